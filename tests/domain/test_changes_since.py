"""What changed between two moments: every change in one class, whatever was stated, corrected, withdrawn or moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import progress, readings
from domain.changes_since import ChangeClass, Reading, Readings, Span, changes, counts

BEGINNING = date(2026, 1, 1)
EARLIER, LATER = 100, 107
"""Days of the two meetings, counted from BEGINNING."""

DAYS = st.integers(0, 120)


@dataclass(frozen=True)
class Told:
    """What an owner stated of a piece of work on day `at`: begun, done; covering its time up to `until`."""

    at: int
    until: int
    started: int | None
    done: int | None
    withdrawn: int | None = None


@dataclass(frozen=True)
class Moved:
    """A move of a deadline: recorded on `at`, made on `on`."""

    at: int
    on: int
    due: int


@dataclass(frozen=True)
class Work:
    """A piece of work with everything that was ever recorded about it."""

    given: int = 0
    due: int = 90
    told: tuple[Told, ...] = ()
    moved: tuple[Moved, ...] = ()
    committee: str = "xp-1"

    def known(self, at: int) -> Told | None:
        """The newest statement that stands on day `at`."""
        standing = [each for each in self.told if each.at <= at and not (each.withdrawn is not None and each.withdrawn <= at)]
        return max(standing, key=lambda each: each.at, default=None)


def day(number: int | None) -> object:
    return pd.NaT if number is None else pd.Timestamp(BEGINNING + timedelta(days=number))


def read(works: tuple[Work, ...], *, known: int, on: int) -> Readings:
    """What the screens say of day `on` with what was known at the end of day `known`."""
    rows, moves, told = [], [], {}
    for number, work in enumerate(works):
        if work.given > known:
            continue
        said, first = work.known(known), work.known(EARLIER)
        started, done = (said.started, said.done) if said else (None, None)
        days = {"assigned_on": work.given, "due_on": work.due, "started_on": started, "done_on": done}
        days |= {"cancelled_on": None, "verified_on": None, "told_until": None}
        code, committee = f"NV-{number}", f"{work.committee}-{number}"
        rows.append({"code": code, "committee_id": committee} | {name: day(value) for name, value in days.items()})
        steps = sorted((each for each in work.moved if each.at <= known), key=lambda each: each.on)
        moves += [
            {"assignment_code": code, "number": place + 1, "moved_on": day(each.on), "due_on": day(each.due)}
            for place, each in enumerate(steps)
        ]
        if first is not None:
            told[committee] = BEGINNING + timedelta(days=first.until)
    if not rows:
        return {}
    dates = "datetime64[s]"
    frame = pd.DataFrame(rows).astype(dict.fromkeys([name for name in rows[0] if name.endswith(("_on", "_until"))], dates))
    moved = pd.DataFrame(moves, columns=["assignment_code", "number", "moved_on", "due_on"])
    moved = moved.astype({"assignment_code": "str", "number": "Int64", "moved_on": dates, "due_on": dates})
    nothing = pd.DataFrame({"assignment_code": [], "done_on": [], "returned_on": []})
    returned = nothing.astype({"assignment_code": "str", "done_on": dates, "returned_on": dates})
    today = BEGINNING + timedelta(days=on)
    return readings.work(progress.with_states(frame, moved, returned, on=today), on=today, told=told)


def compared(works: tuple[Work, ...], *, later: int = LATER, reorganised: frozenset[str] = frozenset()) -> dict[str, ChangeClass]:
    """The class of each change from the earlier meeting to day `later`, by the code of the work."""
    before, then, now = (read(works, known=known, on=on) for known, on in ((EARLIER, EARLIER), (LATER, EARLIER), (LATER, later)))
    span = Span(BEGINNING + timedelta(days=EARLIER), BEGINNING + timedelta(days=later), reorganised)
    return {change.subject[1]: change.kind for change in changes(before, then, now, span=span)}


@st.composite
def statements(draw: st.DrawFn) -> Told:
    at = draw(DAYS)
    until = draw(st.integers(0, at))
    started = draw(st.none() | st.integers(0, until))
    done = None if started is None else draw(st.none() | st.integers(started, until))
    return Told(at, until, started, done, draw(st.none() | st.integers(at, 120)))


@st.composite
def works(draw: st.DrawFn) -> Work:
    at = st.integers(0, 120)
    moves = st.builds(lambda on, wait, due: Moved(on + wait, on, due), at, st.integers(0, 20), st.integers(50, 200))
    told = draw(st.lists(statements(), max_size=4, unique_by=lambda each: each.at))
    return Work(draw(st.integers(0, 110)), draw(st.integers(60, 130)), tuple(told), tuple(draw(st.lists(moves, max_size=2))))


HISTORIES = st.lists(works(), min_size=1, max_size=6).map(tuple)


@given(HISTORIES, st.sets(st.integers(0, 5)))
@settings(max_examples=50)
def test_the_classes_are_disjoint_complete_and_sum_to_the_total(history: tuple[Work, ...], ended: set[int]) -> None:
    before, then, now = (read(history, known=known, on=on) for known, on in ((100, 100), (107, 100), (107, 107)))
    span = Span(date(2026, 4, 11), date(2026, 4, 18), frozenset(f"xp-1-{number}" for number in ended))
    shown = [{code: (each.value, each.deadline) for code, each in readings.items()} for readings in (before, now)]
    differing = {code for code in shown[0].keys() | shown[1].keys() if shown[0].get(code) != shown[1].get(code)}

    found = changes(before, then, now, span=span)

    assert sorted(change.subject for change in found) == sorted(differing)
    assert sum(counts(found).values()) == len(differing)
    assert set(counts(found)) == set(ChangeClass)
    assert all((change.before, change.now) == (before.get(change.subject), now.get(change.subject)) for change in found)


@given(HISTORIES)
@settings(max_examples=25)
def test_where_nothing_was_recorded_only_time_has_passed(history: tuple[Work, ...]) -> None:
    quiet = tuple(
        replace(
            work,
            given=min(work.given, EARLIER),
            told=tuple(each for each in work.told if each.at <= EARLIER and not EARLIER < (each.withdrawn or 0) <= LATER),
            moved=tuple(each for each in work.moved if each.at <= EARLIER),
        )
        for work in history
    )

    assert set(compared(quiet).values()) <= {ChangeClass.REAL}


@given(HISTORIES)
@settings(max_examples=25)
def test_on_the_same_day_nothing_real_can_have_happened(history: tuple[Work, ...]) -> None:
    assert ChangeClass.REAL not in compared(history, later=EARLIER).values()


@given(HISTORIES)
@settings(max_examples=25)
def test_a_deadline_is_called_moved_only_where_it_was_moved(history: tuple[Work, ...]) -> None:
    moved = [history[int(code.removeprefix("NV-"))] for code, kind in compared(history).items() if kind is ChangeClass.MOVED]

    assert all(work.moved for work in moved)


OPEN = Told(at=40, until=38, started=30, done=None)


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        pytest.param(Work(due=103), ChangeClass.REAL, id="its deadline passed between the meetings"),
        pytest.param(Work(due=120, told=(OPEN, Told(106, 105, 30, 104))), ChangeClass.REAL, id="done between the meetings"),
        pytest.param(Work(told=(OPEN, Told(106, 105, 30, 80))), ChangeClass.LATE, id="done before, told after"),
        pytest.param(Work(due=120, told=(OPEN, Told(106, 105, 30, 35))), ChangeClass.CORRECTED, id="a report had not said it"),
        pytest.param(Work(told=(Told(40, 38, 30, 35), Told(106, 105, 30, 95))), ChangeClass.CORRECTED, id="another day was told"),
        pytest.param(Work(told=(Told(40, 38, 30, 35, withdrawn=103),)), ChangeClass.CORRECTED, id="the report was withdrawn"),
        pytest.param(Work(told=(OPEN,), moved=(Moved(103, 102, 150),)), ChangeClass.MOVED, id="its deadline was moved"),
        pytest.param(Work(told=(OPEN,), moved=(Moved(103, 60, 150),)), ChangeClass.MOVED, id="a move came to be known"),
        pytest.param(Work(given=104, due=150), ChangeClass.REAL, id="given between the meetings"),
    ],
)
def test_what_happened_decides_the_class(work: Work, kind: ChangeClass) -> None:
    assert compared((work,)) == {"NV-0": kind}


def test_the_end_of_a_committee_comes_before_all_but_a_definition() -> None:
    work = Work(told=(OPEN, Told(106, 105, 30, 80)))

    assert compared((work,), reorganised=frozenset({"xp-1-0"})) == {"NV-0": ChangeClass.REORGANISED}


def test_a_rule_with_another_value_is_a_change_of_definition() -> None:
    before, now = readings.rules({"due_soon_days": "30", "mask_below": "3"}), readings.rules({"due_soon_days": "15"})
    span = Span(BEGINNING, BEGINNING + timedelta(days=7))

    found = changes(before, before, now, span=span)

    assert {change.subject[1]: change.kind for change in found} == {
        "due_soon_days": ChangeClass.DEFINITION,
        "mask_below": ChangeClass.DEFINITION,
    }


def test_a_value_computed_by_another_definition_is_never_called_real() -> None:
    before = {("figure", "a"): Reading("12", "xp-1", definition="cũ")}
    now = {("figure", "a"): Reading("15", "xp-1", definition="mới")}

    found = changes(before, before, now, span=Span(BEGINNING, BEGINNING + timedelta(days=7)))

    assert [change.kind for change in found] == [ChangeClass.DEFINITION]


def test_a_figure_that_came_after_the_meeting_is_late_and_one_of_a_period_ended_since_is_real() -> None:
    values = pd.DataFrame(
        [
            {"committee_id": "xp-1", "indicator": "I01", "period": period, "numerator": 3.0, "denominator": None}
            | {"not_applicable": False, "submission_id": 1, "sheet": "Chỉ tiêu", "row": 6}
            for period in ("2026-03", "2026-04")
        ]
    )
    earlier, later = date(2026, 4, 27), date(2026, 5, 4)
    then, now = (readings.figures(values, on=on, reported=frozenset()) for on in (earlier, later))

    found = changes({}, then, now, span=Span(earlier, later))

    assert [change.kind for change in found] == [ChangeClass.LATE, ChangeClass.REAL]


def test_a_figure_left_out_of_a_report_that_had_come_is_a_correction() -> None:
    row = {"committee_id": "xp-1", "indicator": "I01", "period": "2026-03", "numerator": 3.0, "denominator": 12.0}
    values = pd.DataFrame([row | {"not_applicable": False, "submission_id": 1, "sheet": "Chỉ tiêu", "row": 6}])
    on = date(2026, 4, 27)
    then = readings.figures(values, on=on, reported=frozenset({("xp-1", "2026-03")}))

    found = changes({}, then, then, span=Span(on, on + timedelta(days=7)))

    assert [(change.kind, change.now.value if change.now else "") for change in found] == [(ChangeClass.CORRECTED, "3/12")]


def test_a_committee_that_began_is_a_reorganisation() -> None:
    began = date(2026, 7, 1)
    now = {("unit", "xp-2"): Reading("exists", "xp-2")}

    found = changes({}, {}, now, span=Span(began - timedelta(days=7), began, frozenset({"xp-2"})))

    assert counts(found)[ChangeClass.REORGANISED] == 1
