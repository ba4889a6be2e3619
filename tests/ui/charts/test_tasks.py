"""Bars of states: what each says, what a click on one picks, and that only the data of the chart changes."""

from __future__ import annotations

import pandas as pd

from domain.progress import State
from ui.charts import tasks as charts
from ui.pictures import specification

CLAUSES = {"1.1": "Quán triệt nghị quyết", "1.2": "Giáo dục chính trị"}


def states_of(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return charts.state_bars(pd.DataFrame(rows, columns=["clause", "state", "tasks"]), clauses=CLAUSES)


def test_bars_are_named_with_their_figures_and_leave_cancelled_work_out() -> None:
    bars = states_of(("1.2", State.OVERDUE, 2), ("1.2", State.DONE_LATE, 3), ("1.2", State.CANCELLED, 9), ("1.1", State.OPEN, 1))

    assert bars[["state_name", "tasks", "order"]].to_numpy().tolist() == [
        ["▲ Quá hạn", 2, 1],
        ["◐ Hoàn thành trễ hạn", 3, 1],
        ["○ Đang thực hiện, trong hạn", 1, 0],
    ]
    assert "xong 3 trên 5, quá hạn 2" in bars["name"].iloc[0].replace("\n", " ")
    assert bars["name"].iloc[2].replace("\n", " ").strip().endswith("xong 0 trên 1")


def test_only_the_data_differs_between_two_pictures() -> None:
    nothing, something = states_of(), states_of(("1.1", State.OPEN, 1), ("1.2", State.OVERDUE, 4))
    specs = [charts.states(bars).to_dict() for bars in (nothing, something)]
    fixed = [{part: value for part, value in spec.items() if part not in ("data", "datasets")} for spec in specs]

    assert nothing.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()
    assert fixed[0] == fixed[1]


def test_a_click_picks_the_task_of_the_directive_of_a_bar() -> None:
    shape = tuple((str(name), str(dtype)) for name, dtype in states_of().assign(turn=0).dtypes.items())
    (picked,) = specification(charts.states, shape)["params"]

    assert picked["name"] == charts.SELECTION
    assert picked["select"]["fields"] == ["clause", "turn"]
