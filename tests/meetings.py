"""A meeting in a database with a little work in it: overdue in January's work, due soon, and one committee beside."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Engine

from data_access import meetings
from data_access.changes import meetings as changes
from data_access.meetings import Item
from data_access.places import CITY
from domain.scope import Scope
from tests.accounts import an_account
from tests.builders import NEIGHBOUR
from tests.works import a_progress, a_work, give, tell

SECRETARY = an_account("secretary")

MONDAY, NEXT = datetime(2026, 11, 16, 1), datetime(2026, 11, 23, 1)
"""Two Mondays, 8:00 in the city."""


def with_work(engine: Engine) -> None:
    """Two pieces of overdue work, one of them the neighbour's, and one that is due in December."""
    soon = a_work(2, due_on=date(2026, 12, 1), row=7)
    give(engine, a_work(), soon, a_work(1, committee=NEIGHBOUR, row=8), at=datetime(2026, 1, 12, 3))
    tell(engine, a_progress(), period="2026-Q3", at=datetime(2026, 10, 8, 3))


def prepared(engine: Engine, *, at: datetime, place: str = CITY) -> int:
    """The draft of a meeting held on the day of `at`."""
    with engine.execution_options(writes=True).begin() as connection:
        return changes.prepare_within(connection, place=place, held_on=at.date(), by=SECRETARY, at=at)


def frozen(engine: Engine, *, at: datetime, place: str = CITY) -> int:
    """A meeting whose figures are those of `at`."""
    number = prepared(engine, at=at, place=place)
    with engine.execution_options(writes=True).begin() as connection:
        changes.freeze_within(connection, number=number, by=SECRETARY, at=at)
    return number


def closed(engine: Engine, number: int, *, at: datetime) -> None:
    """End a meeting at `at`."""
    with engine.execution_options(writes=True).begin() as connection:
        changes.close_within(connection, number=number, by=SECRETARY, at=at)


def items(engine: Engine, number: int) -> dict[str, Item]:
    """The items of a meeting by their rule, in their order."""
    with engine.connect() as connection:
        return {item.rule: item for item in meetings.items(connection, number=number, scope=Scope.city())}
