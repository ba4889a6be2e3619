"""Everything that was ever stated about one thing: each statement with the submission that made it and the one that ended it.

What a submission said that was withdrawn by the moment asked about is left out by no one here: the row says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, case, select

from data_access.facts import within
from data_access.frames import dtypes_of, read_frame
from data_access.schema import FACTS
from data_access.schema.system import submission
from domain.scope import Scope
from domain.statements import Value

SUBMITTED = {"accepted_at": "datetime64[us]", "withdrawn_at": "datetime64[us]", "kind": "str"}
"""What `versions` says of the submission of each row beside the columns of the fact."""


def versions(connection: Connection, fact: str, *, scope: Scope, as_of: datetime, about: Mapping[str, Value]) -> pd.DataFrame:
    """A row each statement of `fact` whose columns have the values of `about`, made by `as_of`, the oldest first.

    Columns of the fact's table and SUBMITTED; `recorded_to`, `closed_by` and `withdrawn_at` are null for what was not
    known to have ended by then.
    """
    rows, made = FACTS[fact].c, submission.c
    ended = {
        "recorded_to": case((rows.recorded_to <= as_of, rows.recorded_to)),
        "closed_by": case((rows.recorded_to <= as_of, rows.closed_by)),
    }
    query = (
        select(*(ended.get(column.name, column) for column in rows))
        .add_columns(made.accepted_at, case((made.withdrawn_at <= as_of, made.withdrawn_at)), made.kind)
        .join(submission, made.id == rows.submission_id)
        .where(rows.recorded_from <= as_of, within(scope, rows.committee_id))
        .where(*(rows[name] == value for name, value in about.items()))
        .order_by(rows.recorded_from, rows.id)
    )
    return read_frame(connection, query, dtypes_of(*rows) | SUBMITTED)


def versions_of(connection: Connection, fact: str, *, scope: Scope, as_of: datetime, row: Mapping[str, Any]) -> pd.DataFrame:
    """As `versions`, of what one row of `fact` is about: the same key."""
    return versions(connection, fact, scope=scope, as_of=as_of, about={part: row[part] for part in FACTS[fact].info["key"]})
