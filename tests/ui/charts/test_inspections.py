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


def findings(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Findings as (finding, inspections, committees)."""
    return pd.DataFrame(list(rows), columns=["finding", "inspections", "committees"])


def recommendations(*rows: tuple[str, int]) -> pd.DataFrame:
    """Recommendations as (state, days past the deadline)."""
    return pd.DataFrame(list(rows), columns=["state", "days_over"])


def test_forms_stand_in_the_order_of_their_list_and_only_planned_ones() -> None:
    bars = charts.programme_bars(programme(("KT_CD", 4, 3, 2), ("KL", 0, 0, 0), ("KT_TX", 9, 8, 8)), names=FORMS)

    assert [name.strip() for name in bars["name"]] == [
        "Kiểm tra thường xuyên · đã làm 8 trên 8, cả năm 9",
        "Kiểm tra chuyên đề · đã làm 2 trên 3, cả năm 4",
    ]


def test_a_form_that_left_the_list_is_still_drawn() -> None:
    bars = charts.programme_bars(programme(("CU", 1, 1, 1), ("KT_TX", 1, 1, 1)), names=FORMS)

    assert bars["name"].iloc[1].strip() == "CU · đã làm 1 trên 1, cả năm 1"


def test_done_is_drawn_against_the_year_and_the_plan_to_date() -> None:
    drawn = charts.programme(charts.programme_bars(programme(("KT_CD", 4, 3, 2)), names=FORMS)).to_dict()

    assert [layer["encoding"]["x"]["field"] for layer in drawn["layer"]] == ["planned", "done", "due"]
    assert [layer["mark"]["type"] for layer in drawn["layer"]] == ["bar", "bar", "tick"]


def test_only_the_most_frequent_findings_are_drawn() -> None:
    many = findings(*((f"F{number}", 20 - number, 1) for number in range(12)))

    bars = charts.finding_bars(many, names={"F0": "Công tác cán bộ"})

    assert len(bars) == charts.MOST_FINDINGS
    assert bars["name"].iloc[0] == "\nCông tác cán bộ · 20 cuộc, 1 đơn vị"


def test_counts_carry_no_good_or_bad_colour() -> None:
    drawn = charts.findings(charts.finding_bars(findings(("F0", 3, 1)), names={})).to_dict()

    assert "color" not in drawn["encoding"]
    assert drawn["mark"]["color"] == labels.COUNT_COLOUR


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
            charts.programme_bars(programme(("KT_CD", 4, 3, 2)), names=FORMS),
            charts.programme_bars(programme(), names=FORMS),
        ),
        (charts.findings, charts.finding_bars(findings(("F0", 3, 1)), names={}), charts.finding_bars(findings(), names={})),
        (charts.remedies, charts.remedy_bars(recommendations(("open", 0))), charts.remedy_bars(recommendations())),
    ],
)
def test_only_the_data_differs_between_two_pictures(chart: object, one: pd.DataFrame, other: pd.DataFrame) -> None:
    assert callable(chart)
    drawn = [{**chart(bars).to_dict(), "data": None, "datasets": None} for bars in (one, other)]

    assert drawn[0] == drawn[1]
