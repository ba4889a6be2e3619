"""The plan: the stretches of a piece of work, groups with their names, and a row that keeps its height."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from domain.progress import State
from ui.charts import plan as charts
from ui.charts.rows import STEP

TODAY = date(2026, 11, 23)


def a_task(code: str = "NV-1", **values: Any) -> dict[str, Any]:
    usual = {
        "code": code,
        "work": "1.3 · Rà soát quy chế",
        "told": "Phường Sài Gòn",
        "group": "",
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
    ],
)
def test_the_stretches_of_a_piece_of_work(task: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert spans(a_task(**task)) == expected


def test_a_group_stands_under_its_name_and_each_piece_on_a_row_of_its_own() -> None:
    bars = plan_of(
        a_task("NV-1", group="1.3 Sinh hoạt"),
        a_task("NV-2", group="1.3 Sinh hoạt"),
        a_task("NV-3", group="1.4 Kết nạp"),
    )

    assert [name.replace("\u2063", "").strip() for name in bars["name"]] == [
        "■ 1.3 Sinh hoạt",
        "1.3 · Rà soát quy chế · Phường Sài Gòn",
        "1.3 · Rà soát quy chế · Phường Sài Gòn",
        "■ 1.4 Kết nạp",
        "1.3 · Rà soát quy chế · Phường Sài Gòn",
    ]
    assert bars["order"].tolist() == list(range(5))
    assert bars["name"].is_unique


def test_the_name_of_a_group_draws_no_bar() -> None:
    heading = plan_of(a_task(group="1.4 Kết nạp")).iloc[0]

    assert heading["start"] == heading["end"]


def test_a_row_is_as_high_on_a_full_page_as_on_a_short_one() -> None:
    short, full = (plan_of(*(a_task(f"NV-{number}") for number in range(count))) for count in (5, charts.PAGE))

    assert len(full) == charts.PAGE
    assert {charts.plan(bars).to_dict()["height"]["step"] for bars in (short, full)} == {STEP}


def test_only_the_data_differs_between_two_pictures() -> None:
    nothing, something = plan_of(), plan_of(a_task(), a_task("NV-2", state=State.DONE_ON_TIME, done_on="2026-10-09"))
    specs = [charts.plan(bars).to_dict() for bars in (nothing, something)]
    fixed = [{part: value for part, value in spec.items() if part not in ("data", "datasets")} for spec in specs]

    assert nothing.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()
    assert fixed[0] == fixed[1]
