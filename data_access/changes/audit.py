"""One audit record a change, in the transaction of the change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from data_access.schema import system

_RECORD = insert(system.audit)


def record(connection: Connection, *, at: datetime, actor: str, action: str, target: str, detail: str = "") -> None:
    """Write down who did what to what; `detail` holds counts or reasons, never a value of a refused cell."""
    entry = {"happened_at": at, "actor": actor, "action": action, "target": target, "detail": detail}
    connection.execute(_RECORD, entry)
