"""The table of a sheet: where its headings stand, its rows, and whether its box «không phát sinh» is ticked.

Columns are known by their headings, in any order; nothing that stands in a sheet is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain.text import spelling
from intake.cells import Cell, Reading, Rule, letters
from intake.columns import Sheet
from intake.layout import HEADING_ROW
from intake.reader import Grid
from intake.refusals import Refusal, shown
from intake.sheets import TICK
from intake.words import plain

SEARCHED = 20
"""Rows from the top in which the headings are looked for."""


@dataclass(frozen=True)
class Line:
    """A row of a table: its number in the file and its cells by column of the sheet, blank ones left out."""

    number: int
    cells: Mapping[str, Cell]


@dataclass
class Table:
    """One sheet as it was read, with every reason against it that its form gives."""

    sheet: Sheet
    grid: Grid
    reading: Reading
    heading_row: int = 0
    places: dict[str, int] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    is_ticked: bool = False
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, expected: str, *, found: str = "", cell: str = "", heading: str = "") -> None:
        """Add a reason at a place of this sheet."""
        self.refusals.append(Refusal(expected, found, self.grid.name, cell, heading))


def table(sheet: Sheet, grid: Grid, reading: Reading) -> Table:
    """The table of one sheet with its lines; what its form breaks is in `refusals`."""
    found = Table(sheet, grid, reading)
    if grid.name != sheet.name:
        reading.note("", Rule.SHEET_NAME, grid.name, sheet.name)
    found.heading_row = heading_row(grid, sheet)
    if not found.heading_row:
        names = ", ".join(f"«{column.heading}»" for column in list(sheet.columns.values())[:3])
        found.refuse(f"dòng tiêu đề cột ({names} …) trong {SEARCHED} dòng đầu; chép số liệu sang mẫu mới")
        return found
    _read_headings(found)
    _read_tick(found)
    _refuse_merged(found)
    if not found.refusals:
        found.lines = list(_lines(found))
    return found


def _key(text: str, sheet: Sheet) -> str | None:
    """The column that a heading names; case, spaces, tone placement and the star of a required one do not matter."""
    return sheet.headings.get(spelling(text).rstrip(" *")) if len(text) < 60 else None


def headings(grid: Grid, row: int, sheet: Sheet) -> dict[int, str]:
    """The columns of the sheet that a row of the grid names, by place."""
    found = ((place, _key(cell.value, sheet)) for place, cell in grid.cells(row).items() if isinstance(cell.value, str))
    return {place: key for place, key in found if key is not None}


def heading_row(grid: Grid, sheet: Sheet) -> int:
    """The row with the most headings of the sheet, counted from 1; 0 where no row has two of them."""
    rows = range(1, min(SEARCHED, len(grid.rows)) + 1)
    counts = {row: len(headings(grid, row, sheet)) for row in rows}
    best = max(rows, key=lambda row: counts[row], default=0)
    return best if counts.get(best, 0) >= 2 else 0


def _read_headings(found: Table) -> None:
    row = found.heading_row
    if row != HEADING_ROW:
        found.reading.note(f"A{row}", Rule.HEADING_ROW, row, HEADING_ROW)
    for cell in found.grid.cells(row).values():
        _read_heading(found, cell)
    for key, column in found.sheet.columns.items():
        if key not in found.places and (found.sheet.requires(key) or not column.given):
            found.refuse(_missing(found, key), heading=column.heading)
    order = sorted(found.places, key=lambda key: found.places[key])
    if order != [key for key in found.sheet.columns if key in found.places]:
        told = [found.sheet.columns[key].heading for key in order]
        found.reading.note(f"A{row}", Rule.COLUMN_ORDER, "; ".join(told), "thứ tự của mẫu")
    _note_places(found)


def _note_places(found: Table) -> None:
    """Write down where the columns of the template stand, so that a value can be shown in its very cell later."""
    usual = [letters(place) for place in range(len(found.sheet.columns))]
    there = [letters(found.places[key]) if key in found.places else "–" for key in found.sheet.columns]
    if there != usual:
        found.reading.note(f"A{found.heading_row}", Rule.COLUMN_PLACES, " ".join(there), " ".join(usual))


def _read_heading(found: Table, cell: Cell) -> None:
    key = _key(str(cell.value), found.sheet)
    if key is None:
        found.reading.note(cell, Rule.EXTRA_COLUMN, plain(cell.value), "")
        return
    heading = found.sheet.columns[key].heading
    if key in found.places:
        found.refuse("mỗi cột một lần; có hai cột cùng tiêu đề", cell=cell.address, heading=heading)
        return
    found.places[key] = cell.column
    if str(cell.value).removesuffix(" *") != heading:
        found.reading.note(cell, Rule.HEADING, cell.value, heading)


def _missing(found: Table, key: str) -> str:
    """What to say of a column without a heading: it may stand in the row above or below."""
    near = (found.heading_row - 1, found.heading_row + 1)
    split = any(key in headings(found.grid, row, found.sheet).values() for row in near if 0 < row <= len(found.grid.rows))
    return "tiêu đề nằm trên một dòng; bảng này có tiêu đề hai dòng" if split else "thiếu cột này; chép số liệu sang mẫu mới"


def _read_tick(found: Table) -> None:
    """The box stands beside the sentence that explains it, above the headings."""
    for row in range(1, found.heading_row):
        cells = found.grid.cells(row)
        label = next((column for column, cell in cells.items() if spelling(str(cell.value)).startswith(TICK)), None)
        for column, cell in cells.items() if label is not None else ():
            if column == label:
                continue
            if plain(cell.value).strip().casefold() in ("x", "✓", "✔", "true"):
                found.is_ticked = True
            else:
                found.refuse("chữ x hoặc để trống", found=shown(plain(cell.value)), cell=cell.address, heading="Không phát sinh")


def _refuse_merged(found: Table) -> None:
    columns = set(found.places.values())
    for top, left, bottom, right in found.grid.merged:
        if bottom >= found.heading_row and columns & set(range(left, right + 1)):
            place = f"{letters(left)}{top}:{letters(right)}{bottom}"
            found.refuse("mỗi ô riêng, không gộp; bỏ gộp ô rồi ghi đủ từng ô", found=f"ô gộp {place}", cell=place)


def _lines(found: Table) -> Iterator[Line]:
    """The rows below the headings that hold something, with reasons against hidden, stray and repeated ones."""
    grid, keys = found.grid, {column: key for key, column in found.places.items()}
    named = set(grid.cells(found.heading_row))
    blank: list[int] = []
    for row in range(found.heading_row + 1, len(grid.rows) + 1):
        cells = grid.cells(row)
        if not cells:
            blank.append(row)
            continue
        for number in blank:  # those after the last row are no gap
            found.reading.note(f"A{number}", Rule.EMPTY_ROW, "", "")
        blank.clear()
        if len(headings(grid, row, found.sheet)) >= 2:
            found.refuse("một bảng trên một trang; từ dòng này là bảng thứ hai, chuyển các dòng lên bảng trên", cell=f"A{row}")
            return
        _refuse_unseen(found, row, cells, named)
        yield Line(row, {keys[column]: cell for column, cell in cells.items() if column in keys})


def _refuse_unseen(found: Table, row: int, cells: Mapping[int, Cell], named: set[int]) -> None:
    """Nothing is read that people do not see on the sheet, and nothing left out that they do."""
    if row in found.grid.part.hidden_rows:
        found.refuse("dòng có số liệu mà bị ẩn; bỏ ẩn, bỏ lọc rồi nộp lại", cell=f"A{row}")
    for column, cell in cells.items():
        if column in found.grid.part.hidden_columns:
            found.refuse("ô có số liệu ở cột bị ẩn; bỏ ẩn cột rồi nộp lại", cell=cell.address)
        elif column not in named:
            found.refuse("chỉ ghi trong bảng; ô này nằm ngoài các cột có tiêu đề", cell=cell.address)
