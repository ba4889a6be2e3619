"""Loaders on a database of the test's own; what other tests left in the caches is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
import streamlit as st
from sqlalchemy import Engine

from data_access import clock
from data_access.engine import connect_engine
from domain.periods import Period
from domain.scope import Scope
from ui import loaders
from ui.view import View

NOW = datetime.fromisoformat("2026-11-23T16:59")
ON = date(2026, 11, 23)

Looking = Callable[..., View]
"""`looking(scope, period="2025", on=…)`: the view of an account that may see `scope`, as known on 23/11/2026."""


@pytest.fixture
def engine(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The database behind the loaders, in which everything is told at the moment of the views."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setenv("DATABASE_URL", sqlite_database)
    st.cache_data.clear()
    st.cache_resource.clear()
    opened = connect_engine(sqlite_database)
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def looking() -> Looking:
    """A function that makes views; see `Looking`."""

    def view(scope: Scope, *, period: str | None = None, on: date = ON, revision: int = 1) -> View:
        return View(None, None, Period.parse(period) if period else None, NOW, on, scope, revision, is_demo=False)

    return view
