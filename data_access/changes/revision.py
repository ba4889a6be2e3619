"""The one revision row: taken first by every writer, so writers queue and caches learn of the change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from data_access import clock
from data_access.schema import system


def open_change(connection: Connection, *, at: datetime | None = None) -> datetime:
    """Lock the revision row and raise its number; returns the moment of the change.

    Time never runs backwards: the moment is `at` (or now), or that of the change before if that was later.
    """
    row = connection.execute(select(system.revision).with_for_update()).one_or_none()
    moment = at or clock.now()
    if row is None:
        connection.execute(insert(system.revision).values(id=1, number=1, changed_at=moment, is_demo=False))
        return moment
    moment = max(moment, row.changed_at)
    connection.execute(update(system.revision).values(number=row.number + 1, changed_at=moment))
    return moment


def mark_demo(connection: Connection) -> None:
    """Say that this database holds invented data; there is no way back."""
    connection.execute(update(system.revision).values(is_demo=True))
