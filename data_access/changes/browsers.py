"""Browsers in which somebody has signed in to an account: known by a secret that changes with each sign-in."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import Engine, insert, select, update

from data_access import clock
from data_access.schema.system import app_session, known_browser
from data_access.sessions import digest


def known(engine: Engine, *, token: str, browser: str = "", at: datetime | None = None) -> str:
    """The new secret of the browser in which the session of `token` was just opened; it is known to that account from now on.

    `browser` is the secret that it showed, whose accounts know it by the new one: a copy of the old one is worth nothing.
    """
    table, new = known_browser, secrets.token_urlsafe(32)
    with engine.execution_options(writes=True).begin() as connection:
        name = connection.execute(select(app_session.c.user_name).where(app_session.c.token_sha256 == digest(token))).scalar_one()
        connection.execute(update(table).where(table.c.browser_sha256 == digest(browser)).values(browser_sha256=digest(new)))
        mine = (table.c.browser_sha256 == digest(new), table.c.user_name == name)
        row = {"browser_sha256": digest(new), "user_name": name, "used_at": at or clock.now()}
        if connection.execute(update(table).where(*mine).values(row)).rowcount == 0:
            connection.execute(insert(table).values(row))
    return new
