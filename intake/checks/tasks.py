"""«Giao việc»: work given to one or many owners at once; each owner's part is an assignment of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data_access.lists import Committee
from domain.statements import Statement
from intake import prefill
from intake.checks.book import Book, duplicates, in_order, not_later, statement, told
from intake.owners import ClosedOwner, UnknownOwner, committees
from intake.refusals import Refusal
from intake.rows import Entry
from intake.sheets.assigning import TASKS, TaskRow


def refusals(book: Book) -> Iterator[Refusal]:
    """Codes of another form, owners that are not there, days out of order, original deadlines that were moved here."""
    entries = book.of(TASKS)
    yield from duplicates(entries, "code")
    for entry in entries:
        yield from _code(book, entry)
        yield from _letter(book, entry)
        yield from in_order(entry, "assigned_on", "due_on")
        yield from not_later(entry, book.known.on, "assigned_on")
        try:
            owners = _owners(book, entry)
        except (UnknownOwner, ClosedOwner) as error:
            yield entry.refusal("owners", f"các đơn vị đang hoạt động, cách nhau bằng dấu chấm phẩy; {error}")
        else:
            yield from _kept(book, entry, owners)


def _code(book: Book, entry: Entry[TaskRow]) -> Iterator[Refusal]:
    if not re.fullmatch(r"NV-20[0-9]{2}-[0-9]{4}", entry.row.code):
        yield entry.refusal("code", f"mã dạng NV-2026-0001; mã còn trống: {prefill.next_task_codes(book.known)[0]}")


def _letter(book: Book, entry: Entry[TaskRow]) -> Iterator[Refusal]:
    letters = book.known.reference.letters.get(entry.row.clause, frozenset())
    if entry.row.letter is not None and entry.row.letter.casefold() not in letters:
        yield entry.refusal("letter", f"điểm của nội dung {entry.row.clause}: {', '.join(sorted(letters)) or 'không có'}")


def _owners(book: Book, entry: Entry[TaskRow]) -> list[Committee]:
    return committees(entry.row.owners, book.known.reference, on=entry.row.assigned_on)


def _kept(book: Book, entry: Entry[TaskRow], owners: list[Committee]) -> Iterator[Refusal]:
    """An original deadline stands for ever; a move is a fact of its own."""
    for owner in owners:
        known = book.known.fact("assignment", f"{entry.row.code}-{owner.code}")
        if known is not None and known["due_on"] != entry.row.due_on:
            words = f"thời hạn gốc {told(known['due_on'])} đã giao cho {owner.name}; thời hạn mới ghi ở trang «Gia hạn»"
            yield entry.refusal("due_on", words)
            return


def statements(book: Book) -> Iterator[Statement]:
    """One assignment an owner; a task taken back stays so."""
    plain = ("clause", "title", "product", "assigning_document", "assigned_on", "due_on")
    for entry in book.of(TASKS):
        values = {key: getattr(entry.row, key) for key in plain}
        letter = entry.row.letter.casefold() if entry.row.letter else None
        for owner in _owners(book, entry):
            code = f"{entry.row.code}-{owner.code}"
            known = book.known.fact("assignment", code) or {}
            taken_back = {key: known.get(key) for key in ("cancelled_on", "cancel_reason")}
            yield statement(book, entry, "assignment", code=code, letter=letter, **values, **taken_back, committee_id=owner.id)
