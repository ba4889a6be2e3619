"""A small city to look at: one committee in Gò Vấp and one in Quận 1, each with work, a weak base and an inspection."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Engine

from data_access.changes import submissions
from domain.statements import Report, Statement, Value
from tests.builders import a_base, a_report
from tests.registers import a_case, a_recommendation, an_inspection

MINE, OTHER = "xp-26890", "xp-26740"
"""Phường Hạnh Thông in Gò Vấp, Phường Sài Gòn in Quận 1."""

GIVEN, REPORTED = datetime(2026, 1, 12, 2), datetime(2026, 10, 8, 2)


def a_task(number: int, *, committee: str = MINE, title: str, due_on: date) -> Statement:
    """Work given to a committee at the beginning of 2026."""
    said: dict[str, Value] = {
        "code": f"NV-2026-{number:04}-{committee.replace('-', '').upper()}",
        "committee_id": committee,
        "clause": "1.3",
        "letter": "a",
        "title": title,
        "product": "Báo cáo kết quả",
        "assigning_document": "12-KH/TU",
        "assigned_on": date(2026, 1, 10),
        "due_on": due_on,
        "cancelled_on": None,
        "cancel_reason": None,
    }
    return Statement("assignment", said, "Giao việc", 5 + number)


def done(task: Statement, day: date) -> Statement:
    """What the owner says of a task it has done."""
    said: dict[str, Value] = {
        "assignment_code": task.values["code"],
        "committee_id": task.values["committee_id"],
        "started_on": day,
        "done_on": day,
        "product_document": "31-BC/ĐU",
        "note": None,
    }
    return Statement("assignment_report", said, "Nhiệm vụ", 7)


LATE = a_task(1, title="Rà soát quy chế làm việc", due_on=date(2026, 8, 31))
FINISHED = a_task(2, title="Tổ chức hội nghị quán triệt", due_on=date(2026, 6, 30))
LATE_ELSEWHERE = a_task(1, committee=OTHER, title="Kiện toàn cấp ủy khu phố", due_on=date(2026, 9, 15))


def fill(engine: Engine) -> None:
    """Let the Organisation Commission give work and the committee in Gò Vấp report; the one in Quận 1 has fallen behind."""
    _send(engine, a_report(LATE, FINISHED, LATE_ELSEWHERE, committee="tp-btctu", period="2026-Q1", kind="assign"), GIVEN)
    _send(engine, _of(OTHER, period="2026-Q2"), datetime(2026, 8, 3, 2))
    _send(engine, _of(MINE, done(FINISHED, date(2026, 6, 20)), period="2026-Q3"), REPORTED)


def _of(committee: str, *more: Statement, period: str) -> Report:
    """A base that is weak since March 2025, an inspection without conclusion and an overdue recommendation."""
    return a_report(
        a_base(1, committee=committee),
        a_case(1, committee=committee, listed_on=date(2025, 3, 1)),
        an_inspection(1, committee=committee, started_on=date(2026, 4, 2), ended_on=date(2026, 4, 20)),
        an_inspection(
            2, committee=committee, concluded_on=date(2026, 4, 30), started_on=date(2026, 4, 2), ended_on=date(2026, 4, 20)
        ),
        a_recommendation(1, inspection=2, committee=committee),
        *more,
        committee=committee,
        period=period,
    )


def _send(engine: Engine, report: Report, at: datetime) -> None:
    submissions.accept(engine, report=report, by="btctu", at=at)
