"""Whatever fails, wherever it fails: the user reads a sentence and a code, and the cause stands in the log beside that code.

Each fault carries what must not be seen: folders, statements, addresses, passwords. Every frame and every answer is searched.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    NoResultFound,
    OperationalError,
    ProgrammingError,
)
from sqlalchemy.exc import (
    TimeoutError as PoolTimeout,
)
from starlette.responses import PlainTextResponse
from streamlit.errors import StreamlitAPIException

from data_access import passwords
from data_access.changes.sessions import issue_ticket, redeem
from data_access.changes.users import add_user
from data_access.outage import OUTAGES, NotReady, Unreadable
from tests.inside import House, inside
from ui import downloads, faults, navigation, sign_in, view
from ui.navigation import SCREENS
from web import guard, routes, stream

ROOT = Path(__file__).resolve().parents[2]
DSN = "postgresql+psycopg://ct06:M4tKhauThat@10.20.30.40:5432/ct06"
FOLDER = "/srv/chithi06/var/chithi06.sqlite"
HOST = "db-noi-bo.example"
SQL = "SELECT name, password_hash FROM app_user"
CANARIES = ("M4tKhau", "10.20.30.40", "/srv/chithi06", "db-noi-bo", "password_hash", "app_user")
GIVEN_AWAY = re.compile(r"Traceback|\.py\b|, line \d|sqlalchemy|psycopg|sqlite|Error\b|Exception\b|SELECT |site-packages")
ALL = f"{DSN} {FOLDER} {HOST} {SQL}"
OF_DATABASE: dict[str, Exception] = {
    "connection lost": OperationalError(SQL, None, Exception(f"connection to {HOST} (10.20.30.40) failed")),
    "no such host": OperationalError(SQL, None, Exception(f"could not translate host name {HOST}")),
    "wrong password": OperationalError(SQL, None, Exception(f"password M4tKhauThat refused for {DSN}")),
    "locked": OperationalError(SQL, None, Exception(f"database is locked: {FOLDER}")),
    "disk full": OperationalError(SQL, None, Exception(f"database or disk is full: {FOLDER}")),
    "statement timeout": OperationalError(SQL, None, Exception("canceling statement due to timeout")),
    "closed": InterfaceError(SQL, None, Exception(f"connection already closed: {DSN}")),
    "pool is exhausted": PoolTimeout(f"QueuePool limit reached for {DSN}"),
    "not ready": NotReady(ALL),
    "unreadable": Unreadable(ALL),
}
OF_QUERIES: dict[str, Exception] = {
    "no such column": ProgrammingError(SQL, {"name": "M4tKhau"}, Exception("column does not exist")),
    "not unique": IntegrityError(SQL, {"name": "M4tKhau"}, Exception(f"duplicate key in {DSN}")),
    "no right": ProgrammingError(SQL, None, Exception("permission denied for table app_user")),
    "internal": InternalError(SQL, None, Exception(f"could not read block 5 in {FOLDER}")),
    "driver": DBAPIError(SQL, None, Exception(ALL)),
    "no row": NoResultFound(ALL),
}
OF_FILES: dict[str, Exception] = {
    "no file": FileNotFoundError(2, "No such file", FOLDER),
    "not allowed": PermissionError(13, "Permission denied", FOLDER),
    "no space": OSError(28, "No space left on device", FOLDER),
    "encoding": UnicodeDecodeError("utf-8", ALL.encode(), 0, 1, "invalid start byte"),
    "network": ConnectionRefusedError(111, f"Connect call failed ('10.20.30.40', 5432) {HOST}"),
    "time is up": TimeoutError(ALL),
}
OF_PROGRAMMING: dict[str, Exception] = {
    "key": KeyError(ALL),
    "value": ValueError(ALL),
    "type": TypeError(ALL),
    "attribute": AttributeError(ALL, name=FOLDER),
    "index": IndexError(ALL),
    "zero": ZeroDivisionError(ALL),
    "name": NameError(ALL),
    "import": ImportError(ALL, path=FOLDER),
    "syntax": SyntaxError(ALL, (FOLDER, 7, 1, SQL)),
    "recursion": RecursionError(ALL),
    "memory": MemoryError(ALL),
    "streamlit": StreamlitAPIException(ALL),
    "group": ExceptionGroup(ALL, [ValueError(DSN), OSError(28, "full", FOLDER)]),
}
FAULTS = OF_DATABASE | OF_QUERIES | OF_FILES | OF_PROGRAMMING
PLACES: list[tuple[object, str]] = [  # where a run of a screen can fail, in the order of the run
    (sign_in, "account"),
    (navigation, "menu"),
    (view, "choose_view"),
    (view, "current_view"),
]
"""A fault while somebody is recognised, while the menu is made, in the filter bar, and in the page itself."""

ROUTES: list[tuple[str, tuple[object, str]]] = [
    ("/tai-ve/co-so.xlsx", (sign_in, "account_with")),
    ("/tai-ve/co-so.xlsx", (downloads, "file")),
    ("/phien/mo?ve=x", (routes, "redeem")),
    ("/phien/dong", (routes, "revoke")),
    ("/media/x.csv", (sign_in, "_account")),
]
"""Every address that is answered without a screen, with what can fail there."""


@dataclass
class Seen:
    """What a browser got of one fault, and the code in it; no code if none was shown."""

    text: str

    @property
    def code(self) -> str:
        """The code that the user is to tell."""
        found = re.search(r"(?:Mã: \*\*|mã )([0-9A-F]{6})", self.text)
        return found[1] if found else ""

    def given_away(self) -> list[str]:
        """What should not have been seen."""
        return [canary for canary in CANARIES if canary in self.text] + GIVEN_AWAY.findall(self.text)


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> str:
    """A session of the whole city."""
    monkeypatch.setattr(passwords, "COST", 4)
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE app_user SET must_change = false")
    return redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/"))[0]


def _raising(error: Exception) -> Callable[..., object]:
    def raises(*_args: object, **_values: object) -> object:
        raise error

    return raises


@contextmanager
def broken(place: tuple[object, str], error: Exception) -> Iterator[None]:
    """While it lasts, `place` does nothing but raise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*place, _raising(error))
        yield


async def screens(house: House, token: str) -> dict[str, Seen]:
    """Every fault three times, on all screens in turn and at every place of each."""
    browser, seen = house.browser(token=token), {}
    await browser.run()
    for number, (name, error) in enumerate(list(FAULTS.items()) * 3):
        screen, place = SCREENS[number % len(SCREENS)], PLACES[number // len(SCREENS) % len(PLACES)]
        with broken(place, error):
            frames = await browser.run(screen.address)
        seen[f"{screen.file}: {name} in {place[1]}"] = Seen(b"\n".join(frames).decode("utf-8", "replace"))
    await browser.close()
    return seen


def assert_discreet(seen: dict[str, Seen], log: str) -> None:
    """Nothing was given away, and each code that was shown stands in the log once."""
    assert {where: each.given_away() for where, each in seen.items() if each.given_away()} == {}
    assert [where for where, each in seen.items() if log.count(f"Fault {each.code}") != 1] == []


def test_every_fault_on_every_screen_is_a_sentence_and_a_code_that_stands_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, database: str, token: str
) -> None:
    caplog.set_level("ERROR")

    seen = inside(monkeypatch, database, lambda house: screens(house, token))

    assert len(seen) == len(FAULTS) * 3 >= len(SCREENS) * len(PLACES)
    assert_discreet(seen, caplog.text)
    assert all(canary in caplog.text for canary in CANARIES)


async def answers(house: House, token: str) -> dict[str, Seen]:
    """Every fault on every address that is answered without a screen."""
    seen = {}
    for address, place in ROUTES:
        for name, error in FAULTS.items():
            with broken(place, error):
                answer = await house.asked(address, cookie=f"ct06={token}")
            said = f"{answer.text}\n{answer.headers}"
            assert answer.status in ((503,) if isinstance(error, OUTAGES) else (500,)), f"{address}: {name}"
            assert "content-security-policy" in answer.headers
            seen[f"{address}: {name} in {place[1]}"] = Seen(said)
    return seen


def test_every_fault_at_every_address_is_a_sentence_and_what_nobody_foresaw_has_a_code(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, database: str, token: str
) -> None:
    caplog.set_level("ERROR")

    seen = inside(monkeypatch, database, lambda house: answers(house, token))

    foreseen = {where: each for where, each in seen.items() if not each.code}
    assert {where: each.given_away() for where, each in foreseen.items() if each.given_away()} == {}
    assert all("Chưa kết nối được cơ sở dữ liệu" in each.text for each in foreseen.values())
    assert_discreet({where: each for where, each in seen.items() if each.code}, caplog.text)
    assert len(foreseen) == len(ROUTES) * sum(isinstance(error, OUTAGES) for error in FAULTS.values())


def test_a_screen_that_repeats_the_cause_is_found_out(monkeypatch: pytest.MonkeyPatch, database: str, token: str) -> None:
    monkeypatch.setattr(faults, "_sentence", str)

    async def visit(house: House) -> Seen:
        browser = house.browser(token=token)
        with broken(PLACES[3], OF_FILES["no file"]):
            return Seen(b"\n".join(await browser.run("tien-do")).decode("utf-8", "replace"))

    assert "/srv/chithi06" in inside(monkeypatch, database, visit).given_away()


def test_an_address_that_repeats_the_cause_is_found_out(monkeypatch: pytest.MonkeyPatch, database: str, token: str) -> None:
    monkeypatch.setattr(guard, "fault", lambda error: PlainTextResponse(repr(error), 500))

    async def visit(house: House) -> Seen:
        with broken(ROUTES[0][1], OF_QUERIES["no row"]):
            return Seen((await house.asked(ROUTES[0][0], cookie=f"ct06={token}")).text)

    assert set(CANARIES) <= set(inside(monkeypatch, database, visit).given_away())


@pytest.mark.parametrize("is_told", [False, True], ids=["with the filter", "without it"])
def test_no_frame_tells_where_the_program_lies_or_what_it_runs_on(
    monkeypatch: pytest.MonkeyPatch, database: str, is_told: bool
) -> None:
    if is_told:
        monkeypatch.setattr(stream, "told", lambda send: send)

    async def visit(house: House) -> list[bytes]:
        browser = house.browser()
        await browser.run()
        return browser.frames

    frames = inside(monkeypatch, database, visit)

    for told in (str(ROOT), platform.python_version()):
        assert any(told.encode() in frame for frame in frames) is is_told
