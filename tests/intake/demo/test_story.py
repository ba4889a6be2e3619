"""The story of the whole city: sizes, shares and orders that a person who knows the field would expect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.periods import Period
from domain.weak_bases import CLOSING
from intake.demo.assignments import Assignment
from intake.demo.base_names import kinds
from intake.demo.bases import CELL_LIMIT
from intake.demo.calendar import newest_quarter
from intake.demo.contradictions import planted
from intake.demo.dice import dice
from intake.demo.figures import figures, is_told
from intake.demo.history import Told
from intake.demo.inspections import Inspection
from intake.demo.story import Story
from intake.demo.weak_cases import WeakCase
from tests.demo_data import TODAY

NOW_IN_FORCE = ("xp", "tt")


def today(city: Told) -> list[Story]:
    """The stories of the committees that stand today; bodies have none of this."""
    return [each for each in city.stories.values() if each.place.scheme in NOW_IN_FORCE and each.place.stands_on(TODAY)]


def due_on(work: Assignment) -> date:
    return [work.work.due_on, *(move[1] for move in work.moves if move[0] <= TODAY)][-1]


def share(number: int, of: int) -> float:
    return 100 * number / of


def test_the_city_has_the_size_that_was_published(city: Told) -> None:
    members = sum(each.members(2025) for each in today(city))
    districts = [each for each in city.stories.values() if each.place.scheme == "qh"]

    assert 345_000 < members < 390_000, "366.000 in 2025"
    assert len(districts) == 22
    assert all(60 <= len(each.bases) <= 150 for each in districts)
    assert 1900 < sum(len(each.bases) for each in districts) < 2500
    assert all(10 <= len(each.bases) <= 30 for each in city.stories.values() if each.place.scheme == "xp")


def test_names_of_bases_are_different_and_fit_their_form(city: Told) -> None:
    for each in city.stories.values():
        assert len({base.name for base in each.bases}) == len(each.bases)
        for base in each.bases:
            whole = base.form == "DBCS"
            assert base.name.startswith("Đảng bộ " if whole else "Chi bộ ")
            assert all((size >= CELL_LIMIT) is whole for size in base.members.values())


def test_a_committee_always_finds_enough_names(city: Told) -> None:
    for each in city.stories.values():
        assert len(kinds(each.place, throw=dice(99, each.place.id))) == each.place.bases


@pytest.mark.parametrize("code", ["2022", "2024", "2025", "2025-Q4", "2026-Q3"])
def test_levels_are_spread_as_in_public_figures(city: Told, code: str) -> None:
    given = Counter(level for each in city.stories.values() for level in each.levels.get(code, {}).values())
    assessed = given.total() - given["CDG"]

    assert 15 <= share(given["HTXS"], assessed) <= 20
    assert 75 <= share(given["HTT"], assessed) <= 82
    assert 2 <= share(given["HT"], assessed) <= 6
    assert 0 < share(given["KHT"], assessed) <= 1


def test_quarters_are_classified_since_the_guidance_of_2025(city: Told) -> None:
    codes = {code for each in city.stories.values() for code in each.levels}

    assert codes == {"2021", "2022", "2023", "2024", "2025", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"}


def test_most_work_of_the_year_is_done_in_time_and_some_is_overdue(city: Told) -> None:
    works = [work for each in today(city) for work in each.assignments if work.work.year == TODAY.year and not work.cancelled_on]
    due = [work for work in works if due_on(work) < TODAY]
    done = [work for work in due if work.done_on and work.done_on < TODAY]
    in_time = [work for work in done if work.done_on and work.done_on <= due_on(work)]

    assert 70 <= share(len(in_time), len(due)) <= 81
    assert 10 <= share(len(done) - len(in_time), len(due)) <= 16
    assert 4 <= share(len(due) - len(done), len(due)) <= 9
    assert 5 <= share(sum(bool(work.moves) for work in works), len(works)) <= 10
    assert 50 <= share(sum(work.verified_on is not None for work in done), len(done)) <= 70
    waiting = [work for work in works if work.done_on and work.done_on >= TODAY]
    assert any(work.started_on is None or work.started_on >= TODAY for work in waiting)


def test_a_committee_has_eight_to_fourteen_works_a_year(city: Told) -> None:
    numbers = Counter((each.place.id, work.work.year) for each in today(city) for work in each.assignments)
    full = [number for (_, year), number in numbers.items() if year == TODAY.year]

    assert 10 <= sum(full) / len(full) <= 14
    assert min(full) >= 6
    assert max(full) <= 20


def test_work_happens_in_order(city: Told) -> None:
    for each in city.stories.values():
        for work in each.assignments:
            days = [work.work.assigned_on, work.started_on, work.done_on, work.verified_on]
            known = [day for day in days if day]
            assert known == sorted(known)
            ends = [work.work.due_on, *(move[1] for move in work.moves)]
            assert ends == sorted(set(ends)), "a move makes the deadline later"
            assert (work.cancelled_on is None) == (work.cancel_reason is None)
            assert each.place.stands_on(work.work.assigned_on)


def test_differences_between_districts_are_real_but_no_caricature(city: Told) -> None:
    kept: dict[str, list[bool]] = {}
    for each in today(city):
        for work in each.assignments:
            if each.place.district and not work.cancelled_on and due_on(work) < TODAY:
                kept.setdefault(each.place.district, []).append(work.done_on is not None and work.done_on <= due_on(work))
    shares = sorted(share(sum(found), len(found)) for found in kept.values() if len(found) >= 30)

    assert 55 <= shares[0] < shares[-1] <= 97
    assert shares[-1] - shares[0] > 8


def cases(stories: Iterable[Story]) -> list[WeakCase]:
    return [case for each in stories for case in each.cases]


def test_weak_bases_come_go_stay_long_and_come_back(city: Told) -> None:
    every = cases(city.stories.values())
    still = [case for case in cases(today(city)) if case.is_open_on(TODAY)]
    year = timedelta(days=366)

    assert 35 <= len(still) <= 110, "about 0 to 3 a district"
    assert 2 <= sum(case.listed_on < TODAY - year for case in still) <= 12
    assert sum(case.code.endswith("-CC2") for case in every) >= 8
    assert any(event[0] == "extended" for case in still for event in case.events)
    assert any(event[0] == "dissolved" for case in every for event in case.events)
    unplanned = [case for case in still if not any(event[0] == "planned" and event[2] <= TODAY for event in case.events)]
    assert any(case.listed_on < TODAY - timedelta(days=30) for case in unplanned)
    deadline = {case.code: case.due_by(TODAY) for case in still}
    assert any(day is not None and day < TODAY for day in deadline.values())


def test_steps_of_a_case_follow_each_other(city: Told) -> None:
    order = ("listed", "planned", "underway", "extended", "proposed", "exited", "dissolved")
    for case in cases(city.stories.values()):
        steps = [event[0] for event in case.events]
        days = [event[2] for event in case.events]
        assert steps == sorted(steps, key=order.index)
        assert days == sorted(days)
        assert steps[0] == "listed"
        assert sum(step in CLOSING for step in steps) <= 1
        assert all(event[3] for event in case.events if event[0] in ("listed", "planned", "extended", *CLOSING)), (
            "each by a document"
        )
        ends = [event[4] for event in case.events if event[4]]
        assert all(before < after for before, after in pairwise(ends))
        assert not case.reasons or len(set(case.reasons)) == len(case.reasons)


def test_a_base_is_on_the_register_once_at_a_time(city: Told) -> None:
    for each in city.stories.values():
        for first, second in pairwise(sorted(each.cases, key=lambda case: (case.base.code, case.listed_on))):
            if first.base.code == second.base.code:
                assert first.left_on is not None
                assert first.left_on < second.listed_on


def lines(stories: Iterable[Story]) -> list[Inspection]:
    return [line for each in stories for line in each.inspections]


def test_counts_of_an_inspection_nest_and_its_days_follow_each_other(city: Told) -> None:
    for line in lines(city.stories.values()):
        counts = line.outcome
        assert counts.inspected >= counts.concluded >= counts.with_violation >= counts.to_discipline >= counts.disciplined >= 0
        days = [day for day in (line.started_on, line.ended_on, line.concluded_on) if day]
        assert days == sorted(days)
        assert line.planned_on or line.started_on
        assert bool(counts.findings) or counts.with_violation == 0


def test_inspections_of_the_year_are_as_many_and_as_strict_as_usual(city: Told) -> None:
    year = [line for line in lines(today(city)) if line.year == TODAY.year]
    past = [line for line in year if line.planned_on and line.planned_on < TODAY]
    done = [line for line in past if line.ended_on and line.ended_on < TODAY]
    signs = [line for line in year if line.form == "KT_DHVP" and line.is_concluded_on(TODAY)]
    members = sum(each.members(TODAY.year) for each in today(city))
    disciplined = sum(line.outcome.disciplined for line in year if line.subject == "DV" and line.is_concluded_on(TODAY))

    assert 80 <= share(len(done), len(past)) <= 97
    assert any(line.concluded_on is None for line in done), "some ended and were never concluded"
    confirmed = share(sum(line.outcome.with_violation for line in signs), sum(line.outcome.concluded for line in signs))
    assert 50 <= confirmed <= 80
    assert 1.5 <= 1000 * disciplined / members <= 2.5
    assert {line.authority for line in year} == {"CAP_UY", "UBKT", "CHI_BO"}


def test_most_remedies_come_in_time_and_some_are_overdue(city: Told) -> None:
    told = [
        line for each in today(city) for line in each.recommendations if line.due_on.year == TODAY.year and line.due_on < TODAY
    ]
    in_time = [line for line in told if line.remedied_on and line.remedied_on <= line.due_on]
    overdue = [line for line in told if line.remedied_on is None or line.remedied_on >= TODAY]

    assert 60 <= share(len(in_time), len(told)) <= 77
    assert 3 <= share(len(overdue), len(told)) <= 20
    for line in told:
        assert line.told_on < line.due_on
        assert line.verified_on is None or (line.remedied_on is not None and line.remedied_on < line.verified_on)


def test_a_few_reports_of_the_newest_quarter_are_missing_or_late(city: Told) -> None:
    newest = newest_quarter(TODAY)
    came = {due.place.id: due for due in city.dues if due.period == newest and not due.slip}
    missing = [each.place.id for each in today(city) if each.place.id not in came]
    late = [due for due in came.values() if due.accepted_at.date() > newest.end + timedelta(days=10)]

    assert 2 <= len(missing) <= 8
    assert 4 <= len(late) <= 30


def test_figures_are_counted_from_the_same_story(city: Told) -> None:
    """What a report says of the register, the levels and the programme is what the story holds."""
    for each in today(city)[:40]:
        quarter = Period.parse("2026-Q3")
        register = figures(each, "I43", period=quarter)[0].numerator
        programme = figures(each, "I34", period=quarter)[0]
        assert register == len([case for case in each.cases if case.is_open_on(quarter.end)])
        assert programme.denominator == sum(line.year == 2026 and line.planned_on is not None for line in each.inspections)


def test_figures_are_within_their_limits(city: Told) -> None:
    codes = [code for code in city.reference.indicators if is_told(code)]
    assert len(codes) >= 26
    for each in today(city)[::6]:
        for code in codes:
            for figure in figures(each, code, period=Period.parse("2026-Q3")):
                assert figure.not_applicable is (figure.numerator is None)
                assert figure.numerator is None or figure.numerator >= 0
                if figure.denominator is not None and figure.numerator is not None:
                    assert figure.numerator <= figure.denominator


def test_what_counts_from_january_never_shrinks_but_where_a_contradiction_is_planted(city: Told) -> None:
    for each in today(city):
        counts = [figures(each, "I24", period=Period.parse(code))[0].numerator or 0 for code in ("2026-Q1", "2026-Q2", "2026-Q3")]
        assert counts == sorted(counts) or "shrinking" in each.place.plants


def test_contradictions_are_few_and_each_in_a_committee_of_its_own(city: Told) -> None:
    plants = [plant for each in city.stories.values() for plant in each.place.plants]

    assert 6 <= len(plants) <= 10
    assert len(set(plants)) >= 5
    assert all(len(each.place.plants) <= 1 for each in city.stories.values())
    assert planted(["xp-1", "xp-2"], seed=1).keys() <= {"xp-1", "xp-2"}


def test_each_contradiction_can_be_found(city: Told) -> None:
    by_plant = {plant: each for each in city.stories.values() for plant in each.place.plants}

    behind = by_plant["programme_behind"]
    assert all(work.done_on and work.done_on <= due_on(work) for work in behind.assignments if work.work.clause == "1.8")
    late = [line for line in behind.inspections if line.planned_on and line.planned_on < TODAY and line.started_on is None]
    assert len(late) >= 2
    failed = by_plant["failed_but_unlisted"]
    assert "KHT" in failed.levels["2026-Q3"].values()
    assert failed.cases == []
    good = by_plant["good_though_disciplined"]
    punished = {line.base.code for line in good.inspections if line.base and line.subject == "TCD" and line.outcome.disciplined}
    assert {level for base, level in good.levels["2026-Q3"].items() if base in punished} == {"HTT"}
    registered = figures(by_plant["all_registered"], "I32", period=Period.parse("2025"))[0]
    assert registered.numerator == registered.denominator
    assert any(line.clause == "1.7" and line.outcome.with_violation for line in by_plant["all_registered"].inspections)
    unmet = by_plant["verified_but_unmet"]
    assert any(line.clause == "1.3" and line.outcome.with_violation for line in unmet.inspections)
