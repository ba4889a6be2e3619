"""The rows of a table as checked values, or the reasons against their cells: each cell on its own, all of them at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from data_access.known import Known
from intake.cells import Cell, Reading, Rule
from intake.columns import Kind, Row, Sheet
from intake.refusals import BLANK, Refusal, shown
from intake.tables import Line, Table
from intake.words import plain

R = TypeVar("R", bound=Row)

_STALE = "kết quả của công thức; tệp chưa lưu kết quả, mở bằng Excel, lưu lại rồi nộp"
_ERROR = "một giá trị; công thức trong ô bị lỗi"


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A row that says something, with the line it stands on."""

    row: R
    line: Line
    table: Table

    def refusal(self, key: str, expected: str) -> Refusal:
        """A reason against one cell of the row, which may be blank."""
        heading = self.table.sheet.columns[key].heading
        cell = self.line.cells.get(key)
        if cell is None:
            place = Cell(self.line.number, self.table.places.get(key, 0)).address
            return Refusal(expected, BLANK, self.table.grid.name, place, heading)
        return Refusal(expected, shown(written(cell)), self.table.grid.name, cell.address, heading)


def reading(sheet: Sheet, known: Known, *, name: str, is_1904: bool) -> Reading:
    """What the cells of a sheet are read by: the choices of its columns in the period."""
    columns = {key: column for key, column in sheet.columns.items() if column.lists}
    choices = {key: known.choices(*column.lists) for key, column in columns.items()}
    return Reading(name, choices, is_1904)


def entries(table: Table, *, apart: Collection[str] = ()) -> Iterator[Entry[Any]]:
    """Each line that says something, as a checked row; what is wrong with its cells goes to the table's refusals.

    A line with nothing but what the system wrote says nothing. `apart` are addresses that were refused already and
    must not be repeated: their lines are left out.
    """
    for line in table.lines:
        if any(cell.address in apart for cell in line.cells.values()) or not says(table.sheet, line):
            continue
        _refuse_formulas(table, line)
        try:
            row = table.sheet.row.model_validate(dict(line.cells), context=table.reading)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                _refuse(table, line, problem)
            continue
        yield Entry(row, line, table)


def says(sheet: Sheet, line: Line) -> bool:
    """Whether a line holds an answer, not only what the template had written there."""
    return any(not sheet.columns[key].given for key in line.cells)


def written(cell: Cell) -> str:
    """A cell as the person who looks for it sees it."""
    if cell.error:
        return cell.error
    if isinstance(cell.value, date):
        return f"{cell.value:%d/%m/%Y}"
    return plain(cell.value).replace(".", ",") if isinstance(cell.value, float) else plain(cell.value)


def _refuse_formulas(table: Table, line: Line) -> None:
    for cell in line.cells.values():
        if cell.is_formula and not cell.is_stale and not cell.error:
            table.reading.note(cell, Rule.FORMULA, "=", written(cell))


def _refuse(table: Table, line: Line, problem: ErrorDetails) -> None:
    key = str(problem["loc"][0])
    cell = line.cells.get(key)
    heading = table.sheet.columns[key].heading
    if cell is None:
        place = Cell(line.number, table.places.get(key, 0)).address
        table.refuse("cột này phải ghi", found=BLANK, cell=place, heading=heading)
        return
    expected = _STALE if cell.is_stale else _ERROR if cell.error else _expected(table.sheet.kinds[key], problem)
    table.refuse(expected, found=shown(written(cell)), cell=cell.address, heading=heading)


def _expected(kind: Kind, problem: Mapping[str, Any]) -> str:
    if problem["type"] in ("string_too_long", "too_long"):
        return f"chữ không dài quá {problem['ctx']['max_length']} ký tự"
    return str(problem["msg"]) if problem["type"] == "unfit" else f"giá trị đúng kiểu của cột ({kind.value})"
