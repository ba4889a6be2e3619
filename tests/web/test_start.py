"""A start makes its secret once, refuses to be unsafe in one line, and warms up before it answers."""

from __future__ import annotations

import asyncio
import gc
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, update
from streamlit import config

from data_access import passwords
from data_access.changes.revision import mark_demo, open_change
from data_access.changes.users import add_demo_accounts, disable
from data_access.engine import connect_engine
from data_access.schema.system import revision
from web import start

SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """The start looks at the test's database and at the settings of the product."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setattr(start, "connection", engine.connect)
    monkeypatch.setattr(start, "engine", lambda: engine)
    monkeypatch.setenv(SECRET, "x" * 40)
    monkeypatch.setattr(gc, "freeze", lambda: None)  # the tests' own heap stays as it is


def _demo(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        open_change(connection)
        mark_demo(connection)
    add_demo_accounts(engine)


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


def test_the_settings_that_ship_are_safe(engine: Engine) -> None:
    _demo(engine)

    start.refuse_unsafe_start()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("client.showErrorDetails", "full"),
        ("server.enableXsrfProtection", False),
        ("server.enableCORS", False),
        ("server.enableAgentApi", True),
        ("server.trustedUserHeaders", {}),
        ("browser.gatherUsageStats", True),
    ],
)
def test_an_unsafe_setting_ends_the_start_with_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    asked = config.get_option
    monkeypatch.setattr(config, "get_option", lambda wanted: value if wanted == name else asked(wanted))

    with pytest.raises(SystemExit) as ended:
        start.refuse_unsafe_start()

    assert name in str(ended.value.code)
    assert "\n" not in str(ended.value.code)


def test_a_short_secret_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET, "some_key")

    with pytest.raises(SystemExit, match="32"):
        start.refuse_unsafe_start()


def test_an_address_that_is_none_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "connection", lambda: connect_engine("nowhere"))

    with pytest.raises(SystemExit, match="DATABASE_URL"):
        start.refuse_unsafe_start()


def test_invented_accounts_in_a_database_of_real_data_end_the_start(engine: Engine) -> None:
    _demo(engine)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(revision).values(is_demo=False))

    with pytest.raises(SystemExit, match="tài khoản minh họa"):
        start.refuse_unsafe_start()
    for name in ("toanthanh", "govap", "saigon", "quantri", "thamtra", "thuky"):
        disable(engine, name=name, by="may-chu")
    start.refuse_unsafe_start()


def test_a_start_without_a_database_is_allowed_and_said_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    away = connect_engine("postgresql+psycopg://nobody@localhost:1/none")
    monkeypatch.setattr(start, "connection", away.connect)
    monkeypatch.setattr(start, "engine", lambda: away)

    start.refuse_unsafe_start()
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
