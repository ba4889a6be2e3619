"""The opening of one base, written down beside the screen: once a day, at no cost to the page, and never in its way."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import streamlit as st
from sqlalchemy import Engine, select

from data_access import clock
from data_access.engine import connect_engine
from data_access.outage import NotReady
from data_access.schema.system import audit
from tests.accounts import CITY, REPORTER
from tests.beside import AtOnce
from ui import loaders
from ui.loaders import openings

MORNING = datetime(2026, 11, 23, 1)
BASE = "XP26740-001"


@pytest.fixture
def opened(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The database behind the screens; what is written beside them is written at once."""
    monkeypatch.setenv("DATABASE_URL", sqlite_database)
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    monkeypatch.setattr(openings, "BESIDE", AtOnce())
    st.cache_resource.clear()
    engine = connect_engine(sqlite_database)
    yield engine
    engine.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def noted(engine: Engine) -> list[tuple[str, str, str]]:
    """Who did what to what, in order."""
    with engine.connect() as connection:
        rows = connection.execute(select(audit.c.actor, audit.c.action, audit.c.target).order_by(audit.c.id))
        return [(row.actor, row.action, row.target) for row in rows]


def test_an_account_that_opens_a_base_ten_times_a_day_is_written_down_once(opened: Engine) -> None:
    for _ in range(10):
        openings.note(CITY, BASE)

    assert noted(opened) == [("city", "base.open", BASE)]


def test_the_next_day_another_base_and_another_account_are_each_written_down(
    opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test above: what makes it one is that day, base and account are the same."""
    openings.note(CITY, BASE)
    openings.note(REPORTER, BASE)
    openings.note(CITY, "XP26740-002")
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(days=1))
    openings.note(CITY, BASE)

    assert len(noted(opened)) == 4


def test_what_cannot_be_written_is_logged_and_tried_again_and_stops_nothing(
    opened: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: object, **__: object) -> None:
        raise NotReady

    with monkeypatch.context() as fault, caplog.at_level(logging.WARNING, "chithi06"):
        fault.setattr(openings, "record_opening", away)
        openings.note(CITY, BASE)
    before = noted(opened)
    openings.note(CITY, BASE)

    assert "NotReady" in caplog.text
    assert before == []
    assert noted(opened) == [("city", "base.open", BASE)]


def test_a_run_for_nobody_opens_nothing(opened: Engine) -> None:
    openings.note(None, BASE)

    assert noted(opened) == []
