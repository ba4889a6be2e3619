"""One audit record a change, in the transaction of the change, chained to the record before it.

Writing it is the last statement of a transaction: it queues all writers of records, and who waits in that queue must not
hold back one that is ahead.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from data_access.schema.system import audit
from domain.chain import BEGINNING, Entry, sha256
from domain.events import EVENTS

_LOCK = 1907  # any number that nobody else in this database uses
_LOCKED = select(func.pg_advisory_xact_lock(_LOCK))
_HEAD = select(audit.c.id, audit.c.sha256).order_by(audit.c.id.desc()).limit(1)
_RECORD = insert(audit)
_ACTOR, _TARGET = 60, 120  # signs that the columns hold
_LONGEST = 80  # signs of a value: what it was and became can be read where it is kept


class UnknownEvent(ValueError):
    """An action without a line in `domain.events.EVENTS`; the message is the action."""


def record(connection: Connection, *, at: datetime, actor: str, action: str, target: str, detail: str = "") -> None:
    """Write down who did what to what; `detail` holds counts or reasons, never a value of a refused cell.

    What was old and what is new stands there as «name: old → new», one a line. Raises UnknownEvent.
    """
    if action not in EVENTS:
        raise UnknownEvent(action)
    queue(connection)  # a statement of its own: only the next one sees what was written meanwhile
    head = connection.execute(_HEAD).one_or_none()
    number, before = (head.id + 1, head.sha256) if head else (1, BEGINNING)
    entry = Entry(number, at, _plain(actor)[:_ACTOR], action, _plain(target)[:_TARGET], _plain(detail))
    kept = {"id" if name == "number" else name: value for name, value in vars(entry).items()}
    connection.execute(_RECORD, kept | {"previous_sha256": before, "sha256": sha256(entry, previous=before)})


def queue(connection: Connection) -> None:
    """Wait until nobody else is writing a record, and be the one who may until the transaction ends."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyhow
        connection.execute(_LOCKED)


def shift(name: str, old: object, new: object) -> str:
    """A line of `detail`: «name: old → new»; a value that was or is not there is «chưa có»."""
    return f"{name}: {_value(old)} → {_value(new)}"


def _value(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = " ".join(str(value).split()) if value not in (None, "") else "chưa có"
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


def _plain(text: str) -> str:
    """Text that every database takes and that cannot pass for several records: no control signs but ends of lines."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign == "\n" else "�" for sign in text)
