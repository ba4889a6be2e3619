"""The plan a page at a time: with few pieces of work and with many, by urgency and in groups."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.ui.loaders.conftest import Looking
from tests.works import a_progress, a_work, give, tell
from ui.charts.plan import PAGE
from ui.loaders import plan as loaders
from ui.view import View

BOTH = Scope.of([COMMITTEE, NEIGHBOUR])


def filled(engine: Engine, count: int) -> None:
    """So much work of two committees and of two tasks of the Directive in turn, the first due first."""
    give(
        engine,
        *(
            a_work(
                number,
                committee=(COMMITTEE, NEIGHBOUR)[number % 2],
                clause=("1.4", "1.3")[number % 3 == 0],
                letter="a",
                title=f"Việc {number}",
                due_on=date(2026, 11, 20) + timedelta(days=number),
            )
            for number in range(1, count + 1)
        ),
    )


def rows(view: View, *, clause: str | None = None, by: str = loaders.URGENCY, number: int = 1) -> list[str]:
    """What the rows of a page are called, from the top, on one line each."""
    bars = loaders.page(view, clause=clause, by=by, number=number)
    return [" ".join(name.replace("\u2063", "").split()) for name in bars.drop_duplicates("order")["name"]]


def test_few_pieces_of_work_are_one_page(engine: Engine, looking: Looking) -> None:
    filled(engine, 5)

    assert loaders.pages(looking(BOTH), None) == 1
    assert [row.split(" · ")[1] for row in rows(looking(BOTH))] == [f"Việc {number}" for number in range(1, 6)]


def test_many_are_told_page_by_page_and_each_once(engine: Engine, looking: Looking) -> None:
    filled(engine, 60)
    view = looking(BOTH)

    pages = [rows(view, number=number + 1) for number in range(loaders.pages(view, None))]

    assert [len(page) for page in pages] == [PAGE] * 4
    assert len({row for page in pages for row in page}) == 60


def test_what_is_overdue_stands_first_and_what_is_done_last(engine: Engine, looking: Looking) -> None:
    filled(engine, 6)
    tell(engine, a_progress(2, committee=COMMITTEE, done_on=date(2026, 11, 1), product_document="31-BC/ĐU"))

    assert [row.split(" · ")[1] for row in rows(looking(BOTH))] == [f"Việc {number}" for number in (1, 3, 4, 5, 6, 2)]


def test_cancelled_work_is_in_no_plan(engine: Engine, looking: Looking) -> None:
    give(engine, a_work(1), a_work(2, cancelled_on=date(2026, 3, 1), cancel_reason="Sáp nhập"))

    assert len(rows(looking(BOTH))) == 1


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (loaders.URGENCY, []),
        (loaders.CLAUSE, ["1.3", "1.4"]),
        (loaders.COMMITTEE, ["Phường Bến Thành", "Phường Sài Gòn"]),
    ],
)
def test_groups_stand_under_their_names_in_their_order(engine: Engine, looking: Looking, by: str, groups: list[str]) -> None:
    filled(engine, 6)

    found = [row.removeprefix("■ ") for row in rows(looking(BOTH), by=by) if row.startswith("■")]

    assert [name if by == loaders.COMMITTEE else name.split()[0] for name in found] == groups


def test_one_task_of_the_directive_has_a_plan_of_its_own(engine: Engine, looking: Looking) -> None:
    filled(engine, 60)

    assert loaders.pages(looking(BOTH), "1.3") == 2
    assert all(row.startswith("1.3a · ") for row in rows(looking(BOTH), clause="1.3"))
    assert rows(looking(BOTH), clause="5.1") == []


def test_nobody_sees_the_plan_of_another_committee(engine: Engine, looking: Looking) -> None:
    filled(engine, 6)

    assert [row.split(" · ")[1] for row in rows(looking(Scope.of([COMMITTEE])))] == ["Việc 2", "Việc 4", "Việc 6"]
