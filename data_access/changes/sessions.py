"""Signing in and out: attempts, one-time tickets and the sessions they are swapped for."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from data_access import clock
from data_access.changes import audit
from data_access.schema.system import app_session, sign_in_failure, sign_in_ticket
from data_access.sessions import LONGEST, digest

_TICKET = timedelta(seconds=30)
_COUNTED = timedelta(minutes=15)  # a failure counts this long
_FREE = {"account_sha256": 5, "address": 30}  # so many failures before the first wait
_LONGEST_WAIT = 480
_LOCK = 1906  # any number that nobody else in this database uses
_KEPT = (  # what is older is cleared away
    (sign_in_failure.c.failed_at, timedelta(days=90)),
    (sign_in_ticket.c.expires_at, timedelta(days=1)),
    (app_session.c.created_at, timedelta(days=30)),
)


class TooSoon(RuntimeError):
    """Too many failures of this account or address: try again in `seconds`. Says nothing about whether the account exists."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class NoTicket(LookupError):
    """The ticket was never issued, has been used, or is older than 30 seconds."""


def open_attempt(engine: Engine, *, name: str, address: str, at: datetime | None = None) -> int:
    """Count an attempt as failed until `admit` says otherwise; returns its number. Raises TooSoon.

    It is counted before the password is looked at, so a hundred guesses at once are a hundred failures.
    """
    moment = at or clock.now()
    about = {"account_sha256": digest(name), "address": address}
    with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyhow
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        wait = max(_wait(connection, column, value, moment) for column, value in about.items())
        if wait > 0:
            raise TooSoon(wait)
        added = insert(sign_in_failure).values(**about, failed_at=moment).returning(sign_in_failure.c.id)
        return int(connection.execute(added).scalar_one())


def admit(engine: Engine, *, name: str, attempt: int, target: str, at: datetime | None = None) -> str:
    """The attempt was right: forget the failures before it and return a ticket, good once for 30 seconds.

    `target` is the path and query to go to, at most 500 signs.
    """
    moment = at or clock.now()
    with engine.execution_options(writes=True).begin() as connection:
        failure = sign_in_failure.c
        address = connection.execute(select(failure.address).where(failure.id == attempt)).scalar_one()
        connection.execute(delete(sign_in_failure).where(failure.account_sha256 == digest(name), failure.address == address))
        return _ticket(connection, name=name, target=target, at=moment)


def issue_ticket(engine: Engine, *, name: str, target: str, at: datetime | None = None) -> str:
    """A ticket for an account that has just shown its password in another way."""
    with engine.execution_options(writes=True).begin() as connection:
        return _ticket(connection, name=name, target=target, at=at or clock.now())


def redeem(engine: Engine, *, ticket: str, at: datetime | None = None) -> tuple[str, str]:
    """Swap a ticket for a session: its token, and where to go. Raises NoTicket."""
    moment, table = at or clock.now(), sign_in_ticket
    with engine.execution_options(writes=True).begin() as connection:
        unused = (table.c.ticket_sha256 == digest(ticket), table.c.used_at.is_(None), table.c.expires_at > moment)
        if connection.execute(update(table).where(*unused).values(used_at=moment)).rowcount != 1:
            raise NoTicket
        found = connection.execute(select(table).where(table.c.ticket_sha256 == digest(ticket))).one()
        token = secrets.token_urlsafe(32)
        life = {"created_at": moment, "seen_at": moment, "expires_at": moment + LONGEST}
        connection.execute(insert(app_session).values(token_sha256=digest(token), user_name=found.user_name, **life))
        audit.record(connection, at=moment, actor=found.user_name, action="session.open", target=digest(token)[:12])
        _clear(connection, moment)
        return token, found.target


def touch(engine: Engine, *, token: str, at: datetime | None = None) -> None:
    """Mark a session as seen, so that it does not lapse while it is used."""
    with engine.execution_options(writes=True).begin() as connection:
        mine = app_session.c.token_sha256 == digest(token)
        connection.execute(update(app_session).where(mine).values(seen_at=at or clock.now()))


def revoke(engine: Engine, *, token: str, at: datetime | None = None) -> None:
    """End one session; nothing happens if it has ended before."""
    moment = at or clock.now()
    with engine.execution_options(writes=True).begin() as connection:
        mine = (app_session.c.token_sha256 == digest(token), app_session.c.revoked_at.is_(None))
        owner = connection.execute(select(app_session.c.user_name).where(*mine)).scalar_one_or_none()
        if owner is not None:
            connection.execute(update(app_session).where(*mine).values(revoked_at=moment))
            audit.record(connection, at=moment, actor=owner, action="session.close", target=digest(token)[:12])


def revoke_all(connection: Connection, *, name: str, at: datetime) -> None:
    """End every session and ticket of an account, within the change that calls for it."""
    sessions, tickets = app_session.c, sign_in_ticket.c
    connection.execute(update(app_session).where(sessions.user_name == name, sessions.revoked_at.is_(None)).values(revoked_at=at))
    connection.execute(update(sign_in_ticket).where(tickets.user_name == name, tickets.used_at.is_(None)).values(used_at=at))


def _wait(connection: Connection, column: str, value: str, at: datetime) -> int:
    """Seconds still to wait: after the free failures 15, doubled by each further one, at most eight minutes."""
    table = sign_in_failure
    earlier = (table.c[column] == value, table.c.failed_at > at - _COUNTED)
    moments = list(connection.execute(select(table.c.failed_at).where(*earlier)).scalars())
    beyond = len(moments) - _FREE[column]
    if beyond < 0:
        return 0
    due = max(moments) + timedelta(seconds=min(_LONGEST_WAIT, 15 * 2**beyond))
    return max(0, int((due - at).total_seconds() + 0.999))


def _ticket(connection: Connection, *, name: str, target: str, at: datetime) -> str:
    ticket = secrets.token_urlsafe(32)
    kept = {"ticket_sha256": digest(ticket), "user_name": name, "target": target, "expires_at": at + _TICKET}
    connection.execute(insert(sign_in_ticket).values(kept))
    return ticket


def _clear(connection: Connection, at: datetime) -> None:
    for dated, kept in _KEPT:
        connection.execute(delete(dated.table).where(dated < at - kept))
