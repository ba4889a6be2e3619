"""The door to the database: PostgreSQL by `DATABASE_URL`, else an SQLite file under `var/`.

Every transaction says at its beginning what it is for: it reads within a scope (`reading`) or it writes (the execution
option `writes`). On PostgreSQL the rows of facts are there for those two only; see migration 0010.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext

from data_access import privileges
from data_access.outage import NotReady, Unreadable
from domain.scope import Scope

__all__ = ["VAR", "Connection", "Engine", "connect_engine", "database_url", "is_current", "migrate", "reading", "ready_engine"]

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
    return _postgresql(target)


@contextmanager
def reading(engine: Engine, scope: Scope | None = None) -> Iterator[Connection]:
    """A connection in whose transactions nothing can be written, given back at the end of the block.

    PostgreSQL shows it the facts of `scope` only, and none without one, whatever the queries ask for.
    """
    with engine.connect() as opened:
        yield opened.execution_options(reads=True, postgresql_readonly=True, scope=scope)


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,  # an error that is logged must not repeat what was typed
        pool_size=8,
        max_overflow=4,
        pool_timeout=5,
        pool_pre_ping=True,  # a restarted server is noticed before a query is lost
        connect_args={"connect_timeout": 3, "options": "-c timezone=Asia/Ho_Chi_Minh -c statement_timeout=60000"},
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        options = connection.get_execution_options()
        scope = Scope.city() if options.get("writes") else options.get("scope")
        if scope is not None:  # for this transaction alone: what a session keeps, the next user of the pool would inherit
            connection.exec_driver_sql("SELECT set_config('ct06.scope', %s, true)", (scope.key,))

    return engine


def _sqlite(url: URL) -> Engine:
    if url.database not in (None, "", ":memory:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 30})

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
        options = connection.get_execution_options()
        # Said at each beginning, so that nothing is left to be undone when the connection is given back.
        connection.connection.driver_connection.execute(f"PRAGMA query_only={'ON' if options.get('reads') else 'OFF'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")

    return engine


def _alembic(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Bring the database to the newest schema and reference data; does nothing where it is there already.

    On PostgreSQL the roles of the app, where there are any, get what they need of the tables: see `privileges`.
    """
    command.upgrade(_alembic(engine), "head")
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            privileges.grant(connection)


def is_current(engine: Engine) -> bool:
    """Whether the database has the schema this program was written for."""
    head = ScriptDirectory.from_config(_alembic(engine)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def ready_engine() -> Engine:
    """An engine for the database of the environment. Raises NotReady where it has not the tables of this program."""
    engine = connect_engine()
    if not is_current(engine):
        raise NotReady
    return engine
