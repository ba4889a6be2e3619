"""The door to the database: PostgreSQL by `DATABASE_URL`, else an SQLite file under `var/`."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext

from data_access.outage import Unreadable

__all__ = ["VAR", "Connection", "Engine", "connect_engine", "database_url", "is_current", "migrate"]

VAR = Path(__file__).resolve().parents[1] / "var"
_MIGRATIONS = Path(__file__).with_name("migrations")


def database_url() -> str:
    """`DATABASE_URL`, or the embedded SQLite file."""
    embedded = URL.create("sqlite", database=str(VAR / "chithi06.sqlite"))  # quotes whatever the folder is called
    return os.environ.get("DATABASE_URL") or embedded.render_as_string()


def connect_engine(url: str | None = None) -> Engine:
    """An engine for `url` or the database of the environment. Nothing is connected until it is used."""
    target = make_url(url or database_url())
    if target.get_backend_name() == "sqlite":
        return _sqlite(target)
    return create_engine(
        target,
        pool_size=8,
        max_overflow=4,
        pool_timeout=5,
        pool_pre_ping=True,  # a restarted server is noticed before a query is lost
        connect_args={"connect_timeout": 3, "options": "-c timezone=Asia/Ho_Chi_Minh -c statement_timeout=60000"},
    )


def _sqlite(url: URL) -> Engine:
    if url.database not in (None, "", ":memory:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(url, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver opens no transaction by itself: `_begin` does
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "handle_error")
    def _damage(context: ExceptionContext) -> None:
        if type(context.original_exception) is sqlite3.DatabaseError:  # its subclasses are faults of other kinds
            raise Unreadable from context.original_exception

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _alembic(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Bring the database to the newest schema and reference data; does nothing where it is there already."""
    command.upgrade(_alembic(engine), "head")


def is_current(engine: Engine) -> bool:
    """Whether the database has the schema this program was written for."""
    head = ScriptDirectory.from_config(_alembic(engine)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head
