"""Bars of states and the plan: what each says, and that only the data of the chart changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import pytest

from domain.progress import State
from ui.charts import tasks as charts

TODAY = date(2026, 11, 23)
CLAUSES = {"1.1": "Quán triệt nghị quyết", "1.2": "Giáo dục chính trị"}
Chart = Callable[[pd.DataFrame], alt.Chart | alt.LayerChart]


def states_of(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return charts.state_bars(pd.DataFrame(rows, columns=["clause", "state", "tasks"]), clauses=CLAUSES)


def a_task(code: str = "NV-1", **values: Any) -> dict[str, Any]:
    usual = {
        "code": code,
        "work": "1.3 · Rà soát quy chế",
        "committee": "Phường Sài Gòn",
        "state": State.OPEN,
        "assigned_on": "2026-01-12",
        "due_on": "2026-12-31",
        "deadline": "2026-12-31",
        "done_on": None,
    }
    return usual | values


def plan_of(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(a_task()))
    days = dict.fromkeys(("assigned_on", "due_on", "deadline", "done_on"), "datetime64[s]")
    return charts.plan_bars(frame.astype(days | {"state": "str"}), on=TODAY)


def spans(*rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(f"{row.kind}", f"{row.start:%d/%m}", f"{row.end:%d/%m}") for row in plan_of(*rows).itertuples()]


def test_bars_are_named_with_their_figures_and_leave_cancelled_work_out() -> None:
    bars = states_of(("1.2", State.OVERDUE, 2), ("1.2", State.DONE_LATE, 3), ("1.2", State.CANCELLED, 9), ("1.1", State.OPEN, 1))

    assert bars[["state_name", "tasks", "order"]].to_numpy().tolist() == [
        ["▲ Quá hạn", 2, 1],
        ["◐ Hoàn thành trễ hạn", 3, 1],
        ["○ Đang thực hiện, trong hạn", 1, 0],
    ]
    assert "xong 3 trên 5, quá hạn 2" in bars["name"].iloc[0].replace("\n", " ")
    assert bars["name"].iloc[2].replace("\n", " ").strip().endswith("xong 0 trên 1")


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        pytest.param({}, [("Theo hạn gốc", "12/01", "31/12")], id="in term"),
        pytest.param(
            {"due_on": "2026-10-01", "deadline": "2026-12-31"},
            [("Theo hạn gốc", "12/01", "01/10"), ("Phần gia hạn", "01/10", "31/12")],
            id="moved",
        ),
        pytest.param(
            {"due_on": "2026-10-01", "deadline": "2026-10-01", "state": State.OVERDUE},
            [("Theo hạn gốc", "12/01", "01/10"), ("▲ Quá hạn", "01/10", "23/11")],
            id="overdue until today",
        ),
        pytest.param(
            {"due_on": "2026-10-01", "deadline": "2026-10-01", "state": State.DONE_LATE, "done_on": "2026-10-09"},
            [("Theo hạn gốc", "12/01", "01/10"), ("◐ Xong sau hạn", "01/10", "09/10"), (charts.DONE_MARK, "09/10", "09/10")],
            id="done late",
        ),
        pytest.param(
            {"state": State.DONE_ON_TIME, "done_on": "2026-10-09"},
            [("Theo hạn gốc", "12/01", "31/12"), (charts.DONE_MARK, "09/10", "09/10")],
            id="done on time",
        ),
        pytest.param(
            {"due_on": "2026-12-31", "deadline": "2026-11-30"}, [("Theo hạn gốc", "12/01", "30/11")], id="moved forward"
        ),
        pytest.param({"state": State.CANCELLED}, [], id="cancelled"),
    ],
)
def test_the_stretches_of_a_piece_of_work(task: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert spans(a_task(**task)) == expected


def test_the_plan_shows_few_pieces_each_once_on_a_row_of_its_own() -> None:
    rows = [a_task(f"NV-{number}") for number in range(20)]

    bars = plan_of(rows[0], *rows)

    assert bars["order"].tolist() == list(range(charts.MOST_BARS))
    assert bars["name"].is_unique


@pytest.mark.parametrize(
    ("chart", "nothing", "something"),
    [
        (charts.states, states_of(), states_of(("1.1", State.OPEN, 1), ("1.2", State.OVERDUE, 4))),
        (charts.plan, plan_of(), plan_of(a_task(), a_task("NV-2", state=State.DONE_ON_TIME, done_on="2026-10-09"))),
    ],
    ids=["states", "plan"],
)
def test_only_the_data_differs_between_two_pictures(chart: Chart, nothing: pd.DataFrame, something: pd.DataFrame) -> None:
    specs = [chart(bars).to_dict() for bars in (nothing, something)]
    fixed = [{part: value for part, value in spec.items() if part not in ("data", "datasets")} for spec in specs]

    assert nothing.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()
    assert fixed[0] == fixed[1]
