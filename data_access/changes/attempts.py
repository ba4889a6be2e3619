"""Attempts to sign in: counted before the password is looked at, slowed down after failures, and written down.

Whoever guesses is a stranger: from all strangers together an account takes ten failures in a quarter of an hour, an address
thirty, whatever the account is called and whether there is such an account. As strangers who keep trying would hold that door
shut, a browser in which somebody has signed in to the account before has an allowance of its own, out of their reach: it shows
a secret cookie (web/cookies.py), kept here as SHA-256 (table known_browser). Only a holder at a new browser waits with the
strangers, and a new first password from the administration forgets what they did.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, func, insert, select, update

from data_access import clock
from data_access.changes import audit
from data_access.changes.sessions import ticket_for
from data_access.schema.system import app_user, known_browser, sign_in_failure
from data_access.sessions import digest
from domain.networks import origin

_COUNTED = timedelta(minutes=15)  # a failure counts this long
_AHEAD = timedelta(minutes=1)  # what another process counted may be this much later by its clock
_FREE_OF_ACCOUNT, _FREE_OF_ADDRESS = 5, 25  # so many failures before the first wait; five more fit into the quarter of an hour
_LONGEST_WAIT = 480  # seconds
_TOLD_EVERY = timedelta(minutes=1)  # whoever hammers does not fill the audit
_LOCK = 1906  # any number that nobody else in this database uses


class TooSoon(RuntimeError):
    """Too many failures of this account or address: try again in `seconds`. Says nothing about whether the account exists."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Lapsed(RuntimeError):
    """The password was right, but it is a first password and older than 72 hours."""


@dataclass(frozen=True)
class _Delay:
    """Failures that count together: the `seconds` to wait for them (0: none), the last of them, and whether that was told."""

    seconds: int
    last: int | None
    is_told: bool


def open_attempt(engine: Engine, *, name: str, address: str, browser: str = "", at: datetime | None = None) -> int:
    """Count an attempt as failed until `admit` says otherwise; returns its number. Raises TooSoon.

    It is counted before the password is looked at, so a hundred guesses at once are a hundred failures. `browser` is the secret
    that a browser shows from an earlier sign-in.
    """
    moment = at or clock.now()
    with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyhow
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        known = _known(connection, name=name, browser=browser)
        about = {"account_sha256": digest(name), "address": origin(address), "browser_sha256": known}
        delay = max((_delay(connection, *each, moment) for each in _counted(**about)), key=lambda each: each.seconds)
        if not delay.seconds:
            added = insert(sign_in_failure).values(**about, failed_at=moment).returning(sign_in_failure.c.id)
            return int(connection.execute(added).scalar_one())
        if not delay.is_told:
            connection.execute(update(sign_in_failure).where(sign_in_failure.c.id == delay.last).values(delayed_at=moment))
            write_down(connection, name, about["address"], "session.delayed", moment, detail=f"chờ {delay.seconds} giây")
    raise TooSoon(delay.seconds)


def reject(engine: Engine, *, name: str, attempt: int, at: datetime | None = None) -> None:
    """The attempt was wrong: it stays counted, and is written down."""
    with engine.execution_options(writes=True).begin() as connection:
        address = connection.execute(select(sign_in_failure.c.address).where(sign_in_failure.c.id == attempt)).scalar_one()
        write_down(connection, name, address, "session.fail", at or clock.now())


def admit(engine: Engine, *, name: str, attempt: int, target: str, at: datetime | None = None) -> str:
    """The attempt was right: forget the failures before it and return a ticket, good once for 30 seconds. Raises Lapsed.

    `target` is the path and query to go to, at most 500 signs.
    """
    moment, failure = at or clock.now(), sign_in_failure.c
    with engine.execution_options(writes=True).begin() as connection:
        mine = connection.execute(select(sign_in_failure).where(failure.id == attempt)).one()
        until = connection.execute(select(app_user.c.password_until).where(app_user.c.name == name)).scalar_one()
        if until is None or until > moment:
            same = failure.browser_sha256.is_not_distinct_from(mine.browser_sha256)
            here = same if mine.browser_sha256 else and_(same, failure.address == mine.address)
            connection.execute(delete(sign_in_failure).where(failure.account_sha256 == mine.account_sha256, here))
            return ticket_for(connection, name=name, target=target, at=moment)
        write_down(connection, name, mine.address, "session.fail", moment, detail="mật khẩu lần đầu đã hết hạn")
    raise Lapsed


def forgive(engine: Engine, *, attempt: int) -> None:
    """The attempt was right, although nothing came of it: it counts no longer. Nothing happens where there was none."""
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(delete(sign_in_failure).where(sign_in_failure.c.id == attempt))


def forget_strangers(connection: Connection, *, name: str) -> None:
    """Drop what strangers failed on an account, within the change that gives it a new password."""
    failure = sign_in_failure.c
    theirs = (failure.account_sha256 == digest(name), failure.browser_sha256.is_(None))
    connection.execute(delete(sign_in_failure).where(*theirs))


def _known(connection: Connection, *, name: str, browser: str) -> str | None:
    """The SHA-256 of a browser that is known to the account; None of any other."""
    known = known_browser.c
    found = select(known.browser_sha256).where(known.browser_sha256 == digest(browser), known.user_name == name)
    return connection.execute(found).scalar_one_or_none()


def _counted(
    account_sha256: str | None, address: str | None, browser_sha256: str | None
) -> tuple[tuple[ColumnElement[bool], int], ...]:
    """The failures that count for an attempt, each kind with how many of them are free."""
    failure = sign_in_failure.c
    account, browser = failure.account_sha256 == account_sha256, failure.browser_sha256.is_not_distinct_from(browser_sha256)
    of_account = (and_(account, browser), _FREE_OF_ACCOUNT)
    return (of_account,) if browser_sha256 else (of_account, (and_(failure.address == address, browser), _FREE_OF_ADDRESS))


def _delay(connection: Connection, counted: ColumnElement[bool], free: int, at: datetime) -> _Delay:
    """After the free failures 15 seconds, doubled by each further one, at most eight minutes."""
    table = sign_in_failure.c
    recent = and_(
        table.failed_at > at - _COUNTED, table.failed_at <= at + _AHEAD
    )  # what lies further ahead is of a clock that was set back
    columns = select(table.id, table.failed_at, table.delayed_at).where(counted, recent)
    rows = connection.execute(columns.order_by(table.failed_at, table.id)).all()
    if len(rows) < free:
        return _Delay(0, None, is_told=True)
    due = rows[-1].failed_at + timedelta(seconds=min(_LONGEST_WAIT, 15 * 2 ** (len(rows) - free)))
    told = [row.delayed_at for row in rows if row.delayed_at is not None]
    is_told = bool(told) and max(told) > at - _TOLD_EVERY
    return _Delay(max(0, int((due - at).total_seconds() + 0.999)), rows[-1].id, is_told=is_told)


def write_down(connection: Connection, name: str, address: str | None, action: str, at: datetime, *, detail: str = "") -> None:
    """A record that names the account; of what is no account only a part of its SHA-256, for people type passwords there."""
    there = connection.execute(select(app_user.c.name).where(app_user.c.name == name)).scalar_one_or_none()
    actor = there or f"sha256:{digest(name)[:8]}"
    audit.record(connection, at=at, actor=actor, action=action, target=address or "", detail=detail)
