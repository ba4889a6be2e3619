"""The audit as it is read: newest first, by number, and whether its chain holds. It knows no scope: for administrators only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, select, text

from data_access.frames import dtypes_of, read_frame
from data_access.schema.system import audit
from domain.chain import BEGINNING, SHOWN, Entry, Link, first_broken

_COLUMNS = tuple(audit.columns)
_DTYPES = {("number" if name == "id" else name): dtype for name, dtype in dtypes_of(*_COLUMNS).items()}
_GUARDS = {  # the triggers of migration 0009
    "sqlite": (3, text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")),
    "postgresql": (
        2,
        text("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'audit'::regclass AND NOT tgisinternal AND tgenabled <> 'D'"),
    ),
}


@dataclass(frozen=True)
class Head:
    """The newest record: its number and hash; number 0 where nothing was written yet."""

    number: int
    sha256: str

    @property
    def digits(self) -> str:
        """As much of the hash as is printed."""
        return self.sha256[:SHOWN]


def head(connection: Connection) -> Head:
    """The newest record. Printed on paper, it is a witness that nobody who has the database can change."""
    found = connection.execute(select(audit.c.id, audit.c.sha256).order_by(audit.c.id.desc()).limit(1)).one_or_none()
    return Head(found.id, found.sha256) if found else Head(0, BEGINNING)


def records(
    connection: Connection,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    about: dict[str, str] | None = None,
    before: int | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """A row a record, the newest first: number, happened_at (UTC), actor, action, target, detail, previous_sha256, sha256.

    Those from `since` to `until` (moments, both included), with what `about` says of actor, action or target, and with
    numbers below `before`; all of them without a `limit`. The order is that of numbers, for a clock can be set back.
    """
    wanted: list[ColumnElement[bool]] = [audit.c[name] == value for name, value in (about or {}).items()]
    if since is not None:
        wanted.append(audit.c.happened_at >= since)
    if until is not None:
        wanted.append(audit.c.happened_at <= until)
    if before is not None:
        wanted.append(audit.c.id < before)
    return read_frame(connection, select(*_COLUMNS).where(*wanted).order_by(audit.c.id.desc()).limit(limit), _DTYPES)


def actors(connection: Connection) -> list[str]:
    """Every account and program that something was written down of, in the order of letters.

    Each is looked up after the one before it: there are few of them among very many records.
    """
    found = select(func.min(audit.c.actor).label("actor")).cte("found", recursive=True)
    later = select(func.min(audit.c.actor)).where(audit.c.actor > found.c.actor).scalar_subquery()
    every = found.union_all(select(later).where(found.c.actor.is_not(None)))
    return sorted(connection.execute(select(every.c.actor).where(every.c.actor.is_not(None))).scalars())


def broken(connection: Connection) -> int | None:
    """The number of the first record that does not follow from the one before it; None where the chain holds."""
    every = select(*_COLUMNS).order_by(audit.c.id).execution_options(yield_per=5000)
    with connection.execute(every) as rows:  # read as far as it holds, never all at once
        return first_broken(_link(*row) for row in rows)


def stands(connection: Connection, *, number: int, digits: str) -> bool:
    """Whether record `number` has a hash that begins with `digits`, as some paper says."""
    kept = connection.execute(select(audit.c.sha256).where(audit.c.id == number)).scalar_one_or_none()
    return kept is not None and len(digits) >= SHOWN and str(kept).startswith(digits.lower())


def is_guarded(connection: Connection) -> bool:
    """Whether the database refuses to change or remove a record."""
    expected, query = _GUARDS[connection.dialect.name]
    return int(connection.execute(query).scalar_one()) >= expected


def _link(*kept: Any) -> Link:
    *said, before, own = kept
    return Link(Entry(*said), before, own)
