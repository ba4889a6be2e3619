"""The current statements of one fact table, as they were known at a moment and within a scope.

Every read of facts goes through `as_known` and `within`, so none can forget the moment or the scope.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Column, ColumnElement, Connection, Table, and_, or_, select, true

from data_access.frames import dtypes_of, read_frame
from data_access.schema import FACTS
from domain.scope import Scope


def as_known(table: Table, as_of: datetime) -> ColumnElement[bool]:
    """The rows of a fact table that the database held to be true at `as_of` (UTC)."""
    return and_(table.c.recorded_from <= as_of, or_(table.c.recorded_to.is_(None), table.c.recorded_to > as_of))


def within(scope: Scope, column: Column[Any]) -> ColumnElement[bool]:
    """The rows whose committee id in `column` lies within `scope`."""
    return true() if scope.committees is None else column.in_(sorted(scope.committees))


def current(
    connection: Connection, fact: str, *, scope: Scope, as_of: datetime, about: Mapping[str, Collection[str]] | None = None
) -> pd.DataFrame:
    """One row a statement of `fact` true at `as_of`, with every column of its table, ordered by its key.

    `about` keeps to rows whose columns have one of the values it names.
    """
    table = FACTS[fact]
    query = (
        select(table)
        .where(as_known(table, as_of), within(scope, table.c.committee_id))
        .where(*(table.c[name].in_(sorted(values)) for name, values in (about or {}).items()))
        .order_by(*(table.c[part] for part in table.info["key"]))
    )
    return read_frame(connection, query, dtypes_of(*table.columns))
