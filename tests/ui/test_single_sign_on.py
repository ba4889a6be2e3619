"""The button is there when a provider is; who Streamlit says is signed in makes no difference to any screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import passwords
from data_access.changes.users import add_user
from data_access.users import Account
from tests.accounts import CITY
from ui import loaders, sign_in, single_sign_on
from web.provider import Provider

SHELL = str(Path(__file__).parents[2] / "ui" / "shell.py")
NAMED = Provider("https://localhost/a", "chithi06", "bi-mat", "https://localhost/oauth2callback", label="Cổng *cơ quan*")
IDENTITY = {"is_logged_in": True, "preferred_username": "btctu", "sub": "btctu"}


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine, database: str) -> Iterator[None]:
    """The shell works on the test's database, which has one account; the visitor has no session."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setattr(sign_in, "session_token", lambda: "")
    monkeypatch.setattr(sign_in, "visitor_address", lambda: "10.0.0.1")
    loaders.engine.clear()
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    yield
    loaders.engine().dispose()
    loaders.engine.clear()


def _opened() -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=20)
    app.user = IDENTITY
    return app.run()


def _labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_without_a_provider_there_is_the_form_alone() -> None:
    assert _labels(_opened()) == ["Đăng nhập"]


def test_with_a_provider_there_is_a_button_under_the_form_that_leaves_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[bool] = []
    monkeypatch.setattr(single_sign_on, "provider", lambda: NAMED)
    monkeypatch.setattr(st, "login", lambda: left.append(True))

    app = _opened()

    assert _labels(app) == ["Đăng nhập", r"Đăng nhập bằng Cổng \*cơ quan\*"]
    assert left == []
    app.button[1].click().run()
    assert left == [True]


def test_an_identity_of_streamlit_alone_is_shown_no_screen() -> None:
    app = _opened()

    assert [title.value for title in app.title] == ["Theo dõi thực hiện Chỉ thị số 06-CT/TU"]


def test_if_the_shell_believed_it_there_would_be_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def believed() -> Account | None:
        return CITY if st.user.is_logged_in else None

    monkeypatch.setattr(sign_in, "account", believed)

    assert [title.value for title in _opened().title] != ["Theo dõi thực hiện Chỉ thị số 06-CT/TU"]
