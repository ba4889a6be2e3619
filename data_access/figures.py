"""Headline figures that may have changed since a moment: of all others neither a statement nor its time has moved."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pandas as pd
from sqlalchemy import Connection, and_, or_, select

from data_access.clock import local_day
from data_access.facts import as_known, within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.facts import observation
from data_access.schema.system import submission
from domain.periods import Kind, Period
from domain.scope import Scope

_SAID = observation.c
_KEY = (_SAID.committee_id, _SAID.indicator, _SAID.period)

COLUMNS = dtypes_of(*_KEY, _SAID.numerator, _SAID.denominator, _SAID.not_applicable, _SAID.submission_id, _SAID.sheet, _SAID.row)


def touched(connection: Connection, *, scope: Scope, as_of: datetime, since: datetime) -> pd.DataFrame:
    """A row a committee, indicator and period known at `as_of` of which a statement was made or ended since, or its period.

    Breakdowns are left out: a headline figure changes with them.
    """
    moved = or_(_SAID.recorded_from > since, _SAID.recorded_to > since, _SAID.period.in_(_ended_after(local_day(since))))
    keys = select(*_KEY).where(_SAID.item == "", within(scope, _SAID.committee_id), moved).distinct().subquery()
    same = and_(*(column == keys.c[column.name] for column in _KEY))
    query = (
        select(*(_SAID[name] for name in COLUMNS))
        .join(keys, same)
        .where(_SAID.item == "", as_known(observation, as_of), within(scope, _SAID.committee_id))
        .order_by(*_KEY)
    )
    return read_frame(connection, query, COLUMNS)


def reported(connection: Connection, *, scope: Scope, as_of: datetime) -> frozenset[tuple[str, str]]:
    """The (committee id, period code) of which a report stood at a moment."""
    made = submission.c
    query = (
        select(made.committee_id, made.period)
        .where(made.kind == "report", made.accepted_at <= as_of, within(scope, made.committee_id))
        .where(or_(made.withdrawn_at.is_(None), made.withdrawn_at > as_of))
    )
    return frozenset((row.committee_id, row.period) for row in connection.execute(query))


def _ended_after(day: date) -> list[str]:
    """The codes of the periods that end after a day, up to a year later."""
    days = (day + timedelta(days=number) for number in range(1, 366))
    return sorted({period.code for each in days for kind in Kind if (period := Period.holding(each, kind)).end == each})
