"""What concluded inspections came to; counts of members never tell of one or two."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.inspections import INSPECTION_COLUMNS
from domain import outcomes
from domain.inspections import NESTED
from domain.masking import Span
from domain.periods import Period

YEAR = {"start": date(2026, 1, 1), "end": date(2026, 9, 30)}
FIGURES = {"committee_id": "str", "indicator": "str", "item": "str", "period": "str", "numerator": "float64"}


def ended(*rows: dict[str, Any]) -> pd.DataFrame:
    """Concluded inspections of organisations, on 4/5/2026 unless a row says otherwise."""
    usual = {"committee_id": "xp-1", "subject": "TCD", "clause": "1.3", "concluded_on": date(2026, 5, 4)}
    filled = [{"code": f"KT-{number}", "row": number, **usual, **row} for number, row in enumerate(rows)]
    frame = pd.DataFrame(filled, columns=list(INSPECTION_COLUMNS)).astype(INSPECTION_COLUMNS)
    return outcomes.concluded(frame, **YEAR)


def disciplined(count: int, **values: Any) -> dict[str, Any]:
    """An inspection that disciplined so many members."""
    return {"subject": "DV", **dict.fromkeys(NESTED, count), **values}


def taken(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    """Measures reported: committee, measure, period, number since January."""
    filled = [(committee, "I39", item, period, number) for committee, item, period, number in rows]
    return pd.DataFrame(filled, columns=list(FIGURES)).astype(FIGURES)


@pytest.mark.parametrize(
    ("on", "period"),
    [
        pytest.param(date(2026, 11, 23), "2026-9T", id="in the fourth quarter"),
        pytest.param(date(2026, 9, 30), "2026-9T", id="on the last day of a quarter"),
        pytest.param(date(2026, 12, 31), "2026", id="on the last day of the year"),
        pytest.param(date(2026, 2, 1), "2025", id="while no quarter of the year has ended"),
        pytest.param(date(2026, 5, 1), "2026-Q1", id="in the second quarter"),
    ],
)
def test_outcomes_are_told_to_the_end_of_the_newest_quarter(on: date, period: str) -> None:
    assert outcomes.told_period(on) == Period.parse(period)


def test_only_what_was_concluded_in_the_time_counts() -> None:
    found = ended({"inspected": 3}, {"inspected": 4, "concluded_on": date(2026, 10, 1)}, {"inspected": 5, "concluded_on": None})

    assert outcomes.organisations(found)["inspected"] == 3


def test_organisations_are_told_and_members_kept_apart() -> None:
    found = ended({"inspected": 1, "with_violation": 1}, disciplined(7))

    assert outcomes.organisations(found) == {
        "inspected": 1,
        "concluded": 0,
        "with_violation": 1,
        "to_discipline": 0,
        "disciplined": 0,
    }
    assert outcomes.members(found, is_city=False)["disciplined"] == Span(7, 7)


def test_a_small_number_of_members_of_a_committee_and_quarter_is_hidden() -> None:
    found = ended(disciplined(1), disciplined(1), disciplined(4, concluded_on=date(2026, 8, 1)))

    assert outcomes.members(found, is_city=False)["disciplined"] == Span(5, 6)
    assert outcomes.by_quarter(found, count="disciplined", is_city=False) == {
        Period.parse("2026-Q2"): Span(1, 2),
        Period.parse("2026-Q3"): Span(4, 4),
    }


def test_the_city_is_told_exactly_unless_that_gives_a_committee_away() -> None:
    two = disciplined(2, committee_id="xp-2")

    assert outcomes.members(ended(disciplined(1), two), is_city=True)["disciplined"] == Span(3, 3)
    assert outcomes.members(ended(two), is_city=True)["disciplined"] == Span(1, 2)


@given(st.lists(st.tuples(st.integers(1, 2), st.integers(1, 12), st.integers(0, 4)), min_size=1, max_size=8))
def test_what_a_committee_is_told_is_the_same_for_every_hidden_number(rows: list[tuple[int, int, int]]) -> None:
    """Whoever computes with all periods and sums learns nothing: a one in place of a two changes none of them."""

    def told(cells: dict[tuple[str, str], int]) -> list[object]:
        found = ended(
            *(disciplined(count, committee_id=place, concluded_on=quarter) for (place, quarter), count in cells.items())
        )
        mine = [found, *(found[found["committee_id"] == place] for place in ("xp-1", "xp-2"))]
        return [
            (outcomes.members(each, is_city=False), outcomes.by_quarter(each, count="disciplined", is_city=False))
            for each in mine
        ]

    cells: dict[tuple[str, str], int] = {}
    for place, month, count in rows:
        key = (f"xp-{place}", f"2026-{3 * ((month - 1) // 3) + 1:02}-05")
        cells[key] = cells.get(key, 0) + count
    other = {key: 3 - count if count in (1, 2) else count for key, count in cells.items()}

    assert told(cells) == told(other)


def test_measures_are_those_of_the_newest_report_and_never_summed_over_reports() -> None:
    figures = taken(("xp-1", "DV_KT", "2026-Q1", 4), ("xp-1", "DV_KT", "2026-6T", 9), ("xp-2", "DV_KT", "2026-6T", 3))

    assert outcomes.measures(figures, is_city=False) == {"DV_KT": Span(12, 12)}


def test_a_small_increment_of_a_measure_is_hidden_and_those_against_organisations_are_told() -> None:
    figures = taken(("xp-1", "DV_KT", "2026-Q1", 4), ("xp-1", "DV_KT", "2026-6T", 5), ("xp-1", "TC_KT", "2026-6T", 1))

    assert outcomes.measures(figures, is_city=False) == {"DV_KT": Span(5, 6), "TC_KT": Span(1, 1)}


def test_findings_are_counted_by_clause_and_once_for_each_inspection() -> None:
    found = outcomes.findings(
        ended(
            {"findings": "QUY_CHE,CAN_BO"},
            {"findings": "CAN_BO,CAN_BO", "committee_id": "xp-2"},
            {"findings": "CAN_BO", "clause": None},
            {"findings": ""},
            {"findings": "CAN_BO", "subject": "DV"},
        ),
        subject="TCD",
    )

    assert found.to_numpy().tolist() == [["CAN_BO", "", 1, 1], ["CAN_BO", "1.3", 2, 2], ["QUY_CHE", "1.3", 1, 1]]


def test_few_inspections_of_members_with_a_finding_are_hidden_below_the_city() -> None:
    found = ended(*[{"findings": "DAO_DUC", "subject": "DV"}] * 2, *[{"findings": "DIEU_CAM", "subject": "DV"}] * 3)

    assert outcomes.member_findings(found, is_city=False) == {"DIEU_CAM": Span(3, 3), "DAO_DUC": Span(1, 2)}
    assert outcomes.member_findings(found, is_city=True) == {"DIEU_CAM": Span(3, 3), "DAO_DUC": Span(2, 2)}


def test_what_is_found_again_in_the_same_committee_is_named_with_its_last_source() -> None:
    rows = ended(
        {"findings": "QUY_CHE", "concluded_on": date(2026, 3, 1)},
        {"findings": "QUY_CHE,CAN_BO", "clause": "1.8"},
        {"findings": "CAN_BO", "committee_id": "xp-2"},
        *[{"findings": "DAO_DUC", "subject": "DV"}] * 2,
    )

    (again,) = outcomes.repeated(rows, on=date(2026, 11, 23)).to_dict("records")

    assert (again["committee_id"], again["finding"], again["times"], again["clauses"]) == ("xp-1", "QUY_CHE", 2, "1.3, 1.8")
    assert again["row"] == 1


def test_what_was_found_long_ago_is_not_found_again() -> None:
    rows = ended({"findings": "QUY_CHE"}, {"findings": "QUY_CHE"}).assign(
        concluded_on=pd.to_datetime(["2024-11-22", "2026-05-04"]).astype("datetime64[s]")
    )

    assert outcomes.repeated(rows, on=date(2026, 11, 23)).empty


def test_a_rate_is_as_wide_as_its_number() -> None:
    assert outcomes.rate(Span(4, 5), members=2000) == (2.0, 2.5)


def test_nothing_concluded_is_nothing() -> None:
    assert outcomes.members(ended(), is_city=True)["disciplined"] == Span(0, 0)
    assert outcomes.repeated(ended(), on=date(2026, 11, 23)).empty
    assert outcomes.findings(ended(), subject="TCD").empty
    assert outcomes.member_findings(ended(), is_city=False) == {}
    assert outcomes.measures(taken(), is_city=True) == {}
