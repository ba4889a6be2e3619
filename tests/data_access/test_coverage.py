"""Up to which day reports tell about a subject."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pandas as pd
from sqlalchemy import Engine

from data_access import coverage
from data_access.changes import submissions, withdrawals
from data_access.changes.comparison import Outcome
from data_access.coverage import Sheet
from domain.scope import Scope
from intake.sheets.report import SHEETS
from tests.builders import COMMITTEE, NEIGHBOUR, a_report

FIRST, SECOND = datetime.fromisoformat("2026-10-05T03:00"), datetime.fromisoformat("2026-11-05T03:00")


def tell(engine: Engine, *sheets: str, period: str, at: datetime = FIRST, committee: str = COMMITTEE) -> Outcome:
    """Let a committee say «không phát sinh» on these sheets."""
    report = replace(a_report(period=period, committee=committee), sheets=dict.fromkeys(sheets, 0))
    return submissions.accept(engine, report=report, by="phuong-sai-gon", at=at)


def told(engine: Engine, *, scope: Scope | None = None, as_of: datetime = SECOND) -> list[list[object]]:
    """Who told about inspections until when."""
    with engine.connect() as connection:
        found = coverage.told(connection, sheet=Sheet.INSPECTIONS, scope=scope or Scope.of([COMMITTEE]), as_of=as_of)
    return found.to_numpy().tolist()


def test_the_sheets_are_those_of_the_workbook() -> None:
    assert {Sheet.WEAK_BASES, Sheet.INSPECTIONS} <= {sheet.name for sheet in SHEETS}


def test_the_newest_period_counts_not_the_newest_report(engine: Engine) -> None:
    tell(engine, Sheet.INSPECTIONS, period="2026-Q3")
    tell(engine, Sheet.INSPECTIONS, period="2026-Q2", at=SECOND)

    assert told(engine) == [[COMMITTEE, pd.Timestamp("2026-09-30")]]


def test_a_sheet_that_was_left_out_tells_nothing(engine: Engine) -> None:
    tell(engine, Sheet.INSPECTIONS, period="2026-Q2")
    tell(engine, Sheet.WEAK_BASES, period="2026-Q3")

    assert told(engine) == [[COMMITTEE, pd.Timestamp("2026-06-30")]]


def test_only_committees_within_the_scope_are_read(engine: Engine) -> None:
    tell(engine, Sheet.INSPECTIONS, period="2026-Q3", committee=NEIGHBOUR)

    assert told(engine) == []
    assert len(told(engine, scope=Scope.city())) == 1


def test_what_was_withdrawn_told_until_then(engine: Engine) -> None:
    made = tell(engine, Sheet.INSPECTIONS, period="2026-Q3")
    withdrawals.withdraw(engine, submission_id=made.submission_id or 0, reason="Nộp nhầm", by="btctu", at=SECOND)

    assert told(engine) == []
    assert len(told(engine, as_of=FIRST)) == 1


def test_what_came_later_was_not_told_yet(engine: Engine) -> None:
    tell(engine, Sheet.INSPECTIONS, period="2026-Q3", at=SECOND)

    assert told(engine, as_of=FIRST) == []


def test_nothing_told_keeps_columns_and_types(engine: Engine) -> None:
    with engine.connect() as connection:
        found = coverage.told(connection, sheet=Sheet.WEAK_BASES, scope=Scope.city(), as_of=FIRST)

    assert found.dtypes.astype(str).to_dict() == coverage.COLUMNS
