"""The audit for administrators, read at the moment it is looked at: it grows with every change, so nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access import audit, clock
from data_access.audit import Head
from domain.scope import Scope
from ui.lists import audit as words
from ui.loaders import connection

PAGE = 50
"""Records on one page of the screen."""


@dataclass(frozen=True)
class Asked:
    """Which records: of which days in the city (both included), of whom, which action, about what; older than `before`."""

    since: date | None = None
    until: date | None = None
    actor: str | None = None
    action: str | None = None
    target: str | None = None
    before: int | None = None


def page(asked: Asked) -> pd.DataFrame:
    """The newest PAGE records that were asked for, see `words.on_screen`; the page after it is `before` its last number."""
    return words.on_screen(_records(asked, limit=PAGE))


def whole(asked: Asked, *, limit: int) -> pd.DataFrame:
    """The newest `limit` records that were asked for, see `words.in_words`."""
    return words.in_words(_records(asked, limit=limit))


def actors() -> list[str]:
    """Everybody of whom something was written down."""
    with connection(Scope.city()) as opened:
        return audit.actors(opened)


def head() -> Head:
    """The newest record, for the screen as for paper: `words.head_line`."""
    with connection(Scope.city()) as opened:
        return audit.head(opened)


def _records(asked: Asked, *, limit: int) -> pd.DataFrame:
    about = {"actor": asked.actor, "action": asked.action, "target": asked.target}
    with connection(Scope.city()) as opened:
        return audit.records(
            opened,
            since=clock.day_start(asked.since) if asked.since else None,
            until=clock.day_end(asked.until) if asked.until else None,
            about={name: value for name, value in about.items() if value},
            before=asked.before,
            limit=limit,
        )
