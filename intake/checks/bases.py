"""«Cơ sở»: the grassroots organisations of the committee, each with the level it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.periods import Kind
from domain.statements import Statement
from domain.text import spelling
from intake import prefill
from intake.checks.book import Book, duplicates, foreign, in_order, not_later, statement, together
from intake.refusals import Refusal
from intake.rows import Entry
from intake.sheets.report import BASES, BaseRow


def refusals(book: Book) -> Iterator[Refusal]:
    """Codes of another form or committee, one base twice, days out of order, a level without its period."""
    entries = book.of(BASES)
    yield from duplicates(entries, "code")
    yield from duplicates(entries, "name", of=lambda entry: (spelling(entry.row.name), entry.row.ended_on))
    for entry in entries:
        yield from _code(book, entry)
        yield from in_order(entry, "founded_on", "ended_on")
        yield from not_later(entry, book.known.on, "founded_on", "ended_on")
        yield from together(entry, "level", "level_period")
        yield from together(entry, "level_period", "level")
        yield from _level_period(book, entry)


def codes(book: Book) -> dict[str, bool]:
    """Every base of the committee, known or in this workbook, by code: whether it stands at the end of the period."""
    end = book.known.period.end
    found = {row["code"]: (row["ended_on"] or end) >= end for row in book.known.rows("base_organisation")}
    return found | {entry.row.code: (entry.row.ended_on or end) >= end for entry in book.of(BASES)}


def _code(book: Book, entry: Entry[BaseRow]) -> Iterator[Refusal]:
    committee = book.known.committee
    if not re.fullmatch(rf"{committee.code}-[0-9]{{3,4}}", entry.row.code):
        words = (
            foreign(book, entry.row.code)
            or f"mã dạng {committee.code}-001; mã còn trống: {prefill.next_base_codes(book.known)[0]}"
        )
        yield entry.refusal("code", words)


def _level_period(book: Book, entry: Entry[BaseRow]) -> Iterator[Refusal]:
    period = entry.row.level_period
    if period is None:
        return
    if period.kind not in (Kind.YEAR, Kind.QUARTER):
        yield entry.refusal("level_period", "một năm hoặc một quý")
    elif period.start > book.known.on:
        yield entry.refusal("level_period", "kỳ đã bắt đầu; kỳ này chưa đến")


def statements(book: Book) -> Iterator[Statement]:
    """One base_organisation a row, and a classification where a level is given."""
    for entry in book.of(BASES):
        row: BaseRow = entry.row
        yield statement(
            book,
            entry,
            "base_organisation",
            code=row.code,
            name=row.name,
            form=row.form,
            type_code=row.type_code,
            members=row.members,
            is_key=row.is_key,
            founded_on=row.founded_on,
            ended_on=row.ended_on,
        )
        if row.level is not None and row.level_period is not None:
            period = row.level_period.code
            yield statement(book, entry, "classification", base_code=row.code, period=period, level=row.level)
