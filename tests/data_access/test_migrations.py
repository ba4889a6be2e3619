"""Migrations: from nothing to the newest schema and back, the same on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, func, inspect, select

import data_access
from data_access import reference
from data_access.engine import connect_engine, is_current, migrate
from data_access.schema import metadata, system


@pytest.fixture
def bare_engine(bare_database: str) -> Iterator[Engine]:
    """An engine for a database without a single table."""
    opened = connect_engine(bare_database)
    yield opened
    opened.dispose()


def taken_down(engine: Engine) -> None:
    """Undo every migration."""
    config = Config()
    config.set_main_option("script_location", str(Path(data_access.__file__).with_name("migrations")))
    config.attributes["engine"] = engine
    command.downgrade(config, "base")


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
    taken_down(engine)
    left = inspect(engine).get_table_names()
    migrate(engine)

    assert left == ["alembic_version"]
    assert is_current(engine)
