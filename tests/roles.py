"""A database as it is run in earnest: the roles of `deploy/postgresql/roles.sql`, one that owns the tables and two that serve."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import Connection, NullPool, create_engine, make_url, select

from data_access import reference
from data_access.engine import connect_engine, migrate
from data_access.privileges import READER, WRITER
from data_access.schema import metadata
from tests import postgres

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
    """Copy every row that stands in the database `source` beside the reference data."""
    old, new = connect_engine(source), create_engine(url, poolclass=NullPool)
    loaded = reference.tables()
    copied = [table for table in metadata.sorted_tables if table.name not in loaded]
    with old.connect() as reading, new.begin() as writing:
        writing.exec_driver_sql("SET LOCAL session_replication_role = replica")  # no trigger, no order of tables
        for table in copied:
            writing.execute(table.delete())
            rows = [dict(row) for row in reading.execute(select(table)).mappings()]
            if rows:
                writing.execute(table.insert(), rows)
    old.dispose()
