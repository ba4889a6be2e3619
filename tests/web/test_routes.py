"""A ticket becomes a cookie that no script can read, once; signing out ends the session it came from."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from sqlalchemy import Engine, select
from starlette.applications import Starlette

from data_access import clock, passwords, sessions
from data_access.changes.sessions import issue_ticket
from data_access.changes.users import add_user
from data_access.engine import connect_engine
from data_access.schema.system import known_browser
from tests.asgi import Answer, answered
from web import routes
from web.routes import ROUTES

APP = Starlette(routes=ROUTES)
ELSEWHERE = "cross-site"


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """The routes work on the test's database, which has one account."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setattr(routes, "engine", lambda: engine)
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")


def _opened(engine: Engine, target: str = "/", *, base: str = "", **headers: str) -> Answer:
    ticket = issue_ticket(engine, name="btctu", target=target)
    return answered(APP, f"{base}/phien/mo?{urlencode({'ve': ticket})}", **headers)


def _token(answer: Answer) -> str:
    return str(re.findall(r"ct06=([^;]+);", answer.cookies[0])[0])


def _in_force(engine: Engine, token: str) -> bool:
    with engine.connect() as connection:
        try:
            return bool(sessions.account(connection, token=token, at=clock.now()))
        except sessions.NoSession:
            return False


def test_a_ticket_leads_back_to_where_the_visitor_was(engine: Engine) -> None:
    answer = _opened(engine, "/tien-do?dia-ban=go-vap&ky=2026-Q3")

    assert (answer.status, answer.headers["location"]) == (303, "/tien-do?dia-ban=go-vap&ky=2026-Q3")
    assert _in_force(engine, _token(answer))


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(engine: Engine) -> None:
    plain, safe = _opened(engine).cookies[0], _opened(engine, base="https://localhost").cookies[0]

    assert plain.startswith("ct06=")
    assert safe.startswith("__Host-ct06=")
    assert all({"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; ")) for cookie in (plain, safe))
    assert ("Secure" in plain, "Secure" in safe) == (False, True)


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(engine: Engine, target: str) -> None:
    assert _opened(engine, target).headers["location"] == "/"


@pytest.mark.parametrize("ticket", ["", "khong-co"])
def test_an_invented_ticket_opens_nothing(ticket: str) -> None:
    answer = answered(APP, f"/phien/mo?ve={ticket}")

    assert (answer.status, answer.cookies) == (403, ())
    assert "Vui lòng đăng nhập lại" in answer.text


def test_a_link_on_another_site_signs_nobody_in_or_out(engine: Engine) -> None:
    token = _token(_opened(engine, sec_fetch_site="same-origin"))

    opened = _opened(engine, sec_fetch_site=ELSEWHERE)
    closed = answered(APP, "/phien/dong", cookie=f"ct06={token}", sec_fetch_site=ELSEWHERE)

    assert (opened.status, opened.cookies) == (403, ())
    assert closed.cookies == ()
    assert _in_force(engine, token)


def test_signing_out_ends_the_session_for_whoever_copied_the_cookie(engine: Engine) -> None:
    token, other = _token(_opened(engine)), _token(_opened(engine))

    answer = answered(APP, "/phien/dong", cookie=f"ct06={token}")

    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert "Max-Age=0" in answer.cookies[0]
    assert not _in_force(engine, token)
    assert _in_force(engine, other)


def test_signing_out_without_a_session_is_no_fault() -> None:
    assert answered(APP, "/phien/dong").status == 303


@pytest.mark.parametrize("path", ["/phien/mo?ve=a", "/phien/dong"])
def test_a_database_that_is_away_is_a_plain_sentence(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    away = connect_engine("postgresql+psycopg://nobody@localhost:1/none")
    monkeypatch.setattr(routes, "engine", lambda: away)

    answer = answered(APP, path, cookie="ct06=a")

    assert answer.status == 503
    assert "Chưa kết nối được cơ sở dữ liệu" in answer.text
    assert "localhost" not in answer.text


AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"


def _browser(answer: Answer) -> str:
    return str(re.findall(r"ct06-may=([^;]+);", answer.cookies[1])[0])


def test_a_session_says_from_which_kind_of_machine_and_from_where_it_was_opened(engine: Engine) -> None:
    _opened(engine, user_agent=AGENT)

    with engine.connect() as connection:
        (found,) = sessions.open_sessions(connection, at=clock.now())
    assert (found.device, found.address) == ("Chrome trên Windows", "10.0.0.1")


def test_signing_in_again_ends_the_session_that_the_browser_had(engine: Engine) -> None:
    former, other = _token(_opened(engine)), _token(_opened(engine))

    new = _token(_opened(engine, cookie=f"ct06={former}"))

    assert [_in_force(engine, token) for token in (former, other, new)] == [False, True, True]


def test_a_browser_is_known_for_half_a_year_by_a_secret_that_no_script_can_read(engine: Engine) -> None:
    answer = _opened(engine, base="https://localhost")

    cookie = answer.cookies[1]
    assert cookie.startswith("__Host-ct06-may=")
    assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=strict", "Path=/", "Max-Age=15552000"))
    assert "Domain" not in cookie


def test_the_secret_of_a_browser_is_another_one_after_each_sign_in_and_opens_nothing(engine: Engine) -> None:
    first = _browser(_opened(engine))
    second = _browser(_opened(engine, cookie=f"ct06-may={first}"))

    assert first != second
    assert not _in_force(engine, second)
    with engine.connect() as connection:
        kept = connection.execute(select(known_browser.c.browser_sha256, known_browser.c.user_name)).all()
    assert [tuple(row) for row in kept] == [(sessions.digest(second), "btctu")]


def test_signing_out_leaves_the_browser_known(engine: Engine) -> None:
    token = _token(_opened(engine))

    answer = answered(APP, "/phien/dong", cookie=f"ct06={token}")

    assert not [cookie for cookie in answer.cookies if "ct06-may" in cookie]
