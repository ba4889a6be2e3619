"""«Nhiệm vụ»: what the owner reports of its work. Title and deadline are given; an owner never moves its own deadline."""

from __future__ import annotations

from collections.abc import Iterator

from domain.statements import Statement
from domain.text import spelling
from intake.checks.book import Book, duplicates, in_order, not_later, statement, told, unknown
from intake.refusals import Refusal
from intake.rows import Entry
from intake.sheets.report import ASSIGNMENTS, AssignmentRow


def refusals(book: Book) -> Iterator[Refusal]:
    """Unknown, foreign and cancelled work, given cells that were changed, days out of order or not yet come."""
    entries = book.of(ASSIGNMENTS)
    yield from duplicates(entries, "code")
    for entry in entries:
        yield from _against_known(book, entry)
        yield from in_order(entry, "started_on", "done_on")
        yield from not_later(entry, book.known.on, "started_on", "done_on")


def _against_known(book: Book, entry: Entry[AssignmentRow]) -> Iterator[Refusal]:
    row = entry.row
    known = book.known.fact("assignment", row.code)
    if known is None:
        codes = [each["code"] for each in book.known.rows("assignment")]
        yield unknown(book, entry, "code", codes, what="mã của một nhiệm vụ đã giao cho đơn vị")
        return
    if known["cancelled_on"] is not None:
        yield entry.refusal("code", f"nhiệm vụ còn hiệu lực; nhiệm vụ này đã được rút ngày {known['cancelled_on']:%d/%m/%Y}")
    if row.title is not None and spelling(row.title) != spelling(known["title"]):
        yield entry.refusal("title", f"{told(known['title'])} theo mã {row.code}; có thể bảng bị lệch dòng khi sắp xếp")
    moves = [move for move in book.known.rows("deadline_move") if move["assignment_code"] == row.code]
    deadlines = {known["due_on"], *(move["due_on"] for move in moves)}
    if row.due_on is not None and row.due_on not in deadlines:
        yield entry.refusal("due_on", f"thời hạn đã giao, {told(max(deadlines))}; đơn vị không tự gia hạn")
    if row.done_on is not None and row.done_on < known["assigned_on"]:
        yield entry.refusal("done_on", f"ngày không trước ngày giao việc ({known['assigned_on']:%d/%m/%Y})")
    returned = book.known.returned_on(row.code)
    if row.done_on is not None and returned is not None and row.done_on <= returned:
        yield entry.refusal("done_on", f"ngày sau ngày kết quả bị trả lại ({returned:%d/%m/%Y}), hoặc để trống nếu chưa xong lại")


def statements(book: Book) -> Iterator[Statement]:
    """One assignment_report a row."""
    for entry in book.of(ASSIGNMENTS):
        row: AssignmentRow = entry.row
        answers = {
            "started_on": row.started_on,
            "done_on": row.done_on,
            "product_document": row.product_document,
            "note": row.note,
        }
        yield statement(book, entry, "assignment_report", assignment_code=row.code, **answers)
