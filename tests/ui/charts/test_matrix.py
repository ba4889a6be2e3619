"""The matrix of work: what stands in a cell, and that only the data of the chart changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd
import pytest

from domain.progress import Trouble
from ui.charts import matrix
from ui.labels import TROUBLE_NAMES
from ui.pictures import specification

Chart = Callable[[pd.DataFrame], alt.LayerChart]
PLACES = {"go-vap": "Gò Vấp", "q1": "Quận 1"}
CLAUSES = {"1.1": "Quán triệt nghị quyết", "1.10": "Không có", "1.2": "Giáo dục chính trị"}


def fixed(chart: Chart, cells: pd.DataFrame) -> dict[str, Any]:
    """All of a chart but its data."""
    return {part: value for part, value in chart(cells).to_dict().items() if part not in ("data", "datasets")}


def counts_of(*rows: tuple[str, str, int, int, int, int]) -> pd.DataFrame:
    """Rows of place, clause, tasks, overdue, due_soon, reported."""
    names = ["place", "clause", "tasks", "overdue", "due_soon", "reported"]
    return pd.DataFrame(rows, columns=names).assign(unverified=0)


def cells_of(*rows: tuple[str, str, int, int, int, int]) -> pd.DataFrame:
    return matrix.cells(counts_of(*rows), places=PLACES, clauses=CLAUSES)


@pytest.mark.parametrize(
    ("tasks", "overdue", "due_soon", "reported", "kind", "text"),
    [
        (9, 0, 0, 9, Trouble.NONE, "○"),
        (9, 0, 3, 9, Trouble.NONE, "◇3"),
        (2, 1, 1, 2, Trouble.ONE, "◔1"),
        (30, 2, 0, 30, Trouble.SEVERAL, "◑2"),
        (20, 2, 5, 20, Trouble.MUCH, "▲2"),
        (4, 0, 2, 0, Trouble.UNREPORTED, "▨"),
        (4, 3, 0, 0, Trouble.MUCH, "▲3"),
    ],
)
def test_a_cell_says_by_shape_and_number_what_its_colour_says(
    tasks: int, overdue: int, due_soon: int, reported: int, kind: Trouble, text: str
) -> None:
    (cell,) = cells_of(("q1", "1.1", tasks, overdue, due_soon, reported)).to_dict("records")

    assert (cell["kind"], cell["text"]) == (TROUBLE_NAMES[kind], text)


def test_cells_keep_the_order_of_places_and_tasks_not_of_their_letters() -> None:
    cells = cells_of(("q1", "1.2", 1, 0, 0, 1), ("go-vap", "1.10", 1, 0, 0, 1), ("go-vap", "1.1", 1, 0, 0, 1))

    assert cells[["name", "place_order", "clause", "clause_order"]].to_numpy().tolist() == [
        ["Quận 1", 1, "1.2", 2],
        ["Gò Vấp", 0, "1.10", 1],
        ["Gò Vấp", 0, "1.1", 0],
    ]


def test_a_cell_says_its_share_and_leads_to_the_gravest_list_that_it_holds() -> None:
    rows = cells_of(("q1", "1.1", 20, 2, 5, 20), ("q1", "1.2", 4, 0, 1, 4), ("go-vap", "1.2", 4, 0, 0, 4)).to_dict("records")

    assert [(row["overdue"], row["due_soon"], row["leads"]) for row in rows] == [
        ("2 trên 20 (10,0%)", "5 trên 20 (25,0%)", "overdue"),
        ("0 trên 4", "1 trên 4", "due_soon"),
        ("0 trên 4", "0 trên 4", ""),
    ]


def test_the_worst_stand_first_and_equal_ones_in_their_order() -> None:
    counts = counts_of(("go-vap", "1.1", 9, 1, 0, 9), ("q1", "1.2", 9, 2, 0, 9), ("q1", "1.1", 9, 1, 4, 9))

    assert list(matrix.worst_first(counts, PLACES, by="place")) == ["q1", "go-vap"]
    assert list(matrix.worst_first(counts, CLAUSES, by="clause")) == ["1.1", "1.2", "1.10"], "due soon decides, then none last"
    assert list(matrix.worst_first(counts_of(), PLACES, by="place")) == ["go-vap", "q1"]


def test_what_is_not_chosen_is_faint_but_stays() -> None:
    cells = cells_of(("q1", "1.2", 9, 5, 0, 1), ("go-vap", "1.1", 3, 0, 0, 0))

    narrowed = matrix.chosen(cells, "1.1")

    assert (narrowed["seen"] < 1).tolist() == [True, False]
    assert (matrix.chosen(cells, None)["seen"] == 1).all()
    assert (cells["seen"] == 1).all(), "shared frames are left as they are"


def test_no_work_makes_no_cells_of_the_same_types() -> None:
    assert cells_of().empty
    assert cells_of().dtypes.to_dict() == cells_of(("q1", "1.1", 1, 0, 0, 1)).dtypes.to_dict()


@pytest.mark.parametrize("chart", [matrix.matrix, matrix.strip])
def test_only_the_data_differs_between_two_pictures(chart: Chart) -> None:
    some = cells_of(("q1", "1.2", 9, 5, 0, 1), ("go-vap", "1.1", 3, 0, 0, 0)).assign(turn=1)

    assert fixed(chart, some) == fixed(chart, cells_of().assign(turn=0))


def test_a_click_picks_the_place_of_a_cell() -> None:
    shape = tuple((str(name), str(dtype)) for name, dtype in cells_of().assign(turn=0).dtypes.items())
    (picked,) = specification(matrix.matrix, shape)["params"]

    assert picked["name"] == matrix.SELECTION
    assert picked["select"]["fields"] == ["place", "clause", "leads", "turn"]
