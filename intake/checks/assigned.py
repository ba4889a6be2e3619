"""«Gia hạn», «Rút việc», «Thẩm tra»: what the Organisation Commission states of work that was given before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data_access.known import Fact
from domain.statements import Statement
from intake.checks.book import Book, duplicates, not_later, statement, told
from intake.refusals import Refusal
from intake.rows import Entry
from intake.sheets.assigning import CANCELLATIONS, DEADLINE_MOVES, VERIFICATIONS
from intake.words import nearest


def refusals(book: Book) -> Iterator[Refusal]:
    """Unknown or cancelled work, moves out of their order, confirmations of what is not reported done."""
    yield from duplicates(book.of(DEADLINE_MOVES), "code", of=lambda entry: (entry.row.code, entry.row.number))
    yield from duplicates(book.of(CANCELLATIONS), "code")
    yield from duplicates(book.of(VERIFICATIONS), "code")
    for sheet, day in ((DEADLINE_MOVES, "moved_on"), (CANCELLATIONS, "cancelled_on"), (VERIFICATIONS, "verified_on")):
        for entry in book.of(sheet):
            known = book.known.fact("assignment", entry.row.code)
            yield from not_later(entry, book.known.on, day)
            if known is None:
                hint = nearest(entry.row.code, [row["code"] for row in book.known.rows("assignment")])
                yield entry.refusal("code", f"mã đầy đủ của một nhiệm vụ đã giao{'; ' + hint if hint else ''}")
            elif getattr(entry.row, day) < known["assigned_on"]:
                yield entry.refusal(day, f"ngày không trước ngày giao việc ({known['assigned_on']:%d/%m/%Y})")
            elif sheet is DEADLINE_MOVES:
                yield from _moved(book, entry, known)
            elif sheet is VERIFICATIONS:
                yield from _verified(book, entry, known)


def _moved(book: Book, entry: Entry[Any], known: Fact) -> Iterator[Refusal]:
    """Moves are numbered without gaps; each ends later than the deadline before it."""
    before = {
        row["number"]: row["due_on"] for row in book.known.rows("deadline_move") if row["assignment_code"] == entry.row.code
    }
    before |= {each.row.number: each.row.due_on for each in book.of(DEADLINE_MOVES) if each.row.code == entry.row.code}
    previous = known["due_on"] if entry.row.number == 1 else before.get(entry.row.number - 1)
    if known["cancelled_on"] is not None:
        yield entry.refusal("code", f"nhiệm vụ còn hiệu lực; nhiệm vụ này đã được rút ngày {known['cancelled_on']:%d/%m/%Y}")
    if previous is None or entry.row.number == 0:
        following = max((number for number in before if number != entry.row.number), default=0) + 1
        yield entry.refusal("number", f"lần kế tiếp: {following}")
    elif entry.row.due_on <= previous:
        yield entry.refusal("due_on", f"ngày sau thời hạn trước đó, {told(previous)}")


def _verified(book: Book, entry: Entry[Any], known: Fact) -> Iterator[Refusal]:
    """Only what its owner reported done is confirmed, not before that day, and not by the owner."""
    said = book.known.fact("assignment_report", entry.row.code)
    returned = book.known.returned_on(entry.row.code)
    if returned is not None:
        words = f"nhiệm vụ mà nơi thực hiện đã báo cáo xong; kết quả của nhiệm vụ này đã bị trả lại ngày {returned:%d/%m/%Y}"
        yield entry.refusal("code", words)
    elif said is None or said["done_on"] is None:
        yield entry.refusal("code", "nhiệm vụ mà nơi thực hiện đã báo cáo xong; nhiệm vụ này chưa được báo cáo xong")
    elif entry.row.verified_on < said["done_on"]:
        yield entry.refusal("verified_on", f"ngày không trước ngày báo cáo xong ({said['done_on']:%d/%m/%Y})")
    if entry.row.verified_by == known["committee_id"]:
        yield entry.refusal("verified_by", "một nơi khác với nơi thực hiện")


def statements(book: Book) -> Iterator[Statement]:
    """One deadline_move, one cancelled assignment or one verification a row, each of the owner's committee."""
    for sheet in (DEADLINE_MOVES, CANCELLATIONS, VERIFICATIONS):
        for entry in book.of(sheet):
            row, owner = entry.row, book.known.facts["assignment"][entry.row.code,]["committee_id"]
            told_of = {"assignment_code": row.code, "committee_id": owner}
            if sheet is DEADLINE_MOVES:
                moved = {"number": row.number, "moved_on": row.moved_on, "due_on": row.due_on, "document": row.document}
                yield statement(book, entry, "deadline_move", **told_of, **moved)
            elif sheet is CANCELLATIONS:
                yield _cancelled(book, entry)
            else:
                checked = {"verified_on": row.verified_on, "verified_by": row.verified_by, "document": row.document}
                yield statement(book, entry, "verification", **told_of, **checked)


def _cancelled(book: Book, entry: Entry[Any]) -> Statement:
    """The assignment as it was given, taken back on a day for a reason."""
    known = book.known.facts["assignment"][entry.row.code,]
    plain = ("code", "committee_id", "clause", "letter", "title", "product", "assigning_document", "assigned_on", "due_on")
    kept = {key: known[key] for key in plain}
    return statement(
        book, entry, "assignment", **kept, cancelled_on=entry.row.cancelled_on, cancel_reason=entry.row.cancel_reason
    )
