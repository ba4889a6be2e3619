"""`chithi06 demo`: fills an empty database once, and never touches a real one."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, select
from typer.testing import CliRunner

import cli
from data_access import clock
from data_access.changes.submissions import accept
from data_access.changes.users import add_user
from data_access.contents import Contents, contents
from data_access.known import Known
from data_access.schema import FACTS
from data_access.schema.system import app_user, revision, submission
from domain.statements import Report
from intake.demo import command
from tests.builders import a_base, a_report
from tests.demo_data import NOW


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    """The moment of the small city, and the test's database as that of the environment."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setenv("DATABASE_URL", database)


def run_on(districts: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command tell a part of the city, so that it takes seconds."""
    whole = command.fill
    monkeypatch.setattr(command, "fill", lambda engine, **_: whole(engine, districts=frozenset(districts)))


def demo() -> tuple[int, str]:
    """The exit code and everything the command said."""
    result = CliRunner().invoke(cli.app, ["demo"])
    return result.exit_code, result.output


def broken(known: Known, said: Report) -> Report:
    """A workbook that cannot be written."""
    raise RuntimeError(known.committee.id, said.period)


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return sum(
            connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (*FACTS.values(), submission)
        )


def test_an_empty_database_is_filled_and_marked_and_has_accounts_to_try(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    run_on({"can-gio"}, monkeypatch)

    code, said = demo()

    with engine.connect() as connection:
        assert connection.execute(select(revision.c.is_demo)).scalar_one() is True
        assert contents(connection) is Contents.DEMO
        roles = set(connection.execute(select(app_user.c.role).where(app_user.c.is_demo)).scalars())
    assert (code, said.startswith("Đã ghi dữ liệu minh họa")) == (0, True)
    assert roles == {"city", "district", "reporter", "verifier", "secretary", "admin"}
    before = rows(engine)
    assert before > 1000

    assert demo() == (0, "Cơ sở dữ liệu đã có dữ liệu minh họa.\n")
    assert rows(engine) == before


def test_a_database_with_a_real_report_is_refused_and_stays_as_it_is(engine: Engine) -> None:
    accept(engine, report=a_report(a_base(1)), by="saigon")
    before = rows(engine)

    code, said = demo()

    assert code == 1
    assert "số liệu thật" in said
    assert rows(engine) == before
    with engine.connect() as connection:
        assert contents(connection) is Contents.REAL
        assert connection.execute(select(revision.c.is_demo)).scalar_one() is False


def test_a_database_with_a_real_account_is_real(engine: Engine) -> None:
    add_user(engine, name="btctu", label="Ban Tổ chức Thành ủy", role="city", by="quan-tri")

    assert demo()[0] == 1


def test_a_story_that_breaks_off_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    run_on({"can-gio"}, monkeypatch)
    monkeypatch.setattr("intake.demo.workbooks.sent", broken)

    assert demo()[0] == 1
    assert rows(engine) == 0
    with engine.connect() as connection:
        assert contents(connection) is Contents.EMPTY
