"""Downloads written down: the one thing a screen's reader changes by reading."""

from __future__ import annotations

from data_access.changes.exports import record_export
from ui.loaders import engine


def record(*, actor: str, target: str, detail: str) -> None:
    """Note in the audit that account `actor` took the list `target`. Raises one of OUTAGES: no record, no file."""
    record_export(engine(), actor=actor, target=target, detail=detail)
