"""A database as it is run in earnest: the roles of `deploy/postgresql/roles.sql`, one that owns the tables and two that serve."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import psycopg
from sqlalchemy import Connection, Engine, NullPool, create_engine, func, make_url, select

from data_access import clock, reference
from data_access.changes import meetings
from data_access.engine import connect_engine, migrate
from data_access.privileges import READER, WRITER
from data_access.schema import metadata
from data_access.schema.meetings import agenda_item
from tests import postgres
from tests.demo_data import NOW, TODAY
from tests.meetings import SECRETARY

OWNER, ALMIGHTY = "chithi06_owner", "postgres"
ROLES = (Path(__file__).resolve().parents[1] / "deploy" / "postgresql" / "roles.sql").read_bytes()

__all__ = ["ALMIGHTY", "OWNER", "READER", "ROLES", "WRITER", "Addresses", "divided", "filled", "separate"]


@dataclass(frozen=True)
class Addresses:
    """One database of a cluster, for each role."""

    cluster: Path
    address: str

    def url(self, role: str) -> str:
        """The address for one role."""
        return postgres.url(self.cluster, database=str(make_url(self.address).database), role=role)

    @contextmanager
    def opened(self, role: str, *, scope: str | None = None) -> Iterator[Connection]:
        """A plain connection of a role, past all code of the app and free to write; what it did is undone at the end."""
        writing = {"options": "-c default_transaction_read_only=off"}  # its rights shall stop it, not its habits
        engine = create_engine(self.url(role), poolclass=NullPool, connect_args=writing)
        with engine.connect() as connection:
            if scope is not None:
                connection.exec_driver_sql("SELECT set_config('ct06.scope', %s, true)", (scope,))
            yield connection
            connection.rollback()


def divided(cluster: Path, database: str) -> None:
    """Make the database `database`, its roles and, as the owner, its tables."""
    postgres.execute(cluster, f"DROP DATABASE IF EXISTS {database}")
    postgres.execute(cluster, f"CREATE DATABASE {database}")
    separate(postgres.url(cluster, database=database))
    engine = connect_engine(postgres.url(cluster, database=database, role=OWNER))
    migrate(engine)
    engine.dispose()


def separate(url: str) -> None:
    """Run `roles.sql` as the operator does."""
    place = make_url(url)
    with psycopg.connect(
        host=str(place.query["host"]), dbname=place.database, user=place.username, autocommit=True
    ) as connection:
        connection.execute(ROLES)


def filled(url: str, source: str) -> None:
    """Copy every row that stands in the database `source` beside the reference data, and hold a meeting of one district."""
    old, new = connect_engine(source), connect_engine(url)
    loaded = reference.tables()
    copied = [table for table in metadata.sorted_tables if table.name not in loaded]
    with old.connect() as reading, new.begin() as writing:
        writing.exec_driver_sql("SET LOCAL session_replication_role = replica")  # no trigger, no order of tables
        for table in copied:
            writing.execute(table.delete())
            rows = [dict(row) for row in reading.execute(select(table)).mappings()]
            if rows:
                writing.execute(table.insert(), rows)
            if "id" in table.columns:  # what is written next goes on from there
                writing.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), len(rows) + 10**6)))
    with patch.object(clock, "now", lambda: NOW):
        _meet(new)
    for engine in (old, new):
        engine.dispose()


def _meet(engine: Engine) -> None:
    number = meetings.prepare(engine, place="q5", held_on=TODAY, by=SECRETARY)
    meetings.freeze(engine, number=number, by=SECRETARY)
    with engine.connect() as connection:
        first = connection.scalar(select(agenda_item.c.id).where(agenda_item.c.meeting_id == number).limit(1))
    meetings.move_to(engine, number=number, item_id=int(first or 0), by=SECRETARY)
