"""A start that would leave a door open is refused in one line; each bad value is one that starts where nobody looks."""

from __future__ import annotations

import logging
import runpy
import secrets
from pathlib import Path

import pytest
from sqlalchemy import Engine, update
from streamlit import config

from data_access import passwords
from data_access.changes.revision import mark_demo, open_change
from data_access.changes.users import add_demo_accounts, disable
from data_access.engine import connect_engine
from data_access.schema.system import revision
from web import refusals

SECRET, CLIENT, VISITORS = "STREAMLIT_SERVER_COOKIE_SECRET", "OIDC_CLIENT_SECRET", "CHITHI06_VISITORS_PER_ADDRESS"
GOOD = "Yk3vT8qLr0ZpXn5cWd2hGs7mBa9eUf4j"
APP = Path(__file__).resolve().parents[2] / "app.py"
SETTINGS: dict[str, list[object]] = {  # the values of every setting that are refused
    "browser.gatherUsageStats": [True],
    "client.allowedOrigins": [["https://*.example.org"]],
    "client.disableDataExport": [False],
    "client.showErrorDetails": ["full", "stacktrace", "type", True],
    "client.showErrorLinks": [True, "auto"],
    "client.toolbarMode": ["developer", "viewer", "auto"],
    "global.developmentMode": [True],
    "global.e2eTest": [True],
    "logger.level": ["debug", "info"],
    "server.baseUrlPath": ["chi-thi"],
    "server.corsAllowedOrigins": [["https://example.org"], ["*"]],
    "server.enableAgentApi": [True],
    "server.enableCORS": [False],
    "server.enableStaticServing": [True],
    "server.enableXsrfProtection": [False],
    "server.fileWatcherType": ["auto", "poll"],
    "server.maxUploadSize": [21, 200],
    "server.runOnSave": [True],
    "server.scriptHealthCheckEnabled": [True],
    "server.showEmailPrompt": [True],
    "server.trustedUserHeaders": [{}, {"x-ct06-session": "session", "x-user": "name"}],
    "server.unsafeMetricsUserAttributes": [["session"]],
    "server.xsrfCookieSameSite": ["lax", "none"],
}
BAD_SETTINGS = [(name, value) for name, values in SETTINGS.items() for value in values]
BAD_SECRETS = [
    "",
    "some_key",
    "Yk3vT8qLr0ZpXn5cWd2hGs7mBa9eUf4",  # one sign short
    "a" * 40,
    "abcd" * 10,
    "Yk3vT8qLr0ZpXn5c" * 2,
    "abcdefghijklmnopqrstuvwxyz0123456789",
    "9876543210zyxwvutsrqponmlkjihgfedcba",
    "aaaabbbbccccddddeeeeffffgggghhhhjjjj",
    "01100101001011101010010110100101",
    "some_signature_key_Yk3vT8qLr0ZpXn5cWd",
    "your-secret-key-Yk3vT8qLr0ZpXn5cWd2h",
    "ChangeMe-Yk3vT8qLr0ZpXn5cWd2hGs7mBa9",
    "Chithi06-Yk3vT8qLr0ZpXn5cWd2hGs7mBa9",
]


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """A start on the test's database, with the settings of the product and a good secret."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setattr(refusals, "connection", engine.connect)
    monkeypatch.setattr(refusals, "engine", lambda: engine)
    monkeypatch.setenv(SECRET, GOOD)
    for name in (CLIENT, VISITORS, "FORWARDED_ALLOW_IPS"):
        monkeypatch.delenv(name, raising=False)


def _set(monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> None:
    asked = config.get_option
    monkeypatch.setattr(config, "get_option", lambda wanted: value if wanted == name else asked(wanted))


def _demo(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        open_change(connection)
        mark_demo(connection)
    add_demo_accounts(engine)


def test_what_ships_starts(engine: Engine) -> None:
    _demo(engine)

    assert list(refusals.refusals()) == []
    refusals.refuse_unsafe_start()


def test_every_setting_that_is_looked_at_is_tried() -> None:
    assert set(SETTINGS) == {*refusals.SAFE, "server.maxUploadSize"}
    assert set(SETTINGS) <= set(config.get_config_options())


@pytest.mark.parametrize(("name", "value"), BAD_SETTINGS, ids=str)
def test_an_unsafe_setting_ends_the_start_with_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    _set(monkeypatch, name, value)

    with pytest.raises(SystemExit) as ended:
        refusals.refuse_unsafe_start()

    assert str(ended.value.code).startswith(f"Không khởi động: thiết lập {name} ")
    assert "\n" not in str(ended.value.code)


@pytest.mark.parametrize(("name", "value"), BAD_SETTINGS, ids=str)
def test_the_same_setting_starts_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> None:
    _set(monkeypatch, name, value)
    monkeypatch.setattr(refusals, "SAFE", {})
    monkeypatch.setattr(refusals, "_LARGEST_FILE", 1000)

    assert list(refusals.refusals()) == []


@pytest.mark.parametrize("secret", BAD_SECRETS)
@pytest.mark.parametrize("name", [SECRET, CLIENT])
def test_a_secret_that_can_be_guessed_ends_the_start_and_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, secret: str
) -> None:
    monkeypatch.setattr(refusals, "provider", lambda: None)
    monkeypatch.setenv(name, secret)
    said = list(refusals.refusals())

    assert [line.split()[0] for line in said] == ([name] if secret or name == SECRET else [])
    assert not any(secret in line for line in said if secret)


@pytest.mark.parametrize("secret", BAD_SECRETS)
def test_the_same_secret_starts_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    monkeypatch.setenv(SECRET, secret)
    monkeypatch.setattr(refusals, "_SHORTEST_SECRET", 0)
    monkeypatch.setattr(refusals, "_is_guessable", lambda _secret: False)

    assert list(refusals.refusals()) == []


def test_secrets_that_a_machine_makes_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for made in [secrets.token_urlsafe(48) for _ in range(20)] + [secrets.token_hex(32) for _ in range(20)]:
        monkeypatch.setenv(SECRET, made)
        assert list(refusals.refusals()) == []


@pytest.mark.parametrize("password", [GOOD, "mot-mat-khau-khac"])
def test_one_value_for_two_purposes_ends_the_start(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    away = connect_engine(f"postgresql+psycopg://chithi06:{password}@localhost:1/none")
    monkeypatch.setattr(refusals, "engine", lambda: away)
    monkeypatch.setattr(refusals, "connection", away.connect)
    said = list(refusals.refusals())

    assert ["chung một giá trị" in line for line in said] == ([True] if password == GOOD else [])
    monkeypatch.setattr(refusals, "provider", lambda: None)
    monkeypatch.setenv(CLIENT, GOOD)
    assert any(CLIENT in line and "chung một giá trị" in line for line in refusals.refusals())


@pytest.mark.parametrize(
    ("name", "value", "control"),
    [
        ("FORWARDED_ALLOW_IPS", "*", "10.0.0.5"),
        ("FORWARDED_ALLOW_IPS", "127.0.0.1, *", "127.0.0.1,10.0.0.0/24"),
        (VISITORS, "0", "1"),
        (VISITORS, "-5", "600"),
        (VISITORS, "nhiều", "60"),
    ],
)
def test_whoever_is_believed_and_how_many_may_visit_is_said_in_full(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, control: str
) -> None:
    monkeypatch.setenv(name, value)
    refused = list(refusals.refusals())
    monkeypatch.setenv(name, control)

    assert [line.split()[0] for line in refused] == [name]
    assert list(refusals.refusals()) == []


def test_the_number_of_visitors_is_the_operators_or_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusals.visitors_per_address() == 60
    monkeypatch.setenv(VISITORS, "200")
    assert refusals.visitors_per_address() == 200


@pytest.mark.parametrize("kind", ["nfs4", None])
def test_a_file_on_a_folder_of_the_network_ends_the_start(monkeypatch: pytest.MonkeyPatch, kind: str | None) -> None:
    monkeypatch.setattr(refusals, "network_kind", lambda _file: kind)

    assert ["thư mục mạng (nfs4)" in line for line in refusals.refusals()] == ([True] if kind else [])


def test_an_address_that_is_none_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "engine", lambda: connect_engine("nowhere"))

    with pytest.raises(SystemExit, match="DATABASE_URL"):
        refusals.refuse_unsafe_start()


def test_a_database_that_is_away_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    away = connect_engine("postgresql+psycopg://nobody@localhost:1/none")
    monkeypatch.setattr(refusals, "connection", away.connect)
    monkeypatch.setattr(refusals, "engine", lambda: away)

    assert list(refusals.refusals()) == []


def test_invented_accounts_in_a_database_of_real_data_end_the_start(engine: Engine) -> None:
    _demo(engine)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(revision).values(is_demo=False))

    with pytest.raises(SystemExit, match="tài khoản minh họa"):
        refusals.refuse_unsafe_start()
    for name in ("toanthanh", "govap", "saigon", "quantri", "thamtra", "thuky"):
        disable(engine, name=name, by="may-chu")
    refusals.refuse_unsafe_start()


def test_a_server_that_is_refused_comes_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET, "a" * 40)
    monkeypatch.setattr(logging, "_logRecordFactory", logging.getLogRecordFactory())

    with pytest.raises(SystemExit, match=f"^Không khởi động: {SECRET} "):
        runpy.run_path(str(APP))
