"""Every change leaves exactly one record, the last thing that its transaction does; what leaves none is a step of a sign-in."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import isfunction, signature
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select, update

from data_access import audit as reading
from data_access import changes, clock, passwords
from data_access.changes import audit, exports, remarks
from data_access.engine import connect_engine
from data_access.schema import system
from domain.events import EVENTS
from tests.every_change import NOW, beginning, every_change

SIGN_IN = {"app_session", "known_browser", "sign_in_failure", "sign_in_ticket"}
"""Tables of signing in alone: a step on the way in is no change; its end is written down, whichever it is."""

_WRITES = re.compile(r"^\s*(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")
_END = "COMMIT"
_LOCKS = re.compile(r"FOR UPDATE|pg_advisory")


@pytest.fixture
def begun(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The database with which the story begins, at its moment."""
    begin(engine, monkeypatch)
    return engine


def begin(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(passwords, "COST", 4)
    beginning(engine)


@contextmanager
def watched(engine: Engine) -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile, in order, and the ends of the transactions that are kept."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    def end(_connection: Any) -> None:
        sent.append(_END)

    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "commit", end)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
    event.remove(engine, "commit", end)


def fault(statements: list[str], records: int) -> str:
    """What is wrong with a change that sent these statements and left so many records; empty if nothing is."""
    written = [found[1] for statement in statements if (found := _WRITES.match(statement))]
    if not written:
        return "changes nothing"
    if not records:
        return "" if set(written) <= SIGN_IN else f"no record of {', '.join(sorted(set(written)))}"
    first = next(place for place, statement in enumerate(statements) if _WRITES.match(statement))
    last = max(place for place, statement in enumerate(statements) if statement.startswith("INSERT INTO audit"))
    if _END in statements[first:last]:
        return "its record stands in another transaction"
    late = [each for each in statements[last + 1 :] if _WRITES.match(each) or _LOCKS.search(each)]
    return f"{records} records" if records > 1 else "goes on after its record" if late else ""


def count(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(system.audit)).scalar_one())


def faults(engine: Engine, made: set[str]) -> dict[str, str]:
    """What is wrong with the changes of the story, by name; `made` is given the name of each."""
    story, result = every_change(engine), None
    found: dict[str, str] = {}
    while True:
        try:
            change, about = story.send(result)
        except StopIteration:
            return found
        before = count(engine)
        with watched(engine) as statements:
            result = change(engine, **about)
        made.add(name(change))
        if told := fault(statements, count(engine) - before):
            found[name(change)] = told


def name(change: Callable[..., Any]) -> str:
    return f"{change.__module__.rpartition('.')[2]}.{change.__name__}"


def public_changes() -> set[str]:
    """Every public function of `data_access.changes` that opens a transaction: that takes the engine."""
    modules = [importlib.import_module(f"{changes.__name__}.{each.name}") for each in pkgutil.iter_modules(changes.__path__)]
    return {
        name(each)
        for module in modules
        for each in vars(module).values()
        if isfunction(each) and each.__module__ == module.__name__ and not each.__name__.startswith("_")
        if next(iter(signature(each).parameters), "") == "engine"
    }


def test_every_change_leaves_exactly_one_record_as_its_last_statement(begun: Engine) -> None:
    made: set[str] = set()

    assert faults(begun, made) == {}
    assert public_changes() == made, "a new change belongs into tests/every_change.py"
    with begun.connect() as connection:
        assert reading.broken(connection) is None
        actions = set(connection.execute(select(system.audit.c.action)).scalars())
    assert actions <= set(EVENTS)
    assert len(actions) > 30


def test_without_the_record_every_one_of_them_is_found(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test above."""
    engine, made = connect_engine(sqlite_database), set[str]()
    begin(engine, monkeypatch)
    monkeypatch.setattr(audit, "record", lambda *_, **__: None)

    found = faults(engine, made)
    engine.dispose()

    silent = made - set(found)
    assert {each.partition(".")[0] for each in silent} <= {"attempts", "browsers", "sessions", "single_sign_on"}
    assert len(found) > 40


def test_a_new_change_that_the_story_does_not_tell_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A control too: the search for public changes sees what nobody listed."""

    def scribble(engine: Engine) -> None:
        """Write somewhere."""

    scribble.__module__ = remarks.__name__
    monkeypatch.setattr(remarks, "scribble", scribble, raising=False)

    assert "remarks.scribble" in public_changes()


def test_a_change_that_keeps_order_number_or_transaction_badly_is_found(engine: Engine) -> None:
    """And a control of the rest, with writers that keep none of it."""
    with watched(engine) as late, engine.execution_options(writes=True).begin() as connection:
        audit.record(connection, at=NOW, actor="a", action="export", target="b")
        connection.execute(update(system.revision).values(number=1))
    with watched(engine) as apart:
        with engine.execution_options(writes=True).begin() as connection:
            connection.execute(update(system.revision).values(number=1))
        exports.record_export(engine, actor="a", target="b", detail="")
    with watched(engine) as twice, engine.execution_options(writes=True).begin() as connection:
        for _ in range(2):
            audit.record(connection, at=NOW, actor="a", action="export", target="b")

    assert fault(late, 1) == "goes on after its record"
    assert fault(apart, 1) == "its record stands in another transaction"
    assert fault(twice, 2) == "2 records"
    assert fault([], 0) == "changes nothing"
