"""What every subject read like at two moments, and what changed between them: see `domain.changes_since`.

Only what may have changed is turned into readings; the frames are those that the screens are made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd
from sqlalchemy import Connection, or_, select

from data_access import assignments, clock, coverage, facts, inspections, units, weak_bases
from data_access.coverage import Sheet
from data_access.facts import as_known, within
from data_access.frames import dtypes_of, read_frame
from data_access.rules import dated_numbers, in_force
from data_access.schema.facts import observation
from data_access.schema.system import submission
from domain import inspections as inspection_rules
from domain import progress, readings
from domain import weak_bases as case_rules
from domain.changes_since import Change, Readings, Span, changes
from domain.periods import Kind, Period
from domain.reporting import BEGINNING
from domain.scope import Scope
from domain.units import Units

_SAID = observation.c
_FIGURE = ("committee_id", "indicator", "period", "numerator", "denominator", "not_applicable", "submission_id", "sheet", "row")


@dataclass(frozen=True)
class Knowledge:
    """A moment of knowledge within a scope, and the day that is read."""

    scope: Scope
    as_of: datetime
    on: date


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
    before, then, now = _narrowed([_tasks(connection, at) for at in three], ["state", "deadline", "sent_back", "is_verified"])
    told = _told(connection, Sheet.TASKS, three[0])
    first, second, third = three
    return (
        readings.work(before, on=first.on, told=told),
        readings.work(then, on=second.on, told=told),
        readings.work(now, on=third.on, told=told),
    )


def _tasks(connection: Connection, at: Knowledge) -> pd.DataFrame:
    seen, as_of = at.scope, at.as_of
    given = assignments.dates(connection, scope=seen, as_of=as_of, start=BEGINNING, end=at.on)
    moves = assignments.moves(connection, scope=seen, as_of=as_of)
    returns = assignments.returns(connection, scope=seen, as_of=as_of)
    said = facts.current(connection, "assignment_report", scope=seen, as_of=as_of)
    sources = said[["assignment_code", "submission_id", "sheet", "row"]].rename(columns={"assignment_code": "code"})
    stated = progress.with_states(given, moves, returns, on=at.on).merge(sources, on="code", how="left")
    return stated.assign(is_verified=(stated["verified_on"] <= pd.Timestamp(at.on)).astype("bool"))


def _cases(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    terms = dated_numbers(connection, key="relapse_months")

    def stated(at: Knowledge) -> pd.DataFrame:
        found = weak_bases.cases(connection, scope=at.scope, as_of=at.as_of)
        events = weak_bases.events(connection, scope=at.scope, as_of=at.as_of)
        return case_rules.with_state(found, events, on=at.on, relapse_months=terms)

    frames = _narrowed([stated(at) for at in three], ["stage", "over", "due_on", "committee_id"])
    told = _told(connection, Sheet.WEAK_BASES, three[0])
    before, then, now = (readings.cases(frame, told=told) for frame in frames)
    return before, then, now


def _inspections(connection: Connection, three: tuple[Knowledge, ...], known: Units) -> Three:
    ends = {unit.id: pd.Timestamp(unit.valid_to) for unit in known.committees.values() if unit.valid_to}

    def staged(at: Knowledge) -> pd.DataFrame:
        found = facts.current(connection, "inspection", scope=at.scope, as_of=at.as_of)
        told = {name: pd.Timestamp(day) for name, day in _told(connection, Sheet.INSPECTIONS, at).items()}
        ended, covered = (found["committee_id"].map(days).astype("datetime64[s]") for days in (ends, told))
        return inspection_rules.with_stage(found.assign(committee_ended_on=ended, told_until=covered), on=at.on)

    frames = _narrowed([staged(at) for at in three], ["stage", "committee_id"])
    told = _told(connection, Sheet.INSPECTIONS, three[0])
    before, then, now = (readings.inspections(frame, told=told) for frame in frames)
    return before, then, now


def _remedies(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    frames = _narrowed(
        [
            inspection_rules.with_remedy(
                inspections.recommendations(connection, scope=at.scope, as_of=at.as_of, since=BEGINNING), on=at.on
            )
            for at in three
        ],
        ["state", "committee_id"],
    )
    before, then, now = (readings.remedies(frame) for frame in frames)
    return before, then, now


def _figures(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    before, then, now = (_values(connection, at, since=three[0]) for at in three)
    query = (
        select(submission.c.committee_id, submission.c.period)
        .where(submission.c.kind == "report", submission.c.accepted_at <= three[0].as_of)
        .where(or_(submission.c.withdrawn_at.is_(None), submission.c.withdrawn_at > three[0].as_of))
        .where(within(three[0].scope, submission.c.committee_id))
    )
    reported = frozenset((row.committee_id, row.period) for row in connection.execute(query))
    earlier, _, later = (at.on for at in three)
    return (
        readings.figures(before, on=earlier, reported=reported),
        readings.figures(then, on=earlier, reported=reported),
        readings.figures(now, on=later, reported=reported),
    )


def _values(connection: Connection, at: Knowledge, *, since: Knowledge) -> pd.DataFrame:
    """The headline figures known at a moment of which a statement was made or ended since, or whose period ended since."""
    same = (_SAID.committee_id, _SAID.indicator, _SAID.period)
    touched = (
        select(*same)
        .where(_SAID.item == "", within(at.scope, _SAID.committee_id))
        .where(or_(_SAID.recorded_from > since.as_of, _SAID.recorded_to > since.as_of, _SAID.period.in_(_ended_since(since.on))))
        .distinct()
        .subquery()
    )
    matching = [_SAID[name] == touched.c[name] for name in ("committee_id", "indicator", "period")]
    query = (
        select(*(_SAID[name] for name in _FIGURE))
        .join(touched, *[matching[0] & matching[1] & matching[2]])
        .where(_SAID.item == "", as_known(observation, at.as_of), within(at.scope, _SAID.committee_id))
        .order_by(*same)
    )
    return read_frame(connection, query, dtypes_of(*(_SAID[name] for name in _FIGURE)))


def _ended_since(day: date) -> list[str]:
    """The codes of the periods that end after a day, up to a year later."""
    days = (day + timedelta(days=number) for number in range(1, 366))
    return sorted({period.code for each in days for kind in Kind if (period := Period.holding(each, kind)).end == each})


def _units(known: Units, three: tuple[Knowledge, ...]) -> Three:
    mine = [unit for unit in known.committees.values() if three[0].scope.allows(unit.id)]
    before, then, now = (readings.units(mine, on=at.on) for at in three)
    return before, then, now


def _rules(connection: Connection, three: tuple[Knowledge, ...]) -> Three:
    before, then, now = (readings.rules(in_force(connection, day=at.on)) for at in three)
    return before, then, now


def _told(connection: Connection, sheet: Sheet, at: Knowledge) -> Mapping[str, date]:
    """The last day that the reports of each committee cover in one sheet."""
    found = coverage.told(connection, sheet=sheet, scope=at.scope, as_of=at.as_of)
    return {str(name): day.date() for name, day in zip(found["committee_id"], found["told_until"], strict=True)}


def _narrowed(frames: list[pd.DataFrame], columns: list[str]) -> Frames:
    """Of the three frames those rows that may have changed from the first to the last."""
    codes = readings.differing(frames[0], frames[2], columns)
    before, then, now = (frame[frame["code"].isin(codes)] for frame in frames)
    return before, then, now
