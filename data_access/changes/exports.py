"""What was taken out of the system as a file: who took which list, never what stood in it."""

from __future__ import annotations

from sqlalchemy import Engine

from data_access import clock
from data_access.changes import audit


def record_export(engine: Engine, *, actor: str, target: str, detail: str) -> None:
    """Write down that account `actor` took the list `target`; `detail` is the file's number, its filter and its length.

    No figure changes, so the revision stays as it is.
    """
    with engine.execution_options(writes=True).begin() as connection:
        audit.record(connection, at=clock.now(), actor=actor, action="export", target=target, detail=detail)
