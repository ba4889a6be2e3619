"""«Kiểm tra, giám sát»: inspections and supervisions with their counts, which nest: disciplined ≤ … ≤ inspected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from data_access.lists import Choice
from domain.rules import is_within
from domain.statements import Statement
from intake import prefill
from intake.checks import bases
from intake.checks.book import Book, duplicates, foreign, in_order, not_later, statement, unknown
from intake.refusals import Refusal
from intake.rows import Entry
from intake.sheets.report import INSPECTIONS, InspectionRow

_COUNTS = ("inspected", "concluded", "with_violation", "to_discipline", "disciplined")
"""Each is a part of the one before it (tables of 885-QĐ/UBKTTW)."""


def refusals(book: Book) -> Iterator[Refusal]:
    """Codes of another form or committee, unknown bases, days out of order, counts that do not nest."""
    entries = book.of(INSPECTIONS)
    known_bases = bases.codes(book)
    yield from duplicates(entries, "code")
    for entry in entries:
        yield from _code(book, entry)
        if entry.row.base_code is not None and entry.row.base_code not in known_bases:
            yield unknown(book, entry, "base_code", known_bases, what="mã của một cơ sở ở trang «Cơ sở», hoặc ô trống")
        if entry.row.planned_on is None and entry.row.started_on is None:
            yield entry.refusal("planned_on", "ngày theo chương trình hoặc ngày bắt đầu; phải ghi ít nhất một ngày")
        yield from _form_of_its_time(book, entry)
        yield from in_order(entry, "started_on", "ended_on", "concluded_on")
        yield from not_later(entry, book.known.on, "started_on", "ended_on", "concluded_on")
        yield from _nested(entry)


def codes(book: Book) -> set[str]:
    """Every inspection of the committee, known or in this workbook."""
    return {row["code"] for row in book.known.rows("inspection")} | {entry.row.code for entry in book.of(INSPECTIONS)}


def _code(book: Book, entry: Entry[InspectionRow]) -> Iterator[Refusal]:
    committee = book.known.committee.code
    if not re.fullmatch(rf"KT-20[0-9]{{2}}-{committee}-[0-9]{{2,3}}", entry.row.code):
        free = prefill.next_inspection_codes(book.known)[0]
        yield entry.refusal("code", foreign(book, entry.row.code) or f"mã dạng KT-2026-{committee}-01; mã còn trống: {free}")


def _form_of_its_time(book: Book, entry: Entry[InspectionRow]) -> Iterator[Refusal]:
    """A form that a regulation brought is none before that day, whatever the period of the report."""
    day = entry.row.started_on or entry.row.planned_on
    for choice in book.known.reference.lists["inspection_form"]:
        if choice.code == entry.row.form and day and not is_within(day, choice.valid_from, choice.valid_to):
            yield entry.refusal("form", f"hình thức có vào ngày {day:%d/%m/%Y}; hình thức này áp dụng {_told(choice)}")


def _told(choice: Choice) -> str:
    first, last = (f"{day:%d/%m/%Y}" if day else "" for day in (choice.valid_from, choice.valid_to))
    return " ".join(filter(None, [f"từ {first}" if first else "", f"đến {last}" if last else ""]))


def _nested(entry: Entry[InspectionRow]) -> Iterator[Refusal]:
    filled = [(key, getattr(entry.row, key)) for key in _COUNTS if getattr(entry.row, key) is not None]
    for (whole, most), (part, number) in pairwise(filled):
        if number > most:
            yield entry.refusal(part, f"số không lớn hơn «{entry.table.sheet.columns[whole].heading}» ({most})")


def statements(book: Book) -> Iterator[Statement]:
    """One inspection a row; the year of the programme stands in the code."""
    plain = ("code", "authority", "form", "subject", "base_code", "clause", "document")
    for entry in book.of(INSPECTIONS):
        row: InspectionRow = entry.row
        days = ("planned_on", "started_on", "ended_on", "concluded_on")
        values = {key: getattr(row, key) for key in (*plain, *days, *_COUNTS)}
        findings = ",".join(row.findings) if row.findings else None
        yield statement(book, entry, "inspection", year=int(row.code.split("-")[1]), findings=findings, **values)
