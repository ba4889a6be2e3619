"""What a column of a sheet is. The rows of `intake.sheets` are declared with these types, and template, reader and checks follow.

A type takes the cell of a workbook and gives the plain value, or says what it expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic.fields import FieldInfo

from domain.periods import Period
from domain.text import spelling
from intake import days, numbers, words


class Kind(StrEnum):
    """What a cell of the column holds; it decides number format, drop-down and reading."""

    CODE = "code"
    TEXT = "text"
    DAY = "day"
    COUNT = "count"
    PERCENT = "percent"
    CHOICE = "choice"
    CHOICES = "choices"
    TICK = "tick"
    PERIOD = "period"


Code = Annotated[str, BeforeValidator(words.code), Kind.CODE]
Text = Annotated[str, BeforeValidator(words.text), StringConstraints(max_length=300), Kind.TEXT]
Document = Annotated[str, BeforeValidator(words.text), StringConstraints(max_length=80), Kind.TEXT]
Body = Annotated[str, BeforeValidator(words.text), StringConstraints(max_length=160), Kind.TEXT]
LongText = Annotated[str, BeforeValidator(words.text), StringConstraints(max_length=500), Kind.TEXT]
Choice = Annotated[str, BeforeValidator(words.choice), Kind.CHOICE]
Choices = Annotated[tuple[str, ...], BeforeValidator(words.choices), Kind.CHOICES]
Tick = Annotated[bool, BeforeValidator(words.tick), Kind.TICK]
Day = Annotated[date, BeforeValidator(days.day), Kind.DAY]
PeriodCode = Annotated[Period, BeforeValidator(days.period), Kind.PERIOD]
Count = Annotated[int, BeforeValidator(numbers.count), Kind.COUNT]
Percent = Annotated[float, BeforeValidator(numbers.percent), Kind.PERCENT]


@dataclass(frozen=True)
class Column:
    """How a column looks and what is said about it.

    `given` is written by the system and only shown; `lists` name the choices; `codes_of` names the sheet whose first
    column holds the codes to choose from.
    """

    heading: str
    width: float = 12
    note: str = ""
    given: bool = False
    lists: tuple[str, ...] = ()
    codes_of: str = ""


class Row(BaseModel):
    """A row of a sheet, column by column, in the order of the template."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Sheet:
    """A sheet: its tab, its title, what to write there, what its box «không phát sinh» says, its rows, empty lines for more."""

    name: str
    title: str
    says: str
    nothing: str
    row: type[Row]
    blanks: int = 0

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns by field of the row, in order."""
        return {key: _column(field) for key, field in self.row.model_fields.items()}

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """What the cells of each column hold."""
        return {key: _kind(field) for key, field in self.row.model_fields.items()}

    @cached_property
    def headings(self) -> dict[str, str]:
        """The columns by the spelling of their headings."""
        return {spelling(column.heading): key for key, column in self.columns.items()}

    def requires(self, key: str) -> bool:
        """Whether a row that says anything must fill this column."""
        return self.row.model_fields[key].is_required()


def _column(field: FieldInfo) -> Column:
    return next(each for each in field.metadata if isinstance(each, Column))


def _kind(field: FieldInfo) -> Kind:
    """The kind stands beside the type, which for a column that may stay blank is one of two."""
    inner: tuple[Any, ...] = tuple(each for option in get_args(field.annotation) for each in get_args(option))
    return next(each for each in (*field.metadata, *inner) if isinstance(each, Kind))
