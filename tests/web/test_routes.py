"""A ticket becomes a cookie that no script can read, once; signing out ends the session it came from."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette

from data_access import clock, passwords, sessions
from data_access.changes.sessions import issue_ticket
from data_access.changes.users import add_user
from data_access.engine import connect_engine
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
