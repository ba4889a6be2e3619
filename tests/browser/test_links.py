"""Links between screens: one click stays in this tab and session, and the way back works; with Ctrl a tab of its own."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening

CITY = "toanthanh"


def overview(opened: Opening) -> Page:
    """The first screen of the whole city, marked so that a page loaded anew would be noticed."""
    page = opened(user=CITY)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tổng quan · Toàn thành phố")
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    page.evaluate("window.isTheSame = true")
    return page


def put_link(page: Page, address: str) -> None:
    """A link to `address` in a text of the screen, as Streamlit draws it."""
    link = f'<a id="thu" target="_blank" rel="noopener noreferrer" href="{address}">thử</a>'
    page.locator("[data-testid=stCaptionContainer]").first.evaluate(
        "(text, link) => text.insertAdjacentHTML('afterend', link)", link
    )


def test_a_link_in_a_text_opens_the_screen_in_this_tab_and_back_returns(opened: Opening) -> None:
    page = overview(opened)
    put_link(page, "tien-do?dia-ban=go-vap")

    page.locator("#thu").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Tiến độ nhiệm vụ · Quận Gò Vấp")
    assert page.evaluate("window.isTheSame") is True
    assert len(page.context.pages) == 1

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tổng quan · Toàn thành phố")
    assert page.evaluate("window.isTheSame") is True


@pytest.mark.parametrize("modifier", ["Control", "Shift"])
def test_a_link_with_a_modifier_opens_beside_as_everywhere(opened: Opening, modifier: Literal["Control", "Shift"]) -> None:
    page = overview(opened)
    put_link(page, "tien-do?dia-ban=go-vap")

    with page.context.expect_page() as other:
        page.locator("#thu").click(modifiers=[modifier])

    expect(other.value.get_by_role("heading", level=1)).to_contain_text("Tiến độ nhiệm vụ · Quận Gò Vấp")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tổng quan · Toàn thành phố")


def test_a_link_that_the_program_follows_itself_stays_in_this_tab_too(opened: Opening) -> None:
    page = overview(opened)

    page.evaluate("window.open('/so-lieu?dia-ban=go-vap', '_blank', 'noopener')")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Số liệu · Quận Gò Vấp")
    assert page.evaluate("window.isTheSame") is True
