"""A review meeting as it is held: two clicks to the wall, keys, type read from afar, conclusions, two laptops, the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from playwright.sync_api import Page, expect

from data_access import clock
from data_access.changes.withdrawals import withdraw
from data_access.engine import connect_engine
from tests.browser.conftest import Opening
from tests.works import a_work, give

SECRETARY, VIEWER = "thuky", "toanthanh"
STAGE = ".st-key-trinh-chieu"
SMALLEST, NUMBER = 24, 40
"""Pixels: of any text, and of a number (issue of the review meeting)."""

SIZES = """(part) => [...document.querySelectorAll(part)].flatMap((root) => {
  const found = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode, box = text.parentElement.getBoundingClientRect();
    if (text.nodeValue.trim() && box.width > 1 && box.height > 1 && getComputedStyle(text.parentElement).visibility != "hidden")
      found.push([text.nodeValue, parseFloat(getComputedStyle(text.parentElement).fontSize)]);
  }
  return found;
})"""


BELOW_THE_EDGE = """() => {
  const edge = document.querySelector(".st-key-chieu-chan").getBoundingClientRect().top + 1;
  const rows = [...document.querySelectorAll(".st-key-trinh-chieu tbody tr")].filter((row) => row.getClientRects().length);
  return rows.filter((row) => row.getBoundingClientRect().bottom > edge).map((row) => row.textContent);
}"""
"""The rows that only scrolling would show."""


def sizes(page: Page, part: str) -> list[tuple[str, float]]:
    """Every text that is painted within a part of the page, with the size of its type in pixels."""
    return [(str(text), float(size)) for text, size in page.evaluate(SIZES, part)]


def prepared(opened: Opening) -> Page:
    """The wall of a meeting that the secretary has just prepared and frozen, in two clicks from the list."""
    page = opened(user=SECRETARY)
    page.goto("/giao-ban")
    page.get_by_role("button", name="Chuẩn bị cuộc họp Thành phố").click()
    page.get_by_role("button", name="Chốt số liệu và trình chiếu").click()
    expect(page.locator(f"{STAGE} h1")).to_be_visible()
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until nothing runs."""
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)


def at(page: Page, place: int, of: int) -> None:
    """Wait until item `place` is on the wall."""
    expect(page.locator(".st-key-chieu-phim")).to_contain_text(f"Mục {place}/{of}")


def items_of(page: Page) -> int:
    """How many items the meeting has."""
    return int(page.locator(".st-key-chieu-phim").inner_text().split("/")[1].split()[0])


@contextmanager
def one_more_overdue(database: str) -> Iterator[None]:
    """A piece of work more that is overdue, for as long as it is looked at: other journeys find the data as they were."""
    engine = connect_engine(database)
    late = a_work(9001, title="Việc giao sau khi chốt số liệu", due_on=date(2026, 1, 30))
    given = give(engine, late, at=clock.now())
    try:
        yield
    finally:
        if given.submission_id is not None:
            withdraw(engine, submission_id=given.submission_id, reason="Hết buổi thử", by="thu", at=clock.now())
        engine.dispose()


def test_a_meeting_from_its_preparation_to_its_locked_record(opened: Opening, journeys_database: str) -> None:
    wall = prepared(opened)
    count = items_of(wall)
    number = wall.url.split("so=")[1].split("&")[0]
    titles: list[str] = []
    expect(wall.get_by_test_id("stHeader")).not_to_be_visible()
    expect(wall.locator(".st-key-chieu-cho")).to_contain_text("Dữ liệu minh họa")

    for width, height in ((1920, 1080), (1024, 768)):
        wall.set_viewport_size({"width": width, "height": height})
        for place in range(1, count + 1):
            at(wall, place, count)
            settled(wall)
            titles.append(wall.locator(f"{STAGE} h1").inner_text())
            assert [told for told in sizes(wall, "body") if told[1] < SMALLEST] == []
            assert [told for told in sizes(wall, "[data-testid=stMetricValue]") if told[1] < NUMBER] == []
            assert wall.locator(f"{STAGE} tbody tr").count() <= 7
            assert wall.evaluate(BELOW_THE_EDGE) == []
            assert wall.evaluate("document.documentElement.scrollWidth <= innerWidth")
            wall.keyboard.press("PageDown")
        wall.keyboard.press("Home")
    at(wall, 1, count)
    assert titles[:count] == titles[count:]

    follower = opened(user=VIEWER)
    follower.goto(f"/trinh-chieu?so={number}")
    at(follower, 1, count)
    wall.keyboard.press("ArrowRight")
    at(wall, 2, count)
    moved = time.monotonic()
    at(follower, 2, count)
    assert time.monotonic() - moved < 2
    follower.keyboard.press("End")
    expect(follower.locator(".st-key-chieu-cho")).to_contain_text("Đang xem riêng")
    wall.keyboard.press("ArrowLeft")
    at(wall, 1, count)
    at(follower, count, count)
    follower.get_by_role("button", name="Về màn hình chung").click()
    at(follower, 1, count)

    clock_face = wall.locator(".st-key-chieu-dong-ho-hop")
    before = clock_face.inner_text()
    expect(clock_face).not_to_have_text(before)

    wall.keyboard.press("g")
    expect(wall.get_by_label("Nội dung kết luận")).to_be_focused()
    wall.keyboard.type("Báo cáo bằng văn bản trước kỳ họp sau.")
    assert [told for told in sizes(wall, "[role=dialog]") if told[1] < SMALLEST] == []
    wall.get_by_role("button", name="Lưu kết luận").click()
    for page in (wall, follower):
        expect(page.locator(STAGE)).to_contain_text("Báo cáo bằng văn bản trước kỳ họp sau.")

    late = next(title for title in titles if title.endswith(" nhiệm vụ quá hạn"))
    with one_more_overdue(journeys_database):
        wall.goto(f"/trinh-chieu?so={number}&muc={titles.index(late) + 1}")
        expect(wall.locator(f"{STAGE} h1")).to_have_text(late)
        settled(wall)
        wall.keyboard.press("l")
        live = wall.locator(".st-key-chieu-hien-nay")
        expect(live).to_contain_text("Số liệu hiện tại, không phải số đã chốt")
        expect(live).to_contain_text(f"{int(late.split()[0]) + 1} nhiệm vụ quá hạn")
        wall.reload()
        expect(live).to_be_visible()
        expect(wall.locator(f"{STAGE} h1")).to_have_text(late)
        settled(wall)
    wall.keyboard.press("?")
    expect(wall.get_by_role("dialog")).to_contain_text("Page Down")
    wall.evaluate("document.activeElement.blur()")  # as in the moment before the dialog has the focus
    wall.keyboard.press("Escape")
    expect(wall.get_by_role("dialog")).to_have_count(0)
    wall.keyboard.press("f")
    wall.wait_for_function("() => document.fullscreenElement !== null")
    wall.keyboard.press("f")

    wall.goto(f"/giao-ban?so={number}")
    wall.get_by_role("button", name="Kết thúc cuộc họp").click()
    wall.get_by_role("button", name="Kết thúc và khóa").click()
    for label, ending in (("Tải thông báo kết luận", ".docx"), ("Tải bản trình chiếu", ".html")):
        with wall.expect_download() as saved:
            wall.get_by_role("link", name=label).click()
        assert saved.value.suggested_filename.endswith(ending)
    follower.goto(f"/trinh-chieu?so={number}&muc=1")
    expect(follower.locator(f"{STAGE} h1")).to_have_text(titles[0])
    expect(follower.locator(".st-key-chieu-cho")).to_contain_text("Cuộc họp kết thúc lúc")
