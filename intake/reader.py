"""The cells of a workbook with their real addresses: values by python-calamine, the rest from the parts of the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from intake import precheck
from intake.cells import Cell, Raw
from intake.marks import PROPERTY, Mark
from intake.parts import Workbook, workbook
from intake.refusals import Refusal, Refused
from intake.sheet_parts import SheetPart
from intake.sheets import GUIDE

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells; rows from 1, columns from 0."""


@dataclass(frozen=True)
class Grid:
    """A sheet of the file: `rows` from the first row and column on, and what its part says of it."""

    part: SheetPart
    rows: list[list[Raw]]
    merged: tuple[Range, ...]

    @property
    def name(self) -> str:
        """The name on the tab."""
        return self.part.name

    def cells(self, row: int) -> dict[int, Cell]:
        """The cells of a row, counted from 1, that are not blank, by column counted from 0."""
        return self._by_row[row - 1]

    def all_cells(self) -> Iterator[Cell]:
        """Every cell that is not blank."""
        return (cell for row in self._by_row for cell in row.values())

    @cached_property
    def _by_row(self) -> list[dict[int, Cell]]:
        return [self._row(row, values) for row, values in enumerate(self.rows, 1)]

    def _row(self, row: int, values: list[Raw]) -> dict[int, Cell]:
        found = (
            self._cell(row, column, value) for column, value in enumerate(values) if value != "" or self._is_marked(row, column)
        )
        return {cell.column: cell for cell in found if not cell.is_blank}

    def _is_marked(self, row: int, column: int) -> bool:
        """Whether a cell that looks blank holds an error sign or a formula without its result."""
        return (row, column) in self.part.errors or (row, column) in self.part.stale

    def _cell(self, row: int, column: int, value: Raw) -> Cell:
        place = (row, column)
        return Cell(
            row=row,
            column=column,
            value=float(value) if isinstance(value, int) and not isinstance(value, bool) else value,
            is_percent=place in self.part.percent,
            is_formula=place in self.part.formulas,
            is_stale=place in self.part.stale,
            error=self.part.errors.get(place, ""),
        )


@dataclass(frozen=True)
class Opened:
    """A file that is safe to read, and what it says it is."""

    name: str
    sha256: str
    mark: Mark
    workbook: Workbook
    grids: tuple[Grid, ...]


def opened(source: Path | bytes, *, name: str = "") -> Opened:
    """Open a workbook. Raises Refused where the file is unsafe, broken, or does not say which committee and period it is of."""
    file = source.read_bytes() if isinstance(source, Path) else source
    parts = precheck.parts(file)
    described = workbook(parts)
    try:
        with CalamineWorkbook.from_filelike(precheck.repacked(parts)) as book:
            grids = tuple(_grid(book, part) for part in described.sheets if part.name in book.sheet_names and part.path)
    except (CalamineError, ValueError, KeyError) as error:
        raise Refused([Refusal("tệp hỏng, không đọc được; mở tệp bằng Excel, lưu lại rồi nộp lại")]) from error
    called = name or (source.name if isinstance(source, Path) else "")
    return Opened(called, hashlib.sha256(file).hexdigest(), _mark(described, grids), described, grids)


def _grid(book: CalamineWorkbook, part: SheetPart) -> Grid:
    sheet = book.get_sheet_by_name(part.name)
    merged = tuple((top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    return Grid(part, sheet.to_python(skip_empty_area=False), merged)


def _mark(described: Workbook, grids: tuple[Grid, ...]) -> Mark:
    """The mark of the document's properties and that of the first sheet, whichever is there; two that differ are refused."""
    texts = [described.properties.get(PROPERTY, "")]
    texts += [str(cell.value) for grid in grids if grid.name == GUIDE for cell in grid.all_cells() if "CT06|" in str(cell.value)]
    marks = set()
    for text in filter(None, texts):
        try:
            marks.add(Mark.parse(text))
        except ValueError:
            words = "mã biểu mẫu bị sửa; tải mẫu mới, chép số liệu sang rồi nộp lại"
            raise Refused([Refusal(words, sheet=GUIDE)]) from None
    if not marks:
        raise Refused([Refusal("tệp không có mã biểu mẫu của hệ thống; tải mẫu, chép số liệu sang rồi nộp lại")])
    if len(marks) > 1:
        raise Refused([Refusal("tệp mang mã của hai biểu mẫu; tải mẫu mới, chép số liệu sang rồi nộp lại", sheet=GUIDE)])
    return marks.pop()
