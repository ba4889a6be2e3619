"""The state of the database as a whole: the number of its last change, and whether what it holds is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from data_access.schema import system


@dataclass(frozen=True)
class Revision:
    """`number` grows with each change of the facts, so whatever is kept under it is fresh; `changed_at` is UTC."""

    number: int
    changed_at: datetime
    is_demo: bool


def revision(connection: Connection) -> Revision:
    """The one revision row."""
    row = connection.execute(select(system.revision)).one()
    return Revision(row.number, row.changed_at, row.is_demo)
