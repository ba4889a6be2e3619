"""Notes beside a figure or a period: why it is as it is. Who sees the whole of a place sees what is noted about it."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
from sqlalchemy import ColumnElement, Connection, or_, select, true

from data_access.frames import dtypes_of, read_frame
from data_access.schema.correspondence import remark
from data_access.schema.reference import committee
from domain.scope import Scope

CITY = "thanh-pho"
"""The place of a note on the whole city; other places are a district's code or a committee's id."""

REMARK_COLUMNS = dtypes_of(
    *(remark.c[name] for name in ("id", "place", "indicator", "period", "text", "written_at", "written_by", "written_as"))
)


def remarks(connection: Connection, *, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """A row a note in force at `as_of` on a place that lies wholly within the scope, the newest first.

    `indicator` is null for a note on the period as a whole.
    """
    query = (
        select(*(remark.c[name] for name in REMARK_COLUMNS))
        .where(remark.c.written_at <= as_of, or_(remark.c.ended_at.is_(None), remark.c.ended_at > as_of))
        .where(_is_seen(connection, scope))
        .order_by(remark.c.written_at.desc(), remark.c.id.desc())
    )
    return read_frame(connection, query, REMARK_COLUMNS)


def covers(connection: Connection, *, scope: Scope, place: str) -> bool:
    """Whether the whole of a place lies within the scope; a place that there is not lies within none."""
    if place == CITY:
        return scope.committees is None
    found = select(committee.c.id).where(or_(committee.c.id == place, committee.c.district_code == place))
    owners = connection.execute(found).scalars().all()
    return bool(owners) and all(scope.allows(owner) for owner in owners)


def _is_seen(connection: Connection, scope: Scope) -> ColumnElement[bool]:
    if scope.committees is None:
        return true()
    placed = select(committee.c.district_code).where(committee.c.id.in_(sorted(scope.committees))).distinct()
    touched = [str(code) for code in connection.execute(placed).scalars() if code is not None]
    whole = [code for code in touched if covers(connection, scope=scope, place=code)]
    return remark.c.place.in_(sorted({*scope.committees, *whole}))
