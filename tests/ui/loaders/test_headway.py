"""What the headline was earlier: by what is known today about that day, within the scope, and not across 1/7/2025."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.ui.loaders.conftest import Looking
from tests.works import a_progress, a_work, give, tell
from ui.loaders.headway import headway

MINE = Scope.of([COMMITTEE])
LAST_AUTUMN = date(2025, 10, 1)


@pytest.fixture(autouse=True)
def _work(engine: Engine) -> None:
    """Three pieces due in autumn 2025, done in time; of three due in June 2026 one done, late in the summer; another's."""
    give(
        engine,
        *(a_work(number, assigned_on=date(2025, 8, 1), due_on=LAST_AUTUMN) for number in (1, 2, 3)),
        *(a_work(number, clause="1.4", letter="a") for number in (4, 5, 6)),
        a_work(1, committee=NEIGHBOUR),
    )
    tell(
        engine,
        *(a_progress(number, started_on=date(2025, 8, 2), done_on=date(2025, 9, 1)) for number in (1, 2, 3)),
        a_progress(4, done_on=date(2026, 8, 1)),
    )


def test_shares_are_compared_with_the_last_quarter_and_the_day_a_year_ago(looking: Looking) -> None:
    quarter, year = headway(looking(MINE))

    assert quarter == (
        "So với cuối Quý III/2026 (ngày 30/09/2026): đúng hạn → không đổi đáng kể (0 trên 3); "
        "đã hoàn thành → không đổi đáng kể (1 trên 3); đã kiểm chứng → không đổi đáng kể (0 trên 3)."
    )
    assert year.startswith("So với cùng ngày năm trước (23/11/2025): đúng hạn **↓ giảm** từ 3 trên 3; đã hoàn thành **↓ giảm**")


def test_one_task_of_the_directive_is_compared_with_itself(looking: Looking) -> None:
    (_, year) = headway(looking(MINE), "1.4")

    assert year == "So với cùng ngày năm trước (23/11/2025): không có nhiệm vụ đến hạn để so sánh."


def test_a_period_before_the_reorganisation_is_not_compared_with(looking: Looking) -> None:
    quarter, year = headway(looking(MINE, period="2026-Q2", on=date(2026, 6, 30)))

    assert quarter.startswith("So với cuối Quý I/2026")
    assert "không so sánh" in year
