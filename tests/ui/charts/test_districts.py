"""The tile-grid map: each district by how much of its work is overdue, and nothing about those out of reach."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from domain.units import District
from ui.charts.districts import SELECTION, district_tiles, tile_map

PLACES = {
    code: District(code, f"Quận {code}", code, "", column, 1, code.upper())
    for column, code in enumerate(["q1", "q3", "q4", "q5", "q6"], start=1)
}
COUNTS = pd.DataFrame(
    [("q1", 40, 0), ("q3", 40, 1), ("q4", 40, 3), ("q5", 40, 4), ("q6", 40, 9)], columns=["district", "tasks", "overdue"]
)


def tiles(*, open_to: set[str], chosen: str | None = None) -> dict[str, dict[Hashable, Any]]:
    """The tiles by label."""
    made = district_tiles(COUNTS, PLACES, open_to=open_to, chosen=chosen)
    return {row["label"]: row for row in made.to_dict("records")}


def test_the_share_of_overdue_work_has_a_shape_a_count_and_a_word() -> None:
    found = tiles(open_to=set(PLACES))

    assert [row["mark"] for row in found.values()] == ["○", "◔ 1", "◑ 3", "▲ 4", "▲ 9"]
    assert found["Q5"]["state"] == "▲ Quá hạn từ 10%"
    assert found["Q3"]["told"] == "1 trên 40 việc"


def test_a_district_out_of_reach_says_nothing_and_leads_nowhere() -> None:
    hidden = tiles(open_to={"q1"})["Q6"]

    assert hidden["state"] == "Ngoài phạm vi được xem"
    assert (hidden["mark"], hidden["told"], hidden["district"]) == ("", "", "")


def test_a_district_without_work_is_not_one_without_delay() -> None:
    made = district_tiles(COUNTS[COUNTS["district"] != "q1"], PLACES, open_to=set(PLACES))

    assert made.loc[made["label"] == "Q1", ["state", "mark"]].to_numpy().tolist() == [["Chưa giao việc", "–"]]


def test_the_chosen_district_is_marked() -> None:
    found = tiles(open_to=set(PLACES), chosen="q4")

    assert [label for label, row in found.items() if row["chosen"]] == ["Q4"]


def test_a_click_selects_the_district() -> None:
    spec = tile_map(district_tiles(COUNTS, PLACES, open_to=set(PLACES)).assign(turn=0)).to_dict()

    assert [param["name"] for param in spec["params"]] == [SELECTION]
    assert spec["params"][0]["select"]["fields"] == ["district", "turn"]
