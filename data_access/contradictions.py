"""Contradictions between what committees state, as known at a moment: read narrowly, found by the rules of the domain.

One call for every screen, the meeting and the terminal, so that a contradiction is the same wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select, tuple_

from data_access.coverage import Sheet, newest_told
from data_access.facts import as_known, within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.facts import (
    assignment,
    assignment_report,
    base_organisation,
    classification,
    inspection,
    observation,
    sent_back,
    verification,
    weak_case,
    weak_case_event,
)
from data_access.schema.reference import committee, indicator
from domain.classification import newest_period
from domain.contradicting import COMPLETED, FAILED, INSPECTING, ON_REGISTER, REGISTERED
from domain.contradictions import found
from domain.evidence import Evidence
from domain.inspections import with_stage
from domain.periods import Kind, Period
from domain.scope import Scope
from domain.weak_bases import CLOSING

_WORK, _REPORT, _PROOF, _LINE, _LEVEL = assignment.c, assignment_report.c, verification.c, inspection.c, classification.c
_SAID, _CASE, _STEP = observation.c, weak_case.c, weak_case_event.c
_SOURCE = ("submission_id", "sheet", "row")

_WORK_COLUMNS = {
    **dtypes_of(_WORK.code, _WORK.committee_id, _WORK.clause, _WORK.due_on, _REPORT.done_on, _PROOF.verified_on),
    **dtypes_of(*(_REPORT[name] for name in _SOURCE)),
    **{f"proof_{name}": dtype for name, dtype in dtypes_of(*(_PROOF[name] for name in _SOURCE)).items()},
}

_TOLD = (
    *("code", "committee_id", "year", "form", "subject", "base_code", "clause"),
    *("planned_on", "started_on", "ended_on", "concluded_on", "with_violation", "disciplined"),
    *_SOURCE,
)
_LINE_COLUMNS = {
    **dtypes_of(*(_LINE[name] for name in _TOLD)),
    "base_name": "str",
    "members": "Int64",
    "committee_ended_on": "datetime64[s]",
    "told_until": "datetime64[s]",
}

_LEVEL_COLUMNS = dtypes_of(*(_LEVEL[name] for name in ("base_code", "committee_id", "period", "level", *_SOURCE)))

_STATED = ("committee_id", "indicator", "item", "period", "numerator", "denominator", *_SOURCE)
_FIGURE_COLUMNS = {**dtypes_of(*(_SAID[name] for name in _STATED)), "is_running": "bool"}


def contradictions(connection: Connection, *, scope: Scope, as_of: datetime, on: date) -> pd.DataFrame:
    """A row a contradiction on day `on`: see `domain.contradictions.found`."""
    return found(evidence(connection, scope=scope, as_of=as_of, on=on), on=on)


def evidence(connection: Connection, *, scope: Scope, as_of: datetime, on: date) -> Evidence:
    """What the rules look at: the year of `on` up to that day, and of work and figures the year before it."""
    lines = read_frame(connection, _lines(scope, as_of, on), _LINE_COLUMNS)
    return Evidence(
        works=read_frame(connection, _works(scope, as_of, on), _WORK_COLUMNS),
        inspections=with_stage(lines, on=on),
        levels=_newest_levels(connection, scope, as_of, on),
        listed=frozenset(connection.scalars(_listed(scope, as_of, on))),
        figures=read_frame(connection, _figures(scope, as_of, on), _FIGURE_COLUMNS),
    )


def _works(scope: Scope, as_of: datetime, on: date) -> Select[Any]:
    """Work due by the day, of the clause of inspecting itself or of a clause in which an inspection found violations."""
    reported = and_(
        *(_REPORT.assignment_code == _WORK.code, as_known(assignment_report, as_of), ~_is_back(as_of)),
        within(scope, _REPORT.committee_id),
    )
    verified = and_(_PROOF.assignment_code == _WORK.code, as_known(verification, as_of), within(scope, _PROOF.committee_id))
    unmet = select(_LINE.committee_id, _LINE.clause).where(_of_year(as_of, on), _LINE.with_violation > 0)
    return (
        select(_WORK.code, _WORK.committee_id, _WORK.clause, _WORK.due_on, _REPORT.done_on, _PROOF.verified_on)
        .add_columns(*(_REPORT[name] for name in _SOURCE), *(_PROOF[name] for name in _SOURCE))
        .select_from(assignment)
        .outerjoin(assignment_report, reported)
        .outerjoin(verification, verified)
        .where(as_known(assignment, as_of), within(scope, _WORK.committee_id), _WORK.cancelled_on.is_(None))
        .where(
            _WORK.due_on.between(date(on.year - 1, 1, 1), on),
            or_(_WORK.clause == INSPECTING, tuple_(_WORK.committee_id, _WORK.clause).in_(unmet)),
        )
        .order_by(_WORK.code)
    )


def _lines(scope: Scope, as_of: datetime, on: date) -> Select[Any]:
    """The inspections of the year's programme, and those of organisations concluded in the year."""
    base, told = base_organisation, newest_told(Sheet.INSPECTIONS, as_of=as_of)
    return (
        select(*(_LINE[name] for name in _TOLD), base.c.name, base.c.members, committee.c.valid_to, told.c.told_until)
        .select_from(inspection)
        .join(committee, committee.c.id == _LINE.committee_id)
        .outerjoin(told, told.c.committee_id == _LINE.committee_id)
        .outerjoin(base, and_(base.c.code == _LINE.base_code, as_known(base, as_of), within(scope, base.c.committee_id)))
        .where(as_known(inspection, as_of), within(scope, _LINE.committee_id))
        .where(or_(and_(_LINE.year == on.year, _LINE.planned_on.is_not(None)), _of_year(as_of, on)))
        .order_by(_LINE.code)
    )


def _newest_levels(connection: Connection, scope: Scope, as_of: datetime, on: date) -> pd.DataFrame:
    """Levels for the newest period of each committee: of failed bases and of those whose organisation was disciplined."""
    known = and_(as_known(classification, as_of), within(scope, _LEVEL.committee_id), _LEVEL.period.in_(_ended(on, year=on.year)))
    periods = defaultdict(list)
    for place, period in connection.execute(select(_LEVEL.committee_id, _LEVEL.period).distinct().where(known)):
        periods[place].append(period)
    newest = {place: period.code for place, codes in periods.items() if (period := newest_period(codes, on=on))}
    punished = select(_LINE.base_code).where(_of_year(as_of, on), _LINE.disciplined > 0, _LINE.base_code.is_not(None))
    query = select(*(_LEVEL[name] for name in _LEVEL_COLUMNS)).where(
        known, or_(_LEVEL.level == FAILED, _LEVEL.base_code.in_(punished))
    )
    levels = read_frame(connection, query.order_by(_LEVEL.base_code, _LEVEL.period), _LEVEL_COLUMNS)
    return levels[levels["period"] == levels["committee_id"].map(newest)].reset_index(drop=True)


def _listed(scope: Scope, as_of: datetime, on: date) -> Select[Any]:
    """The committees with a base on the register at the end of the day."""
    closed = select(_STEP.case_code).where(as_known(weak_case_event, as_of), _STEP.stage.in_(CLOSING), _STEP.happened_on <= on)
    known = and_(as_known(weak_case, as_of), within(scope, _CASE.committee_id), _CASE.listed_on <= on)
    return select(_CASE.committee_id).distinct().where(known, _CASE.code.not_in(closed))


def _figures(scope: Scope, as_of: datetime, on: date) -> Select[Any]:
    """Running counts of the year, and the indicators that rules ask for, from periods that ended by the day."""
    asked = _SAID.indicator.in_((REGISTERED, COMPLETED, ON_REGISTER))
    is_running = and_(indicator.c.cumulative.is_(True), indicator.c.kind == "count")
    recent = [code for year in (on.year - 1, on.year) for code in _ended(on, year=year)]
    return (
        select(*(_SAID[name] for name in _STATED), is_running)
        .select_from(observation)
        .join(indicator, indicator.c.code == _SAID.indicator)
        .where(as_known(observation, as_of), within(scope, _SAID.committee_id), _SAID.not_applicable.is_(False))
        .where(or_(and_(is_running, _SAID.period.in_(_ended(on, year=on.year))), and_(asked, _SAID.period.in_(recent))))
        .order_by(_SAID.committee_id, _SAID.indicator, _SAID.item, _SAID.period)
    )


def _ended(on: date, *, year: int) -> list[str]:
    """The periods of a year that are reported and had ended by the day, months and weeks apart."""
    quarters = [Period(year, Kind.QUARTER, number) for number in (1, 2, 3, 4)]
    longer = [Period(year, kind, 1) for kind in (Kind.HALF, Kind.NINE_MONTHS, Kind.YEAR)]
    return [period.code for period in (*quarters, *longer) if period.end <= on]


def _of_year(as_of: datetime, on: date) -> ColumnElement[bool]:
    """The inspections of organisations that were concluded in the year by the day."""
    return and_(as_known(inspection, as_of), _LINE.subject == "TCD", _LINE.concluded_on.between(date(on.year, 1, 1), on))


def _is_back(as_of: datetime) -> ColumnElement[bool]:
    back = sent_back.c
    return exists().where(back.assignment_code == _WORK.code, as_known(sent_back, as_of), back.returned_on >= _REPORT.done_on)
