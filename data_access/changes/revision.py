"""The one revision row: taken first by every writer, so writers queue and caches learn of the change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from data_access import clock
from data_access.schema import system

_ROW = select(system.revision).with_for_update()
_RAISED = update(system.revision).values(number=bindparam("number_now"), changed_at=bindparam("changed_now"))


def lock(connection: Connection) -> Row[Any]:
    """The revision row, held until the transaction ends: one writer at a time."""
    return connection.execute(_ROW).one()


def open_change(connection: Connection, *, at: datetime | None = None) -> datetime:
    """Lock the revision row and raise its number; returns the moment of the change.

    Time never runs backwards: the moment is `at` (or now), or that of the change before if that was later.
    """
    return raised(connection, row=lock(connection), at=at)


def raised(connection: Connection, *, row: Row[Any], at: datetime | None = None) -> datetime:
    """As `open_change`, for a caller that holds the lock already: `row` is what `lock` gave."""
    moment: datetime = max(at or clock.now(), row.changed_at)
    connection.execute(_RAISED, {"number_now": row.number + 1, "changed_now": moment})
    return moment


def mark_demo(connection: Connection) -> None:
    """Say that this database holds invented data; there is no way back."""
    connection.execute(update(system.revision).values(is_demo=True))
