"""The register beside all bases for a view: scope, what was stated and what was not, and the cap that only warns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from domain.periods import Period
from domain.scope import Scope
from domain.statements import Statement, Value
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report
from tests.registers import a_case, a_level
from tests.ui.loaders.conftest import NOW, Looking
from ui.loaders import classification, weak_comparison
from ui.views import View

MINE, THIRD = Scope.of([COMMITTEE]), "xp-26737"
QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3")


@pytest.fixture
def looking(looking: Looking) -> Looking:
    """Views of accounts that may see their scope and no more."""

    def view(scope: Scope, **when: Any) -> View:
        return replace(looking(scope, **when), reach=scope)

    return view


def stated(count: int, *, committee: str, period: str) -> Statement:
    """How many bases a committee says are on the register."""
    values: dict[str, Value] = {
        "committee_id": committee,
        "indicator": "I43",
        "period": period,
        "item": "",
        "numerator": count,
        "denominator": None,
        "target": None,
        "not_applicable": False,
        "note": None,
    }
    return Statement("observation", values, "Chỉ tiêu", 33)


def report(engine: Engine, *statements: Statement, committee: str, period: str = "2026-Q3") -> None:
    """Let a committee report."""
    submissions.accept(engine, report=a_report(*statements, committee=committee, period=period), by="don-vi", at=NOW)


@pytest.fixture(autouse=True)
def _city(engine: Engine) -> None:
    """Three committees: one large that always says none, one small that does, one with cases that is silent now."""
    report(engine, *(a_base(number) for number in range(1, 81)), *_levels(), committee=COMMITTEE)
    report(engine, *(a_base(number, committee=NEIGHBOUR) for number in range(1, 13)), committee=NEIGHBOUR)
    cases = [a_case(number, committee=THIRD) for number in range(1, 16)]
    report(engine, *(a_base(number, committee=THIRD) for number in range(1, 41)), *cases, committee=THIRD, period="2026-Q2")
    for period in QUARTERS:
        for committee in (COMMITTEE, NEIGHBOUR):
            report(engine, stated(0, committee=committee, period=period), committee=committee, period=period)
    report(engine, stated(15, committee=THIRD, period="2026-Q2"), committee=THIRD, period="2026-Q2")


def _levels() -> list[Statement]:
    best = [a_level("HTXS", base=number, period="2025") for number in range(1, 11)]
    return [*best, *(a_level("HTT", base=number, period="2025") for number in range(11, 31))]


def test_only_a_committee_large_enough_is_asked_about_its_zeros(looking: Looking) -> None:
    found = weak_comparison.comparison(looking(Scope.city()))

    assert found.zeros["committee_id"].tolist() == [COMMITTEE, NEIGHBOUR]
    assert found.asked["committee_id"].tolist() == [COMMITTEE]
    assert found.asked["row_told"].tolist() == ["3 kỳ liền, từ quý I/2026"]
    assert found.zeros["source"].str.contains("tờ “Chỉ tiêu”, dòng 33").all()


def test_a_committee_that_said_nothing_is_no_zero(looking: Looking) -> None:
    found = weak_comparison.comparison(looking(Scope.of([THIRD])))

    assert found.zeros.empty
    assert found.zeros_told.startswith("Quý III/2026: 0 trên 1 đơn vị báo cáo không có cơ sở nào")
    assert "1 đơn vị chưa báo cáo (không tính là 0)" in found.zeros_told


def test_committees_are_compared_by_size_and_exceptions_come_first_the_larger_before_the_smaller(looking: Looking) -> None:
    found = weak_comparison.comparison(looking(Scope.city()))

    told = [(row["committee_id"], row["told"], row["standing_told"]) for row in found.units.to_dict("records")]
    assert told == [
        (COMMITTEE, "0 trên 80 (0,0%)", "▼ Khác biệt rõ, thấp hơn"),
        (THIRD, "15 trên 40 (37,5%)", "▲ Khác biệt rõ, cao hơn"),
        (NEIGHBOUR, "0 trên 12 (0,0%)", "○ Trong mức thường"),
    ]
    assert len(found.funnel)


def test_one_committee_alone_is_compared_with_nothing_and_sees_no_other(looking: Looking) -> None:
    found = weak_comparison.comparison(looking(MINE))

    assert found.units["committee_id"].tolist() == [COMMITTEE]
    assert found.funnel.empty
    assert found.asked.empty
    assert "Chưa đủ đơn vị để so sánh" in found.basis


def test_the_flows_of_the_places_add_up_to_the_first_row(looking: Looking) -> None:
    flows = weak_comparison.comparison(looking(Scope.city())).flows
    terms = ["opening", "entered", "exited", "dissolved", "closing"]

    assert flows["name"].tolist()[0] == "Tất cả"
    assert flows[terms].iloc[1:].sum().tolist() == flows[terms].iloc[0].tolist() == [0, 15, 0, 0, 15]


def test_types_and_reasons_say_of_how_many(looking: Looking) -> None:
    found = weak_comparison.comparison(looking(Scope.city()))

    assert "15 trên 132 cơ sở" in found.type_bars["name"].item()
    assert all("15 trên 15" in name for name in found.reason_bars["name"])


def test_the_cap_is_told_with_its_documents_and_both_readings(looking: Looking) -> None:
    levels = classification.levels(looking(Scope.city()))

    assert levels is not None
    assert levels.period == Period.parse("2025")
    assert levels.above_cap[["best", "by_good", "by_better"]].to_numpy().tolist() == [
        [10, "20 cơ sở, tối đa 4", "30 cơ sở, tối đa 6"]
    ]
    assert "366-QĐ/TW" in levels.cap_told
    assert "có 1 nhóm vượt" in levels.cap_told


def test_levels_of_each_committee_have_both_denominators(looking: Looking) -> None:
    rows = {row["committee_id"]: row for row in classification.committees(looking(Scope.city())).to_dict("records")}

    numbers = ("existing", "assessed", "HTXS", "HTT", "unreported")
    assert [rows[COMMITTEE][name] for name in numbers] == [80, 30, 10, 20, 50]
    assert [rows[NEIGHBOUR][name] for name in numbers] == [12, 0, 0, 0, 12]


def test_before_any_level_there_is_nothing_to_tell(looking: Looking) -> None:
    view = looking(Scope.city(), on=date(2024, 1, 1))

    assert classification.levels(view) is None
    assert classification.above_cap(view).empty
    assert classification.committees(view).empty
