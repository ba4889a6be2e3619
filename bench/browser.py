"""The same steps in real Chromium on both candidates: from the click, or the navigation, to the last painted part.

The candidates take turns within each round, on servers of their own, each with a browser that has seen nothing. Only the
first screen is asked of a server that has just started; what follows is asked of one that has come to rest.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from bench import protocol
from bench.recording import CITY, SCREENS, Recording
from bench.servers import Server

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None)
QUIET, PATIENCE = 900, 40_000  # milliseconds
FIRST, AGAIN, UP, SWITCH = "district, first time", "district, seen", "up to the city", "page switch"
FRESH, NEW_BROWSER, NEW_TAB = "fresh server", "new browser", "new tab"
_WATCH = Path(__file__).with_name("painted.js").read_text(encoding="utf-8")
_DISTRICTS = 3  # a round and screen


@dataclass(frozen=True)
class Candidate:
    """A page to measure: how its server is started, its cookie, what is watched, and how its controls are found."""

    name: str
    served: Callable[[], AbstractContextManager[Server]]
    token: str
    root: str
    parts: dict[str, str]
    place: Callable[[Page, str], Any]
    menu: Callable[[Page, str], Any]


def product(served: Callable[[], AbstractContextManager[Server]], *, token: str) -> Candidate:
    """Our own screens."""
    names = {
        "bar": ".st-key-thanh-loc",
        "chart": "stVegaLiteChart",
        "table": "stTable",
        "grid": "stDataFrame",
        "metric": "stMetric",
    }
    return Candidate(
        name="app",
        served=served,
        token=token,
        root='[data-testid="stMainBlockContainer"]',
        parts={part: name if name.startswith(".") else f'[data-testid="{name}"]' for part, name in names.items()},
        place=lambda page, name: page.locator(".st-key-thanh-loc button").get_by_text(name, exact=True),
        menu=lambda page, name: page.get_by_role("link", name=name),
    )


def limit(served: Callable[[], AbstractContextManager[Server]]) -> Candidate:
    """The hand-written page."""
    return Candidate(
        name="limit",
        served=served,
        token="",
        root="#main",
        parts={"bar": ".pills", "chart": ".chart", "table": "table", "metric": ".metric"},
        place=lambda page, name: page.locator("#main").get_by_role("button", name=name, exact=True),
        menu=lambda page, name: page.locator("#menu").get_by_role("button", name=name, exact=True),
    )


@dataclass(frozen=True)
class Measure:
    """One step: milliseconds to the last painted part (and by part), processor seconds of the server, bytes, what stood there."""

    candidate: str
    screen: str
    step: str
    painted: float
    parts: dict[str, float]
    cpu: float
    received: int
    content: dict[str, int]


@dataclass
class Tab:
    """One page of the browser on one server, and what has been measured in it."""

    page: Page
    candidate: Candidate
    server: Server
    recording: Recording
    screen: str = next(iter(SCREENS))
    received: int = 0
    measures: list[Measure] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(
            f"window.BENCH_PARTS = {json.dumps({'root': self.candidate.root, 'parts': self.candidate.parts})};"
        )
        self.page.add_init_script(_WATCH)
        network = self.page.context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.on("Network.dataReceived", lambda event: self._count(event["encodedDataLength"]))
        network.on("Network.webSocketFrameReceived", lambda event: self._count(len(event["response"]["payloadData"]) * 3 // 4))

    def load(self, step: str) -> None:
        """Open the first screen."""
        self._step(step, lambda: self.page.goto(self.server.url, wait_until="commit"), CITY)

    def down(self, place: str, *, step: str) -> None:
        """Choose a district."""
        self._step(step, self.candidate.place(self.page, place).click, place)

    def up(self) -> None:
        """Back to the whole city, which was seen before."""
        self._step(UP, self.candidate.place(self.page, CITY).click, CITY)

    def switch(self, screen: str) -> None:
        """Another screen, of the whole city."""
        self.screen = screen
        self._step(SWITCH, self.candidate.menu(self.page, SCREENS[screen]).click, CITY)

    def _step(self, step: str, act: Callable[[], object], place: str) -> None:
        cpu, received = self.server.cpu, self.received
        act()
        wanted = self.recording.wanted(self.screen, place)
        found = self.page.evaluate("given => benchPainted(...given)", [wanted, QUIET, PATIENCE])
        used, came = self.server.cpu - cpu, self.received - received
        self.measures.append(
            Measure(self.candidate.name, self.screen, step, found["painted"], found["parts"], used, came, found["content"])
        )

    def _count(self, size: int) -> None:
        self.received += size


def one_round(browser: Browser, candidate: Candidate, recording: Recording, *, number: int) -> Iterator[Measure]:
    """Every step once or more on a fresh server; which districts are new differs from round to round."""
    first = (number * _DISTRICTS) % len(recording.places)
    places = (recording.places * 2)[first : first + _DISTRICTS]
    with candidate.served() as server:
        for step in (FRESH, NEW_BROWSER):
            with _context(browser, candidate, server) as context:
                tab = Tab(context.new_page(), candidate, server, recording)
                tab.load(step)
                if step == FRESH:
                    server.rest()
                    _walk(tab, places)
                    again = Tab(context.new_page(), candidate, server, recording)
                    again.load(NEW_TAB)
                    yield from again.measures
                yield from tab.measures


def _walk(tab: Tab, places: list[str]) -> None:
    here, there = SCREENS
    _districts(tab, places)
    tab.switch(there)
    _districts(tab, places)
    for screen in (here, there, here):
        tab.switch(screen)


def _districts(tab: Tab, places: list[str]) -> None:
    for step in (FIRST, AGAIN):
        for place in places:
            tab.down(place, step=step)
            tab.up()


@contextmanager
def _context(browser: Browser, candidate: Candidate, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    if candidate.token:
        context.add_cookies([{"name": protocol.COOKIE, "value": candidate.token, "url": server.url}])
    try:
        yield context
    finally:
        context.close()


def chromium(playwright: Playwright) -> Browser:
    """A browser without a window."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
