"""«Cơ sở cần củng cố»: the stays of bases on the register, with their steps in the order in which they can happen.

Which step may follow which, and what it must carry, is asked of `domain.weak_steps`, as on screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from domain.statements import Statement, Value
from domain.weak_bases import CLOSING
from domain.weak_course import Step
from domain.weak_steps import Fault, Reason, faults
from intake.cells import Rule
from intake.checks import bases
from intake.checks.book import Book, duplicates, in_order, not_later, statement, together, unknown
from intake.refusals import Refusal
from intake.rows import Entry
from intake.sheets.report import STEPS, WEAK_CASES, WeakCaseRow

_DAYS = ("listed_on", "planned_on", "underway_on", "extended_on", "again_on", "proposed_on", "closed_on")
_IN_ORDER = (  # what was proposed may be extended, so these two have no order
    tuple(day for day in _DAYS if day != "proposed_on"),
    ("underway_on", "proposed_on"),
    ("proposed_on", "closed_on"),
)
_OF_DOCUMENT = {Reason.UNDOCUMENTED}
_OF_DEADLINE = {Reason.NO_DEADLINE, Reason.STRAY_DEADLINE, Reason.SPENT_DEADLINE, Reason.SHORTENED}
_NEEDS = {
    "planned_on": ("due_on",),
    "due_on": ("planned_on",),
    "extended_on": ("extended_due_on", "planned_on"),
    "extended_due_on": ("extended_on",),
    "again_on": ("again_due_on", "extended_on"),
    "again_due_on": ("again_on",),
    "closed_on": ("outcome", "close_document"),
    "outcome": ("closed_on",),
}


def refusals(book: Book) -> Iterator[Refusal]:
    """Unknown bases and cases, steps out of order or without what belongs to them, steps taken back."""
    entries = book.of(WEAK_CASES)
    codes = case_codes(book)
    known_bases = bases.codes(book)
    yield from duplicates(entries, "base_code", of=lambda entry: codes[entry.line.number])
    yield from duplicates([entry for entry in entries if entry.row.closed_on is None], "base_code")
    for entry in entries:
        if entry.row.base_code not in known_bases:
            yield unknown(book, entry, "base_code", known_bases, what="mã của một cơ sở ở trang «Cơ sở»")
        yield from _against_known(book, entry, codes[entry.line.number])
        plain = list(_of_columns(book, entry))
        yield from plain
        if not plain:  # else the same would be said twice
            yield from _of_course(book, entry, codes[entry.line.number])


def case_codes(book: Book) -> dict[int, str]:
    """The code of the case of each row: as written, or that of the known case it is about, or the next one of its base.

    The same row always gets the same code, so a workbook handed in again says nothing new.
    """
    taken = {row["code"]: row for row in book.known.rows("weak_case")}
    found: dict[int, str] = {}
    for entry in book.of(WEAK_CASES):
        row: WeakCaseRow = entry.row
        of_base = [case for case in taken.values() if case["base_code"] == row.base_code]
        same = [case["code"] for case in of_base if case["listed_on"] == row.listed_on]
        code = row.code or (same[0] if same else f"{row.base_code}-CC{_last(of_base) + 1}")
        taken.setdefault(code, {"code": code, "base_code": row.base_code, "listed_on": row.listed_on})
        found[entry.line.number] = code
    return found


def _of_columns(book: Book, entry: Entry[WeakCaseRow]) -> Iterator[Refusal]:
    """What columns of one row say against each other, in the words of their headings."""
    for days in _IN_ORDER:
        yield from in_order(entry, *days)
    yield from not_later(entry, book.known.on, *_DAYS)
    for key, needs in _NEEDS.items():
        yield from together(entry, key, *needs)


def _of_course(book: Book, entry: Entry[WeakCaseRow], code: str) -> Iterator[Refusal]:
    """What the life cycle has against the steps of one row, beside those that were stated on screen and have no column."""
    told = [
        Step(stage, number, day, due, document) for (stage, number), (day, document, due) in _steps(book, entry.row, code).items()
    ]
    beside = [
        Step(stage, number, event["happened_on"], event["due_on"], event["document"])
        for (case, stage, number), event in book.known.facts["weak_case_event"].items()
        if case == code and stage != "listed" and (stage, number) not in STEPS
    ]
    names = book.known.reference.choices("weak_stage", period=book.known.period)
    for fault in faults([*told, *beside], on=book.known.on):
        yield entry.refusal(_column(fault), fault.told(names))


def _column(fault: Fault) -> str:
    """The column of a row that a fault is about; a step beyond the columns is told at the last of its kind."""
    step = fault.step
    columns = ("listed_on", "document", "listed_on") if step.stage == "listed" else STEPS.get((step.stage, step.number))
    day, document, due = columns or STEPS["extended", 2]
    return (document if fault.reason in _OF_DOCUMENT else due if fault.reason in _OF_DEADLINE else day) or day


def _last(cases: Iterable[Mapping[str, Any]]) -> int:
    return max((int(case["code"].rpartition("-CC")[2]) for case in cases), default=0)


def _against_known(book: Book, entry: Entry[WeakCaseRow], code: str) -> Iterator[Refusal]:
    row, known = entry.row, book.known.fact("weak_case", code)
    if known is None:
        yield from _new(book, entry)
        return
    if known["base_code"] != row.base_code:
        yield entry.refusal("base_code", f"«{known['base_code']}» theo mã hồ sơ {code}; có thể bảng bị lệch dòng khi sắp xếp")
    told = _steps(book, row, code)
    for (case, stage, number), event in book.known.facts["weak_case_event"].items():
        if case == code and (stage, number) in STEPS and (stage, number) not in told:
            key = STEPS[stage, number][0]
            yield entry.refusal(
                key, f"bước đã báo cáo ngày {event['happened_on']:%d/%m/%Y}; không xóa được, cần rút lần nộp đã báo cáo bước này"
            )


def _new(book: Book, entry: Entry[WeakCaseRow]) -> Iterator[Refusal]:
    """A new case takes the next code of its base, which must not be on the register already."""
    row = entry.row
    of_base = [case for case in book.known.rows("weak_case") if case["base_code"] == row.base_code]
    if row.code not in (None, f"{row.base_code}-CC{_last(of_base) + 1}"):
        yield unknown(book, entry, "code", [case["code"] for case in of_base], what="mã hồ sơ đã có; hồ sơ mới thì để trống")
    closed = {case for case, stage, _ in book.known.facts["weak_case_event"] if stage in CLOSING}
    closed |= {other.row.code for other in book.of(WEAK_CASES) if other.row.closed_on is not None}
    still = [case["code"] for case in of_base if case["code"] not in closed]
    if still:
        yield entry.refusal("code", f"mã hồ sơ {still[0]}: cơ sở này đang trong danh sách theo hồ sơ đó")


def _steps(book: Book, row: WeakCaseRow, code: str) -> dict[tuple[str, int], tuple[date, str | None, date | None]]:
    """The steps a row tells, each with day, document and deadline; a document without a column stays as it was stated."""
    found: dict[tuple[str, int], tuple[date, str | None, date | None]] = {("listed", 1): (row.listed_on, row.document, None)}
    for step, (day, document, due) in STEPS.items():
        happened = getattr(row, day)
        if happened is not None and (step[0] not in CLOSING or step[0] == row.outcome):
            stated = book.known.fact("weak_case_event", code, *step) or {}
            paper = getattr(row, document) if document else stated.get("document")
            found[step] = (happened, paper, getattr(row, due) if due else None)
    return found


def statements(book: Book) -> Iterator[Statement]:
    """One weak_case a row and one weak_case_event a step."""
    codes = case_codes(book)
    for entry in book.of(WEAK_CASES):
        row: WeakCaseRow = entry.row
        code = codes[entry.line.number]
        if row.code is None:
            entry.table.reading.note(f"A{entry.line.number}", Rule.NEW_CODE, "", code)
        case = {key: getattr(row, key) for key in ("base_code", "listed_on", "document", "measures", "responsible")}
        yield statement(book, entry, "weak_case", code=code, reasons=",".join(row.reasons), **case)
        for (stage, number), (day, document, due) in _steps(book, row, code).items():
            step: dict[str, Value] = {"stage": stage, "number": number, "happened_on": day, "document": document, "due_on": due}
            yield statement(book, entry, "weak_case_event", case_code=code, **step)
