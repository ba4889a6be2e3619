"""The offline pack in a real browser: opened from the disk, walked with the keys, printed one slide a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from data_access import meetings
from data_access.engine import connect_engine
from domain.agenda import State
from domain.scope import Scope
from reports.pack import pack
from tests.demo_data import small_demo

SMALLEST = """() => {
  const told = [...document.querySelectorAll("section.dang-xem *")].filter((part) => part.getClientRects().length);
  const texts = told.filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
  return Math.min(...texts.map((part) => parseFloat(getComputedStyle(part).fontSize)
    * (part.closest("svg") ? part.closest("svg").getBoundingClientRect().width / part.closest("svg").viewBox.baseVal.width : 1)));
}"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The pack of the newest meeting that was held."""
    engine = connect_engine(small_demo(tmp_path))
    with engine.connect() as connection:
        held = next(each for each in meetings.meetings(connection, scope=Scope.city()) if each.state is State.CLOSED)
        text = pack(connection, number=held.id, scope=Scope.city())
    engine.dispose()
    made = tmp_path / "cuoc-hop.html"
    made.write_text(text, encoding="utf-8")
    return made


@pytest.fixture(params=[(1920, 1080), (1024, 768)], ids=["full HD", "an old projector"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page of a projector without a network."""
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height}, offline=True)
    yield context.new_page()
    context.close()


def title(page: Page) -> str:
    return page.locator("section.dang-xem h1").inner_text()


def test_the_pack_is_walked_with_the_keys_and_asks_for_nothing(page: Page, file: Path) -> None:
    asked, complaints = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(file.as_uri())
    titles = page.locator("section h1").all_text_contents()

    walked = [title(page)]
    for key in ("ArrowRight", "PageDown", "ArrowLeft", "PageUp", "End", "PageDown", "Home"):
        page.keyboard.press(key)
        walked.append(title(page))

    assert walked == [titles[place] for place in (0, 1, 2, 1, 0, -1, -1, 0)]
    assert asked == [file.as_uri()]
    assert complaints == []


def test_the_place_survives_a_reload(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    before = title(page)

    page.reload()

    assert title(page) == before


def test_no_text_is_smaller_than_24_pixels_and_nothing_stands_outside(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    for _ in range(page.locator("section").count()):
        assert page.evaluate(SMALLEST) >= 24
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("PageDown")


def test_each_slide_is_printed_on_a_page_of_its_own(page: Page, file: Path) -> None:
    page.goto(file.as_uri())

    printed = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == page.locator("section").count()
