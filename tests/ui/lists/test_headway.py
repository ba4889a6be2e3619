"""The headline of assigned work in words, and what became of it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.periods import Period
from domain.plan import Earlier, Slippage
from domain.progress import Headline
from ui.lists import headway as words

NOW = Headline(due=200, on_time=150, completed=180, verified=90)
LATE = Slippage(overdue=12, past_original=31, moved=45, moves=1061)
YEAR_BEFORE = Earlier(date(2025, 1, 1), date(2025, 11, 23), None, is_year_before=True)


def test_shares_are_of_what_is_due_and_delays_stand_by_both_deadlines() -> None:
    assert words.headline(NOW, LATE) == [
        ("Đúng hạn", "75,0%", "150 trên 200 nhiệm vụ"),
        ("Đã hoàn thành", "90,0%", "180 trên 200 nhiệm vụ"),
        ("Đã kiểm chứng", "45,0%", "90 trên 200 nhiệm vụ"),
        ("Quá hạn", "12", "theo hạn gốc: 31"),
        ("Được dời hạn", "45", "nhiệm vụ, 1.061 lần dời"),
    ]


def test_nothing_due_is_no_share() -> None:
    assert words.headline(Headline(0, 0, 0, 0), LATE)[2] == ("Đã kiểm chứng", "–", "chưa có việc đến hạn")


def test_an_arrow_stands_only_where_more_than_a_little_has_changed() -> None:
    before = Headline(due=100, on_time=60, completed=89, verified=70)

    assert words.sentence(YEAR_BEFORE, before, NOW) == (
        "So với cùng ngày năm trước (23/11/2025): đúng hạn **↑ tăng** từ 60,0%; "
        "đã hoàn thành → không đổi đáng kể (89,0%); đã kiểm chứng **↓ giảm** từ 70,0%."
    )


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (None, "không so sánh, vì đó là trước ngày sắp xếp đơn vị 1/7/2025."),
        (Headline(0, 0, 0, 0), "không có nhiệm vụ đến hạn để so sánh."),
    ],
)
def test_what_cannot_be_compared_says_why(before: Headline | None, told: str) -> None:
    assert words.sentence(YEAR_BEFORE, before, NOW) == f"So với cùng ngày năm trước (23/11/2025): {told}"


@pytest.mark.parametrize(
    ("code", "day", "told"),
    [
        ("2026-Q3", date(2026, 9, 30), "cuối Quý III/2026 (ngày 30/09/2026)"),
        ("2026-Q3", date(2026, 8, 23), "Quý III/2026 (đến ngày 23/08/2026)"),
    ],
)
def test_a_period_is_named_with_the_day_up_to_which_it_counts(code: str, day: date, told: str) -> None:
    earlier = Earlier(date(2026, 7, 1), day, Period.parse(code), is_year_before=False)

    assert words.sentence(earlier, None, NOW).startswith(f"So với {told}: ")
