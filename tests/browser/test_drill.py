"""From the city down to one cell of a workbook and back, and what is written on the way: asked, answered, confirmed."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opening

CITY, VERIFIER, REPORTER = "toanthanh", "thamtra", "saigon"
HOME = "Phường Sài Gòn"
"""The committee of the reporter's account, in Quận 1."""

QUESTION, ANSWER = "Vì sao chưa có kết quả, khi nào xong?", "Đang chờ hướng dẫn, sẽ xong trong tháng này."


def title(page: Page) -> Locator:
    """What the screen is about."""
    return page.get_by_role("heading", level=1)


def settled(page: Page) -> None:
    """Wait until the screen is painted whole."""
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)


def work_of_home(page: Page) -> Locator:
    """The first piece of work in the list of all work of the committee."""
    page.goto("/tien-do?dia-ban=q1&don-vi=xp-26740")
    expect(title(page)).to_contain_text(f"· {HOME}")
    settled(page)
    return page.locator(".st-key-nhiem-vu a[href*='nhiem-vu?']").first


def test_the_way_leads_from_the_city_to_a_cell_and_back(opened: Opening) -> None:
    page = opened(user=CITY)
    page.goto("/tien-do")
    expect(title(page)).to_contain_text("· Toàn thành phố")

    page.get_by_role("radio", name="Quận 1", exact=True).click()
    expect(title(page)).to_contain_text("· Quận 1")
    page.get_by_role("radio", name=HOME, exact=True).click()
    expect(title(page)).to_contain_text(f"· {HOME}")
    settled(page)

    work = page.locator(".st-key-nhiem-vu a[href*='nhiem-vu?']").first
    name = work.inner_text().partition(" · ")[2]
    work.click()
    expect(title(page)).to_have_text(name)
    assert "dia-ban=q1&don-vi=xp-26740&ma=NV-" in page.url

    page.get_by_role("link", name=re.compile(r"Lần nộp \d+, tờ “Giao việc”")).first.click()
    expect(page.get_by_role("heading", name=re.compile(r"Tờ “Giao việc”, dòng \d+"))).to_be_visible()
    cell = page.locator(".st-key-cac-o-cua-dong tr", has_text=name).first
    expect(cell).to_contain_text(re.compile(r"^E\d+"))

    page.go_back()
    expect(title(page)).to_have_text(name)
    page.get_by_role("link", name="Quận 1", exact=True).click()
    expect(title(page)).to_contain_text("Tiến độ nhiệm vụ · Quận 1")


def test_a_question_is_asked_answered_and_read(opened: Opening) -> None:
    asking = opened(user=VERIFIER)
    work_of_home(asking).click()
    asking.get_by_text("Yêu cầu giải trình", exact=True).click()
    asking.get_by_label("Nội dung cần giải trình").fill(QUESTION)
    asking.get_by_role("button", name="Gửi yêu cầu").click()
    expect(asking.get_by_text("Đã gửi yêu cầu giải trình.")).to_be_visible()

    answering = opened(user=REPORTER)
    answering.goto("/")
    answering.get_by_role("link", name=re.compile(r"Giải trình \(\d+\)")).first.click()
    expect(title(answering)).to_contain_text("Giải trình")
    answering.get_by_role("link", name=QUESTION).first.click()
    answering.get_by_label("Nội dung giải trình").fill(ANSWER)
    answering.get_by_role("button", name="Gửi giải trình").click()
    expect(answering.get_by_text("Đã gửi giải trình.")).to_be_visible()

    asking.reload()
    expect(asking.get_by_text(ANSWER)).to_be_visible()


def test_a_verifier_confirms_what_was_reported_done(opened: Opening) -> None:
    page = opened(user=VERIFIER)
    page.goto("/tien-do")
    settled(page)
    page.get_by_role("radio", name=re.compile("Báo xong, chưa kiểm chứng")).click()
    work = page.locator(".st-key-can-chu-y a[href*='nhiem-vu?']").first
    expect(work).to_be_visible()
    work.click()

    expect(page.get_by_role("heading", name="Diễn biến")).to_be_visible()
    page.get_by_text("Xác nhận hoàn thành", exact=True).click()
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.get_by_text("Chưa ghi. Số, ký hiệu văn bản")).to_be_visible()
    page.get_by_label("Số, ký hiệu văn bản xác nhận").fill("Số 301-TB/BTCTU")
    page.get_by_role("button", name="Xác nhận", exact=True).click()

    expect(page.get_by_text("Đã xác nhận hoàn thành.")).to_be_visible()
    page.get_by_role("link", name=re.compile("Hệ thống")).click()
    expect(page.get_by_role("heading", name="Nội dung đã nhập")).to_be_visible()
    expect(page.get_by_text("Số 301-TB/BTCTU")).to_be_visible()
