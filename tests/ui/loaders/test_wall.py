"""Screens on a database of separate roles: each query of each loader finds behind the wall what it would find without one."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import Connection, Engine, event, select

from data_access import clock
from data_access.audit import Head
from data_access.engine import reading
from data_access.schema import FACTS
from data_access.schema.correspondence import explanation_request
from data_access.schema.facts import assignment, weak_case, weak_case_milestone
from data_access.schema.meetings import conclusion, meeting
from data_access.schema.system import submission
from domain.scope import Scope
from reports.held import NotFrozen
from reports.pack import pack
from tests.demo_data import NOW, TODAY
from tests.roles import ALMIGHTY, READER, WRITER, Addresses
from ui import loaders
from ui.address import Choice
from ui.loaders import meetings
from ui.loaders.assigned import start_of
from ui.loaders.audit import Asked
from ui.loaders.revision import revision
from ui.loaders.units import units
from ui.views import View, view_of

Bank = dict[str, list[dict[str, Any]]]
"""What else a loader is asked for, by its name."""


@dataclass(frozen=True)
class Query:
    """A query as the database gets it, and the scope of the transaction it was made in."""

    statement: str
    parameters: Any
    scope: Scope | None


DISTRICT, UNIT = "q5", "xp-27343"
NOT_READ = {
    "assigned.codes",
    "assigned.in_order",
    "assigned.worded",
    "indicators.kept",
    "indicators.with_owed",
    "exports.record",
    "openings.note",
    "meetings.live",
}
"""What is given frames, called by those who read them; and what writes."""


def public() -> dict[str, Callable[..., Any]]:
    """Every function of the loaders that a screen may call, by module and name."""
    modules = [import_module(f"ui.loaders.{module.name}") for module in pkgutil.iter_modules(loaders.__path__)]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": member
        for module in modules
        for name, member in vars(module).items()
        if not name.startswith("_") and callable(member) and not inspect.isclass(member)
        if getattr(member, "__module__", "") == module.__name__
    }


def bank(connection: Connection) -> Bank:
    """What is asked for by code or number: of the district, of others, and of the city."""
    home = units().scope_of(DISTRICT).committees or frozenset()

    def some(code: Any, column: Any, *conditions: Any) -> list[Any]:
        here, there = (
            select(code).where(where, *conditions).order_by(code).limit(2) for where in (column.in_(home), column.not_in(home))
        )
        return [*connection.scalars(here), *connection.scalars(there)]

    planned = weak_case.c.code.in_(select(weak_case_milestone.c.case_code))
    works = some(assignment.c.code, assignment.c.committee_id, assignment.c.recorded_to.is_(None))
    made = some(submission.c.id, submission.c.committee_id)
    given = connection.execute(
        select(assignment.c.submission_id, assignment.c.sheet, assignment.c.row).where(assignment.c.code.in_(works))
    )
    numbers = list(connection.scalars(select(meeting.c.id)))  # of the city, and one of the district
    return {
        "assignment.assignment": [{"code": code} for code in works],
        "explanations.of_assignment": [{"code": code} for code in works],
        "explanations.matter": [{"code": code} for code in (*works, "I43")],
        "explanations.request": [{"number": str(n)} for n in some(explanation_request.c.id, explanation_request.c.committee_id)],
        "base.base": [{"code": code} for code in some(weak_case.c.base_code, weak_case.c.committee_id, planned)],
        "conclusions.conclusion": [{"number": str(n)} for n in some(conclusion.c.id, conclusion.c.committee_id)],
        "provenance.submission": [
            *({"number": str(number), "sheet": "", "row": "", "code": ""} for number in made),
            *({"number": str(number), "sheet": sheet, "row": str(row), "code": ""} for number, sheet, row in given),
        ],
        "reporting.submission": [{"number": number} for number in made],
        "reporting.contents": [{"submission_id": number} for number in made],
        "meetings.meeting": [{"number": str(number)} for number in numbers],
        "meetings.current": [{"number": number} for number in numbers],
        "meetings.began_at": [{"number": number} for number in numbers],
        "meetings.written": [{"make": pack, "number": number} for number in numbers],
        "indicator.indicator": [{"code": "I43"}],
        "indicator.parts": [{"code": "I43"}],
        "indicator.code_in": [{"address": "I43"}],
        "indicator_units.units": [{"code": "I43"}],
        "indicator_units.rows": [{"named": "I43"}],
        "indicator_units.whole_code": [{"code": "I43", "part": ""}],
        "notes.notes": [{"indicator": "I43", "period": "2026-Q3"}],
        "notes.beside_units": [{"indicator": "I43", "period": "2026-Q3"}],
        "plan.is_narrow": [{"clause": None}],
        "plan.pages": [{"clause": None}],
        "plan.page": [{"clause": None, "by": "committee_id", "number": 1}],
        "tasks.first": [{"name": name} for name in ("overdue", "due_soon", "unverified", "sent_back")],
    }


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, divided_demo: Addresses) -> Iterator[Addresses]:
    """The app on the small city, as its two roles; nothing is left of what it kept."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setenv("DATABASE_URL", divided_demo.url(WRITER))
    monkeypatch.setenv("DATABASE_READ_URL", divided_demo.url(READER))
    st.cache_resource.clear()
    yield divided_demo
    for engine in (loaders.engine(), loaders.reader()):
        engine.dispose()
    st.cache_resource.clear()


def looking(*, reach: Scope) -> View:
    """What an account that may see `reach` looks at: one unit, beside all the others it may see."""
    return view_of(Choice(committee=UNIT), reach=reach, units=units(), today=TODAY, known=revision())


def given(view: View) -> dict[str, Any]:
    """What loaders are commonly asked with, by the name of the parameter."""
    common = {"view": view, "scope": view.reach, "key": view.key, "start": start_of(view), "revision": view.revision}
    return common | {"day": TODAY, "today": TODAY, "typed": "", "asked": Asked(), "limit": 500, "head": Head(0, "")}


def walk(view: View, asked: Bank) -> None:
    """Ask every loader for everything it can tell of a view."""
    for name, load in public().items():
        taken = {each: value for each, value in given(view).items() if each in inspect.signature(load).parameters}
        for more in [] if name in NOT_READ else asked.get(name, [{}]):
            with suppress(LookupError, NotFrozen):  # what the view may not see, or not yet
                load(**taken, **more)
    for number in asked["meetings.meeting"]:
        found = meetings.meeting(view, **number)
        for item in found.items if found else ():
            if found and item.rule != "own":
                meetings.live(view, found, item)


def queries(engine: Engine) -> dict[str, Query]:
    """Every query that is made through `engine` from now on, with its values and the scope of its transaction."""
    made: dict[str, Query] = {}

    @event.listens_for(engine, "before_cursor_execute")
    def _keep(connection: Connection, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if "set_config" not in statement:
            query = Query(statement, parameters, connection.get_execution_options().get("scope"))
            made[repr(query)] = query

    return made


def changed(addresses: Addresses, made: Iterable[Query]) -> list[str]:
    """The queries that find other rows as the reader within their scope than as somebody who sees everything."""
    found = []
    with addresses.opened(ALMIGHTY) as free, addresses.opened(READER) as walled:
        for query in made:
            key = query.scope.key if query.scope is not None else ""
            walled.exec_driver_sql("SELECT set_config('ct06.scope', %s, true)", (key,))
            if rows(free, query) != rows(walled, query):
                found.append(query.statement)
    return found


def rows(connection: Connection, query: Query) -> list[str]:
    """What a query finds, in no order."""
    return sorted(map(repr, connection.exec_driver_sql(query.statement, query.parameters)))


def walked(view: View) -> list[Query]:
    """Every query of every loader for one view."""
    with reading(loaders.engine(), Scope.city()) as connection:
        asked = bank(connection)
    made = queries(loaders.reader())
    walk(view, asked)
    return list(made.values())


def test_every_query_finds_the_same_behind_the_wall(served: Addresses) -> None:
    made = walked(looking(reach=units().scope_of(DISTRICT)))

    assert changed(served, made) == []


def test_a_query_without_its_scope_would_find_less(served: Addresses) -> None:
    """The control of the test above, which also shows that it comes to every fact."""
    made = walked(looking(reach=Scope.of([UNIT])))
    less = changed(served, [replace(query, scope=None) for query in made])

    assert {name for name in FACTS if any(f" {name}" in statement for statement in less)} == set(FACTS)


@pytest.mark.usefixtures("served")
def test_every_public_loader_is_asked() -> None:
    """A new one is asked by itself, unless it needs to be told something more: then it has a line in `bank`."""
    common = given(looking(reach=Scope.city()))
    with reading(loaders.engine(), Scope.city()) as connection:
        asked = bank(connection)
    needed = {name: inspect.signature(load).parameters.values() for name, load in public().items() if name not in NOT_READ}
    lacking = {
        name: {each.name for each in parameters if each.default is each.empty} - set(common) - set(asked.get(name, [{}])[0])
        for name, parameters in needed.items()
    }

    assert {name: missing for name, missing in lacking.items() if missing} == {}
