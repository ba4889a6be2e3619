"""Signed-in sessions: kept on the server, so that signing out, a new password or a disabled account ends them at once.

Only the SHA-256 of a token is stored; whoever reads the database cannot sign in with what it holds.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from data_access.schema.system import app_session, app_user
from data_access.users import USER_COLUMNS, Account, User, account_of, counts

LONGEST = timedelta(hours=8)
IDLE = timedelta(minutes=60)
TOUCHED_EVERY = timedelta(minutes=5)  # a session is marked as seen at most this often: reading must not mean writing


class NoSession(LookupError):
    """The token names no session that is in force."""


def digest(token: str) -> str:
    """The SHA-256 under which a token, ticket or account name is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


_IN_FORCE = (  # built once: it is asked on every run of every screen
    select(*USER_COLUMNS, app_session.c.seen_at)
    .join(app_session, app_session.c.user_name == app_user.c.name)
    .where(
        app_session.c.token_sha256 == bindparam("token_sha256"),
        app_session.c.revoked_at.is_(None),
        app_session.c.expires_at > bindparam("now"),
        app_session.c.seen_at > bindparam("idle_since"),
        app_user.c.disabled_at.is_(None),
        counts(),
    )
)


def account(connection: Connection, *, token: str, at: datetime) -> tuple[Account, datetime]:
    """The account of a session in force at `at`, and when that session was last marked as seen. Raises NoSession."""
    values = {"token_sha256": digest(token), "now": at, "idle_since": at - IDLE}
    found = connection.execute(_IN_FORCE, values).one_or_none()
    if found is None:
        raise NoSession
    *fields, seen_at = found
    return account_of(connection, User(*fields)), seen_at
