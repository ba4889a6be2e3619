"""Statements about assigned work and figures, with invented codes; a test names only what it is about."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Engine

from data_access.changes import submissions
from data_access.changes.comparison import Outcome
from domain.statements import Statement, Value
from tests.builders import COMMITTEE, a_report

ASSIGNER = "tp-btctu"
GIVEN_SHEET, WORK_SHEET, FIGURE_SHEET = "Giao việc", "Nhiệm vụ", "Chỉ tiêu"


def code_of(number: int = 1, *, committee: str = COMMITTEE) -> str:
    """The code of the `number`-th piece of work of a committee."""
    return f"NV-2026-{number:04}-{committee.replace('-', '').upper()}"


def a_work(number: int = 1, *, committee: str = COMMITTEE, row: int = 6, **values: Value) -> Statement:
    """A piece of work given on 12/1/2026, due on 30/6/2026."""
    usual: dict[str, Value] = {
        "code": code_of(number, committee=committee),
        "committee_id": committee,
        "clause": "1.3",
        "letter": "d",
        "title": "Rà soát quy chế làm việc",
        "product": "Quy chế được ban hành",
        "assigning_document": "12-KH/TU",
        "assigned_on": date(2026, 1, 12),
        "due_on": date(2026, 6, 30),
        "cancelled_on": None,
        "cancel_reason": None,
    }
    return Statement("assignment", {**usual, **values}, GIVEN_SHEET, row)


def a_move(due_on: date, moved_on: date, *, work: int = 1, number: int = 1, committee: str = COMMITTEE) -> Statement:
    """The `number`-th move of the deadline of the `work`-th piece of work."""
    said: dict[str, Value] = {
        "assignment_code": code_of(work, committee=committee),
        "number": number,
        "committee_id": committee,
        "moved_on": moved_on,
        "due_on": due_on,
        "document": "45-CV/BTCTU",
    }
    return Statement("deadline_move", said, "Gia hạn", 4)


def a_progress(work: int = 1, *, committee: str = COMMITTEE, row: int = 9, **values: Value) -> Statement:
    """What the owner said of its `work`-th piece of work: begun in February, not done."""
    usual: dict[str, Value] = {
        "assignment_code": code_of(work, committee=committee),
        "committee_id": committee,
        "started_on": date(2026, 2, 2),
        "done_on": None,
        "product_document": None,
        "note": None,
    }
    return Statement("assignment_report", {**usual, **values}, WORK_SHEET, row)


def a_proof(verified_on: date, *, work: int = 1, committee: str = COMMITTEE) -> Statement:
    """The Organisation Commission confirmed the `work`-th piece of work."""
    said: dict[str, Value] = {
        "assignment_code": code_of(work, committee=committee),
        "committee_id": committee,
        "verified_on": verified_on,
        "verified_by": ASSIGNER,
        "document": "17-TB/BTCTU",
    }
    return Statement("verification", said, "Kiểm chứng", 5)


def a_figure(
    indicator: str, numerator: float | None, denominator: float | None = None, *, committee: str = COMMITTEE, **values: Value
) -> Statement:
    """A figure of one indicator for the third quarter of 2026."""
    usual: dict[str, Value] = {
        "committee_id": committee,
        "indicator": indicator,
        "period": "2026-Q3",
        "item": "",
        "numerator": numerator,
        "denominator": denominator,
        "target": None,
        "not_applicable": False,
        "note": None,
    }
    return Statement("observation", {**usual, **values}, FIGURE_SHEET, 6)


def give(engine: Engine, *statements: Statement, period: str = "2026-W03", at: datetime | None = None) -> Outcome:
    """Let the Organisation Commission give work, move deadlines or confirm work done."""
    report = a_report(*statements, committee=ASSIGNER, period=period, kind="assign")
    return submissions.accept(engine, report=report, by="btctu", at=at)


def tell(
    engine: Engine, *statements: Statement, committee: str = COMMITTEE, period: str = "2026-Q3", at: datetime | None = None
) -> Outcome:
    """Let a committee report."""
    return submissions.accept(engine, report=a_report(*statements, committee=committee, period=period), by="don-vi", at=at)
