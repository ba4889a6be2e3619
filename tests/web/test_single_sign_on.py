"""Whom the provider vouches for gets a session of ours, and what the provider says never reaches a browser."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import pytest
from joserfc import jws
from sqlalchemy import Engine, func, select
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from streamlit.auth_util import encode_provider_token
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes

from data_access import clock, passwords, sessions
from data_access.changes.sessions import issue_ticket
from data_access.changes.users import add_user, disable
from data_access.engine import connect_engine
from data_access.schema.system import app_session, audit, sign_in_ticket
from tests.asgi import Answer, Recorder, answered
from tests.provider import CLIENT, SECRET, SmallProvider, a_key, own_key, small_provider
from web import guard as web_guard
from web import routes, single_sign_on
from web.files import Files
from web.front import Front
from web.guard import Guard
from web.provider import CALLBACK, Provider
from web.single_sign_on import BEGIN, ways
from web.visitors import Visitors

DEEP = "/tien-do?dia-ban=go-vap&ky=2026-Q3"
FILES = Files()
LIES: dict[str, dict[str, Any]] = {
    "expired": {"exp": 1_700_000_000},
    "without an end": {"exp": None},
    "of another provider": {"iss": "https://elsewhere.example"},
    "for another sign-in": {"nonce": "another"},
    "for another program": {"aud": "another"},
}


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """The routes work on the test's database: an account with its first password, and one that is closed."""
    monkeypatch.setattr(passwords, "COST", 4)
    for module in (routes, single_sign_on):
        monkeypatch.setattr(module, "engine", lambda: engine)
    for name in ("btctu", "vptu"):
        add_user(engine, name=name, label="Ban Tổ chức", role="city", by="may-chu")
    disable(engine, name="vptu", by="may-chu")


@pytest.fixture(scope="module")
def running() -> Iterator[SmallProvider]:
    """A provider that answers."""
    with small_provider() as provider:
        yield provider


@pytest.fixture
def small(running: SmallProvider) -> SmallProvider:
    """The same, which lets in the one account and does not lie."""
    running.user, running.lies, running.key = "btctu", {}, own_key()
    running.issuer, running.algorithm, running.algorithms = "", "RS256", ["RS256"]
    running.asked.clear()
    return running


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, small: SmallProvider) -> Provider:
    """How the environment names it, and Streamlit knows it."""
    named = Provider(small.metadata_url, CLIENT, SECRET, f"http://localhost{CALLBACK}")
    _known(monkeypatch, named)
    return named


@pytest.fixture
def app(provider: Provider) -> Starlette:
    """The routes as the product serves them."""
    cookie = Middleware(SessionMiddleware, secret_key="a" * 32, same_site="lax", session_cookie="_streamlit_session")
    return Starlette(routes=[*routes.ROUTES, *ways(provider)], middleware=[cookie])


def _known(monkeypatch: pytest.MonkeyPatch, named: Provider, **options: object) -> None:
    """Tell Streamlit of a provider as the product does, but for certificates, of which there are none to read on one machine."""
    told = single_sign_on.secrets(named) or {}
    told["auth"]["client_kwargs"] |= {"verify": False, **options}
    monkeypatch.setattr(secrets_singleton, "_secrets", told)


def _begun(app: Starlette, *, page: str = DEEP, **headers: str) -> Answer:
    sent = {"referer": f"http://localhost{page}", "sec_fetch_site": "same-origin"} | headers
    return answered(app, f"{BEGIN}?provider={encode_provider_token('default')}", **sent)


def _way_back(begun: Answer) -> str:
    """Where the provider sends the browser after its button."""
    page = urlsplit(begun.headers["location"])
    connection = HTTPConnection(page.netloc)
    connection.request("POST", f"{page.path}?{page.query}")
    back = urlsplit(connection.getresponse().headers["location"])
    connection.close()
    return f"{back.path}?{back.query}"


def _returned(app: Starlette, *, page: str = DEEP) -> Answer:
    """The whole way to the provider and back."""
    begun = _begun(app, page=page)
    return answered(app, _way_back(begun), cookie=_state(begun), sec_fetch_site="cross-site")


def _state(begun: Answer) -> str:
    return begun.cookies[0].split(";")[0]


def _opened(app: Starlette, returned: Answer) -> Answer:
    """What the browser gets where the page leads it by itself."""
    return answered(app, returned.headers["refresh"].removeprefix("0;url="), sec_fetch_site="same-origin")


def _token(opened: Answer) -> str:
    return next(found[1] for cookie in opened.cookies if (found := re.match(r"ct06=([^;]+);", cookie)))


def _count(engine: Engine, table: Any) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _written(engine: Engine, action: str) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        found = connection.execute(select(audit.c.actor, audit.c.detail).where(audit.c.action == action))
        return [(actor, detail) for actor, detail in found]


def _assert_refused(answer: Answer, engine: Engine) -> None:
    assert (answer.status, answer.headers.get("refresh")) == (403, None)
    assert "Chưa đăng nhập được" in answer.text
    assert _count(engine, sign_in_ticket) == _count(engine, app_session) == 0


def test_whom_the_provider_vouches_for_gets_a_session_and_the_place_asked_for(app: Starlette, engine: Engine) -> None:
    opened = _opened(app, _returned(app))

    assert (opened.status, opened.headers["location"]) == (303, DEEP)
    with engine.connect() as connection:
        account, _ = sessions.account(connection, token=_token(opened), at=clock.now())
    assert account.name == "btctu"
    assert [(actor, "đăng nhập một lần" in told) for actor, told in _written(engine, "session.open")] == [("btctu", True)]


def test_a_first_password_stays_to_be_changed_but_stops_only_whoever_comes_with_it(app: Starlette, engine: Engine) -> None:
    by_provider = _token(_opened(app, _returned(app)))
    ticket = issue_ticket(engine, name="btctu", target="/")
    by_password = _token(answered(app, f"/phien/mo?ve={ticket}"))

    with engine.connect() as connection:
        accounts = [sessions.account(connection, token=token, at=clock.now())[0] for token in (by_provider, by_password)]
    assert [account.must_change for account in accounts] == [False, True]


def test_case_makes_no_difference(app: Starlette, small: SmallProvider) -> None:
    small.user = "BTCTU"

    assert _returned(app).status == 200


def test_a_provider_may_say_more_than_a_cookie_holds(app: Starlette, small: SmallProvider) -> None:
    small.lies = {"groups": [f"Đơn vị {number}" for number in range(500)]}

    assert _returned(app).status == 200


def test_no_cookie_of_streamlit_says_who_somebody_is(app: Starlette) -> None:
    begun = _begun(app)
    returned = answered(app, _way_back(begun), cookie=_state(begun))

    assert [cookie.split("=")[0] for cookie in (*begun.cookies, *returned.cookies)] == ["_streamlit_session"] * 2
    assert "btctu" not in str(returned)


def test_streamlits_own_route_would_let_a_browser_keep_who_it_is(provider: Provider, engine: Engine) -> None:
    theirs = [route for route in ways(provider) if route.path == BEGIN]
    their_callback = Starlette(
        routes=[*theirs, create_auth_routes("")[2]],
        middleware=[Middleware(SessionMiddleware, secret_key="a" * 32, session_cookie="_streamlit_session")],
    )

    assert any(cookie.startswith("_streamlit_user=") for cookie in _returned(their_callback).cookies)
    assert _count(engine, app_session) == 0


@pytest.mark.parametrize("lie", LIES)
def test_an_identity_that_is_not_right_is_refused(app: Starlette, small: SmallProvider, engine: Engine, lie: str) -> None:
    small.lies = LIES[lie]

    _assert_refused(_returned(app), engine)


def test_an_identity_signed_with_another_key_is_refused(app: Starlette, small: SmallProvider, engine: Engine) -> None:
    small.key = a_key()

    _assert_refused(_returned(app), engine)


@pytest.mark.parametrize("listed", [["RS256"], ["RS256", "HS256", "none"]], ids=["not named", "named"])
@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_an_identity_that_everybody_could_have_sealed_is_refused(
    app: Starlette, small: SmallProvider, engine: Engine, algorithm: str, listed: list[str]
) -> None:
    small.algorithm, small.algorithms = algorithm, listed

    _assert_refused(_returned(app), engine)


async def _unverified(_client: object, token: dict[str, Any], **_options: object) -> Any:
    return json.loads(jws.extract_compact(token["id_token"].encode()).payload)


@pytest.mark.parametrize("lie", ["expired", "without an end", "for another sign-in"])
def test_without_the_check_of_authlib_a_wrong_identity_would_get_in(
    monkeypatch: pytest.MonkeyPatch, app: Starlette, small: SmallProvider, lie: str
) -> None:
    monkeypatch.setattr("authlib.integrations.starlette_client.StarletteOAuth2App.parse_id_token", _unverified)
    small.lies, small.key = LIES[lie], a_key()

    assert _returned(app).status == 200


def test_without_our_own_look_at_the_seal_none_would_do_where_it_is_named(
    monkeypatch: pytest.MonkeyPatch, app: Starlette, small: SmallProvider
) -> None:
    monkeypatch.setattr(single_sign_on, "_SEALS", {"none"})
    small.algorithm, small.algorithms = "none", ["RS256", "none"]

    assert _returned(app).status == 200


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_without_either_check_anybodys_seal_would_do(
    monkeypatch: pytest.MonkeyPatch, app: Starlette, small: SmallProvider, algorithm: str
) -> None:
    monkeypatch.setattr(single_sign_on, "_SEALS", {algorithm})
    monkeypatch.setattr("authlib.integrations.starlette_client.StarletteOAuth2App.parse_id_token", _unverified)
    small.algorithm = algorithm

    assert _returned(app).status == 200


def test_metadata_that_name_another_issuer_are_not_believed(app: Starlette, small: SmallProvider, engine: Engine) -> None:
    small.issuer = "https://elsewhere.example"
    small.lies = {"iss": small.issuer}

    _assert_refused(_returned(app), engine)


def test_an_identity_for_another_program_is_refused_also_where_it_names_us(
    app: Starlette, small: SmallProvider, engine: Engine
) -> None:
    small.lies = {"aud": "another", "azp": CLIENT}

    _assert_refused(_returned(app), engine)


@pytest.mark.parametrize("claim", [{"aud": "another", "azp": CLIENT}, {"iss": "https://elsewhere.example"}], ids=str)
def test_without_our_own_look_at_issuer_and_audience_it_would_get_in(
    monkeypatch: pytest.MonkeyPatch, app: Starlette, small: SmallProvider, claim: dict[str, Any]
) -> None:
    monkeypatch.setattr(Provider, "account", lambda _provider, claims: claims["preferred_username"])
    small.issuer = claim.get("iss", "")
    small.lies = claim

    assert _returned(app).status == 200


@pytest.mark.parametrize("user", ["khongco", "vptu"], ids=["unknown", "closed"])
def test_whoever_has_no_open_account_is_refused_and_written_down(
    app: Starlette, small: SmallProvider, engine: Engine, user: str
) -> None:
    small.user = user

    _assert_refused(_returned(app), engine)
    actor, detail = _written(engine, "session.fail")[0]
    assert detail == "đăng nhập một lần"
    assert actor == user if user == "vptu" else actor.startswith("sha256:")


def test_the_refusal_is_the_same_whether_or_not_there_is_such_an_account(app: Starlette, small: SmallProvider) -> None:
    small.user = "khongco"
    unknown = _returned(app)
    small.user = "vptu"
    closed = _returned(app)
    unproved = answered(app, CALLBACK)

    assert unknown.text == closed.text == unproved.text


def test_without_the_look_at_the_account_a_closed_one_would_get_a_ticket(
    monkeypatch: pytest.MonkeyPatch, app: Starlette, small: SmallProvider
) -> None:
    def ticket(engine: Engine, *, name: str, target: str, **_: object) -> str:
        return issue_ticket(engine, name=name, target=target)

    monkeypatch.setattr(single_sign_on, "admit", ticket)
    small.user = "vptu"

    assert _returned(app).status == 200


def test_an_account_closed_meanwhile_gets_no_session_that_counts(app: Starlette, engine: Engine) -> None:
    returned = _returned(app)

    disable(engine, name="btctu", by="may-chu")

    opened = _opened(app, returned)
    assert (opened.status, opened.cookies) == (403, ())


def test_a_way_back_works_in_the_browser_that_began_and_once(app: Starlette, engine: Engine) -> None:
    begun = _begun(app)
    back = _way_back(begun)

    elsewhere = answered(app, back)
    _assert_refused(elsewhere, engine)
    first = answered(app, back, cookie=_state(begun))
    again = answered(app, back, cookie=_state(begun))

    assert (first.status, again.status) == (200, 403)


def test_whoever_comes_without_having_begun_is_not_written_down(app: Starlette, engine: Engine) -> None:
    for query in ("", "?code=a&state=b", "?error=access_denied&state=b"):
        _assert_refused(answered(app, f"{CALLBACK}{query}"), engine)

    assert _written(engine, "session.fail") == []


def test_a_link_on_another_site_does_not_begin_a_sign_in(app: Starlette) -> None:
    assert _begun(app, sec_fetch_site="cross-site").status == 403


def test_the_ticket_is_taken_from_our_own_page_only(app: Starlette) -> None:
    led_from_elsewhere = answered(app, _returned(app).headers["refresh"].removeprefix("0;url="), sec_fetch_site="cross-site")

    assert (led_from_elsewhere.status, led_from_elsewhere.cookies) == (403, ())


@pytest.mark.parametrize(
    ("referer", "target"),
    [
        ("http://localhost/co-so?trang=2", "/co-so?trang=2"),
        ("http://localhost//evil.example", "/"),
        ("https://evil.example/co-so", "/"),
        ("http://localhost/dang-xuat", "/"),
        ("http://localhost/co-so?a=" + "a" * 600, "/co-so"),
        ("", "/"),
    ],
)
def test_one_goes_back_to_a_screen_of_ours_and_nowhere_else(app: Starlette, referer: str, target: str) -> None:
    kept = _state(_begun(app, referer=referer)).removeprefix("_streamlit_session=").split(".")[0]

    assert json.loads(base64.b64decode(kept))["ct06-target"] == target


def test_a_provider_that_does_not_answer_is_a_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, provider: Provider, app: Starlette
) -> None:
    _known(monkeypatch, replace(provider, metadata_url="http://localhost:1/none"))

    answer = _begun(app)

    assert (answer.status, answer.cookies) == (503, ())
    assert "chưa trả lời" in answer.text
    assert "localhost" not in answer.text


def test_the_product_follows_no_address_but_the_one_that_is_configured(
    monkeypatch: pytest.MonkeyPatch, small: SmallProvider, provider: Provider, app: Starlette
) -> None:
    moved = replace(provider, metadata_url=f"{small.address}/moved/.well-known/openid-configuration")

    _known(monkeypatch, moved)
    assert _begun(app).status == 503
    _known(monkeypatch, moved, follow_redirects=True)
    assert _begun(app).status == 302


def test_a_database_that_is_away_is_a_plain_sentence(monkeypatch: pytest.MonkeyPatch, app: Starlette) -> None:
    monkeypatch.setattr(single_sign_on, "engine", lambda: connect_engine("postgresql+psycopg://nobody@localhost:1/none"))

    assert _returned(app).status == 503


def test_the_product_asks_the_provider_for_what_it_needs_and_nothing_else(app: Starlette, small: SmallProvider) -> None:
    _returned(app)

    asked = set(small.asked)
    assert asked == {"/.well-known/openid-configuration", "/authorize", "/token", "/jwks"}


@pytest.mark.parametrize("path", [BEGIN, CALLBACK, "/auth/logout"])
def test_without_a_provider_none_of_streamlits_addresses_answers(path: str) -> None:
    inner = Recorder()
    closed = Front(inner, files=FILES, addresses={""}, passing={route.path for route in ways(None)})

    assert answered(closed, path).status == 404
    assert inner.seen == []
    assert single_sign_on.secrets(None) is None


def test_what_speaks_to_a_provider_is_loaded_only_if_there_is_one(monkeypatch: pytest.MonkeyPatch, provider: Provider) -> None:
    loaded: list[str] = []

    def load(name: str) -> object:
        loaded.append(name)
        return import_module(name)

    monkeypatch.setattr(single_sign_on, "import_module", load)

    ways(None)
    assert loaded == []
    ways(provider)
    assert "authlib.integrations.starlette_client" in loaded


def _media(cookie: str) -> int:
    guard = Guard(Recorder(), policy="", signed_in=lambda token: token.startswith("known"), visitors=Visitors(1))
    return answered(guard, "/media/0123.csv", cookie=cookie).status


def test_an_identity_of_streamlit_alone_gets_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _media("_streamlit_user=known") == 401
    assert _media("ct06=known") == 200

    monkeypatch.setattr(web_guard, "token_in", lambda cookies: cookies.get("_streamlit_user", ""))
    assert _media("_streamlit_user=known") == 200, "if the guard took it for a session"


def test_with_a_provider_two_addresses_answer_and_no_other(provider: Provider) -> None:
    inner = Recorder()
    front = Front(inner, files=FILES, addresses={""}, passing={route.path for route in ways(provider)})

    found = {path: answered(front, path).status for path in (BEGIN, CALLBACK, "/auth/logout", f"{BEGIN}/", f"{CALLBACK}/x")}

    assert found == {BEGIN: 200, CALLBACK: 200, "/auth/logout": 404, f"{BEGIN}/": 404, f"{CALLBACK}/x": 404}
