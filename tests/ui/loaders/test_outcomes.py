"""Outcomes, coverage and contradictions for a view: of the place and its time, nobody recognisable in any of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from domain.scope import Scope
from domain.statements import Statement
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report
from tests.registers import a_level, an_inspection
from tests.ui.loaders.conftest import NOW, Looking
from tests.works import a_figure
from ui.lists import attention as words
from ui.loaders import attention, contradictions, covered
from ui.loaders import outcomes as loaders

MINE = Scope.of([COMMITTEE])
EARLIER = datetime.fromisoformat("2026-07-10T03:00")


def discipline(number: int, count: int, *, committee: str = COMMITTEE, on: date = date(2026, 5, 4)) -> Statement:
    """A disciplinary case of so many members, without a base."""
    counts = dict.fromkeys(("inspected", "concluded", "with_violation", "to_discipline", "disciplined"), count)
    stated = an_inspection(number, committee=committee, subject="DV", form="KL", planned_on=None, concluded_on=on, row=number + 3)
    return Statement(stated.fact, {**stated.values, **counts}, stated.sheet, stated.row)


@pytest.fixture(autouse=True)
def _work(engine: Engine) -> None:
    """A committee with small counts, two findings of one kind and a failed base; a neighbour with larger ones."""
    found: dict[str, Any] = {"findings": "QUY_CHE", "with_violation": 1, "base_code": "XP26740-001"}
    mine = (
        a_base(1, members=1000),
        a_base(2, row=3, members=2),
        a_level("KHT", period="2026-Q3"),
        an_inspection(1, concluded_on=date(2026, 3, 1), **found),
        an_inspection(2, concluded_on=date(2026, 8, 1), row=5, **found),
        discipline(3, 1),
        discipline(4, 4, on=date(2026, 8, 3)),
        discipline(5, 9, on=date(2026, 10, 3)),
    )
    _report(engine, a_figure("I39", 3, item="DV_KT", period="2026-6T"), period="2026-6T", at=EARLIER)
    _report(engine, *mine, a_figure("I39", 4, item="DV_KT", row=7), a_figure("I19", 5, item="XOA_TEN", row=8))
    _report(engine, a_base(1, committee=NEIGHBOUR), discipline(1, 2, committee=NEIGHBOUR), committee=NEIGHBOUR)


def _report(engine: Engine, *said: Statement, committee: str = COMMITTEE, period: str = "2026-Q3", at: datetime = NOW) -> None:
    submissions.accept(engine, report=a_report(*said, committee=committee, period=period), by="don-vi", at=at)


def test_members_are_told_to_the_end_of_the_quarter_and_masked_below_the_city(looking: Looking) -> None:
    mine, city = loaders.outcomes(looking(MINE)), loaders.outcomes(looking(Scope.city()))

    assert mine.period.label == "9 tháng năm 2026"
    assert mine.sums["disciplined"].tolist() == ["0", "5–6"]
    assert city.sums["disciplined"].tolist() == ["0", "7"]


def test_members_are_divided_by_measure_for_the_city_only_and_apart_from_what_is_none(looking: Looking) -> None:
    mine, city = loaders.outcomes(looking(MINE)), loaders.outcomes(looking(Scope.city()))

    of_members = "Khiển trách đảng viên chính thức"
    assert [each.measures.set_index("measure")["number"][of_members] for each in (mine, city)] == ["không nêu", "4–5"]
    assert mine.apart["number"].iloc[0] == "5"


def test_rates_are_of_all_members_of_the_place(looking: Looking) -> None:
    assert loaders.outcomes(looking(MINE)).rates["low"].iloc[-1] == pytest.approx(1000 * 4 / 1002)


def test_a_finding_made_again_in_the_same_committee_is_named(looking: Looking) -> None:
    (again,) = loaders.repeated(looking(MINE)).to_dict("records")

    assert (again["times"], again["committee"]) == (2, "Phường Sài Gòn")
    assert loaders.repeated(looking(Scope.of([NEIGHBOUR]))).empty


def test_bases_never_inspected_stand_first(looking: Looking) -> None:
    reached = covered.coverage(looking(MINE))

    assert reached.bases["base"].tolist() == ["Chi bộ số 2", "Chi bộ số 1"]
    assert reached.committees["never_told"].tolist() == ["1 trên 2"]
    assert covered.coverage(looking(Scope.city())).untouched["committee_id"].tolist() == [NEIGHBOUR]


def test_a_contradiction_is_seen_within_its_scope_only(looking: Looking) -> None:
    (found,) = contradictions.contradictions(looking(MINE)).to_dict("records")

    assert found["rule"] == "failed_but_unlisted"
    assert contradictions.contradictions(looking(Scope.of([NEIGHBOUR]))).empty
    assert len(contradictions.contradictions(looking(Scope.city()))) == 1


def test_what_needs_attention_has_the_columns_of_its_headings(looking: Looking) -> None:
    lists = attention.attention(looking(Scope.city()))

    assert lists.keys() == words.EXCEPTIONS.keys()
    for name, rows in lists.items():
        assert words.headings(name, of_one=False).keys() <= set(rows.columns)
