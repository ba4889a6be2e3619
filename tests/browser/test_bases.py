"""A base from listing on: its committee writes, whoever supervises sees it, a refusal says why; and the register on paper."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening

CITY, REPORTER = "toanthanh", "saigon"
BASE = "XP26740-010"
LISTING = "Đưa vào danh sách"


def base_page(opened: Opening, user: str) -> Page:
    """The page of the base as an account sees it."""
    page = opened(user=user)
    page.goto(f"/mot-co-so?ma={BASE}")
    expect(page.get_by_text(f"Cơ sở {BASE}", exact=True)).to_be_visible()
    return page


def open_form(page: Page, name: str) -> None:
    page.locator("[data-testid=stExpander] summary").filter(has_text=name).click()


def settled(page: Page) -> None:
    """Wait until the screen is drawn whole: what is opened before would close again."""
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)


def test_a_committee_lists_a_base_and_takes_the_next_step_and_the_city_sees_it(opened: Opening) -> None:
    page = base_page(opened, REPORTER)
    open_form(page, "Đưa vào danh sách cần củng cố")
    page.get_by_label("Số, ký hiệu văn bản").fill("44-QĐ/ĐU")

    page.get_by_role("button", name=LISTING, exact=True).click()
    expect(page.get_by_text("Chưa ghi. Nguyên nhân: cần chọn ít nhất một.")).to_be_visible()
    expect(page.get_by_label("Số, ký hiệu văn bản")).to_have_value("44-QĐ/ĐU")

    settled(page)
    page.get_by_label("Nguyên nhân").press_sequentially("Thiếu, khuyết", delay=40)
    page.get_by_role("option", name="Thiếu, khuyết cấp ủy hoặc bí thư").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=LISTING, exact=True).click()
    expect(page.get_by_text("Đã đưa cơ sở vào danh sách cần củng cố.")).to_be_visible()

    settled(page)
    open_form(page, "Ghi bước tiếp theo")
    page.get_by_role("button", name="Ghi bước này").click()
    expect(page.get_by_text("Chưa ghi. «Phê duyệt kế hoạch củng cố» phải có số, ký hiệu văn bản.")).to_be_visible()
    page.get_by_label("Số, ký hiệu văn bản").fill("45-KH/ĐU")
    page.get_by_role("button", name="Ghi bước này").click()
    expect(page.get_by_text("Đã ghi bước «Phê duyệt kế hoạch củng cố».")).to_be_visible()

    supervisor = opened(user=CITY)
    supervisor.goto("/co-so?don-vi=xp-26740")
    supervisor.locator(".st-key-danh-sach a[href*='mot-co-so']").first.click()
    expect(supervisor.locator(".st-key-dien-bien")).to_contain_text("45-KH/ĐU")
    expect(supervisor.get_by_role("button", name="Ghi bước này")).to_have_count(0)


def test_the_register_prints_whole_on_a4_across(opened: Opening) -> None:
    page = opened(user=CITY)
    page.goto("/co-so-in")
    expect(page.locator(".st-key-ban-in table")).to_be_visible()
    told = page.get_by_text("cơ sở trong danh sách, trên").inner_text()
    page.emulate_media(media="print")

    paper = page.pdf(prefer_css_page_size=True)

    assert page.locator(".st-key-ban-in tbody tr").count() == int(told.split()[0])
    assert page.locator(".st-key-ban-in canvas").count() == 0
    assert page.locator(".st-key-ban-in thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.locator(".st-key-ban-in table").evaluate("table => table.scrollWidth <= document.documentElement.clientWidth")
    assert not page.locator(".st-key-thanh-loc").is_visible()
    assert page.get_by_text("Dữ liệu minh họa").first.is_visible()
    sizes = {tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", paper)}
    assert sizes == {(0, 0, 842, 595)}
    assert max(int(count) for count in re.findall(rb"/Count (\d+)", paper)) > 1
