"""Single sign-on in a browser: from the place asked for to a provider on another site and back, with a session of ours alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value
from streamlit.web.server.starlette.starlette_websocket import _parse_decoded_user_cookie

from data_access.changes.users import add_user
from data_access.engine import connect_engine
from tests.provider import CLIENT, SECRET, SmallProvider, small_provider
from tests.serving import server

DEEP = "/tien-do?dia-ban=go-vap&ky=2026-Q3"
COOKIE_SECRET = "mX7uJr2vQz9sBn4kWd8fYh3tLc6gPe5a"


@pytest.fixture(scope="module")
def provider() -> Iterator[SmallProvider]:
    """A provider on another site than the product: to a browser, localhost and 127.0.0.1 are two."""
    with small_provider("localhost") as running:
        yield running


@pytest.fixture(scope="module")
def site(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory, provider: SmallProvider) -> Iterator[str]:
    """The product with one account and single sign-on; its address."""
    database = f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path_factory.mktemp('site') / 'chithi06.sqlite')}"
    engine = connect_engine(database)
    add_user(engine, name="btctu", label="Ban Tổ chức Thành ủy", role="city", by="may-chu")
    engine.dispose()
    named = {
        "OIDC_METADATA_URL": provider.metadata_url,
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": SECRET,
        "OIDC_REDIRECT_URL": "http://127.0.0.1:{port}/oauth2callback",
        "STREAMLIT_SERVER_COOKIE_SECRET": COOKIE_SECRET,
    }
    with server(database, **named) as port:
        yield f"http://127.0.0.1:{port}"


def _requests(page: Page) -> list[Request]:
    """All that the browser asks for from now on."""
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    return asked


def _signed_in_elsewhere(page: Page, provider: SmallProvider) -> None:
    """Go to the provider, and let it send the browser back."""
    page.get_by_role("button", name="Đăng nhập bằng tài khoản cơ quan").click()
    page.wait_for_url(f"{provider.address}/**")
    page.get_by_role("button", name="Cho phép").click()


def _identity(site: str) -> str:
    """The cookie in which Streamlit would keep who somebody is, made with the secret of the server."""
    said = {"preferred_username": "btctu", "sub": "1", "origin": site, "is_logged_in": True, "provider": "default"}
    return create_signed_value(COOKIE_SECRET, "_streamlit_user", json.dumps(said)).decode()


def test_somebody_with_an_account_elsewhere_comes_back_to_the_place_asked_for(
    chromium: Browser, site: str, provider: SmallProvider
) -> None:
    context = chromium.new_context(base_url=site)
    page = context.new_page()
    asked = _requests(page)
    page.goto(DEEP)

    _signed_in_elsewhere(page, provider)

    expect(page.get_by_text("btctu", exact=True)).to_be_visible()
    assert page.url == f"{site}{DEEP}"
    led_by = {urlsplit(each.url).path: each.all_headers().get("sec-fetch-site") for each in asked if each.is_navigation_request()}
    assert (led_by["/oauth2callback"], led_by["/phien/mo"]) == ("cross-site", "same-origin")
    assert {urlsplit(each.url).netloc for each in asked} == {urlsplit(site).netloc, urlsplit(provider.address).netloc}
    kept = {cookie["name"]: cookie for cookie in context.cookies(site)}
    assert (kept["ct06"]["sameSite"], kept["ct06"]["httpOnly"]) == ("Strict", True)
    assert not [name for name in kept if name.startswith(("_streamlit_user", "_streamlit_session"))]

    page.get_by_text("btctu", exact=True).click()
    page.get_by_text("Đăng xuất", exact=True).click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
    assert "/leave" not in provider.asked
    context.close()


def test_who_somebody_is_elsewhere_is_nothing_here_without_a_session(chromium: Browser, site: str) -> None:
    context = chromium.new_context(base_url=site)
    page = context.new_page()
    context.add_cookies([{"name": "_streamlit_user", "value": _identity(site), "url": site}])

    page.goto(DEEP)

    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
    expect(page.get_by_text("btctu", exact=True)).to_have_count(0)
    answers = [page.request.get(path).status for path in ("/media/0123.csv", "/tai-ve/nhiem-vu.xlsx", "/auth/logout")]
    assert answers == [401, 401, 404]
    assert "ct06" not in {cookie["name"] for cookie in context.cookies()}
    context.close()


def test_to_streamlit_that_cookie_would_be_somebody() -> None:
    site = "http://127.0.0.1:8501"
    kept = decode_signed_value(COOKIE_SECRET, "_streamlit_user", _identity(site)) or b"{}"

    assert _parse_decoded_user_cookie(kept, site)["preferred_username"] == "btctu"
