"""A start makes its secret once and warms up before it answers."""

from __future__ import annotations

import asyncio
import gc
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine
from streamlit import config

from data_access.engine import connect_engine
from web import start

SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """The start looks at the test's database."""
    monkeypatch.setattr(start, "engine", lambda: engine)
    monkeypatch.setenv(SECRET, "x" * 40)
    monkeypatch.setattr(gc, "freeze", lambda: None)  # the tests' own heap stays as it is


def test_the_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first = start.kept_secret("cookie", folder=tmp_path / "var")
    again = start.kept_secret("cookie", folder=tmp_path / "var")

    file = tmp_path / "var" / "cookie.secret"
    assert first == again == file.read_text()
    assert len(first) >= 48
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert start.kept_secret("other", folder=tmp_path / "var") != first


def test_a_secret_of_the_environment_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(SECRET, "y" * 40)

    start.use_cookie_secret(tmp_path / "var")

    assert config.get_option("server.cookieSecret") == "y" * 40
    assert not (tmp_path / "var").exists()


def test_a_start_without_a_database_is_allowed_and_said_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    away = connect_engine("postgresql+psycopg://nobody@localhost:1/none")
    monkeypatch.setattr(start, "engine", lambda: away)

    asyncio.run(_started())

    assert "Chưa kết nối được cơ sở dữ liệu" in caplog.text


def test_a_database_without_tables_is_said_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    bare = connect_engine(f"sqlite:///{tmp_path / 'bare.sqlite'}")
    monkeypatch.setattr(start, "engine", lambda: bare)

    asyncio.run(_started())
    bare.dispose()

    assert "chithi06 init" in caplog.text


def test_warmers_have_run_when_the_port_opens_and_a_broken_one_does_not_keep_it_shut(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def broken() -> None:
        raise ValueError("cold")

    asyncio.run(_started(broken, lambda: done.append("warm")))

    assert done == ["warm"]
    assert "cold" in caplog.text


async def _started(*warmers: Callable[[], object], beside: Callable[[Event], None] | None = None) -> None:
    async with start.warm_lifespan(*warmers, beside=beside)(None):
        pass


def test_what_runs_beside_the_server_is_told_when_it_stops() -> None:
    told = Event()

    def beside(stop: Event) -> None:
        if stop.wait(30):
            told.set()

    asyncio.run(_started(beside=beside))

    assert told.wait(20)
