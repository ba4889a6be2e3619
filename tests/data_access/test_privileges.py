"""What each role of PostgreSQL may do, tried by the role itself past all code of the app."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from sqlalchemy import Connection, Delete, Engine, Select, delete, func, literal_column, select, text
from sqlalchemy.exc import ProgrammingError

from data_access import clock, passwords, users
from data_access.changes import meetings, submissions
from data_access.changes.exports import record_export
from data_access.changes.users import add_user
from data_access.engine import connect_engine, is_current, migrate, reading
from data_access.privileges import SECRETS, UNSEEN
from data_access.schema import FACTS, metadata
from data_access.schema.meetings import meeting
from data_access.schema.system import submission
from domain.scope import Scope
from tests.accounts import an_account
from tests.builders import a_base, a_report
from tests.roles import ALMIGHTY, OWNER, READER, WRITER, Addresses, separate

TABLES = ("alembic_version", *metadata.tables)
NOTE = "INSERT INTO remark (id, place, period, text, written_at, written_by, written_as) VALUES (0, 'q5', '', '', now(), '', '')"

OF_THE_READER: dict[str, str | Delete] = {
    "insert": NOTE,
    "update": "UPDATE weak_case SET measures = ''",
    "delete": "DELETE FROM weak_case_milestone",
    "truncate": "TRUNCATE weak_case_milestone",
    "create": "CREATE TABLE mine (id integer)",
    "create for itself": "CREATE TEMPORARY TABLE mine (id integer)",
    "create beside": "CREATE SCHEMA mine",
    "drop": "DROP TABLE weak_case_milestone",
    "take down the wall": "ALTER TABLE weak_case DISABLE ROW LEVEL SECURITY",
    "look at passwords": "SELECT password_hash FROM app_user",
    "look at everything of accounts": "SELECT * FROM app_user",
    **{f"look at {name}": f"TABLE {name}" for name in sorted(UNSEEN)},
}
OF_THE_WRITER: dict[str, str | Delete] = {
    "rewrite the past": "UPDATE audit SET detail = ''",
    "forget the past": "DELETE FROM audit",
    "forget all of it": "TRUNCATE audit",
    "unguard the past": "ALTER TABLE audit DISABLE TRIGGER ALL",
    "drop": "DROP TABLE weak_case_milestone",
    "create": "CREATE TABLE mine (id integer)",
    "take down the wall": "DROP POLICY ct06_scope ON weak_case",
    "change what migrations bring": "UPDATE committee SET name = ''",
    **{f"remove from {name}": delete(metadata.tables[name]) for name in ("submission", "conclusion", *FACTS)},
}
"""Statements that a role must not get through, by what they would do."""


@pytest.fixture
def writer(divided_database: Addresses) -> Iterator[Engine]:
    """The engine of the app on an empty database of the test's own."""
    engine = connect_engine(divided_database.url(WRITER))
    yield engine
    engine.dispose()


def refusal(connection: Connection, statement: str | Delete) -> str:
    """Why PostgreSQL refuses a statement; empty where it does not."""
    attempt = connection.begin_nested()
    try:
        connection.execute(text(statement) if isinstance(statement, str) else statement)
    except ProgrammingError as error:
        return str(error.orig)
    else:
        return ""
    finally:
        attempt.rollback()


def rights(connection: Connection, role: str, table: str) -> set[str]:
    """What a role may do with a table or any column of it, as the database has it."""
    whole, part = func.has_table_privilege, func.has_any_column_privilege
    kinds = {
        "DELETE": whole,
        "TRUNCATE": whole,
        "TRIGGER": whole,
        **dict.fromkeys(("SELECT", "INSERT", "UPDATE", "REFERENCES"), part),
    }
    return {kind for kind, has in kinds.items() if connection.scalar(select(has(role, table, kind)))}


def unrefused(connection: Connection, changes: Mapping[str, str | Delete]) -> list[str]:
    """What of `changes` is not refused for want of a right."""
    told = {what: refusal(connection, change) for what, change in changes.items()}
    return [what for what, why in told.items() if "permission denied" not in why and "must be owner" not in why]


def test_who_reads_can_change_nothing_and_see_no_secret(divided_demo: Addresses) -> None:
    with divided_demo.opened(READER, scope="*") as connection:
        assert unrefused(connection, OF_THE_READER) == []


def test_who_writes_can_remove_no_fact_and_touch_neither_the_audit_nor_the_wall(divided_demo: Addresses) -> None:
    with divided_demo.opened(WRITER, scope="*") as connection:
        assert unrefused(connection, OF_THE_WRITER) == []


def test_without_the_roles_each_of_these_would_be_done(divided_demo: Addresses) -> None:
    """The control: nothing is wrong with the statements themselves."""
    with divided_demo.opened(ALMIGHTY) as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))  # the triggers of the audit aside
        told = [refusal(connection, change) for change in (*OF_THE_READER.values(), *OF_THE_WRITER.values())]

    assert [why for why in told if why] == []


def test_the_reader_may_only_look_at_each_table_and_the_writer_owns_none(divided_demo: Addresses) -> None:
    with divided_demo.opened(ALMIGHTY) as connection:
        reading_rights = {name: rights(connection, READER, name) for name in TABLES}
        writing_rights = {name: rights(connection, WRITER, name) for name in TABLES}

    assert reading_rights == {name: set() if name in UNSEEN else {"SELECT"} for name in TABLES}
    assert all("SELECT" in held and not held & {"TRUNCATE", "TRIGGER", "REFERENCES"} for held in writing_rights.values())
    assert writing_rights["audit"] == {"SELECT", "INSERT"}


def test_a_right_too_many_would_be_noticed(divided_demo: Addresses) -> None:
    """The control of the test above, on a table and on a single column."""
    with divided_demo.opened(ALMIGHTY) as connection:
        connection.execute(text(f"GRANT DELETE ON weak_case TO {READER}"))
        connection.execute(text(f"GRANT UPDATE (note) ON observation TO {READER}"))

        assert rights(connection, READER, "weak_case") == {"SELECT", "DELETE"}
        assert rights(connection, READER, "observation") == {"SELECT", "UPDATE"}


def test_no_role_of_the_app_is_almighty_or_passes_the_wall(divided_demo: Addresses) -> None:
    marks = "rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication, rolinherit"
    roles: Select[Any] = select(literal_column(marks)).select_from(text("pg_roles")).where(text("rolname LIKE 'chithi06%'"))
    with divided_demo.opened(ALMIGHTY) as connection:
        held = connection.execute(roles).all()

    assert [tuple(each) for each in held] == [(False,) * 6] * 3


def test_what_is_kept_from_the_reader_is_called_as_it_is_kept() -> None:
    """A column that was renamed would be shown."""
    assert set(metadata.tables) >= UNSEEN
    assert all(columns <= set(metadata.tables[name].columns.keys()) for name, columns in SECRETS.items())


def test_the_app_does_all_its_work_as_the_writer(writer: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 4)
    secretary = an_account("secretary")
    add_user(writer, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    record_export(writer, actor="btctu", target="weak_case", detail="")
    first = submissions.accept(writer, report=a_report(a_base(), period="2026-Q3"), by="btctu")
    again = submissions.accept(writer, report=a_report(a_base(members=9), period="2026-Q3"), by="btctu")
    discarded = meetings.prepare(writer, place="thanh-pho", held_on=clock.local_day(clock.now()), by=secretary)
    meetings.discard(writer, number=discarded, by=secretary)

    with reading(writer, Scope.city()) as connection:
        assert users.password_hash(connection, name="btctu")
        assert connection.scalar(select(func.count()).select_from(submission)) == 2
        assert connection.scalar(select(func.count()).select_from(meeting)) == 0
    assert is_current(writer)
    assert (first.count("new"), again.count("changed")) == (1, 1)


def test_who_does_not_own_the_tables_may_prepare_the_database_again_and_changes_no_right(divided_database: Addresses) -> None:
    engine = connect_engine(divided_database.url(WRITER))
    migrate(engine)
    engine.dispose()

    with divided_database.opened(ALMIGHTY) as connection:
        assert rights(connection, WRITER, "audit") == {"SELECT", "INSERT"}


def test_the_roles_can_be_made_again_and_rights_that_were_lost_come_back(divided_database: Addresses) -> None:
    separate(divided_database.url(ALMIGHTY))
    owner = connect_engine(divided_database.url(OWNER))
    with owner.begin() as connection:
        connection.execute(text(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {READER}"))
        before = rights(connection, READER, "weak_case")
    migrate(owner)
    owner.dispose()

    with divided_database.opened(ALMIGHTY) as connection:
        assert (before, rights(connection, READER, "weak_case")) == (set(), {"SELECT"})
