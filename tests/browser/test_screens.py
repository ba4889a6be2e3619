"""Every screen, as somebody sees it who signs in and follows the menu; other hosts are watched by `opened`."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opening
from ui.links import ADMINISTRATION
from ui.navigation import SCREENS, Screen

ALL = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.file)


@ALL
def test_a_screen_has_its_title_and_says_that_its_figures_are_invented(opened: Opening, screen: Screen) -> None:
    page = opened(user="quantri" if screen.address == ADMINISTRATION else "toanthanh")

    page.goto(f"/{screen.address}")

    expect(page.get_by_role("heading", level=1)).to_contain_text(screen.title)
    expect(page.get_by_text("Dữ liệu minh họa").first).to_be_visible()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


@ALL
def test_an_address_shows_the_sign_in_and_nothing_of_the_screen_to_whoever_is_not_signed_in(
    opened: Opening, screen: Screen
) -> None:
    page = opened()

    page.goto(f"/{screen.address}")

    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
    expect(page.get_by_text(screen.title, exact=True)).to_have_count(0)
    assert urlsplit(page.url).path == f"/{screen.address}"
