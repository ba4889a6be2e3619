"""Screens as an account sees them: the real shell on a database of the test's own, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import clock
from data_access import units as tables
from data_access.engine import connect_engine
from data_access.users import Account
from domain.scope import Scope
from tests.beside import AtOnce
from ui import loaders, sign_in
from ui.loaders import openings

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 23, 3, 32)
"""Monday, 23/11/2026, 10:32 in the city."""

Screen = Callable[..., AppTest]
"""`screen("data", district="go-vap", address={…})`: a page for a district, committee, verifying body, account, or the city."""


@pytest.fixture
def engine(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The database behind the screens, on the 23rd of November 2026; what other tests left in caches is dropped."""
    monkeypatch.setenv("DATABASE_URL", sqlite_database)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(openings, "BESIDE", AtOnce())
    st.cache_data.clear()
    st.cache_resource.clear()
    opened = connect_engine(sqlite_database)
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def screen(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A function that opens a page; see `Screen`."""

    def open_screen(
        page: str,
        *,
        district: str | None = None,
        committee: str | None = None,
        verifier: str | None = None,
        account: Account | None = None,
        address: dict[str, str] | None = None,
    ) -> AppTest:
        by = account or (verifying(verifier) if verifier else _account(engine, district, committee))
        monkeypatch.setattr(sign_in, "account", lambda: by)
        app = AppTest.from_file(str(ROOT / "ui" / "shell.py"), default_timeout=30)
        for name, value in (address or {}).items():
            app.query_params[name] = value
        app.run()  # the pages are known from here on
        return app if page == "overview" else app.switch_page(f"../pages/{page}.py").run()

    return open_screen


def verifying(body: str) -> Account:
    """The account by which a body of the city confirms work."""
    return Account("tham-tra", "Thẩm tra", "verifier", Scope.city(), None, body, must_change=False, is_demo=False)


def _account(engine: Engine, district: str | None, committee: str | None) -> Account:
    if committee:
        return Account("don-vi", "Đơn vị", "reporter", Scope.of([committee]), None, committee, must_change=False, is_demo=False)
    if not district:
        return Account("thanh-pho", "Thành phố", "city", Scope.city(), None, None, must_change=False, is_demo=False)
    with engine.connect() as connection:
        scope = tables.units(connection).scope_of(district)
    return Account("dia-ban", "Địa bàn", "district", scope, district, None, must_change=False, is_demo=False)
