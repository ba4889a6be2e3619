"""The workbooks that go out: a committee's report for a period, and the workbook by which work is given.

What is known is filled in already, so that a committee only writes what is new.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time
from typing import Any, Literal

from xlsxwriter import Workbook

from data_access.known import Known
from intake import guide, prefill
from intake.columns import Sheet
from intake.layout import Lists, Styles, Values, list_ranges, write_lists, write_sheet
from intake.marks import PROPERTY, Mark
from intake.sheets import SHEETS
from intake.untouched import digest

Kind = Literal["report", "assign"]
Rows = Mapping[str, Sequence[Values]]
"""The rows of a workbook by sheet name."""


def report(known: Known, *, rows: Rows | None = None, ticked: Collection[str] = ()) -> bytes:
    """The .xlsx of a committee's report, filled with what is known, or with `rows` by sheet name where they are given.

    `ticked` names the sheets whose box «không phát sinh» is ticked; a sheet that `rows` does not name is left out.
    """
    return _workbook("report", known, sent=prefill.report(known), rows=rows, ticked=ticked)


def assigning(known: Known, *, rows: Rows | None = None, ticked: Collection[str] = ()) -> bytes:
    """The .xlsx by which the Organisation Commission gives work; `rows` and `ticked` as for `report`."""
    return _workbook("assign", known, sent=prefill.assigning(known), rows=rows, ticked=ticked)


def _workbook(kind: Kind, known: Known, *, sent: Rows, rows: Rows | None, ticked: Collection[str]) -> bytes:
    file = io.BytesIO()
    mark = Mark(kind, known.committee.id, known.period, _digests(kind, sent, known))
    filled = sent if rows is None else rows
    sheets = [sheet for sheet in SHEETS[kind] if sheet.name in filled or sheet.name in ticked]
    lists, subtitle = _lists(sheets, known), f"{known.committee.name} – {known.period.label}"
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        _describe(book, mark)
        styles = Styles(book)
        guide.write(book, mark, known, sheets=sheets, styles=styles)
        offered = list_ranges(lists)
        for sheet in sheets:
            lines = [_worded(sheet, row, known) for row in filled.get(sheet.name, ())]
            write_sheet(book, sheet, styles=styles, subtitle=subtitle, rows=lines, ticked=sheet.name in ticked, offered=offered)
        write_lists(book, lists, styles=styles)
    return file.getvalue()


def _digests(kind: Kind, sent: Rows, known: Known) -> tuple[str, ...]:
    return tuple(digest(_worded(sheet, row, known) for row in sent.get(sheet.name, ())) for sheet in SHEETS[kind])


def _describe(book: Workbook, mark: Mark) -> None:
    """The properties of the file: no author, and a day that does not change with the hour of writing."""
    created = datetime.combine(mark.period.start, time.min)
    book.set_properties({"title": "Báo cáo thực hiện Chỉ thị 06-CT/TU", "author": "", "created": created})
    book.set_custom_property(PROPERTY, str(mark), "text")
    book.set_size(24_000, 14_000)


def _lists(sheets: Sequence[Sheet], known: Known) -> Lists:
    columns = (column for sheet in sheets for column in sheet.columns.values() if column.lists)
    return {"+".join(column.lists): (column.heading, known.choices(*column.lists)) for column in columns}


def _worded(sheet: Sheet, row: Values, known: Known) -> dict[str, Any]:
    """The columns of the sheet, with names in place of codes where the column offers names."""
    worded = {key: row.get(key) for key in sheet.columns}
    for key, column in sheet.columns.items():
        if column.lists and row.get(key) is not None:
            codes = row[key] if isinstance(row[key], tuple) else (row[key],)
            names = known.choices(*column.lists)
            worded[key] = "; ".join(names.get(code, code) for code in codes)
    return worded
