"""What every subject read like at two moments, and what changed between them: see `domain.changes_since`.

Only what may have changed is turned into readings; the frames are those that the screens are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import pandas as pd
from sqlalchemy import Connection

from data_access import assignments, clock, coverage, facts, figures, inspections, units, weak_bases
from data_access.coverage import Sheet
from data_access.rules import dated_numbers, in_force
from domain import inspections as inspection_rules
from domain import progress, readings
from domain import weak_bases as case_rules
from domain.changes_since import Change, Readings, Span, changes
from domain.reporting import BEGINNING
from domain.scope import Scope
from domain.units import Units


@dataclass(frozen=True)
class Knowledge:
    """A moment of knowledge within a scope, and the day that is read."""

    scope: Scope
    as_of: datetime
    on: date


Found = TypeVar("Found")
Three = tuple[Readings, Readings, Readings]
Frames = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def changed(connection: Connection, *, scope: Scope, as_of: datetime, since: datetime) -> tuple[Change, ...]:
    """Every change from the moment `since` to `as_of`, with its class and the readings of both."""
    earlier, later = clock.local_day(since), clock.local_day(as_of)
    three = Knowledge(scope, since, earlier), Knowledge(scope, as_of, earlier), Knowledge(scope, as_of, later)
    known = units.units(connection)
    parts = [
        _work(connection, three),
        _cases(connection, three),
        _inspections(connection, three, known),
        _remedies(connection, three),
        _figures(connection, three),
        _units(known, three),
        _rules(connection, three),
    ]
    before, then, now = (readings.together(*(part[place] for part in parts)) for place in range(3))
    began_or_ended = {unit for unit in known.committees.values() if unit.is_valid(earlier) != unit.is_valid(later)}
    return changes(before, then, now, span=Span(earlier, later, frozenset(unit.id for unit in began_or_ended)))


def _work(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    def known(at: Knowledge) -> Frames:
        seen, as_of = at.scope, at.as_of
        given = assignments.dates(connection, scope=seen, as_of=as_of, start=BEGINNING, end=at.on)
        said = facts.current(connection, "assignment_report", scope=seen, as_of=as_of)
        sources = said[["assignment_code", "submission_id", "sheet", "row"]].rename(columns={"assignment_code": "code"})
        moves = assignments.moves(connection, scope=seen, as_of=as_of)
        return given.merge(sources, on="code", how="left"), moves, assignments.returns(connection, scope=seen, as_of=as_of)

    def stated(found: Frames, on: date) -> pd.DataFrame:
        tasks = progress.with_states(*found, on=on)
        given = tasks["assigned_on"] <= pd.Timestamp(on)
        return tasks.assign(is_verified=(tasks["verified_on"] <= pd.Timestamp(on)).astype("bool"))[given]

    frames = _narrowed(_read(known, stated, three), ["state", "deadline", "sent_back", "is_verified"])
    told = _told(connection, Sheet.TASKS, three[0])
    before, then, now = (readings.work(frame, on=at.on, told=told) for frame, at in zip(frames, three, strict=True))
    return before, then, now


def _cases(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    terms = dated_numbers(connection, key="relapse_months")

    def known(at: Knowledge) -> tuple[pd.DataFrame, pd.DataFrame]:
        events = weak_bases.events(connection, scope=at.scope, as_of=at.as_of)
        return weak_bases.cases(connection, scope=at.scope, as_of=at.as_of), events

    def stated(found: tuple[pd.DataFrame, pd.DataFrame], on: date) -> pd.DataFrame:
        return case_rules.with_state(*found, on=on, relapse_months=terms)

    frames = _narrowed(_read(known, stated, three), ["stage", "over", "due_on", "committee_id"])
    told = _told(connection, Sheet.WEAK_BASES, three[0])
    before, then, now = (readings.cases(frame, told=told) for frame in frames)
    return before, then, now


def _inspections(connection: Connection, three: tuple[Knowledge, ...], units_known: Units) -> Three:
    ends = {unit.id: pd.Timestamp(unit.valid_to) for unit in units_known.committees.values() if unit.valid_to}

    def known(at: Knowledge) -> pd.DataFrame:
        found = facts.current(connection, "inspection", scope=at.scope, as_of=at.as_of)
        told = {name: pd.Timestamp(day) for name, day in _told(connection, Sheet.INSPECTIONS, at).items()}
        ended, covered = (found["committee_id"].map(days).astype("datetime64[s]") for days in (ends, told))
        return found.assign(committee_ended_on=ended, told_until=covered)

    def stated(found: pd.DataFrame, on: date) -> pd.DataFrame:
        return inspection_rules.with_stage(found, on=on)

    frames = _narrowed(_read(known, stated, three), ["stage", "committee_id"])
    told = _told(connection, Sheet.INSPECTIONS, three[0])
    before, then, now = (readings.inspections(frame, told=told) for frame in frames)
    return before, then, now


def _remedies(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    def known(at: Knowledge) -> pd.DataFrame:
        return inspections.recommendations(connection, scope=at.scope, as_of=at.as_of, since=BEGINNING)

    def stated(found: pd.DataFrame, on: date) -> pd.DataFrame:
        return inspection_rules.with_remedy(found, on=on)

    before, then, now = (readings.remedies(frame) for frame in _narrowed(_read(known, stated, three), ["state", "committee_id"]))
    return before, then, now


def _figures(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    first, second, third = three
    before, now = (figures.touched(connection, scope=at.scope, as_of=at.as_of, since=first.as_of) for at in (first, third))
    reported = figures.reported(connection, scope=first.scope, as_of=first.as_of)
    return (
        readings.figures(before, on=first.on, reported=reported),
        readings.figures(now, on=second.on, reported=reported),
        readings.figures(now, on=third.on, reported=reported),
    )


def _units(known: Units, three: tuple[Knowledge, ...]) -> Three:
    mine = [unit for unit in known.committees.values() if three[0].scope.allows(unit.id)]
    before, then, now = (readings.units(mine, on=at.on) for at in three)
    return before, then, now


def _rules(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    before, then, now = (readings.rules(in_force(connection, day=at.on)) for at in three)
    return before, then, now


def _read(
    known: Callable[[Knowledge], Found], stated: Callable[[Found, date], pd.DataFrame], three: tuple[Knowledge, ...]
) -> list[pd.DataFrame]:
    """The frames of the three readings; what is known at the later moment is read once for both days."""
    first, second, third = three
    earlier, later = known(first), known(third)
    return [stated(earlier, first.on), stated(later, second.on), stated(later, third.on)]


def _told(connection: Connection, sheet: Sheet, at: Knowledge) -> Mapping[str, date]:
    """The last day that the reports of each committee cover in one sheet."""
    found = coverage.told(connection, sheet=sheet, scope=at.scope, as_of=at.as_of)
    return {str(name): day.date() for name, day in zip(found["committee_id"], found["told_until"], strict=True)}


def _narrowed(frames: list[pd.DataFrame], columns: list[str]) -> Frames:
    """Of the three frames those rows that may have changed from the first to the last."""
    codes = readings.differing(frames[0], frames[2], columns)
    before, then, now = (frame[frame["code"].isin(codes)] for frame in frames)
    return before, then, now
