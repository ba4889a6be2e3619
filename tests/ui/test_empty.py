"""The four kinds of nothing, told apart in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from domain.periods import Period
from domain.reporting import Completeness
from ui.empty import why_empty

DUE = date(2026, 10, 10)


@pytest.mark.parametrize(
    ("reported", "owing", "on", "said"),
    [
        pytest.param(0, 0, date(2026, 11, 23), "Không áp dụng", id="nobody owes a report"),
        pytest.param(3, 6, date(2026, 11, 23), "Không phát sinh", id="reports say none"),
        pytest.param(0, 6, DUE, "Chưa đến hạn báo cáo Quý III/2026 (10/10/2026)", id="not due yet"),
        pytest.param(0, 6, date(2026, 10, 11), "Chưa báo cáo Quý III/2026 (hạn 10/10/2026)", id="due and missing"),
    ],
)
def test_why_there_is_nothing(reported: int, owing: int, on: date, said: str) -> None:
    done = Completeness(Period.parse("2026-Q3"), DUE, reported, owing, 0.8)

    sentence = why_empty(done, subject="cơ sở nào cần củng cố", on=on)

    assert said in sentence
    kinds = ("Không áp dụng", "Không phát sinh", "Chưa đến hạn", "Chưa báo cáo")
    assert [kind for kind in kinds if kind in sentence] == [kind for kind in kinds if kind in said]
