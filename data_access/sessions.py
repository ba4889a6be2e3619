"""Signed-in sessions: kept on the server, so that signing out, a new password or a disabled account ends them at once.

Only the SHA-256 of a token is stored; whoever reads the database cannot sign in with what it holds. A clock that is set back
makes no session longer: what has been seen «later than now» shows it, and then none is in force until somebody signs in anew.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, exists, select

from data_access.schema.system import app_session, app_user
from data_access.users import USER_COLUMNS, Account, User, account_of, counts

LONGEST = timedelta(hours=8)
IDLE = timedelta(minutes=60)
SKEW = timedelta(minutes=1)  # so far apart the clocks of two servers may be
KEY = 12  # signs
TOUCHED_EVERY = timedelta(minutes=5)  # a session is marked as seen at most this often: reading must not mean writing


class NoSession(LookupError):
    """The token names no session that is in force."""


def digest(token: str) -> str:
    """The SHA-256 under which a token, ticket or account name is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def key_of(token: str) -> str:
    """What a session is called in lists and in the audit: the first signs of the SHA-256 of its token."""
    return digest(token)[:KEY]


@dataclass(frozen=True)
class OpenSession:
    """A session in force: its `key`, its account, when it was opened, last seen (within five minutes) and lapses at the latest.

    `device` («Chrome trên Windows») and network `address` are those it was opened from; None where that is not known.
    """

    key: str
    name: str
    opened_at: datetime
    seen_at: datetime
    expires_at: datetime
    device: str | None
    address: str | None


_LATER = app_session.alias()
_LIVING = (  # what makes a session one in force
    app_session.c.revoked_at.is_(None),
    app_session.c.expires_at > bindparam("now"),
    app_session.c.seen_at > bindparam("idle_since"),
    ~exists().where(_LATER.c.revoked_at.is_(None), _LATER.c.seen_at > bindparam("ahead")),
    app_user.c.disabled_at.is_(None),
    counts(),
)
_IN_FORCE = (  # built once: it is asked on every run of every screen
    select(*USER_COLUMNS, app_session.c.seen_at, app_session.c.by_provider)
    .join(app_session, app_session.c.user_name == app_user.c.name)
    .where(app_session.c.token_sha256 == bindparam("token_sha256"), *_LIVING)
)


def account(connection: Connection, *, token: str, at: datetime) -> tuple[Account, datetime]:
    """The account of a session in force at `at`, and when that session was last marked as seen. Raises NoSession.

    A first password has to be changed by whoever came with it: not where an identity provider vouched.
    """
    found = connection.execute(_IN_FORCE, {"token_sha256": digest(token)} | _moments(at)).one_or_none()
    if found is None:
        raise NoSession
    *fields, seen_at, by_provider = found
    user = User(*fields)
    return account_of(connection, replace(user, must_change=user.must_change and not by_provider)), seen_at


def open_sessions(connection: Connection, *, at: datetime, name: str | None = None) -> tuple[OpenSession, ...]:
    """The sessions in force at `at` of one account, or of all where none is named; the one seen last comes first."""
    session = app_session.c
    columns = (session.user_name, session.created_at, session.seen_at, session.expires_at, session.device, session.address)
    found = select(session.token_sha256, *columns).join(app_user, session.user_name == app_user.c.name).where(*_LIVING)
    if name is not None:
        found = found.where(session.user_name == name)
    rows = connection.execute(found.order_by(session.seen_at.desc(), session.token_sha256), _moments(at))
    return tuple(OpenSession(token_sha256[:KEY], *fields) for token_sha256, *fields in rows)


def _moments(at: datetime) -> dict[str, datetime]:
    return {"now": at, "idle_since": at - IDLE, "ahead": at + SKEW}
