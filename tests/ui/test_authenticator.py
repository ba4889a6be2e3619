"""What is known to be wrong with streamlit-authenticator 0.4.2, and what of ours excludes each of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jwt
import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import clock, passwords
from data_access.changes.users import add_user
from tests.asgi import Recorder, answered
from tests.test_architecture import SOURCES, imported, named
from ui import authenticator, loaders, sign_in
from web.guard import Guard
from web.visitors import Visitors

TESTS = Path(__file__).parents[1]
EXCLUDED = {  # a finding, in a few words: the tests that would fail if it were true of us
    "A1 a key from the manual forges a session": ("ui/test_authenticator.py", "a_cookie_of_the_package_is_no_session"),
    "A2 a short key passes": ("ui/test_authenticator.py", "the_package_is_given_a_key_of_256_bits"),
    "A3 a session cannot be taken back": ("web/test_replays.py", "no_copied_cookie_is_accepted_after"),
    "A4 scripts can read the cookie": ("browser/test_sign_in.py", "the_session_cookie_is_out_of_reach_of_scripts"),
    "A5 it lapses by the clock of the wall": (
        "data_access/changes/test_sessions.py",
        "a_session_in_use_lapses_after_eight_hours_all_the_same",
    ),
    "A6 nothing names the session": (
        "data_access/changes/test_sessions.py",
        "what_the_database_holds_of_a_session_does_not_open_it",
    ),
    "A7 odd cookies raise": ("ui/test_authenticator.py", "an_odd_cookie_is_no_session_and_no_fault"),
    "A8 nobody counts the guesses": (
        "data_access/changes/test_attempts.py",
        "an_account_takes_at_most_ten_failures_in_a_quarter_of_an_hour",
    ),
    "A9 an unknown account answers at once": ("ui/test_sign_in.py", "an_unknown_account_costs_the_same_statements"),
    "A10 failures lock an account for ever": (
        "data_access/changes/test_attempts.py",
        "strangers_who_keep_failing_do_not_keep_out",
    ),
    "A11 failures at once are lost": ("data_access/changes/test_attempts.py", "eight_writers_lose_none_of_eighty_failures"),
    "A12 anybody may set a new password": ("ui/test_authenticator.py", "of_the_package_only_the_check_of_a_password_is_used"),
    "A13 a code of four digits": ("ui/test_authenticator.py", "of_the_package_only_the_check_of_a_password_is_used"),
    "A14 good sentences are refused, weak ones pass": (
        "data_access/test_passwords.py",
        "our_units_and_common_words_are_guessed_first_and_sentences_with_them_are_not",
    ),
    "A15 spaces are taken off": ("domain/test_passwords.py", "spaces_at_the_ends_belong_to_a_password"),
    "A16 every visitor holds a thread": ("ui/test_authenticator.py", "the_form_holds_no_thread"),
    "A17 nothing is written down": ("ui/test_sign_in.py", "a_refused_sign_in_is_written_down"),
    "A18 a closed browser locks out": ("ui/test_authenticator.py", "whoever_closed_the_browser_signs_in_again"),
}


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, engine: Engine, database: str) -> Iterator[Engine]:
    """The form works on the test's database."""
    monkeypatch.setenv("DATABASE_URL", database)
    loaders.engine.clear()
    yield engine
    loaders.engine().dispose()
    loaders.engine.clear()


def _has_test(file: str, name: str) -> bool:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name.startswith(f"test_{name}") for node in tree.body)


def test_each_finding_is_excluded_by_a_test_that_there_is() -> None:
    assert [finding.split()[0] for finding in EXCLUDED] == [f"A{number}" for number in range(1, 19)]
    assert [finding for finding, (file, name) in EXCLUDED.items() if not _has_test(file, name)] == []


def _forged(key: str = "some_signature_key") -> str:
    return jwt.encode({"username": "quantri", "exp_date": clock.now().timestamp() + 1e6}, key.ljust(32, "_"), algorithm="HS256")


def _is_served(token: str) -> bool:
    guard = Guard(Recorder(), policy="", signed_in=sign_in.is_in_force, visitors=Visitors())
    return answered(guard, "/media/0123.csv", cookie=f"some_cookie_name={token}; ct06={token}").status == 200


def test_a_cookie_of_the_package_is_no_session() -> None:
    assert not _is_served(_forged())


def test_the_package_itself_would_believe_that_cookie() -> None:
    believed = jwt.decode(_forged(), "some_signature_key".ljust(32, "_"), algorithms=["HS256"])

    assert believed["username"] == "quantri"


@pytest.mark.parametrize(
    "token",
    [
        jwt.encode({"username": "quantri"}, "", algorithm="none"),
        _forged("another"),
        "a.b.c",
        "%00",
        "'; DROP TABLE app_session --",
        "x" * 4000,
        "ÿ",
    ],
)
def test_an_odd_cookie_is_no_session_and_no_fault(token: str) -> None:
    assert not _is_served(token)


def test_the_package_is_given_a_key_of_256_bits_that_is_never_the_same() -> None:
    keys = {authenticator.Passwords(address="").secret_key for _ in range(3)}

    assert len(keys) == 3
    assert {len(bytes.fromhex(key)) for key in keys} == {32}


def test_of_the_package_only_the_check_of_a_password_is_used() -> None:
    others = {
        "forgot_password",
        "forgot_username",
        "register_user",
        "update_user_details",
        "experimental_guest_login",
        "send_email",
    }
    words = others | {"two_factor_auth", "captcha", "single_session", "max_concurrent_users", "password_hint"}
    used = [
        (named(path), word)
        for path in SOURCES
        if any(word in path.read_text(encoding="utf-8") for word in words)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for word in [getattr(node, "attr", None) or getattr(node, "arg", None)]
        if word in words
    ]
    users = [named(path) for path in SOURCES if any(name.startswith("streamlit_authenticator") for name in imported(path))]

    assert used == []
    assert users == ["ui/authenticator.py"]


def test_whoever_closed_the_browser_signs_in_again(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    monkeypatch.setattr(passwords, "COST", 4)
    password = add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")

    entered = [authenticator.Passwords(address="10.0.0.1").login("btctu", password) for _ in range(2)]

    assert entered == [True, True]


def _form(as_the_package_does: bool) -> None:
    from streamlit_authenticator.views.authentication_view import Authenticate

    from ui.authenticator import Door

    door = Door(address="10.0.0.1", target="/")
    if as_the_package_does:
        door.attrs = {}
        Authenticate.login(door)
    else:
        door.login()


def _pauses(monkeypatch: pytest.MonkeyPatch, *, as_the_package_does: bool) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr("streamlit_authenticator.views.authentication_view.time.sleep", pauses.append)
    app = AppTest.from_function(_form, default_timeout=20, kwargs={"as_the_package_does": as_the_package_does}).run()
    assert not app.exception
    assert len(app.text_input) == 2
    return [pause for pause in pauses if pause >= 0.5]


def test_the_form_holds_no_thread_while_nobody_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _pauses(monkeypatch, as_the_package_does=False) == []


def test_the_form_of_the_package_would_hold_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _pauses(monkeypatch, as_the_package_does=True) != []
