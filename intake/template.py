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


def report(known: Known, *, rows: Mapping[str, Sequence[Values]] | None = None, ticked: Collection[str] = ()) -> bytes:
    """The .xlsx of a committee's report, filled with what is known, or with `rows` by sheet name where they are given.

    `ticked` names the sheets whose box «không phát sinh» is ticked; a sheet that `rows` does not name is left out.
    """
    return _workbook("report", known, prefill.report(known) if rows is None else rows, ticked)


def assigning(known: Known, *, rows: Mapping[str, Sequence[Values]] | None = None, ticked: Collection[str] = ()) -> bytes:
    """The .xlsx by which the Organisation Commission gives work; `rows` and `ticked` as for `report`."""
    return _workbook("assign", known, prefill.assigning(known) if rows is None else rows, ticked)


def _workbook(
    kind: Literal["report", "assign"], known: Known, rows: Mapping[str, Sequence[Values]], ticked: Collection[str]
) -> bytes:
    file = io.BytesIO()
    mark = Mark(kind, known.committee.id, known.period)
    sheets = [sheet for sheet in SHEETS[kind] if sheet.name in rows or sheet.name in ticked]
    lists, subtitle = _lists(sheets, known), f"{known.committee.name} – {known.period.label}"
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        _describe(book, mark)
        styles = Styles(book)
        guide.write(book, mark, known, sheets=sheets, styles=styles)
        offered = list_ranges(lists)
        for sheet in sheets:
            filled = [_worded(sheet, row, known) for row in rows.get(sheet.name, ())]
            write_sheet(book, sheet, styles=styles, subtitle=subtitle, rows=filled, ticked=sheet.name in ticked, offered=offered)
        write_lists(book, lists, styles=styles)
    return file.getvalue()


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
    """The row with names in place of codes where the column offers names."""
    worded = dict(row)
    for key, column in sheet.columns.items():
        if column.lists and row.get(key):
            codes = row[key] if isinstance(row[key], tuple) else (row[key],)
            names = known.choices(*column.lists)
            worded[key] = "; ".join(names.get(code, code) for code in codes)
    return worded
