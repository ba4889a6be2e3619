"""Inspections and the recommendations they made, within a scope and as known at a moment."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, and_, func, or_, select

from data_access.bases import exists_on
from data_access.coverage import Sheet, newest_told
from data_access.facts import as_known, within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.facts import base_organisation, inspection, recommendation
from data_access.schema.reference import committee
from domain.scope import Scope

_STATED = (
    *("code", "committee_id", "year", "authority", "form", "subject", "base_code", "clause"),
    *("planned_on", "started_on", "ended_on", "concluded_on", "document"),
    *("inspected", "concluded", "with_violation", "to_discipline", "disciplined", "findings"),
    *("submission_id", "sheet", "row"),
)

_REMEDY = (
    *("code", "committee_id", "inspection_code", "finding", "content", "responsible"),
    *("due_on", "remedied_on", "document", "verified_on", "submission_id", "sheet", "row"),
)

_CAME_TO = (
    *("code", "committee_id", "authority", "form", "subject", "clause", "concluded_on"),
    *("inspected", "concluded", "with_violation", "to_discipline", "disciplined", "findings"),
    *("submission_id", "sheet", "row"),
)

_COMMITTEE_ENDED = {"committee_ended_on": "datetime64[s]"}  # its last day, null while the committee exists

INSPECTION_COLUMNS = {
    **dtypes_of(*(inspection.c[name] for name in _STATED)),
    "base_name": "str",
    "members": "Int64",
    **_COMMITTEE_ENDED,
    "told_until": "datetime64[s]",
}

RECOMMENDATION_COLUMNS = {
    **dtypes_of(*(recommendation.c[name] for name in _REMEDY)),
    "form": "str",
    "made_on": "datetime64[s]",
    **_COMMITTEE_ENDED,
}

CONCLUDED_COLUMNS = dtypes_of(*(inspection.c[name] for name in _CAME_TO))

COVERAGE_COLUMNS = {
    **dict.fromkeys(("base_code", "base_name", "committee_id"), "str"),
    "members": "Int64",
    "last_on": "datetime64[s]",
}


def inspections(connection: Connection, *, scope: Scope, as_of: datetime, year: int, on: date) -> pd.DataFrame:
    """A row an inspection of the programme year, or of an earlier one that had begun and was not concluded on `on`.

    `base_name` is the base it was at, null where it was not at one, `members` how many that base has; `told_until` the
    last day that the newest report of its committee about inspections covers.
    """
    row, base, newest = inspection.c, base_organisation, newest_told(Sheet.INSPECTIONS, as_of=as_of)
    waiting = and_(
        row.year < year,
        row.started_on <= on,
        or_(row.concluded_on.is_(None), row.concluded_on > on),
    )
    query = (
        select(*(row[name] for name in _STATED), base.c.name, base.c.members, committee.c.valid_to, newest.c.told_until)
        .join(committee, committee.c.id == row.committee_id)
        .outerjoin(newest, newest.c.committee_id == row.committee_id)
        .outerjoin(base, and_(base.c.code == row.base_code, as_known(base, as_of), within(scope, base.c.committee_id)))
        .where(as_known(inspection, as_of), within(scope, row.committee_id), or_(row.year == year, waiting))
        .order_by(row.code)
    )
    return read_frame(connection, query, INSPECTION_COLUMNS)


def recommendations(connection: Connection, *, scope: Scope, as_of: datetime, since: date) -> pd.DataFrame:
    """A row a recommendation that was not remedied before `since`, with form and day (made_on) of the conclusion behind it."""
    row, origin = recommendation.c, inspection
    made = and_(origin.c.code == row.inspection_code, as_known(origin, as_of), within(scope, origin.c.committee_id))
    query = (
        select(*(row[name] for name in _REMEDY), origin.c.form, origin.c.concluded_on, committee.c.valid_to)
        .join(committee, committee.c.id == row.committee_id)
        .outerjoin(origin, made)
        .where(as_known(recommendation, as_of), within(scope, row.committee_id))
        .where(or_(row.remedied_on.is_(None), row.remedied_on >= since))
        .order_by(row.code)
    )
    return read_frame(connection, query, RECOMMENDATION_COLUMNS)


def concluded(connection: Connection, *, scope: Scope, as_of: datetime, start: date, end: date) -> pd.DataFrame:
    """A row an inspection whose conclusion was announced between two days: what it came to, with its source."""
    row = inspection.c
    query = (
        select(*(row[name] for name in _CAME_TO))
        .where(as_known(inspection, as_of), within(scope, row.committee_id), row.concluded_on.between(start, end))
        .order_by(row.concluded_on, row.code)
    )
    return read_frame(connection, query, CONCLUDED_COLUMNS)


def coverage(connection: Connection, *, scope: Scope, as_of: datetime, on: date) -> pd.DataFrame:
    """A row a base that exists on `on`: `last_on`, the last day by then on which an inspection at it ended or was concluded.

    Null where there was none. An inspection of several bases at once names none of them and counts for none.
    """
    row, base = inspection.c, base_organisation.c
    happened_on = func.coalesce(row.concluded_on, row.ended_on)
    last = (
        select(row.base_code, func.max(happened_on).label("last_on"))
        .where(as_known(inspection, as_of), within(scope, row.committee_id), row.base_code.is_not(None), happened_on <= on)
        .group_by(row.base_code)
        .subquery()
    )
    query = (
        select(base.code, base.name, base.committee_id, base.members, last.c.last_on)
        .join(committee, committee.c.id == base.committee_id)
        .outerjoin(last, last.c.base_code == base.code)
        .where(as_known(base_organisation, as_of), within(scope, base.committee_id), exists_on(on))
        .order_by(base.code)
    )
    return read_frame(connection, query, COVERAGE_COLUMNS)
