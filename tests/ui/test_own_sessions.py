"""An account sees where it is signed in, on which machine it is just now, and ends the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import clock, passwords
from data_access.changes import users as changes
from data_access.changes.sessions import Visit, issue_ticket, redeem
from data_access.sessions import key_of, open_sessions
from ui import loaders, own_sessions


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine, database: str) -> Iterator[None]:
    """The page works on the test's database, which has two accounts."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setenv("DATABASE_URL", database)
    loaders.engine.clear()
    for name in ("btctu", "vptu"):
        changes.add_user(engine, name=name, label=name.upper(), role="city", by="may-chu")
    yield
    loaders.engine().dispose()
    loaders.engine.clear()


def _token(engine: Engine, device: str | None, address: str = "10.0.0.7", name: str = "btctu") -> str:
    return redeem(engine, ticket=issue_ticket(engine, name=name, target="/"), visit=Visit(device, address))[0]


def _script(is_demo: bool) -> None:
    from dataclasses import replace

    from tests.accounts import CITY
    from ui.own_sessions import own_sessions_page

    own_sessions_page(replace(CITY, name="btctu", label="Ban *Tổ chức*", is_demo=is_demo))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> str:
    """The session of the machine in front of us."""
    token = _token(engine, "Chrome trên Windows")
    monkeypatch.setattr(own_sessions, "session_token", lambda: token)
    return token


def _opened(*, is_demo: bool = False) -> AppTest:
    return AppTest.from_function(_script, default_timeout=20, kwargs={"is_demo": is_demo}).run()


def _said(app: AppTest) -> str:
    return "\n".join(str(part.value) for part in (*app.markdown, *app.caption))


def _open_ones(engine: Engine, name: str = "btctu") -> set[str]:
    with engine.connect() as connection:
        return {each.key for each in open_sessions(connection, at=clock.now(), name=name)}


@pytest.mark.usefixtures("here")
def test_alone_there_is_nothing_to_end() -> None:
    app = _opened()

    assert "**Chrome trên Windows** :blue-badge[máy này]" in _said(app)
    assert r"Ban \*Tổ chức\*" in _said(app)
    assert not app.button


@pytest.mark.usefixtures("here")
def test_other_machines_are_listed_with_their_kind_and_address_and_others_accounts_are_not(engine: Engine) -> None:
    _token(engine, "Safari trên iPhone", "10.0.0.8")
    _token(engine, None, "10.0.0.9")
    _token(engine, "Firefox trên Linux", name="vptu")

    said = _said(_opened())

    assert "đang đăng nhập ở 3 nơi" in said
    assert "**Safari trên iPhone**" in said
    assert "địa chỉ mạng 10.0.0.8" in said
    assert "**Không rõ loại máy**" in said
    assert "Firefox" not in said


@pytest.mark.usefixtures("here")
def test_without_the_name_the_sessions_of_others_would_be_listed(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    _token(engine, "Firefox trên Linux", name="vptu")
    monkeypatch.setattr(own_sessions, "open_sessions", lambda opened, at, **_: open_sessions(opened, at=at))

    assert "Firefox" in _said(_opened())


@pytest.mark.usefixtures("here")
def test_an_account_that_many_share_tells_no_address(engine: Engine) -> None:
    _token(engine, "Safari trên iPhone", "10.0.0.8")

    said = _said(_opened(is_demo=True))

    assert "**Safari trên iPhone**" in said
    assert "địa chỉ" not in said


def test_one_other_machine_is_signed_out(engine: Engine, here: str) -> None:
    phone, tablet = _token(engine, "Safari trên iPhone"), _token(engine, "Safari trên iPad")
    app = _opened()

    app.button(key=f"dang-xuat-{key_of(phone)}").click().run()

    assert _open_ones(engine) == {key_of(here), key_of(tablet)}
    assert "iPhone" not in _said(app)


def test_all_other_machines_are_signed_out_and_nobody_else_is(engine: Engine, here: str) -> None:
    other = _token(engine, "Firefox trên Linux", name="vptu")
    for _ in range(2):
        _token(engine, "Safari trên iPhone")
    app = _opened()

    app.button[-1].click().run()

    assert _open_ones(engine) == {key_of(here)}
    assert _open_ones(engine, "vptu") == {key_of(other)}
    assert not app.button
