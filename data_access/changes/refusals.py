"""A file that was handed in and refused: that it came and how many reasons there were, nothing of what stood in it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Engine

from data_access import clock
from data_access.changes import audit


def record_refusal(engine: Engine, *, actor: str, sha256: str, reasons: int, sheets: Collection[str]) -> None:
    """Write down that a file was refused: known again by the head of its SHA-256, which tells nothing of its content.

    `reasons` is how many there were, `sheets` those of our templates that they are on; names that the file itself brings
    must not be among them. No figure changes, so the revision stays as it is.
    """
    detail = f"{reasons} lý do" + (f"; tờ: {', '.join(sheets)}" if sheets else "")
    with engine.execution_options(writes=True).begin() as connection:
        audit.record(
            connection, at=clock.now(), actor=actor, action="submission.refuse", target=f"sha256:{sha256[:16]}", detail=detail
        )
