"""What a loader has kept for one account is never another's: every loader, list and file, after the whole city was looked at.

The city is that of `tests.canaries`; loaders are found by looking, so that a new one is walked or a test says what is missing.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import io
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
import streamlit as st
from python_calamine import load_workbook
from sqlalchemy import Engine
from streamlit.runtime.caching.cache_utils import CachedFunc

from data_access import clock
from data_access.engine import connect_engine
from data_access.users import Account
from domain.scope import Scope
from tests import canaries
from tests.accounts import an_account
from tests.canaries import FAR, MINE, NEIGHBOUR, NOW, Signs, sign
from ui import accounts, downloads, loaders, meeting_files
from ui.accounts import UnknownView
from ui.address import Choice
from ui.exports import EXPORTS
from ui.loaders import tasks, units
from ui.view import View
from ui.views import Identity, view_of

ROOT = Path(__file__).resolve().parents[3]
TODAY = clock.local_day(NOW)
BESIDE: dict[str, tuple[Any, ...]] = {
    "code": tuple(f"NV-2026-0001-{sign(owner)}" for owner in (MINE, FAR)) + tuple(f"{sign(owner)}-001" for owner in (MINE, FAR)),
    "number": ("1", "2", "5", "7", "12"),
    "sheet": ("Cơ sở",),
    "row": ("2",),
    "clause": (None, "1.3"),
    "submission_id": (2, 7, 12),
    "indicator": ("I43",),
    "period": ("2026-Q3",),
    "name": ("overdue", tasks.ACTIVE),
    "named": (None, "I43"),
    "by": ("committee",),
    "worst_first": (False,),
    "part": ("",),
}
"""What a loader is asked for beside a view: what is one's own, and what is another's."""

NUMBERS = {"plan.page", "reporting.submission", "meetings.current", "meetings.began_at"}
"""Loaders that take a number as a number."""

NOT_ASKED = {"meetings.live": "takes a meeting that was opened; its cached half is asked by the walk of queries"}


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """The city behind the loaders, with nothing kept yet."""
    url = canaries.canary_city(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    st.cache_resource.clear()
    opened = connect_engine(url)
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def modules() -> list[Any]:
    """Every module of loaders."""
    return [importlib.import_module(found.name) for found in pkgutil.iter_modules(loaders.__path__, "ui.loaders.")]


def named(function: Callable[..., Any]) -> str:
    return f"{function.__module__.removeprefix('ui.loaders.')}.{function.__name__}"


def of_a_view() -> list[Callable[..., Any]]:
    """Every public loader that takes a view."""
    return [
        function
        for module in modules()
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters), "") == "view"
    ]


def reporter(owner: str) -> Account:
    return an_account("reporter", committee=owner, scope=[owner], name=f"bao-cao-{owner}")


def of_district(place: str) -> Account:
    """An account that sees a district in both eras."""
    scope = units.units().scope_of(place)
    return Account("dia-ban", "Địa bàn", "district", scope, place, None, must_change=False, is_demo=False)


CITY = an_account("city")


def answers(account: Account, choice: Choice) -> Iterator[tuple[str, object]]:
    """What every loader gives for a view of an account, asked for its own and for what is another's."""
    view = accounts.seen_by(account, choice, today=TODAY)
    for function in of_a_view():
        if named(function) not in NOT_ASKED:
            yield from ((named(function), found) for found in _asked(function, view))


def _asked(function: Callable[..., Any], view: View) -> Iterator[object]:
    taken = list(inspect.signature(function).parameters)[1:]
    rounds = max((len(BESIDE[name]) for name in taken), default=1)
    for turn in range(rounds):
        beside = {name: BESIDE[name][turn % len(BESIDE[name])] for name in taken}
        if "number" in beside and named(function) in NUMBERS:
            beside["number"] = int(beside["number"])
        try:
            yield function(view, **beside)
        except LookupError:
            continue


def found_by(account: Account, *, choice: Choice | None = None) -> dict[str, list[str]]:
    """The signs of others in what loaders give an account, by loader."""
    signs = Signs.outside(account.scope)
    told: dict[str, list[str]] = {}
    for name, answer in answers(account, choice or accounts.home(account)):
        if found := signs.found(answer):
            told.setdefault(name, []).extend(found)
    return told


@pytest.mark.usefixtures("engine")
def test_no_loader_gives_an_account_what_it_has_kept_for_another() -> None:
    everything = dict(answers(CITY, Choice()))

    assert found_by(reporter(MINE)) == {}
    assert found_by(of_district("q1")) == {}
    signs = Signs.outside(Scope.of([MINE]))
    assert len([name for name, answer in everything.items() if signs.found(answer)]) >= 20, "the control: the city does see them"
    assert len(everything) >= 60


@pytest.mark.usefixtures("engine")
def test_no_list_and_no_file_holds_a_sign_of_others() -> None:
    mine = Signs.outside(Scope.of([MINE]))
    city = [name for name in files() if mine.found(cells(CITY, name))]

    told = {(who.name, name): Signs.outside(who.scope).found(cells(who, name)) for who in both() for name in files()}

    assert {key: found for key, found in told.items() if found} == {}
    assert len(city) >= 12, "the control: the same files of the city do"


def both() -> tuple[Account, ...]:
    return reporter(MINE), of_district("go-vap")


def files() -> list[str]:
    """The name of every file that is made of a list or of the statistical tables."""
    return [*EXPORTS, downloads.STATISTICS]


def cells(account: Account, name: str) -> list[Any]:
    """Every cell of a file, of all its sheets, and its name."""
    made = downloads.file(account, name, {})
    book = load_workbook(io.BytesIO(made.content))
    return [made.name, *(book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names)]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", meeting_files.FILES)
def test_a_meeting_is_no_file_for_who_sees_less_than_its_place(name: str) -> None:
    """Meeting 1 is of Quận 1, 2 of Gò Vấp, 3 of the city; whoever sees all of a place has its files, also after others."""
    wanted = {CITY.name: {"1", "2", "3"}, "dia-ban": {"1"}, reporter(MINE).name: set()}

    for account in (CITY, of_district("q1"), reporter(MINE)):
        had = {number for number in ("1", "2", "3", "4") if _made(account, name, number)}
        assert had == wanted[account.name]


def _made(account: Account, name: str, number: str) -> bool:
    try:
        made = meeting_files.file(account, name, {"so": number})
    except UnknownView:
        return False
    return not Signs.outside(account.scope).found(made.content)


MUTANTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "a key that says nothing of the scope": lambda patch: patch.setattr(Scope, "key", "*"),
    "a key that is read as the city": lambda patch: patch.setattr(Scope, "from_key", lambda _key: Scope.city()),
    "a view of everything there is": lambda patch: patch.setattr(accounts, "view_of", of_all(view_of)),
}


def of_all(view_of: Callable[..., View]) -> Callable[..., View]:
    return lambda choice, **told: view_of(choice, **{**told, "reach": Scope.city()})


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("fault", MUTANTS)
def test_a_cache_that_leaks_is_found(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """The control of the walks: the first leak ends it."""
    MUTANTS[fault](monkeypatch)
    signs, account = Signs.outside(Scope.of([NEIGHBOUR])), reporter(NEIGHBOUR)

    assert any(signs.found(answer) for _, answer in answers(account, Choice("q1", NEIGHBOUR)))


SCALARS = {str, int, bool, float, date, datetime, NoneType}


def kept() -> list[CachedFunc[..., Any]]:
    """Every function of the loaders whose answers are kept."""
    return [
        function
        for module in modules()
        for function in vars(module).values()
        if isinstance(function, CachedFunc) and inspect.unwrap(function).__module__ == module.__name__
    ]


def scalars_of(kind: Any) -> set[Any]:
    """The plain types that a type is made of."""
    parts = get_args(kind)
    return {kind} if not parts else {each for part in parts for each in scalars_of(part)}


def test_what_is_kept_is_found_by_scalars_alone() -> None:
    """Of a frame Streamlit looks at some cells only, and would take one for another."""
    amiss = {}
    for function in kept():
        hints = get_type_hints(inspect.unwrap(function))
        hints.pop("return", None)
        if others := {name: kind for name, kind in hints.items() if scalars_of(kind) - SCALARS}:
            amiss[inspect.unwrap(function).__qualname__] = others

    assert amiss == {}
    assert len(kept()) > 40
    assert scalars_of(Identity) <= SCALARS
    assert scalars_of(dict[str, View]) - SCALARS, "the control"


def test_what_is_kept_of_facts_is_kept_by_its_scope() -> None:
    """A kept answer without the scope in its key reads lists that are everybody's: its connection sees no facts."""
    unscoped = [function for function in kept() if not {"key", "identity", "scope"} & set(parameters(function))]

    assert {inspect.unwrap(function).__name__: opened for function in unscoped if (opened := scopes_opened(function))} == {}
    assert len(unscoped) > 8
    assert len(kept()) - len(unscoped) > 25


def parameters(function: CachedFunc[..., Any]) -> list[str]:
    return list(inspect.signature(inspect.unwrap(function)).parameters)


def scopes_opened(function: CachedFunc[..., Any]) -> list[str]:
    """What a function opens connections with, and scopes that it makes itself."""
    body = ast.walk(ast.parse(inspect.getsource(inspect.unwrap(function)).strip()))
    calls = [node for node in body if isinstance(node, ast.Call)]
    opened = [ast.unparse(call) for call in calls if ast.unparse(call.func) == "connection" and call.args]
    return opened + [ast.unparse(call) for call in calls if ast.unparse(call.func).startswith("Scope.")]


def test_nothing_is_kept_outside_of_the_loaders() -> None:
    keeping = [path for path in (ROOT / "ui").rglob("*.py") if "st.cache_" in path.read_text(encoding="utf-8")]

    assert {path.parent.name for path in keeping} == {"loaders"}
