"""The matrix read as a table says what its cells say."""

from __future__ import annotations

import pandas as pd

from ui.charts import matrix
from ui.lists import matrix as words

PLACES = {"q1": "Quận 1", "go-vap": "Gò Vấp"}
CLAUSES = {"1.2": "Giáo dục chính trị", "1.1": "Quán triệt nghị quyết"}


def test_a_field_says_shape_number_and_of_how_many_in_the_order_of_the_picture() -> None:
    rows = [("go-vap", "1.1", 20, 2, 5, 20), ("q1", "1.1", 9, 0, 3, 9), ("q1", "1.2", 4, 0, 0, 0)]
    counts = pd.DataFrame(rows, columns=["place", "clause", "tasks", "overdue", "due_soon", "reported"]).assign(unverified=0)

    table = words.table(matrix.cells(counts, places=PLACES, clauses=CLAUSES))

    assert list(table.columns) == [words.PLACE, "1.2", "1.1"]
    assert table.fillna("–").to_numpy().tolist() == [
        ["Quận 1", "▨\u00a00/4", "◇\u00a03/9"],
        ["Gò Vấp", "–", "▲\u00a02/20"],
    ]
