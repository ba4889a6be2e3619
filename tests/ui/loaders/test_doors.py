"""The doors of screens to the database: which address each opens, and that none lets anything be written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Connection, Engine, make_url, select, update
from sqlalchemy.exc import DBAPIError

from data_access.schema import system
from domain.scope import Scope
from ui import loaders

Door = Callable[[], AbstractContextManager[Connection]]
RAISED = update(system.revision).values(number=7)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("door", [loaders.connection, lambda: loaders.connection(Scope.city()), loaders.accounts])
def test_a_screen_that_tries_to_write_is_refused(door: Door) -> None:
    with door() as connection, pytest.raises(DBAPIError, match="readonly"):
        connection.execute(RAISED)


@pytest.mark.parametrize("door", [loaders.connection, lambda: loaders.connection(Scope.city()), loaders.accounts])
def test_without_that_it_would_write(door: Door, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test above."""
    monkeypatch.setattr(loaders, "reading", lambda opened, _scope=None: opened.connect())
    with door() as connection:
        connection.execute(RAISED)
        connection.commit()

    with engine.connect() as connection:
        assert connection.scalar(select(system.revision.c.number)) == 7


@pytest.mark.usefixtures("engine")
def test_screens_and_accounts_are_read_from_one_database_as_long_as_only_one_is_named() -> None:
    assert loaders.reader() is loaders.engine()


@pytest.mark.usefixtures("engine")
def test_the_address_for_reading_is_for_screens_and_not_for_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_READ_URL", "postgresql+psycopg://chithi06_reader@host/chithi06")

    assert loaders.reader().url == make_url("postgresql+psycopg://chithi06_reader@host/chithi06")
    with loaders.accounts() as connection:
        assert connection.engine.url == loaders.engine().url != loaders.reader().url
