"""How far inspections and their recommendations have come on a day, and the programme of a year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.inspections import INSPECTION_COLUMNS, RECOMMENDATION_COLUMNS
from domain import inspections

ON = date(2026, 11, 23)
BEFORE, AFTER = date(2026, 11, 22), date(2026, 11, 24)


def some(*rows: dict[str, Any]) -> pd.DataFrame:
    """Inspections of the 2026 programme, all of one form unless a row says otherwise."""
    usual = {"committee_id": "xp-26740", "year": 2026, "form": "KT_CD"}
    filled = [{"code": f"KT-{number}", **usual, **row} for number, row in enumerate(rows)]
    return pd.DataFrame(filled, columns=list(INSPECTION_COLUMNS)).astype(INSPECTION_COLUMNS)


def asked(**values: Any) -> pd.DataFrame:
    """One recommendation made on 1/6/2026 and due on 31/8/2026 unless said otherwise."""
    row = {"code": "KN1", "made_on": date(2026, 6, 1), "due_on": date(2026, 8, 31), **values}
    return pd.DataFrame([row], columns=list(RECOMMENDATION_COLUMNS)).astype(RECOMMENDATION_COLUMNS)


@pytest.mark.parametrize(
    ("dates", "stage", "waiting"),
    [
        pytest.param({"planned_on": ON}, "planned", 0, id="planned for today"),
        pytest.param({"planned_on": BEFORE}, "delayed", 1, id="planned for yesterday and not begun"),
        pytest.param({"planned_on": BEFORE, "started_on": ON}, "underway", 0, id="begun today"),
        pytest.param({"planned_on": BEFORE, "started_on": AFTER}, "delayed", 1, id="to begin tomorrow"),
        pytest.param({"started_on": date(2026, 9, 1), "ended_on": date(2026, 11, 13)}, "unconcluded", 10, id="ended"),
        pytest.param({"ended_on": BEFORE, "concluded_on": AFTER}, "unconcluded", 1, id="to be concluded tomorrow"),
        pytest.param({"ended_on": BEFORE, "concluded_on": ON}, "concluded", 0, id="concluded today"),
        pytest.param({"concluded_on": BEFORE}, "concluded", 0, id="concluded, the end not stated"),
        pytest.param({}, "planned", 0, id="no date at all"),
        pytest.param({"planned_on": BEFORE, "told_until": date(2026, 11, 21)}, "unheard", 0, id="no report covers its day"),
        pytest.param({"planned_on": BEFORE, "told_until": BEFORE}, "delayed", 1, id="a report covers its day"),
        pytest.param({"ended_on": BEFORE, "committee_ended_on": BEFORE}, "left_open", 0, id="its committee has ended"),
        pytest.param({"ended_on": BEFORE, "committee_ended_on": ON}, "unconcluded", 1, id="its committee ends today"),
        pytest.param({"concluded_on": BEFORE, "committee_ended_on": BEFORE}, "concluded", 0, id="concluded before its end"),
    ],
)
def test_stage_on_a_day(dates: dict[str, date], stage: str, waiting: int) -> None:
    found = inspections.with_stage(some(dates), on=ON).iloc[0]

    assert (found["stage"], found["waiting"]) == (stage, waiting)


def test_the_programme_is_counted_against_the_plan_to_date() -> None:
    rows = some(
        {"planned_on": date(2026, 3, 1), "ended_on": date(2026, 3, 9), "concluded_on": date(2026, 4, 1)},
        {"planned_on": date(2026, 5, 1), "ended_on": date(2026, 5, 9)},
        {"planned_on": date(2026, 6, 1)},
        {"planned_on": AFTER},
        {"ended_on": date(2026, 2, 1), "concluded_on": date(2026, 2, 9)},
        {"planned_on": None},
        {"planned_on": date(2025, 3, 1), "ended_on": date(2025, 3, 9), "year": 2025},
    )

    (form,) = inspections.programme(inspections.with_stage(rows, on=ON), on=ON, year=2026).to_dict("records")

    assert form == {"form": "KT_CD", "planned": 4, "due": 3, "kept": 2, "done": 2, "concluded": 1, "extra": 1}


def test_work_that_no_report_covers_yet_is_not_due() -> None:
    rows = some({"planned_on": date(2026, 9, 30)}, {"planned_on": date(2026, 10, 1)}).assign(
        told_until=pd.Series([date(2026, 9, 30)] * 2, dtype="datetime64[s]")
    )

    (form,) = inspections.programme(inspections.with_stage(rows, on=ON), on=ON, year=2026).to_dict("records")

    assert (form["planned"], form["due"]) == (2, 1)


def test_what_was_planned_early_and_done_early_counts_as_done() -> None:
    rows = some({"planned_on": AFTER, "ended_on": BEFORE})

    (form,) = inspections.programme(inspections.with_stage(rows, on=ON), on=ON, year=2026).to_dict("records")

    assert (form["due"], form["done"]) == (0, 1)


DATES = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(("planned_on", "started_on", "ended_on", "concluded_on"), DATES))))
def test_the_parts_of_a_programme_never_exceed_the_whole(rows: list[dict[str, date | None]]) -> None:
    counted = inspections.programme(inspections.with_stage(some(*rows), on=ON), on=ON, year=2026)

    assert (counted["due"] <= counted["planned"]).all()
    assert (counted["concluded"] <= counted["done"]).all()
    assert (counted["done"] <= counted["planned"]).all()


@pytest.mark.parametrize("by", ["authority", "subject", "committee_id"])
def test_the_programme_may_be_counted_by_who_inspects_or_is_inspected(by: str) -> None:
    rows = some(
        {by: "A", "planned_on": BEFORE, "ended_on": BEFORE}, {by: "B", "planned_on": BEFORE}, {by: "B", "planned_on": AFTER}
    )

    found = inspections.programme(inspections.with_stage(rows, on=ON), on=ON, year=2026, by=by)

    assert found[[by, "planned", "due", "kept"]].to_numpy().tolist() == [["A", 1, 1, 1], ["B", 2, 1, 0]]


@pytest.mark.parametrize(
    ("dates", "state", "days"),
    [
        pytest.param({"due_on": ON}, "open", 0, id="due today"),
        pytest.param({"due_on": BEFORE}, "overdue", 1, id="due yesterday"),
        pytest.param({"remedied_on": date(2026, 8, 31)}, "remedied", 0, id="remedied on the last day"),
        pytest.param({"remedied_on": date(2026, 9, 10)}, "remedied_late", 10, id="remedied ten days late"),
        pytest.param({"due_on": BEFORE, "remedied_on": AFTER}, "overdue", 1, id="to be remedied tomorrow"),
        pytest.param({"due_on": BEFORE, "committee_ended_on": BEFORE}, "left_open", 1, id="its committee has ended"),
        pytest.param({"due_on": BEFORE, "committee_ended_on": ON}, "overdue", 1, id="its committee ends today"),
        pytest.param(
            {"remedied_on": date(2026, 8, 30), "committee_ended_on": BEFORE}, "remedied", 0, id="remedied before its end"
        ),
    ],
)
def test_state_of_a_recommendation(dates: dict[str, date], state: str, days: int) -> None:
    found = inspections.with_remedy(asked(**dates), on=ON).iloc[0]

    assert (found["state"], found["days_over"]) == (state, days)


@pytest.mark.parametrize(
    ("dates", "verified"),
    [
        pytest.param({"remedied_on": BEFORE, "verified_on": ON}, True, id="verified today"),
        pytest.param({"remedied_on": BEFORE, "verified_on": AFTER}, False, id="to be verified tomorrow"),
        pytest.param({"remedied_on": BEFORE}, False, id="reported is not verified"),
        pytest.param({"verified_on": BEFORE}, False, id="what was not remedied cannot be verified"),
    ],
)
def test_remedied_and_verified_are_two_facts(dates: dict[str, date], verified: bool) -> None:
    assert inspections.with_remedy(asked(**dates), on=ON)["is_verified"].item() == verified


def test_a_recommendation_of_a_later_conclusion_is_not_there() -> None:
    assert inspections.with_remedy(asked(made_on=AFTER), on=ON).empty


def test_a_recommendation_without_a_conclusion_is_kept() -> None:
    assert len(inspections.with_remedy(asked(made_on=None), on=ON)) == 1


@pytest.mark.parametrize(
    ("counts", "broken"),
    [
        pytest.param((5, 5, 3, 2, 2), False, id="each within the one before"),
        pytest.param((5, 5, 3, 2, 3), True, id="more disciplined than to be disciplined"),
        pytest.param((5, 6, None, None, None), True, id="more concluded than inspected"),
        pytest.param((5, None, 6, None, None), True, id="over a count that was not stated"),
        pytest.param((None, None, 6, None, 1), False, id="what was not stated breaks nothing"),
    ],
)
def test_nested_counts(counts: tuple[int | None, ...], broken: bool) -> None:
    rows = some(dict(zip(inspections.NESTED, counts, strict=True)))

    assert inspections.broken_counts(rows).tolist() == [broken]


def test_what_moved_last_stands_first_and_the_programme_after_it() -> None:
    rows = some(
        {"planned_on": AFTER},
        {"planned_on": date(2026, 3, 1), "started_on": date(2026, 3, 9)},
        {"planned_on": date(2026, 2, 1), "started_on": date(2026, 2, 9), "ended_on": BEFORE},
        {"planned_on": date(2026, 10, 1)},
        {"planned_on": date(2026, 12, 1), "started_on": AFTER},
    )

    ordered = inspections.newest_first(inspections.with_stage(rows, on=ON))

    assert ordered["code"].tolist() == ["KT-2", "KT-1", "KT-3", "KT-0", "KT-4"]


def test_who_waits_longest_stands_first() -> None:
    rows = some({"ended_on": BEFORE}, {"ended_on": date(2026, 5, 1)}, {"ended_on": date(2026, 8, 1)})

    assert inspections.longest_waiting(inspections.with_stage(rows, on=ON))["code"].tolist() == ["KT-1", "KT-2", "KT-0"]
