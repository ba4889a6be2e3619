"""«Kiến nghị»: the remedies that inspections asked for, until they are done and confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.statements import Statement
from domain.text import spelling
from intake.cells import Rule
from intake.checks import inspections
from intake.checks.book import Book, duplicates, in_order, not_later, statement, together, unknown
from intake.refusals import Refusal
from intake.rows import Entry
from intake.sheets.report import RECOMMENDATIONS, RecommendationRow


def refusals(book: Book) -> Iterator[Refusal]:
    """Unknown inspections and codes, one remedy twice, confirmations before the remedy."""
    entries = book.of(RECOMMENDATIONS)
    codes = recommendation_codes(book)
    known_inspections = inspections.codes(book)
    yield from duplicates(entries, "content", of=lambda entry: codes[entry.line.number])
    for entry in entries:
        row: RecommendationRow = entry.row
        if row.inspection_code not in known_inspections:
            yield unknown(book, entry, "inspection_code", known_inspections, what="mã của một cuộc ở trang «Kiểm tra, giám sát»")
        yield from _against_known(book, entry)
        yield from together(entry, "verified_on", "remedied_on")
        yield from in_order(entry, "remedied_on", "verified_on")
        yield from not_later(entry, book.known.on, "remedied_on", "verified_on")


def recommendation_codes(book: Book) -> dict[int, str]:
    """The code of each row: as written, or that of the same remedy known of the inspection, or the next one of it."""
    taken = {row["code"]: (row["inspection_code"], spelling(row["content"])) for row in book.known.rows("recommendation")}
    found: dict[int, str] = {}
    for entry in book.of(RECOMMENDATIONS):
        row: RecommendationRow = entry.row
        about = (row.inspection_code, spelling(row.content))
        same = [code for code, each in taken.items() if each == about]
        last = max((int(code.rpartition("-KN")[2]) for code, each in taken.items() if each[0] == row.inspection_code), default=0)
        code = row.code or (same[0] if same else f"{row.inspection_code}-KN{last + 1}")
        taken.setdefault(code, about)
        found[entry.line.number] = code
    return found


def _against_known(book: Book, entry: Entry[RecommendationRow]) -> Iterator[Refusal]:
    row = entry.row
    known = book.known.fact("recommendation", row.code) if row.code else None
    if row.code is not None and known is None:
        codes = [each["code"] for each in book.known.rows("recommendation")]
        if not re.fullmatch(rf"{re.escape(row.inspection_code)}-KN[0-9]{{1,2}}", row.code):
            yield unknown(book, entry, "code", codes, what="mã kiến nghị đã có; kiến nghị mới thì để trống")
    elif known is not None and known["inspection_code"] != row.inspection_code:
        words = f"«{known['inspection_code']}» theo mã {row.code}; có thể bảng bị lệch dòng khi sắp xếp"
        yield entry.refusal("inspection_code", words)


def statements(book: Book) -> Iterator[Statement]:
    """One recommendation a row."""
    codes = recommendation_codes(book)
    plain = ("inspection_code", "finding", "content", "responsible", "due_on", "remedied_on", "document", "verified_on")
    for entry in book.of(RECOMMENDATIONS):
        code = codes[entry.line.number]
        if entry.row.code is None:
            entry.table.reading.note(f"A{entry.line.number}", Rule.NEW_CODE, "", code)
        values = {key: getattr(entry.row, key) for key in plain}
        yield statement(book, entry, "recommendation", code=code, **values)
