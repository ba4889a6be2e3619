"""Whoever is not signed in sees the form and nothing else; the form says the same to everybody it refuses."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from sqlalchemy import Engine, event, func, select, update
from streamlit.testing.v1 import AppTest

from data_access import clock, passwords, sessions
from data_access.changes import users as changes
from data_access.changes.attempts import open_attempt
from data_access.changes.browsers import known
from data_access.changes.revision import mark_demo, open_change
from data_access.changes.sessions import issue_ticket, redeem
from data_access.engine import connect_engine
from data_access.schema.system import app_session, app_user, audit, sign_in_failure
from ui import authenticator, loaders, new_password, sign_in

SHELL = str(Path(__file__).parents[2] / "ui" / "shell.py")
PASSWORD = "Một câu đủ dài để nhớ"


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine, database: str) -> Iterator[None]:
    """The shell works on the test's database, where one account has a password of its own."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setattr(sign_in, "session_token", lambda: "")  # there is no browser to send a cookie
    for module in (sign_in, new_password):
        monkeypatch.setattr(module, "visitor_address", lambda: "10.0.0.1")
        monkeypatch.setattr(module, "visitor_browser", lambda: "")
    loaders.engine.clear()
    changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    changes.change_password(engine, name="btctu", password=PASSWORD)
    yield
    loaders.engine().dispose()
    loaders.engine.clear()


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the browser was sent."""
    addresses: list[str] = []
    for module in (authenticator, new_password):
        monkeypatch.setattr(module, "leave_for", addresses.append)
    return addresses


def _opened(**query: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=20)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def _sent(name: str, password: str, **query: str) -> AppTest:
    app = _opened(**query)
    app.text_input(key="ten-dang-nhap").input(name)
    app.text_input(key="mat-khau").input(password)
    return app.button[0].click().run()


def _signed_in(monkeypatch: pytest.MonkeyPatch, engine: Engine, name: str = "btctu") -> str:
    token = redeem(engine, ticket=issue_ticket(engine, name=name, target="/"))[0]
    monkeypatch.setattr(sign_in, "session_token", lambda: token)
    return token


def _changing(token: str) -> None:
    from ui.new_password import new_password_page
    from ui.sign_in import account_with

    account = account_with(token)
    if account is not None:
        new_password_page(account)


def _fail_as_strangers(engine: Engine) -> None:
    """Use up what strangers may, as late as a clock of another server may say, so that a slow machine finds it not yet over."""
    for _ in range(5):
        open_attempt(engine, name="btctu", address="10.0.0.9", at=clock.now() + timedelta(seconds=50))


def _mark_demo(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        open_change(connection)
        mark_demo(connection)


def _seen_at(engine: Engine) -> datetime:
    with engine.connect() as connection:
        seen: datetime = connection.execute(select(app_session.c.seen_at)).scalar_one()
    return seen


def _said(app: AppTest) -> str:
    return "\n".join(str(part.value) for part in (*app.title, *app.markdown, *app.caption, *app.error, *app.warning, *app.info))


def test_the_page_says_what_it_is_and_what_it_is_not_for() -> None:
    app = _opened()

    assert app.title[0].value == "Theo dõi thực hiện Chỉ thị số 06-CT/TU"
    assert "không dùng để soạn thảo, lưu giữ thông tin bí mật nhà nước" in _said(app)
    assert not app.exception


def test_accounts_to_try_are_shown_on_invented_data_only(engine: Engine) -> None:
    before = _opened()
    _mark_demo(engine)
    changes.add_demo_accounts(engine)

    after = _opened()

    assert changes.DEMO_PASSWORD not in _said(before)
    assert len(before.table) == 0
    assert changes.DEMO_PASSWORD in _said(after)
    assert after.table[0].value.iloc[:, 0].str.strip("*").tolist() == [
        "toanthanh",
        "govap",
        "saigon",
        "quantri",
        "thamtra",
        "thuky",
    ]


def test_the_right_password_leads_through_a_ticket_back_to_the_same_place(engine: Engine, left: list[str]) -> None:
    _sent("  BTCTU ", PASSWORD, **{"dia-ban": "go-vap", "ky": "2026-Q3"})

    address = urlsplit(left[0])
    assert address.path == "/phien/mo"
    token, target = redeem(engine, ticket=parse_qs(address.query)["ve"][0])
    assert parse_qs(urlsplit(target).query) == {"dia-ban": ["go-vap"], "ky": ["2026-Q3"]}
    assert sign_in.is_in_force(token)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("http://localhost/tien-do", "/tien-do"),
        ("http://localhost/", "/"),
        (None, "/"),
        ("http://localhost/dang-xuat", "/"),
        ("http://localhost/doi-mat-khau", "/"),
    ],
)
def test_nobody_is_led_from_the_sign_in_to_the_way_out(monkeypatch: pytest.MonkeyPatch, url: str | None, target: str) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url))
    monkeypatch.setattr(st, "query_params", {})

    assert sign_in.here() == target


def test_a_wrong_password_and_an_unknown_account_read_the_same(left: list[str]) -> None:
    known, unknown = _sent("btctu", "saibet"), _sent("khongco", "saibet")

    assert known.error[0].value == unknown.error[0].value
    assert "không đúng" in known.error[0].value
    assert left == []


def test_a_disabled_account_reads_like_an_unknown_one(engine: Engine, left: list[str]) -> None:
    changes.disable(engine, name="btctu", by="quantri")

    assert "không đúng" in _sent("btctu", PASSWORD).error[0].value
    assert left == []


@dataclass
class Work:
    """What the server does for one attempt: the statements it sends, in order, and how many hashes it compares."""

    statements: list[str] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)


@contextmanager
def _watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    work, used = Work(), loaders.engine()

    def asked(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        work.statements.append(statement)

    def compared(_password: bytes, kept: bytes) -> bool:
        work.hashes.append(kept.decode())
        return False

    with monkeypatch.context() as patched:
        patched.setattr("bcrypt.checkpw", compared)
        event.listen(used, "before_cursor_execute", asked)
        yield work
        event.remove(used, "before_cursor_execute", asked)


def test_an_unknown_account_costs_the_same_statements_and_the_same_hash_as_a_wrong_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with _watched(monkeypatch) as known:
        assert not authenticator.Passwords(address="10.0.0.1").login("btctu", "saibet")
    with _watched(monkeypatch) as unknown:
        assert not authenticator.Passwords(address="10.0.0.1").login("khongco", "saibet")

    assert unknown.hashes == [passwords.NOBODY]
    assert len(known.hashes) == 1
    assert unknown.statements == known.statements
    assert len(known.statements) > 5


def test_as_the_package_does_it_an_unknown_account_costs_no_hash_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    from streamlit_authenticator.controllers.authentication_controller import AuthenticationController

    own = AuthenticationController({"usernames": {}}, None, False, None, None, "k" * 32, None)
    with _watched(monkeypatch) as unknown:
        assert not own.login("khongco", "saibet")

    assert unknown.hashes == []


def test_a_refused_sign_in_is_written_down_and_what_was_typed_is_not(engine: Engine) -> None:
    _sent("btctu", "saibet-bi-mat")
    _sent("mật khẩu gõ nhầm chỗ", "saibet-bi-mat")

    with engine.connect() as connection:
        told = connection.execute(select(audit).where(audit.c.action == "session.fail").order_by(audit.c.id)).all()
    assert [(each.actor, each.target) for each in told] == [
        ("btctu", "10.0.0.1"),
        (f"sha256:{sessions.digest('mật khẩu gõ nhầm chỗ')[:8]}", "10.0.0.1"),
    ]
    assert "saibet" not in repr(told)
    assert "gõ nhầm" not in repr(told)


def test_a_first_password_that_has_lapsed_is_named_so_only_to_whoever_knows_it(engine: Engine, left: list[str]) -> None:
    first = changes.reset_password(engine, name="btctu", by="quantri")
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(app_user).values(password_until=clock.now()))

    wrong, right = _sent("btctu", "saibet"), _sent("btctu", first)

    assert "không đúng" in wrong.error[0].value
    assert "72 giờ và đã hết hạn" in right.error[0].value
    assert left == []


def test_a_first_password_within_its_three_days_leads_in(engine: Engine, left: list[str]) -> None:
    first = changes.reset_password(engine, name="btctu", by="quantri")

    _sent("btctu", first)

    assert urlsplit(left[0]).path == "/phien/mo"


def test_a_browser_that_signed_in_before_gets_in_while_strangers_are_made_to_wait(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, left: list[str]
) -> None:
    browser = known(engine, token=_signed_in(monkeypatch, engine))
    monkeypatch.setattr(sign_in, "session_token", lambda: "")
    _fail_as_strangers(engine)

    stranger = _sent("btctu", PASSWORD)
    monkeypatch.setattr(sign_in, "visitor_browser", lambda: browser)
    _sent("btctu", PASSWORD)

    assert "Vui lòng đợi" in stranger.error[0].value
    assert len(left) == 1


@pytest.mark.parametrize(("name", "password"), [("", "x"), ("btctu", ""), ("", "")])
def test_an_empty_field_is_asked_for_and_is_no_failure(engine: Engine, name: str, password: str) -> None:
    app = _sent(name, password)

    assert "cả tên đăng nhập và mật khẩu" in app.warning[0].value
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(sign_in_failure)).scalar_one() == 0


def test_after_many_failures_even_the_right_password_has_to_wait(engine: Engine, left: list[str]) -> None:
    _fail_as_strangers(engine)

    app = _sent("btctu", PASSWORD)

    assert re.search(r"Vui lòng đợi \d+ (giây|phút)", app.error[0].value)
    assert left == []


def test_a_signed_in_account_sees_no_form(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    _signed_in(monkeypatch, engine)

    assert "mat-khau" not in [field.key for field in _opened().text_input]


def test_a_session_that_ended_shows_the_form_at_the_next_run(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    _signed_in(monkeypatch, engine)
    app = _opened()
    changes.disable(engine, name="btctu", by="quantri")

    app.run()

    assert app.text_input(key="mat-khau")
    assert "Phiên làm việc trước đã kết thúc" in app.info[0].value


def test_a_session_in_use_is_marked_as_seen_without_keeping_the_screen_waiting(
    monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    _signed_in(monkeypatch, engine)
    long_ago = clock.now() - timedelta(minutes=30)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(app_session).values(seen_at=long_ago))

    sign_in.account()

    deadline = time.monotonic() + 10
    while _seen_at(engine) == long_ago and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _seen_at(engine) > long_ago + sessions.TOUCHED_EVERY


def test_a_first_password_is_changed_before_anything_is_seen(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, left: list[str]
) -> None:
    changes.reset_password(engine, name="btctu", by="quantri")
    token = _signed_in(monkeypatch, engine)
    app = _opened()

    app.text_input(key="mat-khau-moi").input("Câu mới đủ dài để nhớ")
    app.text_input(key="nhap-lai").input("Câu mới đủ dài để nhớ")
    app.button[0].click().run()

    assert "hien-tai" not in [field.key for field in app.text_input]
    assert not sign_in.is_in_force(token)
    assert urlsplit(left[0]).path == "/phien/mo"
    new, _ = redeem(engine, ticket=parse_qs(urlsplit(left[0]).query)["ve"][0])
    monkeypatch.setattr(sign_in, "session_token", lambda: new)
    account = sign_in.account()
    assert account is not None
    assert not account.must_change


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("ngắn quá", "ngắn quá", "ít nhất 15"),
        ("Câu mới đủ dài để nhớ", "Câu mới đủ dài để quên", "không giống nhau"),
        (changes.DEMO_PASSWORD, changes.DEMO_PASSWORD, "ai cũng đoán được"),
    ],
)
def test_a_new_password_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, left: list[str], first: str, second: str, reason: str
) -> None:
    changes.reset_password(engine, name="btctu", by="quantri")
    _signed_in(monkeypatch, engine)
    app = _opened()

    app.text_input(key="mat-khau-moi").input(first)
    app.text_input(key="nhap-lai").input(second)
    app.button[0].click().run()

    assert reason in app.error[0].value
    assert left == []


@pytest.mark.parametrize(("current", "failures"), [(PASSWORD, 0), ("saibet", 1)])
def test_a_weak_choice_is_no_failure_to_know_the_password_in_use(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, left: list[str], current: str, failures: int
) -> None:
    token = _signed_in(monkeypatch, engine)
    app = AppTest.from_function(_changing, default_timeout=20, kwargs={"token": token}).run()

    app.text_input(key="hien-tai").input(current)
    app.text_input(key="mat-khau-moi").input("Quận ủy Gò Vấp 2026")
    app.text_input(key="nhap-lai").input("Quận ủy Gò Vấp 2026")
    app.button[0].click().run()

    assert app.error
    assert left == []
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(sign_in_failure)).scalar_one() == failures


@pytest.mark.parametrize(("current", "is_changed"), [(PASSWORD, True), ("saibet", False), ("", False)])
def test_a_chosen_password_is_changed_only_by_whoever_knows_the_one_in_use(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, left: list[str], current: str, is_changed: bool
) -> None:
    token = _signed_in(monkeypatch, engine)
    app = AppTest.from_function(_changing, default_timeout=20, kwargs={"token": token}).run()

    app.text_input(key="hien-tai").input(current)
    app.text_input(key="mat-khau-moi").input("Câu mới đủ dài để nhớ")
    app.text_input(key="nhap-lai").input("Câu mới đủ dài để nhớ")
    app.button[0].click().run()

    assert [error.value for error in app.error] == ([] if is_changed else ["Mật khẩu hiện tại không đúng."])
    assert [urlsplit(address).path for address in left] == (["/phien/mo"] if is_changed else [])
    assert sign_in.is_in_force(token) is not is_changed


def test_if_it_were_not_asked_for_anybody_at_the_machine_could_change_it(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, left: list[str]
) -> None:
    asked = authenticator.Passwords.login
    monkeypatch.setattr(authenticator.Passwords, "login", lambda self, name, _typed: asked(self, name, PASSWORD))
    app = AppTest.from_function(_changing, default_timeout=20, kwargs={"token": _signed_in(monkeypatch, engine)}).run()

    for key in ("mat-khau-moi", "nhap-lai"):
        app.text_input(key=key).input("Câu mới đủ dài để nhớ")
    app.button[0].click().run()

    assert [urlsplit(address).path for address in left] == ["/phien/mo"]


def test_a_database_without_tables_is_a_plain_sentence_with_a_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'bare.sqlite'}")
    loaders.engine.clear()

    app = _opened()

    assert "chưa được chuẩn bị" in app.error[0].value
    assert "Mã:" in app.error[0].value
    assert not app.exception
    assert not app.text_input
    loaders.engine().dispose()


def test_a_database_that_is_away_is_a_plain_sentence_and_the_form_is_back_with_it(
    monkeypatch: pytest.MonkeyPatch, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(loaders, "connect_engine", lambda: connect_engine("postgresql+psycopg://nobody@localhost:1/none"))
    loaders.engine.clear()

    app = _opened()

    assert "Chưa kết nối được cơ sở dữ liệu" in app.error[0].value
    assert "localhost" not in _said(app)
    code = app.error[0].value.split("**")[1]
    assert code in caplog.text
    monkeypatch.setattr(loaders, "connect_engine", lambda: connect_engine(database))
    loaders.engine.clear()
    assert app.run().text_input(key="mat-khau")
