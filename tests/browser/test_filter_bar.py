"""The filter bar under a hand: search without marks, links, reload, one click down and up, and nothing that jumps."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize, expect

from tests.browser.conftest import Opening

CITY, DISTRICT = "toanthanh", "govap"
SEARCH = "Tìm địa bàn, đơn vị"


def at(page: Page, place: str) -> None:
    """Wait until the screen is about `place`, painted whole."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"· {place}", timeout=20_000)
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)


def query(page: Page) -> str:
    """The query of the address bar."""
    return urlsplit(page.url).query


def pill(page: Page, name: str) -> Locator:
    """One of the places on the line."""
    return page.get_by_role("radio", name=name, exact=True)


def city(opened: Opening, path: str = "/") -> Page:
    """The first screen of the whole city."""
    page = opened(user=CITY)
    page.goto(path)
    return page


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("go vap", "Quận Gò Vấp"),
        ("q1", "Quận 1"),
        ("Q.12", "Quận 12"),
        ("td", "Thành phố Thủ Đức"),
        ("thủ đức", "Thành phố Thủ Đức"),
    ],
)
def test_a_place_is_found_as_people_type_it_and_chosen_from_the_keyboard(opened: Opening, typed: str, first: str) -> None:
    page = city(opened)
    at(page, "Toàn thành phố")

    page.get_by_label(SEARCH).press_sequentially(typed, delay=40)
    expect(page.get_by_role("radio").first).to_have_text(first)
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.getAttribute('role')") != "radio":
        page.keyboard.press("Tab")  # over the sign that empties the field
    page.keyboard.press("Enter")

    at(page, first)
    expect(page.get_by_label(SEARCH)).to_have_value("")


def test_one_click_leads_down_and_one_click_up(opened: Opening) -> None:
    page = city(opened)
    at(page, "Toàn thành phố")

    pill(page, "Gò Vấp").click()
    at(page, "Quận Gò Vấp")
    assert query(page) == "dia-ban=go-vap"

    pill(page, "Phường An Nhơn").click()
    at(page, "Phường An Nhơn")
    assert query(page) == "dia-ban=go-vap&don-vi=xp-26876"

    page.get_by_role("button", name="› Gò Vấp").click()
    at(page, "Quận Gò Vấp")
    page.get_by_role("button", name="Toàn thành phố").click()
    at(page, "Toàn thành phố")


def test_a_tile_leads_to_its_district_again_and_again(opened: Opening) -> None:
    page = city(opened)
    tile = page.get_by_test_id("stVegaLiteChart").locator("text", has_text="Gò Vấp").first

    for _ in range(2):
        at(page, "Toàn thành phố")
        tile.click(force=True)
        at(page, "Quận Gò Vấp")
        page.get_by_role("button", name="Toàn thành phố").click()
    at(page, "Toàn thành phố")


def test_a_link_shows_what_it_showed_and_so_do_reload_and_the_way_back(opened: Opening) -> None:
    page = city(opened, "/so-lieu?dia-ban=go-vap&ky=2026-Q2")
    at(page, "Quận Gò Vấp")
    expect(page.get_by_text("đã báo cáo Quý II/2026")).to_be_visible()

    page.reload()
    at(page, "Quận Gò Vấp")
    expect(page.get_by_text("đã báo cáo Quý II/2026")).to_be_visible()

    page.get_by_role("link", name="Hồ sơ địa bàn").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hồ sơ địa bàn")  # both screens are about the same place
    at(page, "Quận Gò Vấp")
    assert query(page) == "dia-ban=go-vap&ky=2026-Q2"

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Số liệu")
    at(page, "Quận Gò Vấp")


def test_an_unknown_place_is_said_in_a_sentence(opened: Opening) -> None:
    page = city(opened, "/?dia-ban=sao-hoa")
    at(page, "Toàn thành phố")

    expect(page.get_by_text("không có trong danh mục")).to_be_visible()


def test_an_account_of_a_district_cannot_leave_it_by_address(opened: Opening) -> None:
    page = opened(user=DISTRICT)
    page.goto("/?dia-ban=q1")
    at(page, "Quận Gò Vấp")

    expect(page.get_by_text("Tài khoản này không được xem nơi mà địa chỉ nêu")).to_be_visible()
    expect(page.get_by_role("button", name="Toàn thành phố")).to_have_count(0)
    expect(pill(page, "Phường An Nhơn")).to_be_visible()
    expect(pill(page, "Quận 1")).to_have_count(0)


def boxes(page: Page) -> list[FloatRect]:
    """Where the bar, the title, the cards and the map stand."""
    marks = (
        page.get_by_label(SEARCH),
        page.get_by_role("heading", level=1),
        page.locator(".st-key-can-chu-y"),
        page.get_by_test_id("stVegaLiteChart").first,
    )
    found = [mark.bounding_box() for mark in marks]
    return [box for box in found if box is not None]


@pytest.mark.parametrize(
    "viewport", [{"width": 1366, "height": 768}, {"width": 1920, "height": 1080}, {"width": 390, "height": 844}]
)
def test_choosing_a_district_moves_nothing(opened: Opening, viewport: ViewportSize) -> None:
    page = opened(user=CITY, viewport=viewport)
    page.goto("/")
    at(page, "Toàn thành phố")
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg")).to_be_visible(timeout=20_000)
    before = boxes(page)

    pill(page, "Quận 3").click()
    at(page, "Quận 3")
    after = boxes(page)

    assert len(before) == 4
    assert [(box["x"], box["y"]) for box in after] == [(box["x"], box["y"]) for box in before]


@pytest.mark.parametrize("viewport", [{"width": 1366, "height": 768}, {"width": 390, "height": 844}])
def test_nothing_is_wider_than_the_screen(opened: Opening, viewport: ViewportSize) -> None:
    page = opened(user=CITY, viewport=viewport)
    for path in ("/", "/ho-so-dia-ban?dia-ban=thu-duc", "/so-lieu"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_contain_text("·", timeout=20_000)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
