"""The reference lists as workbooks use them: committees with their successors, indicators, tasks and choices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from data_access import aliases
from data_access.schema import reference as schema
from domain.indicators import is_plan
from domain.periods import Period
from domain.weak_bases import CLOSING


@dataclass(frozen=True)
class Committee:
    """A committee or city body, with its days in force (`valid_to` None while it is) and its main district, if any."""

    id: str
    name: str
    short_name: str
    kind: str
    responsible: str
    district_code: str | None
    valid_from: date
    valid_to: date | None

    @property
    def code(self) -> str:
        """The committee as it stands inside the codes of facts: XP26740."""
        return self.id.replace("-", "").upper()

    def in_force(self, start: date, end: date) -> bool:
        """Whether it was in force on any day from `start` to `end`."""
        return self.valid_from <= end and (self.valid_to is None or self.valid_to >= start)


@dataclass(frozen=True)
class Indicator:
    """A measure: `periods` are the kinds of period it is due for, `items` its breakdown codes with their names."""

    code: str
    name: str
    unit: str
    kind: str
    numerator: str
    denominator: str | None
    periods: tuple[str, ...]
    items: Mapping[str, str]
    responsible: str

    @property
    def may_exceed(self) -> bool:
        """Whether more than the whole can be right: what was done, set against what was planned."""
        return is_plan(self.denominator)


@dataclass(frozen=True)
class Choice:
    """One code of a list, with the days it holds."""

    code: str
    name: str
    valid_from: date | None
    valid_to: date | None

    def holds(self, period: Period) -> bool:
        """Whether it holds on any day of `period`."""
        started = self.valid_from is None or self.valid_from <= period.end
        return started and (self.valid_to is None or self.valid_to >= period.start)


@dataclass(frozen=True)
class Reference:
    """Every list by code, in its order; `called` are other names people use for committees, by committee id.

    Of a district: its name and its short name.
    """

    committees: Mapping[str, Committee]
    successors: Mapping[str, tuple[str, ...]]
    called: Mapping[str, tuple[str, ...]]
    districts: Mapping[str, tuple[str, str]]
    indicators: Mapping[str, Indicator]
    letters: Mapping[str, frozenset[str]]
    lists: Mapping[str, tuple[Choice, ...]]

    def choices(self, *lists: str, period: Period) -> dict[str, str]:
        """The codes of these lists that hold in `period`, with their names."""
        found = (choice for name in lists for choice in self.lists.get(name, ()) if choice.holds(period))
        return {choice.code: choice.name for choice in found}


def load(connection: Connection) -> Reference:
    """All lists as they are in the database now."""
    committees = {row.id: _committee(row) for row in _rows(connection, schema.committee)}
    successors, called, letters = defaultdict(list), defaultdict(list), defaultdict(set)
    for row in connection.execute(select(schema.succession).order_by(schema.succession.c.is_main.desc())):
        successors[row.old_id].append(row.new_id)
    for each in aliases.aliases(connection):
        if each.kind == aliases.COMMITTEE:
            called[each.target].append(each.text)
    for row in connection.execute(select(schema.sub_requirement)):
        letters[row.clause].add(row.letter)
    return Reference(
        committees=committees,
        successors={old: tuple(new) for old, new in successors.items()},
        called={target: tuple(texts) for target, texts in called.items()},
        districts={row.code: (row.name, row.short_name) for row in _rows(connection, schema.district)},
        indicators=_indicators(connection),
        letters={clause: frozenset(found) for clause, found in letters.items()},
        lists=_lists(connection, committees),
    )


def _rows(connection: Connection, table: Table) -> list[Row[Any]]:
    return list(connection.execute(select(table).order_by(table.c.sort_order)))


def _committee(row: Row[Any]) -> Committee:
    return Committee(row.id, row.name, row.short_name, row.kind, row.responsible, row.district_code, row.valid_from, row.valid_to)


def _indicators(connection: Connection) -> dict[str, Indicator]:
    groups = {row.code: row.responsible for row in _rows(connection, schema.clause)}
    names = {row.code: row.name_vi for row in _rows(connection, schema.category)}
    return {
        row.code: Indicator(
            code=row.code,
            name=row.name_vi,
            unit=row.unit,
            kind=row.kind,
            numerator=row.numerator_vi,
            denominator=row.denominator_vi,
            periods=tuple(row.periods.split(",")),
            items={item: names.get(item, item) for item in row.items.split(",") if item},
            responsible=groups[row.clause],
        )
        for row in _rows(connection, schema.indicator)
    }


def _lists(connection: Connection, committees: Mapping[str, Committee]) -> dict[str, tuple[Choice, ...]]:
    found: dict[str, list[Choice]] = defaultdict(list)
    for row in _rows(connection, schema.category):
        found[row.list].append(Choice(row.code, row.name_vi, row.valid_from, row.valid_to))
    for row in _rows(connection, schema.clause):
        found["clause"].append(Choice(row.code, f"{row.code} – {row.title_vi}", None, None))
    found["weak_outcome"] = [choice for choice in found["weak_stage"] if choice.code in CLOSING]
    for one in committees.values():
        if one.kind == "city_body":
            found["city_body"].append(Choice(one.id, one.name, one.valid_from, one.valid_to))
    return {name: tuple(choices) for name, choices in found.items()}
