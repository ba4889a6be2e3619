"""The statistical tables of inspections as a workbook: a sheet a table, with two rows of headings and a row of column numbers.

Text stays text, and what is not known or not told is said in words, never as a zero or an empty cell.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from domain.statistics import Column, Table
from intake.layout import GIVEN, INK, LINE, QUIET, Styles
from reports.workbook import Head

Cell = int | str

_BEFORE = 2  # the columns A and B: number of the row, what it is about
_LOOK = {"border": 1, "border_color": LINE, "text_wrap": True, "valign": "vcenter"}
_HEADING = {**_LOOK, "bold": True, "align": "center", "bg_color": GIVEN}


@dataclass(frozen=True)
class Line:
    """A row of a table: its number (I, II, 1, 2 …), what it is about, and a cell a column; no cells for a heading alone."""

    number: str
    name: str
    cells: Sequence[Cell] = ()


@dataclass(frozen=True)
class Filled:
    """A table with its rows and a note below them."""

    table: Table
    lines: Sequence[Line]
    note: str


def workbook(filled: Sequence[Filled], *, head: Head) -> bytes:
    """The .xlsx of all tables; each sheet repeats what the file is, of where and when, so that none stands without it."""
    file = io.BytesIO()
    kept_as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, {"in_memory": True, **kept_as_text}) as book:
        book.set_properties({"title": head.title, "author": "", "comments": head.mark})
        styles = Styles(book)
        for each in filled:
            page = book.add_worksheet(each.table.sheet)
            top = _write_head(page, each, head, styles)
            _write_headings(page, each.table, top, styles)
            _write_lines(page, each, top + 3, styles)
            _prepare(page, each.table, head, top)
    return file.getvalue()


def _write_head(page: Worksheet, filled: Filled, head: Head, styles: Styles) -> int:
    """What stands above a table; returns the row of its first headings."""
    first = f"Bản tải về số {head.number}" + (f" · {head.mark}" if head.mark else "")
    page.write_string(0, 0, first, styles.of(font_color=QUIET, bold=bool(head.mark)))
    page.write_string(1, 0, filled.table.title, styles.of(bold=True, font_size=14, font_color=INK))
    lines = (*head.lines, f"Đơn vị tính: {filled.table.unit}")
    for row, line in enumerate(lines, 2):
        page.write_string(row, 0, line, styles.of(font_color=QUIET))
    return 3 + len(lines)


def _write_headings(page: Worksheet, table: Table, top: int, styles: Styles) -> None:
    heading, number = styles.of(**_HEADING), styles.of(**_LOOK, align="center", italic=True, font_color=QUIET)
    for place, name in enumerate(("Số TT", table.rows_named)):
        page.merge_range(top, place, top + 1, place, name, heading)
    for start, columns in _groups(table.columns):
        group, end = columns[0].group, start + len(columns) - 1
        if not group:
            for place, column in enumerate(columns, start):
                page.merge_range(top, place, top + 1, place, column.heading, heading)
            continue
        if len(columns) > 1:
            page.merge_range(top, start, top, end, group, heading)
        else:
            page.write_string(top, start, group, heading)
        for place, column in enumerate(columns, start):
            page.write_string(top + 1, place, column.heading, heading)
    for place, sign in enumerate(["A", "B", *(str(each + 1) for each in range(len(table.columns)))]):
        page.write_string(top + 2, place, sign, number)


def _groups(columns: Sequence[Column]) -> Iterator[tuple[int, list[Column]]]:
    """Neighbouring columns under one heading, with the place of the first."""
    place = _BEFORE
    for _, each in groupby(columns, key=lambda column: column.group):
        found = list(each)
        yield place, found
        place += len(found)


def _write_lines(page: Worksheet, filled: Filled, top: int, styles: Styles) -> None:
    for row, line in enumerate(filled.lines, top):
        bold = not line.number.isdigit()
        text = styles.of(**_LOOK, bold=bold)
        page.write_string(row, 0, line.number, styles.of(**_LOOK, bold=bold, align="center"))
        page.write_string(row, 1, line.name, text)
        for place in range(len(filled.table.columns)):
            _write_cell(page, row, _BEFORE + place, line.cells[place] if line.cells else "", styles, bold=bold)
    page.write_string(top + len(filled.lines) + 1, 0, filled.note, styles.of(font_color=QUIET))


def _write_cell(page: Worksheet, row: int, place: int, value: Cell, styles: Styles, *, bold: bool) -> None:
    look = styles.of(**_LOOK, bold=bold, align="right", num_format="#,##0")
    if isinstance(value, int):
        page.write_number(row, place, value, look)
    else:
        page.write_string(row, place, value, look)


def _prepare(page: Worksheet, table: Table, head: Head, top: int) -> None:
    """Headings that stay in sight and on every printed page; A4 across; what the print is, on every sheet of it."""
    page.set_column(0, 0, 7)
    page.set_column(1, 1, 34)
    page.set_column(_BEFORE, _BEFORE + len(table.columns) - 1, 11)
    page.set_row(top + 1, 90)
    page.freeze_panes(top + 3, _BEFORE)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(top, top + 2)
    page.set_footer(f"&L&8Bản tải về số {head.number} {head.mark}".rstrip() + "&R&8Trang &P/&N")
