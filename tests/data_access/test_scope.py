"""Every query of the database, asked with every kind of filter by who may see a part of it: no sign of anybody else comes back.

The city is that of `tests.canaries`. Queries are found by looking, so a new one is walked, or a test here says what is missing.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, ColumnElement, Connection, Engine, event, select, true

import data_access
from data_access import assignments, catalogue, contradictions, inspections, slides, verifications, weak_bases
from data_access.coverage import Sheet
from data_access.engine import connect_engine
from data_access.places import CITY
from data_access.schema import FACTS, metadata
from data_access.slides.asked import asked
from domain.agenda import BY_CODE
from domain.changes_since import Change, ChangeClass
from domain.periods import Period
from domain.scope import Scope
from domain.statements import Statement
from tests import canaries
from tests.builders import a_base
from tests.canaries import FAR, GIVEN, LAST, MINE, NEIGHBOUR, NOW, UNITS, Signs, leaves, sign
from tests.registers import a_case, a_recommendation, an_inspection
from tests.works import a_progress, a_proof, a_work, code_of, give, tell

Query = Callable[..., Any]

IN_SQL = "'; DROP TABLE audit --%(x)s:canary"
"""A value that stands in filters of every kind; its last word appears in no statement."""

BESIDE = {
    "code": (
        *(f"NV-2026-{number:04}-{sign(owner)}" for owner in UNITS for number in (1, 3, 4)),
        *(f"{sign(owner)}-{number:03}" for owner in UNITS for number in (1, 2)),
        IN_SQL,
    ),
    "fact": tuple(FACTS),
    "indicator": ("I43", "I02", "I06", IN_SQL),
    "period": ("2025", "2026-Q3", IN_SQL),
    "number": tuple(range(15)),
    "submission_id": tuple(range(15)),
    "request_id": tuple(range(8)),
    "sheet": (*Sheet, "Cơ sở", "Chỉ tiêu", "Giao việc", IN_SQL),
    "row": tuple(range(2, 13)),
    "place": (CITY, "q1", "go-vap", *UNITS, IN_SQL),
    "rule": tuple(BY_CODE),
    "committee_id": tuple(UNITS),
    "assign": (False, True),
    "year": (2025, 2026),
    "limit": (1, 200),
}
"""What a filter may ask for besides scope, moments and days: own codes, those of others, and what there is not."""

MOMENTS = ("as_of", "since", "until", "before", "at")
DAYS = ("start", "end", "on", "day")
MANY = {"codes": "code", "periods": "period"}

COSTLY = {
    *("readings.changed", "slides.content", "slides.contents", "slides.subjects.told", "contradictions.contradictions"),
    *("known.known", "figures.touched", "provenance.origin"),
}
"""Queries that read nearly everything there is, or make a lot of what they read: asked by few filters."""

CHANGED = tuple(
    Change((kind, f"{start}{sign(owner)}{end}"), ChangeClass.REAL, None, None)
    for kind, start, end in (("work", "NV-2026-0001-", ""), ("case", "", "-001-CC1"), ("remedy", "KT-2026-", "-02-KN1"))
    for owner in UNITS
)
"""Changes of everybody, of which only one's own are told by name."""

OF_NOBODY = {
    "privileges": "what the roles of the database may do, for `chithi06 init`",
    "frames": "turns any statement into a frame, for the queries of this folder",
    "audit": "who did what, for who administers; the screen asks for the right",
    "users": "accounts, for the sign-in and who administers",
    "sessions": "sessions, for the sign-in and who administers",
}
"""Modules whose queries take no scope although rows of theirs may name a committee, and why."""


def modules() -> Iterator[ModuleType]:
    """Every module of reading, slides too."""
    for package in (data_access, slides):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not found.ispkg:
                yield importlib.import_module(found.name)
    yield slides


def named(function: Query) -> str:
    return f"{function.__module__.removeprefix('data_access.')}.{function.__name__}"


def queries() -> list[Query]:
    """Every public function that asks the database."""
    return [
        function
        for module in modules()
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "connection"
    ]


@cache
def parameters(function: Query) -> dict[str, inspect.Parameter]:
    """What a query takes beside the connection."""
    return dict(list(inspect.signature(function).parameters.items())[1:])


SCOPED = [function for function in queries() if "scope" in parameters(function)]
OF_SLIDES = [function for function in queries() if "asked" in parameters(function)]


def scopes() -> dict[str, Scope]:
    """What accounts may see: a committee each, a district of both eras each, the whole city, nothing."""
    districts = {"q1": ("qh-760", "xp-26737", "xp-26758"), "go-vap": ("qh-764", "xp-26878")}
    both_eras = {place: Scope.of([*canaries.HOMES[place], *beside]) for place, beside in districts.items()}
    return {owner: Scope.of([owner]) for owner in UNITS} | both_eras | {"nobody": Scope.of(())}


FILTERS = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in BESIDE.items()}
    | {name: st.sampled_from([LAST + timedelta(days=number) for number in (-300, -120, -30, 0, 12, 30)]) for name in MOMENTS}
    | {name: st.dates(date(2025, 1, 1), date(2026, 12, 31)) for name in DAYS}
    | {many: st.lists(st.sampled_from(BESIDE[one]), max_size=4) for many, one in MANY.items()}
    | {"seen_by": st.sampled_from(sorted(scopes()))}
)


def answer(connection: Connection, function: Query, wanted: dict[str, Any], scope: Scope) -> object:
    """What a query answers to a filter; a refusal says at most what was asked for."""
    if function is asked:
        return None  # what it gives holds the scope itself, and is asked below
    taken = {name: wanted[name] for name in parameters(function) if name in wanted}
    taken |= {"scope": scope} if "scope" in parameters(function) else {}
    taken |= {name: make(wanted) for name, make in OWN.get(named(function), {}).items()}
    try:
        return function(connection, **taken)
    except Handed as rows:
        return rows.args
    except LookupError:
        return None


def _part(name: str, wanted: dict[str, Any]) -> object:
    own = {"committee_id": wanted["committee_id"], "indicator": wanted["indicator"], "period": wanted["period"], "item": ""}
    return own.get(name, {"number": 1, "stage": "listed"}.get(name, wanted["code"]))


class Handed(LookupError):
    """The rows that the database handed over for a frame, before anything was made of them."""


def handed(connection: Connection, query: Any, _dtypes: object) -> None:
    """Stands for `read_frame` where many filters are tried: making frames costs more than asking."""
    raise Handed([tuple(row) for row in connection.execute(query)])


def without_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every query stop where it would make its first frame."""
    for module in modules():
        if hasattr(module, "read_frame"):
            monkeypatch.setattr(module, "read_frame", handed)


OWN: dict[str, dict[str, Callable[[dict[str, Any]], Any]]] = {
    "known.known": {"period": lambda wanted: Period.parse("2026-Q3" if wanted["assign"] else "2026-Q2")},
    "coverage.told": {"sheet": lambda wanted: Sheet(wanted["sheet"]) if wanted["sheet"] in list(Sheet) else Sheet.TASKS},
    "facts.current": {"about": lambda wanted: {"committee_id": [wanted["committee_id"]]}},
    "versions.versions": {"about": lambda wanted: {"committee_id": wanted["committee_id"]}},
    "versions.versions_of": {"row": lambda wanted: {part: _part(part, wanted) for part in FACTS[wanted["fact"]].info["key"]}},
    "slides.subjects.told": {"found": lambda _: CHANGED},
}
"""Parameters that a query takes in a form of its own."""


def walked(connection: Connection, wanted: dict[str, Any], queries: Sequence[Query]) -> dict[str, list[str]]:
    """The signs of others in what queries answer to a filter, by query."""
    scope = scopes()[wanted["seen_by"]]
    signs = Signs.outside(scope)
    return {named(function): told for function in queries if (told := signs.found(answer(connection, function, wanted, scope)))}


def some_filters(number: int) -> Iterator[dict[str, Any]]:
    """The same few filters in every run, by each account in turn."""
    drawn = random.Random(6)
    for place in range(number):
        yield {
            **{name: drawn.choice(values) for name, values in BESIDE.items()},
            **{name: LAST + timedelta(days=drawn.choice((0, 12, 30))) for name in MOMENTS},
            **{name: date(2026, drawn.randint(1, 12), drawn.randint(1, 28)) for name in DAYS},
            **{many: drawn.sample(BESIDE[one], 3) for many, one in MANY.items()},
            "seen_by": sorted(scopes())[place % len(scopes())],
        }


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """One connection to the city."""
    engine = connect_engine(canaries.canary_city(tmp_path_factory.mktemp("scope")))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_every_text_and_number_of_a_committee_carries_its_sign(city: Connection) -> None:
    """What makes all below mean something; a new column is filled in `tests.canaries`."""
    tables = [*FACTS.values(), *(metadata.tables[name] for name in ("submission", "normalisation", "remark", "conclusion"))]
    tables += [metadata.tables[name] for name in ("explanation_request", "explanation_answer", "conclusion_event")]
    ours = {"id", "number", "row", "year", "submission_id", "request_id", "meeting_id", "item_id", "conclusion_id", "closed_by"}
    ours |= {"template_version", "new_rows", "changed_rows", "unchanged_rows", "reasons", "findings"}
    ours |= {"asked_as", "made_as", "written_as"}
    missing = []
    for table in tables:
        rows = city.execute(select(table)).mappings().all()
        for column in table.columns:
            length = getattr(column.type, "length", 1000) if column.type.python_type is str else None
            is_number = column.type.python_type in (int, float)
            if column.name in ours or not (is_number or (length or 0) >= 80):
                continue
            told = [row[column.name] for row in rows]
            missing += [f"{table.name}.{column.name}" for owner in UNITS if not Signs.outside(_all_but(owner)).found(told)]

    assert missing == []


def _all_but(owner: str) -> Scope:
    return Scope.of(other for other in UNITS if other != owner)


def test_every_query_is_walked_or_reads_nothing_of_a_committee(city: Connection) -> None:
    """A query without a scope is right only if nothing in its answer is anybody's: nobody's signs are looked for."""
    told = without_scope(city)

    assert {name: found for name, found in told.items() if found} == {}
    assert {"units.units", "catalogue.indicators", "rules.in_force", "contents.contents"} <= told.keys()


def test_a_query_that_forgets_the_scope_is_found(monkeypatch: pytest.MonkeyPatch, city: Connection) -> None:
    """The control: one that reads facts and asks for no scope."""

    def cases_of_all(connection: Connection) -> pd.DataFrame:
        return weak_bases.cases(connection, scope=Scope.city(), as_of=NOW)

    cases_of_all.__module__ = catalogue.__name__
    monkeypatch.setattr(catalogue, "cases_of_all", cases_of_all, raising=False)

    assert without_scope(city)["catalogue.cases_of_all"]


def without_scope(city: Connection) -> dict[str, list[str]]:
    """The signs of anybody in the answers of queries that take no scope, by query."""
    signs = Signs.outside(Scope.of(()))
    wanted = {"as_of": NOW, "day": NOW.date(), "key": "due_soon_days", "choices": "level", "name": "khong-co", "at": NOW}
    told = {}
    for function in queries():
        if function not in [*SCOPED, *OF_SLIDES] and function.__module__.rpartition(".")[2] not in OF_NOBODY:
            taken = {name: wanted[name] for name, each in parameters(function).items() if each.default is inspect.Parameter.empty}
            told[named(function)] = signs.found(function(city, **taken))
    return told


def test_no_query_takes_a_scope_by_default() -> None:
    for function in SCOPED:
        scope = parameters(function)["scope"]
        assert (scope.kind, scope.default) == (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.empty), named(function)
        assert scope.annotation == "Scope", named(function)
    assert len(SCOPED) >= 35


def test_no_query_is_handed_a_row_of_others_whatever_the_filter(monkeypatch: pytest.MonkeyPatch, city: Connection) -> None:
    """Ten thousand filters, each put to one query; no value of a filter ever stands in the text of a statement."""
    without_frames(monkeypatch)
    cheap = [function for function in SCOPED if named(function) not in COSTLY]
    filters, statements = 0, set[str]()

    @event.listens_for(city, "before_cursor_execute")
    def _sent(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.add(statement)

    @settings(max_examples=-(-10_000 // len(cheap)), suppress_health_check=list(HealthCheck), database=None, derandomize=True)
    @given(wanted=FILTERS)
    def walk(wanted: dict[str, Any]) -> None:
        nonlocal filters
        filters += len(cheap)
        assert walked(city, wanted, cheap) == {}

    walk()
    event.remove(city, "before_cursor_execute", _sent)

    assert filters >= 10_000
    assert len(statements) > len(cheap)
    assert not [each for each in statements if "canary" in each or any(sign(owner) in each for owner in UNITS)]


def test_no_query_shows_a_sign_of_others_in_what_it_makes_of_its_rows(city: Connection) -> None:
    cheap = [function for function in SCOPED if named(function) not in COSTLY]
    costly = [function for function in SCOPED if named(function) in COSTLY]

    for place, wanted in enumerate(some_filters(6)):
        assert walked(city, wanted, cheap) == {}
        assert place % 3 or walked(city, wanted, costly) == {}


def test_what_others_say_changes_nothing_in_what_one_sees(sqlite_database: str, city: Connection) -> None:
    """Counts carry no sign: on a city in which the others have never said anything the same filters give the same answers."""
    alone, mine = connect_engine(sqlite_database), Scope.of([MINE])
    canaries.tell(alone, owners=[MINE], meets=False)
    never_met = [function for function in SCOPED if not named(function).startswith(("meetings.", "conclusions."))]
    cheap = [function for function in never_met if named(function) not in COSTLY]

    with alone.connect() as by_itself:
        for wanted in some_filters(3):
            for function in cheap:
                first, second = (list(leaves(answer(each, function, wanted, mine))) for each in (by_itself, city))
                assert first == second, named(function)
    alone.dispose()


MUTANTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "the scope is left out of the statement": lambda patch: everywhere(patch, "within", lambda *_: true()),
    "the district instead of the committee": lambda patch: everywhere(patch, "within", in_its_district),
    "nobody sees everything": lambda patch: everywhere(patch, "within", unless_empty),
    "every committee is allowed": lambda patch: patch.setattr(Scope, "allows", lambda *_: True),
    "every scope is the city": lambda patch: patch.setattr(Scope, "is_city", True),
    "narrowing forgets what was allowed": lambda patch: patch.setattr(Scope, "narrow", lambda *called: Scope.of(called[1])),
    "every place is covered": lambda patch: everywhere(patch, "covers", lambda *_, **__: True),
    "a place that is touched is covered": lambda patch: everywhere(patch, "covered", touched),
}
"""Faults that somebody could make, each of which the walks above must find."""


def everywhere(monkeypatch: pytest.MonkeyPatch, name: str, fault: Callable[..., Any]) -> None:
    """Put a fault in the place of a function in every module that imported it."""
    for module in modules():
        if hasattr(module, name):
            monkeypatch.setattr(module, name, fault)


def in_its_district(scope: Scope, column: Column[Any]) -> ColumnElement[bool]:
    seen = {each for owners in canaries.HOMES.values() for each in owners if any(map(scope.allows, owners))}
    return column.in_(sorted({*seen, *(scope.committees or ())}))


def unless_empty(scope: Scope, column: Column[Any]) -> ColumnElement[bool]:
    return column.in_(sorted(scope.committees)) if scope.committees else true()


def touched(_connection: Connection, *, scope: Scope) -> tuple[str, ...]:
    return (CITY, *(home for home, owners in canaries.HOMES.items() if any(map(scope.allows, owners))))


@pytest.mark.parametrize("fault", MUTANTS)
def test_a_scope_that_leaks_is_found(monkeypatch: pytest.MonkeyPatch, city: Connection, fault: str) -> None:
    """The control of the walks."""
    without_frames(monkeypatch)
    MUTANTS[fault](monkeypatch)

    assert any(walked(city, wanted, SCOPED) for wanted in some_filters(20))


@pytest.mark.parametrize("place", ["thanh-pho", "go-vap", FAR])
def test_nothing_is_asked_of_a_slide_beyond_the_scope(city: Connection, place: str) -> None:
    about = asked(city, place=place, scope=Scope.of([MINE]), as_of=NOW, since=LAST)

    assert about.scope.committees is not None
    assert about.scope.committees <= {MINE}


def test_what_is_said_of_the_base_of_another_brings_nothing_of_that_base(engine: Engine) -> None:
    """The code of somebody else's base or inspection: workbooks are refused for it, and no query follows it either.

    The control is the city, which sees both and what the one has to do with the other.
    """
    base = f"{sign(NEIGHBOUR)}-001"
    tell(engine, a_base(1, committee=NEIGHBOUR), an_inspection(1, committee=NEIGHBOUR), committee=NEIGHBOUR, at=LAST)
    inspected = an_inspection(1, base_code=base)
    recommended = a_recommendation(1)
    stray = Statement("recommendation", {**recommended.values, "inspection_code": f"KT-2026-{sign(NEIGHBOUR)}-01"}, "A", 2)
    tell(engine, a_case(1, base_code=base), inspected, stray, at=LAST)

    def told(scope: Scope) -> list[Any]:
        seen: dict[str, Any] = {"scope": scope, "as_of": NOW}
        with engine.connect() as connection:
            cases = weak_bases.cases(connection, **seen)
            lines = inspections.inspections(connection, **seen, year=2026, on=NOW.date())
            remedies = inspections.recommendations(connection, **seen, since=date(2026, 1, 1))
            evidence = contradictions.evidence(connection, **seen, on=NOW.date())
        owned = [frame[frame["committee_id"] == MINE] for frame in (cases, lines, evidence.inspections)]
        return [*(name for frame in owned for name in frame["base_name"]), *remedies["form"]]

    assert [pd.isna(value) for value in told(Scope.of([MINE]))] == [True] * 4
    assert told(Scope.city()) == ["Chi bộ số 1"] * 3 + ["KT_CD"]


def test_what_another_says_of_ones_work_is_not_read_as_ones_own(engine: Engine) -> None:
    """A report or a confirmation that names work of somebody else; the control is the city."""
    said, proof = a_progress(1, started_on=date(2026, 2, 2), note="Lạ"), a_proof(date(2026, 7, 1))
    give(engine, a_work(1), at=GIVEN)
    strays = [Statement(each.fact, {**each.values, "committee_id": NEIGHBOUR}, each.sheet, each.row) for each in (said, proof)]
    tell(engine, *strays, committee=NEIGHBOUR, at=LAST)

    def told(scope: Scope) -> list[bool]:
        seen: dict[str, Any] = {"scope": scope, "as_of": NOW}
        with engine.connect() as connection:
            dates = assignments.dates_of(connection, **seen, code=code_of(1))
            details = assignments.details(connection, **seen, codes=[code_of(1)])
            standing = verifications.standing(connection, **seen, code=code_of(1))
        started, verified = dates["started_on"].item(), dates["verified_on"].item()
        return [not pd.isna(started), not pd.isna(verified), details["note"].item() == "Lạ", standing.report_id is not None]

    assert told(Scope.of([MINE])) == [False] * 4
    assert told(Scope.city()) == [True] * 4
