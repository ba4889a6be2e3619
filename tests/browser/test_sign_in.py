"""The way in and out, in a browser: nothing without a session, the place asked for is kept, and a copied cookie is worthless."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import APIResponse, Page, expect

from data_access.changes.users import DEMO_PASSWORD, add_user
from data_access.engine import connect_engine
from tests.browser.conftest import Opening

DEEP = "/tien-do?dia-ban=go-vap&ky=2026-Q3"
ENGLISH = re.compile(
    r"\b(Press Enter|Running|Stop|Deploy|Search|Fullscreen|Download|Show data|Choose|Select|No results|Connecting|Close|"
    r"Show password|Hide password|Main menu|Rerun|Streamlit)\b"
)
SPOKEN = """() => [...document.querySelectorAll("*")]
    .flatMap(each => ["aria-label", "placeholder", "title", "alt"].map(name => each.getAttribute(name)).filter(Boolean))
    .concat(document.body.innerText)"""


def _fill(page: Page, user: str, password: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(user)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def _sign_out(page: Page, user: str) -> None:
    page.get_by_text(user, exact=True).click()
    page.get_by_text("Đăng xuất", exact=True).click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()


def _new_account(database: str) -> str:
    engine = connect_engine(database)
    password = add_user(engine, name="vptu", label="Văn phòng Thành ủy", role="city", by="may-chu")
    engine.dispose()
    return password


def _chosen(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _words(page: Page) -> list[str]:
    return [text for text in page.evaluate(SPOKEN) if ENGLISH.search(text)]


def test_the_place_asked_for_is_kept_through_sign_in_and_reload(opened: Opening) -> None:
    page = opened()
    page.goto(DEEP)

    _fill(page, "toanthanh", DEMO_PASSWORD)

    for _ in range(2):
        expect(page.get_by_role("heading", level=1)).to_contain_text("Gò Vấp")
        assert urlsplit(page.url).path == "/tien-do"
        assert _chosen(page) == {"dia-ban": ["go-vap"], "ky": ["2026-Q3"]}
        page.reload()


def test_a_wrong_password_is_said_in_plain_words_and_what_was_typed_stays(opened: Opening) -> None:
    page = opened()
    page.goto("/")

    _fill(page, "toanthanh", "mật khẩu sai")

    expect(page.get_by_text("Tên đăng nhập hoặc mật khẩu không đúng")).to_be_visible()
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("toanthanh")
    assert [cookie["name"] for cookie in page.context.cookies()] == ["_streamlit_xsrf"]


def test_the_enter_key_signs_in(opened: Opening) -> None:
    page = opened()
    page.goto("/so-lieu")
    page.get_by_label("Tên đăng nhập").fill("quantri")
    page.get_by_label("Mật khẩu", exact=True).fill(DEMO_PASSWORD)

    page.get_by_label("Mật khẩu", exact=True).press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Số liệu")


def test_the_session_cookie_is_out_of_reach_of_scripts(opened: Opening) -> None:
    page = opened(user="toanthanh")
    page.goto("/")

    cookie = next(cookie for cookie in page.context.cookies() if cookie["name"] == "ct06")

    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Strict", -1)
    assert "ct06" not in page.evaluate("document.cookie")


def test_signing_out_makes_a_copied_cookie_and_an_open_tab_worthless(opened: Opening) -> None:
    page = opened()
    page.goto("/")
    _fill(page, "toanthanh", DEMO_PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tổng quan")
    copied = next(cookie for cookie in page.context.cookies() if cookie["name"] == "ct06")
    tab = page.context.new_page()
    tab.goto("/so-lieu")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Số liệu")

    _sign_out(page, "toanthanh")

    tab.get_by_text("Tổng quan", exact=True).first.click()
    expect(tab.get_by_label("Tên đăng nhập")).to_be_visible()
    thief = opened()
    thief.context.add_cookies([{"name": "ct06", "value": copied["value"], "url": page.url}])
    thief.goto("/so-lieu")
    expect(thief.get_by_label("Tên đăng nhập")).to_be_visible()
    expect(thief.get_by_text("Phiên làm việc trước đã kết thúc")).to_be_visible()
    assert thief.request.get("/media/0123.csv").status == 401


def test_a_first_password_is_changed_before_anything_is_seen(opened: Opening, address: str, journeys_database: str) -> None:
    first, chosen = _new_account(journeys_database), "Câu mới đủ dài để nhớ"
    page = opened()
    page.goto(f"{address}/so-lieu")
    _fill(page, "vptu", first)

    expect(page.get_by_role("heading", name="Đổi mật khẩu")).to_be_visible()
    expect(page.get_by_text("Số liệu", exact=True)).to_have_count(0)
    page.get_by_label("Mật khẩu mới", exact=True).fill(chosen)
    page.get_by_label("Nhập lại mật khẩu mới").fill(chosen)
    page.get_by_role("button", name="Đổi mật khẩu").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Số liệu")
    _sign_out(page, "vptu")
    _fill(page, "vptu", first)
    expect(page.get_by_text("mật khẩu không đúng")).to_be_visible()
    _fill(page, "vptu", chosen)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tổng quan")


@pytest.mark.parametrize(
    "path", ["/media/0123.csv", "/_stcore/upload_file/a/b", "/_stcore/metrics", "/_stcore/agent/openapi.json"]
)
def test_without_a_session_only_the_page_and_its_program_are_served(opened: Opening, path: str) -> None:
    answer: APIResponse = opened().request.get(path)

    assert answer.status in (401, 404)
    assert answer.body() == b""


def test_the_answers_carry_the_headers_and_do_not_name_the_server(opened: Opening) -> None:
    headers = opened().request.get("/").headers

    assert "script-src 'self';" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


def test_an_unknown_address_is_a_plain_sentence_and_a_way_home(opened: Opening) -> None:
    answer = opened().request.get("/khong-co-trang-nay")

    assert answer.status == 404
    assert "Không có trang này" in answer.text()


def test_the_first_paint_is_vietnamese(opened: Opening) -> None:
    page = opened()

    page.goto("/", wait_until="domcontentloaded")  # what stands in the head has run by then

    expect(page).to_have_title(re.compile("Chỉ thị 06-CT/TU"))
    assert page.evaluate("[document.documentElement.lang, navigator.language]") == ["vi", "vi-VN"]


def test_no_word_of_the_frame_is_english_at_the_sign_in_or_on_a_screen(opened: Opening) -> None:
    page = opened()
    page.goto("/")
    expect(page.get_by_label("Mật khẩu", exact=True)).to_be_visible()
    page.get_by_label("Tên đăng nhập").fill("toanthanh")
    at_sign_in = _words(page)

    page = opened(user="toanthanh")
    page.goto("/")
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()

    assert at_sign_in == []
    assert _words(page) == []


def test_what_a_lost_connection_says_is_vietnamese(opened: Opening) -> None:
    page = opened(user="toanthanh")
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tổng quan")

    page.evaluate(
        """() => { for (const words of ['Connection error', 'Running...', 'No results'])
            document.body.append(Object.assign(document.createElement('p'), { textContent: words })); }"""
    )

    for words in ("Mất kết nối", "Đang tính…", "Không có kết quả"):
        expect(page.get_by_text(words, exact=True)).to_be_visible()
