"""The door to the database: which one it opens, and what holds on both."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, make_url, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from data_access import engine as door
from data_access.schema import facts, system
from domain.scope import Scope


def test_the_environment_names_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://user@host/chithi06")

    assert door.connect_engine().url.render_as_string() == "postgresql+psycopg://user@host/chithi06"


@pytest.mark.parametrize("folder", ["var", "thư mục có dấu", "a%20b", "100%", "a?b#c"])
def test_without_it_a_file_in_any_folder_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(door, "VAR", tmp_path / folder)

    engine = door.connect_engine()
    door.migrate(engine)
    engine.dispose()

    assert make_url(door.database_url()).database == str(tmp_path / folder / "chithi06.sqlite")
    assert (tmp_path / folder / "chithi06.sqlite").exists()
    assert (tmp_path / folder).stat().st_mode & 0o077 == 0, "the data is nobody else's"


def test_a_fact_cannot_rest_on_a_submission_that_is_not_there(engine: Engine) -> None:
    move = {
        "assignment_code": "NV-1",
        "number": 1,
        "committee_id": "xp-26740",
        "document": "1-QĐ/TU",
        "sheet": "Gia hạn",
        "row": 2,
    }
    moments = {
        "moved_on": text("'2026-10-01'"),
        "due_on": text("'2026-12-01'"),
        "recorded_from": text("'2026-10-01 00:00:00.000000'"),
    }

    with engine.execution_options(writes=True).connect() as connection, pytest.raises(IntegrityError):
        connection.execute(insert(facts.deadline_move).values(**move, **moments, submission_id=99))


def test_a_reader_is_not_held_up_by_a_writer_and_sees_nothing_half_done(engine: Engine) -> None:
    number = select(system.revision.c.number)

    with engine.execution_options(writes=True).connect() as writer, engine.connect() as reader:
        writer.execute(update(system.revision).values(number=7))
        before = reader.scalar(number)
        reader.rollback()
        writer.commit()
        after = reader.scalar(number)

    assert (before, after) == (0, 7)


def test_on_sqlite_a_second_writer_waits_at_the_door(sqlite_database: str) -> None:
    engine = door.connect_engine(sqlite_database)
    writers = engine.execution_options(writes=True)

    with writers.begin() as first, engine.connect() as second:
        first.execute(update(system.revision).values(number=7))
        second.exec_driver_sql("PRAGMA busy_timeout=1")
        second.rollback()
        with pytest.raises(OperationalError, match="locked"):
            second.execution_options(writes=True).execute(select(system.revision))
    engine.dispose()


RAISED = update(system.revision).values(number=7)


def test_nothing_can_be_written_where_something_is_read(engine: Engine) -> None:
    with door.reading(engine, Scope.city()) as connection, pytest.raises(DBAPIError, match=r"read-?only"):
        connection.execute(RAISED)


def test_the_same_is_written_by_a_transaction_that_says_so(engine: Engine) -> None:
    """The control of the test above; the connection is one that was only for reading a moment ago."""
    with door.reading(engine, Scope.city()) as connection:
        connection.scalar(select(system.revision.c.number))
    with engine.execution_options(writes=True).begin() as connection:
        assert connection.execute(RAISED).rowcount == 1


def test_a_connection_that_refused_to_write_reads_on_and_writes_for_the_next(engine: Engine) -> None:
    with door.reading(engine) as connection:
        with pytest.raises(DBAPIError):
            connection.execute(RAISED)
        connection.rollback()
        before = connection.scalar(select(system.revision.c.number))
        connection.rollback()
        with pytest.raises(DBAPIError):
            connection.execute(RAISED)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(RAISED)
    with engine.connect() as connection:
        assert (before, connection.scalar(select(system.revision.c.number))) == (0, 7)
