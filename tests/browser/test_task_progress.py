"""Task progress by hand: a click on a cell leads to its place and task of the Directive, and the address keeps both."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opening


def asked(page: Page) -> dict[str, str]:
    """What the address asks for."""
    return {key: value for key, (value,) in parse_qs(urlsplit(page.url).query).items()}


def click(mark: Locator) -> None:
    """Click in the middle of a mark of a picture; the number that stands on it may catch the click, as it does by hand."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    if box is None:
        raise LookupError("The mark is not drawn.")
    mark.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_cell_narrows_the_page_to_its_place_and_task_until_another_page(opened: Opening) -> None:
    page = opened(user="toanthanh")
    page.goto("/tien-do")
    cells = page.locator(".st-key-ma-tran svg .mark-rect path")
    expect(cells.first).to_be_visible()

    click(cells.last)  # the first are of what lies on no district

    expect(page).to_have_url(re.compile("noi-dung="))
    there = asked(page)
    assert there["dia-ban"] != "thanh-pho"
    page.reload()
    expect(page.get_by_role("button", name=f"Bỏ lọc nội dung {there['noi-dung']}")).to_be_visible()
    assert asked(page) == there

    page.get_by_test_id("stTopNavLink").get_by_text("Kiểm tra – giám sát").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kiểm tra – giám sát")
    expect(page).not_to_have_url(re.compile("noi-dung="))
    assert asked(page)["dia-ban"] == there["dia-ban"]


def test_a_link_to_a_task_can_be_left(opened: Opening) -> None:
    page = opened(user="govap")

    page.goto("/tien-do?dia-ban=go-vap&noi-dung=1.4")
    page.get_by_role("button", name="Bỏ lọc nội dung 1.4").click()

    expect(page).not_to_have_url(re.compile("noi-dung="))
    expect(page.get_by_text("Từng nội dung đã tới đâu")).to_be_visible()
