"""Pictures of inspections: what their bars say, neutral colours, and that only data differs between two of them."""

from __future__ import annotations

import pandas as pd
import pytest

from ui import labels
from ui.charts import inspections as charts

FORMS = {"KT_TX": "Kiểm tra thường xuyên", "KT_CD": "Kiểm tra chuyên đề", "KL": "Thi hành kỷ luật đảng"}


def programme(*rows: tuple[str, int, int, int]) -> pd.DataFrame:
    """A programme as (form, planned, due, done)."""
    return pd.DataFrame(list(rows), columns=["form", "planned", "due", "done"])


def counted(*counts: int) -> pd.DataFrame:
    """Bars with a count each."""
    return pd.DataFrame({"name": [str(count) for count in counts], "count": counts, "order": range(len(counts))}).astype(
        {"name": "str", "count": "int64"}
    )


def quarters(*rates: tuple[float, float]) -> pd.DataFrame:
    """Rates from and to."""
    bars = pd.DataFrame(list(rates), columns=["low", "high"]).astype("float64")
    return bars.assign(name=pd.Series([str(low) for low, _ in rates], dtype="str"), order=range(len(rates)))


def recommendations(*rows: tuple[str, int]) -> pd.DataFrame:
    """Recommendations as (state, days past the deadline)."""
    return pd.DataFrame(list(rows), columns=["state", "days_over"])


def test_forms_stand_in_the_order_of_their_list_and_only_planned_ones() -> None:
    bars = charts.programme_bars(programme(("KT_CD", 4, 3, 2), ("KL", 0, 0, 0), ("KT_TX", 9, 8, 8)), by="form", names=FORMS)

    assert [name.strip() for name in bars["name"]] == [
        "Kiểm tra thường xuyên · đã làm 8 trên 8, cả năm 9",
        "Kiểm tra chuyên đề · đã làm 2 trên 3, cả năm 4",
    ]


def test_a_form_that_left_the_list_is_still_drawn() -> None:
    bars = charts.programme_bars(programme(("CU", 1, 1, 1), ("KT_TX", 1, 1, 1)), by="form", names=FORMS)

    assert bars["name"].iloc[1].strip() == "CU · đã làm 1 trên 1, cả năm 1"


def test_done_is_drawn_against_the_year_and_the_plan_to_date() -> None:
    drawn = charts.programme(charts.programme_bars(programme(("KT_CD", 4, 3, 2)), by="form", names=FORMS)).to_dict()

    assert [layer["encoding"]["x"]["field"] for layer in drawn["layer"]] == ["planned", "done", "due"]
    assert [layer["mark"]["type"] for layer in drawn["layer"]] == ["bar", "bar", "tick"]


def test_the_programme_may_be_drawn_by_who_inspects() -> None:
    rows = programme(("UBKT", 4, 3, 2)).rename(columns={"form": "authority"})

    bars = charts.programme_bars(rows, by="authority", names={"UBKT": "Ủy ban kiểm tra"})

    assert bars["name"].iloc[0].strip() == "Ủy ban kiểm tra · đã làm 2 trên 3, cả năm 4"


def test_counts_carry_no_good_or_bad_colour() -> None:
    drawn = charts.counts(counted(3)).to_dict()

    assert "color" not in drawn["encoding"]
    assert drawn["mark"]["color"] == labels.COUNT_COLOUR


def test_a_rate_that_is_told_as_a_span_is_drawn_from_its_low_to_its_high_end() -> None:
    drawn = charts.rates(quarters((1.0, 1.5))).to_dict()

    assert [layer["encoding"]["y"]["field"] for layer in drawn["layer"]] == ["high", "low"]
    assert {layer["mark"]["color"] for layer in drawn["layer"]} == {labels.PLAN_COLOUR, labels.COUNT_COLOUR}


@pytest.mark.parametrize(
    ("days", "band"),
    [(1, 1), (30, 1), (31, 2), (90, 2), (91, 3), (180, 3), (181, 4), (2000, 4)],
)
def test_overdue_recommendations_fall_into_bands_of_days(days: int, band: int) -> None:
    bars = charts.remedy_bars(recommendations(("overdue", days)))

    assert bars["count"].tolist() == [int(number == band) for number in range(5)]


def test_only_what_is_not_remedied_is_counted() -> None:
    bars = charts.remedy_bars(recommendations(("open", 0), ("remedied", 0), ("remedied_late", 9), ("left_open", 700)))

    assert bars["count"].tolist() == [1, 0, 0, 0, 0]
    assert bars["name"].iloc[0] == "1\ntrong\nhạn"


def test_dark_red_is_for_overdue_only() -> None:
    scale = charts.remedies(charts.remedy_bars(recommendations(("open", 0)))).to_dict()["encoding"]["color"]["scale"]

    assert dict(zip(scale["domain"], scale["range"], strict=True))["overdue"] == labels.OVERDUE_COLOUR
    assert labels.OVERDUE_COLOUR not in (labels.COUNT_COLOUR, labels.DONE_COLOUR, labels.PLAN_COLOUR, labels.OPEN_COLOUR)


@pytest.mark.parametrize(
    ("chart", "one", "other"),
    [
        (
            charts.programme,
            charts.programme_bars(programme(("KT_CD", 4, 3, 2)), by="form", names=FORMS),
            charts.programme_bars(programme(), by="form", names=FORMS),
        ),
        (charts.counts, counted(3, 1), counted()),
        (charts.rates, quarters((1.0, 1.5)), quarters()),
        (charts.remedies, charts.remedy_bars(recommendations(("open", 0))), charts.remedy_bars(recommendations())),
    ],
)
def test_only_the_data_differs_between_two_pictures(chart: object, one: pd.DataFrame, other: pd.DataFrame) -> None:
    assert callable(chart)
    drawn = [{**chart(bars).to_dict(), "data": None, "datasets": None} for bars in (one, other)]

    assert drawn[0] == drawn[1]
