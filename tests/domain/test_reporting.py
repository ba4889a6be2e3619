"""Who owes a report, and the kinds of nothing that a missing one can be."""

from __future__ import annotations

from datetime import date

import pytest

from domain.periods import Kind, Period
from domain.reporting import (
    RULES,
    STATUS_COLUMNS,
    Completeness,
    Deadlines,
    Receipt,
    Status,
    by_district,
    counted_period,
    owing,
    periods_up_to,
    status,
    statuses,
)
from domain.rules import DatedNumber
from domain.scope import Scope
from domain.units import Committee, Units

Q3 = Period.parse("2026-Q3")
DUE = date(2026, 10, 10)
DEADLINES = Deadlines.of({key: (DatedNumber(10),) for key in RULES.values()})


def a_committee(code: str, *, kind: str = "commune", since: date = date(2025, 7, 1), until: date | None = None) -> Committee:
    """A committee of Gò Vấp."""
    return Committee(code, code, code, kind, "go-vap", ("go-vap",), since, until)


OLD = a_committee("qh-764", kind="district", since=date(2021, 1, 1), until=date(2025, 6, 30))
NEW = a_committee("xp-26890")
BODY = a_committee("tp-btctu", kind="city_body", since=date(2021, 1, 1))
DIRECT = a_committee("tt-cong-an", kind="direct", since=date(2021, 1, 1))
DIRECT_BESIDE = Committee("tt-quan-su", "", "", "direct", None, (), date(2021, 1, 1), None)
UNITS = Units.of([], [OLD, NEW, DIRECT, BODY])


@pytest.mark.parametrize(
    ("period", "who"),
    [
        ("2025-Q2", ["qh-764", "tt-cong-an"]),
        ("2025-Q3", ["xp-26890", "tt-cong-an"]),
        ("2025-6T", ["qh-764", "tt-cong-an"]),
        ("2025", ["xp-26890", "tt-cong-an"]),
    ],
)
def test_who_exists_on_the_last_day_of_a_period_owes_its_report_and_city_bodies_owe_none(period: str, who: list[str]) -> None:
    assert [unit.id for unit in owing(UNITS, Period.parse(period), scope=Scope.city())] == who


def test_nobody_outside_the_scope_is_asked_for_a_report() -> None:
    assert [unit.id for unit in owing(UNITS, Q3, scope=Scope.of(["xp-26890"]))] == ["xp-26890"]


@pytest.mark.parametrize(
    ("receipt", "day", "expected"),
    [
        pytest.param(Receipt(DUE, 12), DUE, Status.ON_TIME, id="on the due day is on time"),
        pytest.param(Receipt(date(2026, 10, 11), 12), date(2026, 10, 12), Status.LATE, id="the day after is late"),
        pytest.param(Receipt(date(2026, 10, 11), 0), date(2026, 10, 12), Status.ZERO, id="nothing to report is a report"),
        pytest.param(None, DUE, Status.NOT_DUE, id="on the due day nothing is missing yet"),
        pytest.param(None, date(2026, 10, 11), Status.MISSING, id="the day after it is"),
    ],
)
def test_the_state_of_a_report(receipt: Receipt | None, day: date, expected: Status) -> None:
    assert status(NEW, Q3, receipt, due_on=DUE, day=day) is expected


@pytest.mark.parametrize(
    ("committee", "period"),
    [
        pytest.param(OLD, "2026-Q3", id="a committee that has ended owes nothing"),
        pytest.param(NEW, "2025-Q2", id="nor one that had not begun"),
        pytest.param(BODY, "2026-Q3", id="nor a city body"),
    ],
)
def test_what_is_not_owed_is_not_applicable_and_never_missing(committee: Committee, period: str) -> None:
    assert status(committee, Period.parse(period), None, due_on=DUE, day=date(2030, 1, 1)) is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("day", "chosen", "counted"),
    [
        pytest.param(date(2026, 11, 23), None, "2026-Q3", id="the newest quarter"),
        pytest.param(date(2026, 10, 10), None, "2026-Q2", id="not before its due day is over"),
        pytest.param(date(2026, 10, 11), None, "2026-Q3", id="but from the day after"),
        pytest.param(date(2026, 11, 23), "2026-Q4", "2026-Q4", id="a chosen quarter, though it is running"),
        pytest.param(date(2026, 11, 23), "2026-W46", "2026-W46", id="a chosen week"),
        pytest.param(date(2021, 4, 2), None, "2021-Q1", id="never one before the Directive"),
        pytest.param(date(2021, 3, 30), None, "2021-Q1", id="not even on its very day"),
    ],
)
def test_the_period_whose_reports_are_counted(day: date, chosen: str | None, counted: str) -> None:
    period = Period.parse(chosen) if chosen else None

    assert counted_period(period, day=day, deadlines=DEADLINES).code == counted


def test_a_deadline_is_that_of_the_rule_in_force_at_the_end_of_the_period() -> None:
    days = (DatedNumber(20, valid_to=date(2025, 12, 31)), DatedNumber(5, valid_from=date(2026, 1, 1)))
    deadlines = Deadlines({Kind.QUARTER: days})

    assert deadlines.due_on(Period.parse("2025-Q4")) == date(2026, 1, 20)
    assert deadlines.due_on(Period.parse("2026-Q1")) == date(2026, 4, 5)


def test_without_a_rule_there_is_no_deadline() -> None:
    deadlines = Deadlines({Kind.QUARTER: (DatedNumber(5, valid_from=date(2026, 1, 1)),)})

    with pytest.raises(LookupError):
        deadlines.due_on(Period.parse("2025-Q4"))


@pytest.mark.parametrize(("reported", "provisional"), [(79, True), (80, False)])
def test_a_total_is_provisional_below_the_set_share(reported: int, provisional: bool) -> None:
    states = [Status.LATE] * reported + [Status.MISSING] * (100 - reported) + [Status.NOT_APPLICABLE] * 50

    found = Completeness.of(states, period=Q3, due_on=DUE, enough=0.8)

    assert (found.reported, found.owing, found.missing) == (reported, 100, 100 - reported)
    assert found.is_provisional is provisional


def test_late_and_empty_reports_are_reports_and_what_is_not_due_is_none() -> None:
    states = [Status.ON_TIME, Status.LATE, Status.ZERO, Status.NOT_DUE, Status.MISSING]

    assert Completeness.of(states, period=Q3, due_on=DUE, enough=0.8).reported == 3


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        ("2021-Q3", ["2021-Q1", "2021-Q2", "2021-Q3"]),
        ("2022", ["2021", "2022"]),
        ("2026-W02", ["2025-W52", "2026-W01", "2026-W02"]),
    ],
)
def test_the_grid_looks_back_over_one_kind_of_period_to_the_directive_at_most(last: str, codes: list[str]) -> None:
    assert [period.code for period in periods_up_to(Period.parse(last), count=3)] == codes


def test_the_grid_keeps_the_kinds_of_nothing_apart() -> None:
    receipts = {("xp-26890", "2025-Q3"): Receipt(date(2025, 10, 1), 5), ("xp-0", "2025-Q3"): Receipt(date(2025, 10, 1), 5)}
    periods = [Period.parse("2025-Q2"), Period.parse("2025-Q3"), Period.parse("2025-Q4")]

    grid = statuses(UNITS, periods, receipts, scope=Scope.city(), deadlines=DEADLINES, day=date(2026, 1, 5))

    found = grid.pivot(index="committee_id", columns="period", values="status").to_dict("index")
    assert found == {
        "qh-764": {"2025-Q2": "missing", "2025-Q3": "not_applicable", "2025-Q4": "not_applicable"},
        "xp-26890": {"2025-Q2": "not_applicable", "2025-Q3": "on_time", "2025-Q4": "not_due"},
        "tt-cong-an": {"2025-Q2": "missing", "2025-Q3": "missing", "2025-Q4": "not_due"},
    }


@pytest.mark.parametrize("periods", [[], [Q3]])
def test_a_grid_without_rows_keeps_its_columns_and_types(periods: list[Period]) -> None:
    grid = statuses(UNITS, periods, {}, scope=Scope.of([]), deadlines=DEADLINES, day=DUE)

    assert grid.empty
    assert grid.dtypes.astype(str).to_dict() == STATUS_COLUMNS


def test_a_district_shows_how_many_have_reported_and_what_needs_attention_most() -> None:
    receipts = {("xp-26890", "2025-Q3"): Receipt(date(2025, 10, 12), 5), ("qh-764", "2025-Q2"): Receipt(date(2025, 7, 1), 5)}
    periods = [Period.parse("2025-Q2"), Period.parse("2025-Q3"), Period.parse("2025-Q4")]
    units = Units.of([], [OLD, NEW, a_committee("xp-2"), DIRECT_BESIDE])
    grid = statuses(units, periods, receipts, scope=Scope.city(), deadlines=DEADLINES, day=date(2025, 10, 20))

    found = {(str(row.district), row.period): (row.reported, row.owing, row.status) for row in by_district(grid).itertuples()}

    assert found == {
        ("go-vap", "2025-Q2"): (1, 1, "on_time"),
        ("go-vap", "2025-Q3"): (1, 2, "missing"),
        ("go-vap", "2025-Q4"): (0, 2, "not_due"),
        ("nan", "2025-Q2"): (0, 1, "missing"),
        ("nan", "2025-Q3"): (0, 1, "missing"),
        ("nan", "2025-Q4"): (0, 1, "not_due"),
    }


def test_a_late_report_marks_its_district_only_when_none_is_missing() -> None:
    receipts = {("xp-26890", "2025-Q3"): Receipt(date(2025, 10, 12), 5), ("xp-2", "2025-Q3"): Receipt(date(2025, 10, 1), 5)}
    units = Units.of([], [NEW, a_committee("xp-2")])
    grid = statuses(units, [Period.parse("2025-Q3")], receipts, scope=Scope.city(), deadlines=DEADLINES, day=DUE)

    assert by_district(grid)["status"].tolist() == ["late"]
