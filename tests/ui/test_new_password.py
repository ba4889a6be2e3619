"""A password of one's own is changed by whoever knows it: being signed in is not enough."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import passwords
from data_access.changes import users as changes
from data_access.passwords import matches
from data_access.users import password_hash
from ui import loaders, new_password
from ui.authenticator import Passwords

OLD, NEW = "Một câu đủ dài để nhớ", "Câu mới đủ dài để nhớ"


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine, database: str) -> Iterator[None]:
    """An account with a password of its own, and no browser that could be sent anywhere."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setattr(new_password, "visitor_address", lambda: "10.0.0.1")
    monkeypatch.setattr(new_password, "visitor_browser", lambda: "")
    loaders.engine.clear()
    changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    changes.change_password(engine, name="btctu", password=OLD)
    yield
    loaders.engine().dispose()
    loaders.engine.clear()


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the browser was sent."""
    addresses: list[str] = []
    monkeypatch.setattr(new_password, "leave_for", addresses.append)
    return addresses


def _page() -> None:
    from data_access.users import Account
    from domain.scope import Scope
    from ui.new_password import new_password_page

    new_password_page(Account("btctu", "Ban Tổ chức", "city", Scope.city(), None, None, must_change=False, is_demo=False))


def _sent(current: str) -> AppTest:
    app = AppTest.from_function(_page, default_timeout=20).run()
    app.text_input(key="hien-tai").input(current)
    app.text_input(key="mat-khau-moi").input(NEW)
    app.text_input(key="nhap-lai").input(NEW)
    return app.button[0].click().run()


def _is_of(engine: Engine, password: str) -> bool:
    with engine.connect() as connection:
        return matches(password, password_hash(connection, name="btctu"))


def test_with_the_current_password_it_is_changed_and_the_browser_gets_a_new_session(engine: Engine, left: list[str]) -> None:
    app = _sent(OLD)

    assert [error.value for error in app.error] == []
    assert _is_of(engine, NEW)
    assert [urlsplit(address).path for address in left] == ["/phien/mo"]


@pytest.mark.parametrize("current", ["", "Một câu khác đủ dài"])
def test_without_it_nothing_is_changed(engine: Engine, left: list[str], current: str) -> None:
    app = _sent(current)

    assert [error.value for error in app.error] == ["Mật khẩu hiện tại không đúng."]
    assert _is_of(engine, OLD)
    assert left == []


def test_if_it_were_not_asked_for_anybody_at_the_machine_could_change_it(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, left: list[str]
) -> None:
    checked = Passwords.login
    monkeypatch.setattr(Passwords, "login", lambda self, name, _current: checked(self, name, OLD))

    _sent("")

    assert _is_of(engine, NEW)
    assert left != []
