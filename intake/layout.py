"""How a sheet of a workbook looks: title, box for «không phát sinh», headings with notes, rows, drop-downs, print set-up.

The same content gives the same bytes, so a template can be compared and a file recognised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.periods import Period
from intake.cells import letters
from intake.columns import Column, Kind, Sheet
from intake.sheets import LISTS, TICK

Values = Mapping[str, Any]
"""A row by column: plain values, codes for choices; what is missing stays blank."""

Lists = Mapping[str, tuple[str, Mapping[str, str]]]
"""Choices by the name of their list: title, and name by code."""

HEADING_ROW = 5
"""The row of the headings in the template, counted from 1 as in Excel; the reader finds them elsewhere too."""

LAST_ROW = 400
"""Down to here the drop-downs reach."""

INK, QUIET, GIVEN, LINE = "#1F3A5F", "#5B6470", "#ECEEF1", "#C5CBD3"
_FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_BODY = {**_FONT, "border": 1, "border_color": LINE, "text_wrap": True}
_NUMBERS = {Kind.DAY: "dd/mm/yyyy", Kind.COUNT: "#,##0", Kind.PERCENT: "General"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """A format of the workbook's font with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**_FONT, **properties})
        return self._made[key]

    def body(self, kind: Kind, *, given: bool) -> Format:
        """The format of a cell below a heading: grey where the system wrote it."""
        number = _NUMBERS.get(kind, "@")
        shade = {"bg_color": GIVEN, "font_color": QUIET} if given else {}
        centred = {"align": "center"} if kind in (Kind.TICK, Kind.DAY) else {}
        return self.of(**_BODY, **shade, **centred, num_format=number)


def write_sheet(
    book: Workbook,
    sheet: Sheet,
    *,
    styles: Styles,
    subtitle: str,
    rows: Sequence[Values],
    ticked: bool,
    offered: Mapping[str, str],
) -> None:
    """Add one sheet with its rows. `offered` gives, by list name, the range that holds its choices."""
    page = book.add_worksheet(sheet.name)
    _head(page, sheet, styles, subtitle, ticked=ticked)
    for number, (key, column) in enumerate(sheet.columns.items()):
        heading = f"{column.heading} *" if sheet.requires(key) else column.heading
        page.write_string(HEADING_ROW - 1, number, heading, _heading(styles, given=column.given))
        if column.note:
            page.write_comment(HEADING_ROW - 1, number, column.note, {"author": "", "x_scale": 1.6, "font_size": 9})
        page.set_column(number, number, column.width, styles.of(num_format=_NUMBERS.get(sheet.kinds[key], "@")))
        _offer(page, sheet, key, column=number, offered=offered)
    for number, row in enumerate([*rows, *({} for _ in range(sheet.blanks))], HEADING_ROW):
        _write_row(page, number, sheet, row, styles)
    _print(page, sheet)


def _head(page: Worksheet, sheet: Sheet, styles: Styles, subtitle: str, *, ticked: bool) -> None:
    page.write_string(0, 0, sheet.title, styles.of(bold=True, font_size=14, font_color=INK, num_format="@"))
    page.write_string(1, 0, subtitle, styles.of(font_color=QUIET, num_format="@"))
    box = styles.of(border=2, border_color=INK, align="center", bold=True, num_format="@")
    page.write(2, 0, "x" if ticked else "", box)
    page.write_string(2, 1, f"{TICK.capitalize()}: ghi x vào ô bên trái nếu {sheet.nothing}.", styles.of(num_format="@"))
    page.data_validation(2, 0, 2, 0, {"validate": "list", "source": ["x"]})
    says = f"{sheet.says} Cột có dấu * phải ghi; ô xám do hệ thống ghi sẵn."
    page.write_string(3, 0, says, styles.of(italic=True, font_color=QUIET, num_format="@"))
    page.set_row(HEADING_ROW - 1, 42)


def _heading(styles: Styles, *, given: bool) -> Format:
    shade = QUIET if given else INK
    look = {"bold": True, "font_color": "#FFFFFF", "bg_color": shade, "border": 1, "border_color": LINE}
    return styles.of(**look, text_wrap=True, align="center", valign="vcenter", num_format="@")


def _write_row(page: Worksheet, number: int, sheet: Sheet, row: Values, styles: Styles) -> None:
    for place, (key, column) in enumerate(sheet.columns.items()):
        kind = sheet.kinds[key]
        given = column.given and (key in row or place > 0)
        _write(page, number, place, row.get(key), styles.body(kind, given=given))


def _write(page: Worksheet, row: int, column: int, value: Any, style: Format) -> None:
    if value is None or value is False or value in ("", ()):
        page.write_blank(row, column, None, style)
    elif value is True:
        page.write_string(row, column, "x", style)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time.min), style)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, style)
    else:
        page.write_string(row, column, value.code if isinstance(value, Period) else str(value), style)


def _offer(page: Worksheet, sheet: Sheet, key: str, *, column: int, offered: Mapping[str, str]) -> None:
    """The drop-down of a column, or the limits of its dates and numbers, with a sentence where they are passed."""
    rule = _rule(sheet.kinds[key], sheet.columns[key], offered)
    if rule:
        page.data_validation(HEADING_ROW, column, LAST_ROW - 1, column, rule)


def _rule(kind: Kind, column: Column, offered: Mapping[str, str]) -> dict[str, Any]:
    if column.codes_of:
        return {"validate": "list", "source": f"='{column.codes_of}'!$A${HEADING_ROW + 1}:$A${LAST_ROW}", "show_error": False}
    if column.lists:
        several = {"show_error": False} if kind is Kind.CHOICES else {}
        source = offered["+".join(column.lists)]
        return {"validate": "list", "source": source, "error_message": "Chọn trong danh sách.", **several}
    if kind is Kind.TICK:
        return {"validate": "list", "source": ["x"], "error_message": "Ghi x hoặc để trống."}
    if kind is Kind.DAY:
        limits = {"minimum": date(1930, 2, 3), "maximum": date(2100, 12, 31)}
        words = {"error_title": "Ngày chưa đúng", "error_message": "Ghi ngày dạng dd/mm/yyyy, như 31/10/2026."}
        return {"validate": "date", "criteria": "between", "error_type": "warning", **limits, **words}
    if kind is Kind.COUNT:
        words = {"error_title": "Số chưa đúng", "error_message": "Ghi số nguyên từ 0; chưa có số liệu thì để trống."}
        return {"validate": "integer", "criteria": ">=", "value": 0, **words}
    return {}


def _print(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes(HEADING_ROW, 1)
    page.hide_gridlines(2)
    page.set_tab_color(INK)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADING_ROW - 1)
    page.set_footer(f"&L&8{sheet.title}&R&8Trang &P/&N")


def list_ranges(lists: Lists) -> dict[str, str]:
    """Where the names of each list stand on the sheet that `write_lists` adds."""
    columns = {name: letters(2 * place + 1) for place, name in enumerate(lists)}
    last = {name: max(4, len(choices) + 3) for name, (_, choices) in lists.items()}
    return {name: f"='{LISTS}'!${column}$4:${column}${last[name]}" for name, column in columns.items()}


def write_lists(book: Workbook, lists: Lists, *, styles: Styles) -> None:
    """Add the sheet of choices: two columns a list, code and name, under the list's title."""
    page = book.add_worksheet(LISTS)
    page.set_tab_color(QUIET)
    page.write_string(0, 0, "Danh mục dùng trong biểu mẫu: mã và tên", styles.of(bold=True, font_size=14, font_color=INK))
    for place, (title, choices) in enumerate(lists.values()):
        left = 2 * place
        page.merge_range(2, left, 2, left + 1, title, _heading(styles, given=False))
        for number, choice in enumerate(choices.items(), 3):
            page.write_row(number, left, choice, styles.body(Kind.TEXT, given=True))
        page.set_column(left, left, 13)
        page.set_column(left + 1, left + 1, 34)
    page.freeze_panes(3, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
