"""What was stated about one thing, oldest first, as far as it was known at a moment and within a scope."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Engine

from data_access.changes import withdrawals
from data_access.versions import versions
from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.works import a_progress, a_work, code_of, give, tell

GIVEN, TOLD, CORRECTED, WITHDRAWN = (datetime(2026, month, 8, 2) for month in (1, 4, 7, 10))
LATER = datetime(2026, 11, 23)
MINE = {"assignment_code": code_of()}


def fill(engine: Engine) -> None:
    """Reported done in April, corrected in July, and the correction withdrawn in October; a neighbour reports too."""
    give(engine, a_work(), a_work(committee=NEIGHBOUR), at=GIVEN)
    tell(engine, a_progress(done_on=date(2026, 4, 1)), period="2026-Q1", at=TOLD)
    tell(engine, a_progress(committee=NEIGHBOUR), committee=NEIGHBOUR, period="2026-Q1", at=TOLD)
    wrong = tell(engine, a_progress(done_on=date(2026, 4, 30)), period="2026-Q2", at=CORRECTED)
    withdrawals.withdraw(engine, submission_id=wrong.submission_id or 0, reason="Nộp nhầm", by="don-vi", at=WITHDRAWN)


def test_each_statement_says_what_ended_it(engine: Engine) -> None:
    fill(engine)

    with engine.connect() as connection:
        found = versions(connection, "assignment_report", scope=Scope.city(), as_of=LATER, about=MINE)

    assert found["done_on"].dt.day.tolist() == [1, 30, 1]
    assert found["submission_id"].tolist() == [2, 4, 2], "after the withdrawal the first statement holds again"
    assert found["closed_by"].fillna(0).tolist() == [4, 4, 0]
    assert found["withdrawn_at"].notna().tolist() == [False, True, False]
    assert found["accepted_at"].tolist() == [TOLD, CORRECTED, TOLD]


def test_what_happened_later_was_not_known(engine: Engine) -> None:
    fill(engine)

    with engine.connect() as connection:
        found = versions(connection, "assignment_report", scope=Scope.city(), as_of=datetime(2026, 8, 1), about=MINE)

    assert found["done_on"].dt.day.tolist() == [1, 30]
    assert found["withdrawn_at"].isna().all()
    assert found["recorded_to"].isna().tolist() == [False, True]


def test_nothing_outside_the_scope_is_read_and_the_columns_stay(engine: Engine) -> None:
    fill(engine)

    with engine.connect() as connection:
        mine, foreign = (
            versions(connection, "assignment_report", scope=Scope.of([place]), as_of=LATER, about=MINE)
            for place in (COMMITTEE, NEIGHBOUR)
        )

    assert len(mine) == 3
    assert foreign.empty
    assert foreign.dtypes.to_dict() == mine.dtypes.to_dict()
