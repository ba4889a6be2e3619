"""Migrations: from nothing to the newest schema and back, the same on both databases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, func, inspect, select

import data_access
from data_access import clock, reference
from data_access.engine import connect_engine, is_current, migrate
from data_access.schema import metadata, system
from data_access.users import users
from tests.works import a_progress, a_work, give, tell


@pytest.fixture
def bare_engine(bare_database: str) -> Iterator[Engine]:
    """An engine for a database without a single table."""
    opened = connect_engine(bare_database)
    yield opened
    opened.dispose()


def configured(engine: Engine) -> Config:
    """The migrations, to be run on this engine."""
    config = Config()
    config.set_main_option("script_location", str(Path(data_access.__file__).with_name("migrations")))
    config.attributes["engine"] = engine
    return config


def columns(engine: Engine) -> list[list[Column[Any]]]:
    """The columns of the schema that the database has by now, table by table."""
    found = inspect(engine)
    there = {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}
    return [
        [column for column in table.columns if column.name in there[table.name]]
        for table in metadata.sorted_tables
        if table.name in there
    ]


def held(engine: Engine, tables: Iterable[list[Column[Any]]]) -> dict[str, list[str]]:
    """Every row of these columns, as text, by table."""
    with engine.connect() as connection:
        return {kept[0].table.name: sorted(repr(row) for row in connection.execute(select(*kept))) for kept in tables}


def test_a_new_database_is_current_only_after_the_migrations(bare_engine: Engine) -> None:
    before = is_current(bare_engine)
    migrate(bare_engine)

    assert not before
    assert is_current(bare_engine)


def test_the_migrations_make_exactly_the_tables_of_the_schema(bare_engine: Engine) -> None:
    migrate(bare_engine)

    with bare_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_a_migrated_database_holds_the_reference_data_and_no_fact(engine: Engine) -> None:
    with engine.connect() as connection:
        rows = {table.name: connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables}
        revision = connection.execute(select(system.revision)).one()

    assert {name: count for name, count in rows.items() if count} == {
        **{name: len(lines) for name, lines in reference.tables().items()},
        "revision": 1,
    }
    assert (revision.number, revision.is_demo) == (0, False)


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        before = {table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables}

    migrate(engine)

    with engine.connect() as connection:
        assert {table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables} == before


def test_migrations_can_be_undone_and_done_again(engine: Engine) -> None:
    command.downgrade(configured(engine), "base")
    left = inspect(engine).get_table_names()
    migrate(engine)

    assert left == ["alembic_version"]
    assert is_current(engine)


def test_a_filled_database_of_the_version_before_keeps_all_it_holds(bare_engine: Engine) -> None:
    migrate(bare_engine)  # what fills it is the program of today; then it goes back to what it was
    give(bare_engine, a_work(1), a_work(2))
    tell(bare_engine, a_progress(1, done_on=date(2026, 6, 1)))
    tell(bare_engine, a_progress(1, done_on=date(2026, 6, 2)))
    command.downgrade(configured(bare_engine), "0002")
    older = columns(bare_engine)
    before = held(bare_engine, older)

    migrate(bare_engine)

    assert held(bare_engine, older) == before
    assert is_current(bare_engine)
    assert {table.name for table in metadata.sorted_tables} - {kept[0].table.name for kept in older} == {
        "sent_back",
        "explanation_request",
        "explanation_answer",
        "remark",
        "weak_case_milestone",
        "meeting",
        "agenda_item",
        "meeting_place",
        "conclusion",
        "conclusion_event",
        "known_browser",
        "rule_setting",
        "alias_setting",
    }


def test_a_first_password_that_is_out_lapses_three_days_after_the_upgrade_and_a_chosen_one_never(bare_engine: Engine) -> None:
    command.upgrade(configured(bare_engine), "0007")
    row = "INSERT INTO app_user (name, label, password_hash, role, must_change, is_demo, created_at) VALUES"
    with bare_engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(f"{row} ('moi', 'Mới', '-', 'city', true, false, '2026-01-01 00:00:00')")
        connection.exec_driver_sql(f"{row} ('cu', 'Cũ', '-', 'city', false, false, '2026-01-01 00:00:00')")
    before = clock.now()

    migrate(bare_engine)

    with bare_engine.connect() as connection:
        until = {user.name: user.password_until for user in users(connection)}
    assert until["cu"] is None
    assert until["moi"] is not None
    assert before <= until["moi"] - timedelta(hours=72) <= clock.now()
