"""That somebody opened the page of one base: the one reading that is written down, once a day for each account and base."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, select

from data_access import clock
from data_access.changes import audit
from data_access.schema.system import audit as records

_ACTION = "base.open"


def record_opening(engine: Engine, *, actor: str, code: str, at: datetime | None = None) -> None:
    """Write down that account `actor` opened base `code`; nothing where that day in the city has such a record already.

    No figure changes, so the revision stays as it is.
    """
    moment = at or clock.now()
    today = records.c.happened_at >= clock.day_start(clock.local_day(moment))
    same = select(records.c.id).where(records.c.action == _ACTION, records.c.target == code, records.c.actor == actor, today)
    with engine.execution_options(writes=True).begin() as connection:
        audit.queue(connection)  # before looking: another process may be writing the same
        if connection.execute(same.limit(1)).first() is None:
            audit.record(connection, at=moment, actor=actor, action=_ACTION, target=code)
