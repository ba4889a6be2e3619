"""What the operator reads on the terminal, and what the exit code says to other programs."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

import cli
from data_access import passwords
from data_access.changes.revision import mark_demo, open_change
from data_access.changes.sessions import Visit, issue_ticket, redeem
from data_access.changes.users import DEMO_PASSWORD, add_demo_accounts
from data_access.users import password_hash, users


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    """The terminal works on the test's database."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setenv("DATABASE_URL", database)


def _ran(*words: str) -> Result:
    return CliRunner().invoke(cli.app, words)


def _add(*more: str) -> Result:
    return _ran("user", "add", "btctu", "--label", "Ban Tổ chức Thành ủy", *more)


def test_adding_prints_a_first_password_that_works(engine: Engine) -> None:
    result = _add("--role", "city")

    password = result.stdout.split("mật khẩu lần đầu: ")[1].split()[0]
    with engine.connect() as connection:
        assert passwords.matches(password, password_hash(connection, name="btctu"))
        assert [user.must_change for user in users(connection)] == [True]
    assert result.exit_code == 0
    assert "phải đổi khi đăng nhập" in result.stdout


def test_a_refusal_is_said_on_standard_error_with_exit_code_one() -> None:
    results = [
        _add("--role", "district", "--district", "khong-co"),
        _add("--role", "district", "--district", "go-vap", "--committee", "xp-26740"),
        _ran("user", "disable", "khongco"),
        _ran("user", "reset-password", "khongco"),
    ]

    assert [result.exit_code for result in results] == [1, 1, 1, 1]
    assert [result.stdout for result in results] == ["", "", "", ""]
    assert "Không có địa bàn mang mã khong-co." in results[0].stderr
    assert "Không có tài khoản khongco." in results[2].stderr


def test_an_unknown_role_is_wrong_usage() -> None:
    assert _add("--role", "khac").exit_code == 2


def test_the_list_says_office_role_place_and_whether_it_is_closed() -> None:
    _add("--role", "district", "--district", "go-vap")
    _ran("user", "disable", "btctu")

    line = _ran("user", "list").stdout.strip()

    assert line.startswith("btctu  Ban Tổ chức Thành ủy – Xem một địa bàn")
    assert line.endswith("go-vap, đã khóa")


def test_the_list_for_programs_holds_no_hash() -> None:
    _add("--role", "city")

    listed = json.loads(_ran("user", "list", "--json").stdout)

    assert [user["name"] for user in listed] == ["btctu"]
    assert not {"password", "password_hash"} & set(listed[0])


def test_a_new_password_opens_a_closed_account_again() -> None:
    _add("--role", "city")
    _ran("user", "disable", "btctu")

    assert "mật khẩu lần đầu" in _ran("user", "reset-password", "btctu").stdout
    assert "đã khóa" not in _ran("user", "list").stdout


def test_the_welcome_names_the_address_and_on_real_data_no_account() -> None:
    _add("--role", "city")

    said = _ran("welcome", "--port", "8600").stdout

    assert "http://localhost:8600" in said
    assert "btctu" not in said
    assert DEMO_PASSWORD not in said


def test_the_welcome_of_invented_data_says_who_may_try(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        open_change(connection)
        mark_demo(connection)
    add_demo_accounts(engine)
    _add("--role", "city")

    said, demo = _ran("welcome").stdout, _ran("user", "list", "--demo").stdout

    assert DEMO_PASSWORD in said
    assert all(name in said for name in ("toanthanh", "govap", "saigon", "quantri", "thamtra", "thuky"))
    assert "  btctu  " not in said
    assert [line.split()[0] for line in demo.splitlines()] == ["toanthanh", "govap", "saigon", "quantri", "thamtra", "thuky"]


def test_another_role_or_office_is_given_and_told(engine: Engine) -> None:
    _add("--role", "city")

    results = [
        _ran("user", "role", "btctu", "--role", "district", "--district", "go-vap"),
        _ran("user", "label", "btctu", "Văn phòng Thành ủy"),
    ]

    assert [result.exit_code for result in results] == [0, 0]
    assert "Xem một địa bàn" in results[0].stdout
    with engine.connect() as connection:
        assert [(user.role, user.district_code, user.label) for user in users(connection)] == [
            ("district", "go-vap", "Văn phòng Thành ủy")
        ]


def test_the_last_administrator_stays_and_the_terminal_says_why() -> None:
    _ran("user", "add", "quantri", "--label", "Quản trị", "--role", "admin")

    results = [_ran("user", "disable", "quantri"), _ran("user", "role", "quantri", "--role", "city")]

    assert [result.exit_code for result in results] == [1, 1]
    assert all("tài khoản quản trị duy nhất" in result.stderr for result in results)


def test_open_sessions_are_listed_and_ended(engine: Engine) -> None:
    _add("--role", "city")
    redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/"), visit=Visit("Chrome trên Windows", "10.0.0.7"))

    listed, elsewhere = _ran("user", "sessions").stdout, _ran("user", "sessions", "khongco")
    ended, after = _ran("user", "sign-out", "btctu").stdout, _ran("user", "sessions", "btctu").stdout

    assert "btctu" in listed
    assert "Chrome trên Windows, 10.0.0.7" in listed
    assert "Không có tài khoản khongco." in elsewhere.stderr
    assert "1 phiên" in ended
    assert "Không có phiên nào đang mở." in after
