"""Pictures of the register: what their bars say, and that only data differs between two of them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from domain.weak_register import Flow
from ui.charts import weak_bases as charts

FLOW = Flow(opening=25, entered=87, exited=23, dissolved=1, closing=88, relapsed=2)


def cases(*stays: tuple[str, int, int, bool]) -> pd.DataFrame:
    """Cases as (base, months, mark passed, still open), listed one day after the other."""
    frame = pd.DataFrame(list(stays), columns=["base", "months", "over", "is_open"]).astype({"is_open": bool})
    listed_on = pd.date_range("2025-01-01", periods=len(stays)).as_unit("s")
    return frame.assign(committee="Phường An Nhơn", code=frame.index.astype("str"), listed_on=listed_on)


def test_the_bars_of_a_sum_hang_where_the_one_before_ended() -> None:
    bars = charts.flow_bars(FLOW)

    assert bars[["low", "high"]].to_numpy().tolist() == [[0, 25], [25, 112], [89, 112], [88, 89], [0, 88]]
    assert [name.split("\n")[0] for name in bars["name"]] == ["25", "+87", "−23", "−1", "88"]


def test_what_did_not_happen_has_no_sign() -> None:
    bars = charts.flow_bars(Flow(opening=2, entered=0, exited=0, dissolved=0, closing=2, relapsed=0))

    assert [name.split("\n")[0] for name in bars["name"]] == ["2", "0", "0", "0", "2"]


def test_the_colours_of_the_register_belong_to_what_happened() -> None:
    drawn = charts.stock_and_flow(charts.flow_bars(FLOW)).to_dict()

    scale = drawn["encoding"]["color"]["scale"]
    assert scale["domain"] == ["stock", "entered", "exited", "dissolved"]
    assert drawn["encoding"]["x"]["sort"] == {"field": "order", "op": "min"}


def test_the_longest_stays_come_first_and_closed_ones_not_at_all() -> None:
    bars = charts.age_bars(cases(("A", 15, 12, True), ("B", 14, 12, False), ("C", 7, 6, True), ("D", 2, 0, True)))

    assert bars["months"].tolist() == [15, 7, 2]
    assert bars["age"].tolist() == ["Trên 12 tháng", "Trên 6 đến 12 tháng", "Đến 6 tháng"]
    assert bars["name"].iloc[0] == "\nA – Phường An Nhơn · 15 tháng"


def test_no_more_bars_than_are_read_at_a_glance() -> None:
    bars = charts.age_bars(cases(*((f"Chi bộ {number}", 3, 0, True) for number in range(30))))

    assert len(bars) == charts.MOST_AGES


def test_two_bases_of_one_name_keep_a_bar_each() -> None:
    assert charts.age_bars(cases(("A", 3, 0, True), ("A", 3, 0, True)))["name"].nunique() == 2


def test_an_empty_register_is_drawn_without_a_bar() -> None:
    bars = charts.age_bars(cases())

    assert bars.empty
    assert charts.ages(bars).to_dict()["encoding"]["x"]["type"] == "quantitative"


@pytest.mark.parametrize(
    ("chart", "one", "other"),
    [
        (charts.stock_and_flow, charts.flow_bars(FLOW), charts.flow_bars(Flow(0, 1, 1, 0, 0, 0))),
        (charts.ages, charts.age_bars(cases(("A", 3, 0, True))), charts.age_bars(cases(("B", 13, 12, True)))),
    ],
)
def test_only_the_data_differs_between_two_pictures(chart: object, one: pd.DataFrame, other: pd.DataFrame) -> None:
    assert callable(chart)
    drawn = [{**chart(bars).to_dict(), "data": None, "datasets": None} for bars in (one, other)]

    assert drawn[0] == drawn[1]


def test_listed_on_orders_stays_of_equal_months() -> None:
    listed = cases(("A", 3, 0, True), ("B", 3, 0, True)).assign(
        listed_on=pd.Series([date(2026, 2, 2), date(2026, 2, 1)], dtype="datetime64[s]")
    )

    assert [name.strip()[0] for name in charts.age_bars(listed)["name"]] == ["B", "A"]
