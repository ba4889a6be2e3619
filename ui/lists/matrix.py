"""The matrix of assigned work as a table, for those who read it without seeing or touching the picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ui import format as form

PLACE = "Nơi thực hiện"
"""Heading of the first column of `table`; the others are headed by the numbers of tasks of the Directive."""


IN_ORDER, WORST_FIRST = "in_order", "worst_first"
ORDERS = {IN_ORDER: "Theo thứ tự", WORST_FIRST: "Nhiều việc cần chú ý nhất trước"}
"""How the places and tasks of the Directive may stand, in words."""

LEGEND = "Trong ô: số việc quá hạn; ◇ số việc sắp đến hạn mà chưa có sản phẩm. Bấm vào ô để xem riêng nơi đó và nội dung đó."

NO_PLAN = "Chọn một địa bàn, một đơn vị hoặc một nội dung để xem kế hoạch của từng việc."


def table(cells: pd.DataFrame) -> pd.DataFrame:
    """A row a place, a column a task of the Directive, in the order of `cells` of `ui.charts.matrix`, already headed.

    A field says what its cell says, and of how many pieces of work: «▲ 2/20»; null where none was given.
    """
    told = cells.assign(told=pd.Series([_told(row) for row in cells.to_dict("records")], index=cells.index, dtype="str"))
    wide = told.pivot_table(index="name", columns="clause", values="told", aggfunc="first")
    places = cells.sort_values("place_order")["name"].unique()
    clauses = cells.sort_values("clause_order")["clause"].unique()
    return wide.reindex(index=places, columns=clauses).rename_axis(PLACE).reset_index().rename_axis(columns=None)


def _told(cell: Mapping[Any, Any]) -> str:
    shape, count = cell["text"][0], cell["text"][1:] or "0"
    return f"{shape}\u00a0{count}/{form.number(cell['tasks'])}"  # short and never torn apart: there are many columns
