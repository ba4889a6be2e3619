"""Notes beside a figure or a period: why it is as it is. Who sees the whole of a place sees what is noted about it."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, or_, select, true

from data_access.frames import dtypes_of, read_frame
from data_access.places import covered
from data_access.schema.correspondence import remark
from domain.scope import Scope

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
        .where(true() if scope.is_city else remark.c.place.in_(covered(connection, scope=scope)))
        .order_by(remark.c.written_at.desc(), remark.c.id.desc())
    )
    return read_frame(connection, query, REMARK_COLUMNS)
