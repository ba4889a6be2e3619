"""Journeys: the product as `make run` serves it, with the invented data, in real Chromium. They run in a process of their own.

Every page a test opens is watched: a request to another host, or a complaint of the browser, fails the test.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState, ViewportSize, expect, sync_playwright

from data_access.changes.users import DEMO_PASSWORD
from tests.chromium import CHROMIUM
from tests.run import alone

ROOT = Path(__file__).resolve().parents[2]
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PATIENCE = 30  # seconds for a part of a screen; on an idle machine it takes less than one
START_UP = 300  # seconds, the invented data included, on a machine that is busy with other tests


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys come last: the browser's event loop stays with the process, where no test may start one of its own."""
    items.sort(key=lambda item: Path(__file__).parent in item.path.parents)


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server says."""
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="session")
def journeys_database() -> str:
    """The address of the database that the server of the journeys works on."""
    with alone() as run:
        return f"sqlite:///{run / 'journeys' / 'chithi06.sqlite'}"


@pytest.fixture(scope="session")
def address(log: Path, journeys_database: str) -> Iterator[str]:
    """The address of a server that `deploy/run` started on a database of its own, filled with invented data."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = {"HOST": "127.0.0.1", "PORT": str(port), "DATABASE_URL": journeys_database}
    with log.open("wb") as output:
        server = subprocess.Popen(
            [ROOT / "deploy" / "run"], env=os.environ | place, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        _wait(server, port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGINT)  # as Ctrl-C does: all that deploy/run started
        server.wait(20)


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_UP
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError(f"The server did not open its port:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE * 1000)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


Opening = Callable[..., Page]
"""`opened(user=…, viewport=…, dark=…)`: a page of a fresh context, signed in as `user` if one is named."""


@pytest.fixture(scope="session")
def signed_in() -> dict[str, StorageState]:
    """The cookies of each account that a journey signed in, so that the form is filled once an account."""
    return {}


@pytest.fixture
def opened(chromium: Browser, address: str, log: Path, signed_in: dict[str, StorageState]) -> Iterator[Opening]:
    """A function that opens pages; see `Opening`. After the test, whatever the browser complained of fails it."""
    complaints: list[str] = []
    said = log.stat().st_size
    with ExitStack() as contexts:

        def open_page(*, user: str | None = None, viewport: ViewportSize = LAPTOP, dark: bool = False) -> Page:
            if user is not None and user not in signed_in:
                signed_in[user] = _sign_in(open_page(), user)
            # An English browser: whatever is Vietnamese on screen is so by our doing.
            context: BrowserContext = chromium.new_context(
                base_url=address,
                locale="en-US",
                viewport=viewport,
                color_scheme="dark" if dark else "light",
                storage_state=signed_in[user] if user else None,
            )
            contexts.callback(context.close)
            page = context.new_page()
            _watch(page, complaints)
            return page

        yield open_page
    sys.stdout.write(log.read_bytes()[said:].decode())  # shown when the test fails
    assert complaints == []


def _sign_in(page: Page, user: str) -> StorageState:
    page.goto("/")
    page.get_by_label("Tên đăng nhập").fill(user)
    page.get_by_label("Mật khẩu", exact=True).fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Tên đăng nhập").wait_for(state="detached")
    page.wait_for_load_state()
    return page.context.storage_state()


def _watch(page: Page, complaints: list[str]) -> None:
    def of_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def of_request(url: str) -> None:
        if urlsplit(url).hostname not in (None, "127.0.0.1"):
            complaints.append(f"asked another host: {url}")

    page.on("console", of_console)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: of_request(request.url))
    page.on("websocket", lambda opened: of_request(opened.url))
