"""Rules and other names of units from the terminal: the same as on the screen, with the operator in the audit."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from sqlalchemy import Engine, select
from typer.testing import CliRunner, Result

import cli
from data_access import clock
from data_access.aliases import aliases
from data_access.rules import number_on
from data_access.schema.system import audit

WHY = ("--document", "Số 17-TB/TU", "--reason", "Nhắc sát hạn hơn")


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def _place(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    """The terminal works on the test's database, on the 23rd of November 2026."""
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 3, 32))


def _ran(*words: str) -> Result:
    return CliRunner().invoke(cli.app, words)


def actions(engine: Engine) -> list[tuple[str, str, str]]:
    with engine.connect() as connection:
        columns = (audit.c.actor, audit.c.action, audit.c.target)
        return [tuple(row) for row in connection.execute(select(*columns).order_by(audit.c.id))]


def test_a_rule_is_set_listed_and_taken_back(engine: Engine) -> None:
    assert _ran("rule", "set", "due_soon_days", "20", "--from", "2026-12-01", *WHY).exit_code == 0

    told = [line for line in _ran("rule", "list").stdout.splitlines() if line.startswith("due_soon_days")]
    assert [line.partition(":")[2] for line in told] == [
        " 30 ngày, từ 30/03/2021 đến 30/11/2026 (Thiết lập của sản phẩm, chưa có quy định)",
        " 20 ngày, từ 01/12/2026 (Số 17-TB/TU)",
    ]
    held = json.loads(_ran("rule", "list", "--json").stdout)
    assert [rule["set_as"] for rule in held if rule["key"] == "due_soon_days"] == [None, "Dòng lệnh trên máy chủ"]
    assert _ran("rule", "take-back", "due_soon_days", "--from", "2026-12-01").exit_code == 0
    with engine.connect() as connection:
        assert number_on(connection, "due_soon_days", date(2026, 12, 1)) == 30
    assert actions(engine) == [
        ("dong-lenh", "rule.set", "due_soon_days"),
        ("dong-lenh", "rule.take-back", "due_soon_days"),
    ]


def test_another_name_is_added_listed_and_removed(engine: Engine) -> None:
    assert _ran("alias", "add", "xp-26740", "Trung tâm mới").exit_code == 0
    assert "xp-26740         Trung tâm mới (Dòng lệnh trên máy chủ)" in _ran("alias", "list", "xp-26740").stdout
    assert {each["target"] for each in json.loads(_ran("alias", "list", "go-vap", "--json").stdout)} == {"go-vap"}

    assert _ran("alias", "remove", "xp-26740", "Trung tâm mới").exit_code == 0
    with engine.connect() as connection:
        assert "Trung tâm mới" not in {each.text for each in aliases(connection)}
    assert [action for _, action, _ in actions(engine)] == ["alias.add", "alias.remove"]


def test_a_refusal_is_said_on_standard_error_with_exit_code_one_and_changes_nothing(engine: Engine) -> None:
    results = [
        _ran("rule", "set", "due_soon_days", "0", "--from", "2026-12-01", *WHY),
        _ran("rule", "set", "due_soon_days", "20", "--from", "2026-11-22", *WHY),
        _ran("rule", "set", "mask_below", "1", "--from", "2026-12-01", *WHY),
        _ran("rule", "take-back", "due_soon_days", "--from", "2021-03-30"),
        _ran("alias", "add", "xp-26740", "Phường Tân Định"),
        _ran("alias", "add", "khong-co", "Trung tâm mới"),
        _ran("alias", "remove", "xp-26740", "Trung tâm mới"),
    ]

    assert [(result.exit_code, result.stdout, bool(result.stderr)) for result in results] == [(1, "", True)] * 7
    assert "không được trước ngày hôm nay (23/11/2026)" in results[1].stderr
    assert actions(engine) == []
