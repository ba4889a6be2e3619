"""The matrix of a view: whose cells, in which order, and what is faint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.ui.loaders.conftest import Looking
from tests.works import a_work, give
from ui.loaders.where import Where, where

ELSEWHERE, BODY = "xp-26890", "tp-mttq"
"""Phường Hạnh Thông in Gò Vấp, and a city body; COMMITTEE and NEIGHBOUR lie on Quận 1."""


@pytest.fixture(autouse=True)
def _work(engine: Engine) -> None:
    """Two pieces overdue in Gò Vấp, one in Quận 1 beside others in term, one of a city body."""
    later = date(2027, 3, 1)
    give(
        engine,
        a_work(1, committee=COMMITTEE, clause="1.1", letter="a"),
        a_work(2, committee=NEIGHBOUR, clause="1.4", letter="a", due_on=later),
        a_work(1, committee=ELSEWHERE, clause="1.4", letter="a"),
        a_work(2, committee=ELSEWHERE, clause="1.4", letter="b"),
        a_work(1, committee=BODY, clause="2.2", letter="a", due_on=later),
    )


def order(found: Where) -> tuple[list[str], list[str]]:
    """Places and tasks of the Directive in the order in which the picture shows them."""
    cells = found.cells
    return (
        list(cells.sort_values("place_order")["name"].unique()),
        list(cells.sort_values("clause_order")["clause"].unique()),
    )


def test_the_city_is_shown_by_district_and_its_bodies_apart(looking: Looking) -> None:
    found = where(looking(Scope.city()))

    assert order(found) == (["Quận 1", "Gò Vấp"], ["1.1", "1.4"])
    assert found.body_cells[["place", "clause"]].to_numpy().tolist() == [[BODY, "2.2"]]


def test_below_the_city_every_committee_has_its_row(looking: Looking) -> None:
    view = replace(looking(Scope.of([COMMITTEE, NEIGHBOUR])), district="q1")

    assert set(where(view).cells["place"]) == {COMMITTEE, NEIGHBOUR}
    assert where(view).body_cells.empty


def test_the_worst_rows_and_columns_may_stand_first(looking: Looking) -> None:
    found = where(looking(Scope.city()), worst_first=True)

    assert order(found) == (["Gò Vấp", "Quận 1"], ["1.4", "1.1"])
    assert found.table.columns.tolist()[1:] == ["1.4", "1.1"]


def test_the_chosen_task_stands_out_of_the_whole_matrix(looking: Looking) -> None:
    found = where(looking(Scope.city()), clause="1.1")

    assert len(found.cells) == len(where(looking(Scope.city())).cells)
    assert set(found.cells.loc[found.cells["seen"] == 1, "clause"]) == {"1.1"}
