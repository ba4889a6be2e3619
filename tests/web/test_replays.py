"""A copied cookie is worth nothing once its session has ended, in whichever way it ended: T5, 0 of 50 replays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import Engine, update

from data_access import clock, passwords, sessions
from data_access.changes import users
from data_access.changes.sessions import issue_ticket, redeem, revoke, sign_out
from data_access.schema.system import app_session
from tests.asgi import Recorder, answered
from ui import loaders, sign_in
from web.guard import Guard
from web.visitors import Visitors

COPIES = 50


def _signed_out(engine: Engine, tokens: list[str]) -> None:
    for token in tokens:
        revoke(engine, token=token)


ENDS: dict[str, Callable[[Engine, list[str]], object]] = {
    "sign-out": _signed_out,
    "sign-out by the administration": lambda engine, _: sign_out(engine, name="btctu", by="dong-lenh"),
    "a new password": lambda engine, _: users.change_password(engine, name="btctu", password="Một câu đủ dài để nhớ"),
    "a password given anew": lambda engine, _: users.reset_password(engine, name="btctu", by="dong-lenh"),
    "another role": lambda engine, _: users.change_role(engine, name="btctu", role="secretary", by="dong-lenh"),
    "another office": lambda engine, _: users.rename(engine, name="btctu", label="Văn phòng", by="dong-lenh"),
    "a closed account": lambda engine, _: users.disable(engine, name="btctu", by="dong-lenh"),
}


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture
def tokens(monkeypatch: pytest.MonkeyPatch, engine: Engine, database: str) -> list[str]:
    """Sessions of one account, as a thief would have copied them all."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setattr(loaders, "engine", lambda: engine)
    users.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="dong-lenh")
    ticket, moment = partial(issue_ticket, engine, name="btctu", target="/"), clock.now()
    first = redeem(engine, ticket=ticket())[0]
    copies = [f"{first}-{number}" for number in range(COPIES - 1)]
    life = {"user_name": "btctu", "created_at": moment, "seen_at": moment, "expires_at": moment + sessions.LONGEST}
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(app_session.insert(), [life | {"token_sha256": sessions.digest(token)} for token in copies])
    return [first, *copies]


def _accepted(tokens: list[str]) -> int:
    """How many of the cookies a file is served to."""
    guard = Guard(Recorder(), policy="", signed_in=sign_in.is_in_force, visitors=Visitors())
    return sum(answered(guard, "/media/0123.csv", cookie=f"ct06={token}").status == 200 for token in tokens)


@pytest.mark.parametrize("end", ENDS)
def test_no_copied_cookie_is_accepted_after(engine: Engine, tokens: list[str], end: str) -> None:
    before = _accepted(tokens)

    ENDS[end](engine, tokens)

    assert before == COPIES
    assert _accepted(tokens) == 0


def test_every_copied_cookie_would_be_accepted_if_the_end_were_not_kept_in_the_database(
    engine: Engine, tokens: list[str]
) -> None:
    users.rename(engine, name="btctu", label="Văn phòng", by="dong-lenh")
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(app_session).values(revoked_at=None))

    assert _accepted(tokens) == COPIES
