"""A list as a workbook: what it is, of where and when, and its rows as typed cells, ready to sort, filter and print.

Text stays text: what begins with = + - @ never becomes a formula, and no cell is cut or left out in silence.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from intake.layout import INK, LINE, QUIET, Styles

NOTHING = "–"
"""What stands in a cell of which nothing is known: never a zero, never an empty cell."""

SHEET = "Danh sách"

_NARROWEST, _WIDEST = 9, 46  # letters
_ARROW = 3  # letters that the button of the filter takes from a heading
_LONGEST_MARGIN = 250  # signs that Excel takes for a header or footer


@dataclass(frozen=True)
class Head:
    """What stands above the rows: `number` of this very file, drawn at random; title; lines; and the mark of invented data.

    No two files have the same number, so a printout names the record of its download.
    """

    number: str
    title: str
    lines: tuple[str, ...]
    mark: str = ""

    @property
    def heading_row(self) -> int:
        """The row of the headings, counted from 1."""
        return 3 + len(self.lines)


def workbook(rows: pd.DataFrame, headings: Mapping[str, str], *, head: Head) -> bytes:
    """The .xlsx of the columns of `headings`, each row of `rows` one row. Raises ValueError for what no cell can hold."""
    file = io.BytesIO()
    kept_as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, {"in_memory": True, **kept_as_text}) as book:
        book.set_properties({"title": head.title, "author": "", "comments": head.mark})
        styles, page = Styles(book), book.add_worksheet(SHEET)
        _write_head(page, head, styles)
        for place, (name, heading) in enumerate(headings.items()):
            _write_column(page, rows[name], heading, place=place, top=head.heading_row - 1, styles=styles)
        last = max(head.heading_row, head.heading_row - 1 + len(rows))
        page.autofilter(head.heading_row - 1, 0, last, len(headings) - 1)
        _prepare(page, head)
    return file.getvalue()


def _write_head(page: Worksheet, head: Head, styles: Styles) -> None:
    first = f"Bản tải về số {head.number}" + (f" · {head.mark}" if head.mark else "")
    _text(page, 0, 0, first, styles.of(font_color=QUIET, bold=bool(head.mark), num_format="@"))
    _text(page, 1, 0, head.title, styles.of(bold=True, font_size=14, font_color=INK, num_format="@"))
    for number, line in enumerate(head.lines, 2):
        _text(page, number, 0, line, styles.of(font_color=QUIET, num_format="@"))


def _write_column(page: Worksheet, column: pd.Series[Any], heading: str, *, place: int, top: int, styles: Styles) -> None:
    look = {"border": 1, "border_color": LINE, "text_wrap": True}
    bold = {"bold": True, "font_color": "#FFFFFF", "bg_color": INK, "align": "center", "valign": "vcenter", "num_format": "@"}
    number_format, write = _kind(column)
    side = {} if number_format == "@" else {"align": "right"}
    known, unknown = styles.of(**look, **side, num_format=number_format), styles.of(**look, **side, num_format="@")
    _text(page, top, place, heading, styles.of(**look, **bold))
    page.set_column(place, place, _width(column, heading, is_text=number_format == "@"))
    for row, (value, gap) in enumerate(zip(column, column.isna(), strict=True), top + 1):
        if gap:
            _text(page, row, place, NOTHING, unknown)
        else:
            write(page, row, place, value, known)


_Write = Callable[[Worksheet, int, int, Any, Format], None]


def _kind(column: pd.Series[Any]) -> tuple[str, _Write]:
    """How Excel shows the values of a column, and how they are written."""
    if is_bool_dtype(column.dtype):
        return "@", _truth
    if is_datetime64_any_dtype(column.dtype):
        return "dd/mm/yyyy", _day
    if is_numeric_dtype(column.dtype):
        return ("#,##0" if (column.dropna() % 1 == 0).all() else "#,##0.0"), _number
    return "@", _text


def _text(page: Worksheet, row: int, column: int, value: Any, style: Format) -> None:
    if page.write_string(row, column, str(value), style):
        raise ValueError("A text is longer than a cell can hold")


def _truth(page: Worksheet, row: int, column: int, value: Any, style: Format) -> None:
    _text(page, row, column, "có" if value else "không", style)


def _day(page: Worksheet, row: int, column: int, value: Any, style: Format) -> None:
    page.write_datetime(row, column, value, style)


def _number(page: Worksheet, row: int, column: int, value: Any, style: Format) -> None:
    page.write_number(row, column, value, style)


def _width(column: pd.Series[Any], heading: str, *, is_text: bool) -> float:
    """Letters that a column needs: its longest word of heading, its longest text as far as it does not wrap."""
    word = max(map(len, heading.split()), default=0) + _ARROW
    longest = max((len(str(value)) for value in column.dropna()), default=0) + 2 if is_text else 12
    return float(min(max(word, longest, _NARROWEST), _WIDEST))


def _prepare(page: Worksheet, head: Head) -> None:
    """Headings that stay in sight, and on every printed page; A4 across; what the print is, on every sheet of it."""
    page.freeze_panes(head.heading_row, 1)
    page.set_row(head.heading_row - 1, 32)
    page.hide_gridlines(2)
    page.set_tab_color(INK)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head.heading_row - 1)
    page.set_header(f"&L&8{_printed(head.title)}&R&8&B{_printed(head.mark)}")
    page.set_footer(f"&L&8{_printed(f'Bản tải về số {head.number} {head.mark}'.strip())}&R&8Trang &P/&N")


def _printed(text: str) -> str:
    """Text of a margin: & would begin a command there, and too much is not taken."""
    return text[: _LONGEST_MARGIN // 3].replace("&", "&&")
