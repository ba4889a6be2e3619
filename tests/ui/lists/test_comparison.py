"""Comparisons in words: no rank, no arrow over noise, and a reason wherever nothing is compared."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from domain.change import Change, Obstacle, Told
from domain.funnel import Funnel, Standing
from domain.periods import Period
from ui.lists import comparison as words

NAMES = {"xp-1": "Phường Một", "xp-2": "Phường Hai", "xp-3": "Phường Ba", "xp-4": "Phường Bốn"}


def told(period: str, numerator: float | None, denominator: float | None = 400, **values: Any) -> Told:
    return Told(Period.parse(period), numerator, denominator, **values)


def rows(*figures: tuple[str, float | None, float | None], kind: str = "ratio") -> pd.DataFrame:
    """What units said, with invented sources."""
    frame = pd.DataFrame(figures, columns=["committee_id", "numerator", "denominator"]).astype(
        {"committee_id": "str", "numerator": "float64", "denominator": "float64"}
    )
    source: dict[str, Any] = {"submission_id": 7, "sheet": "Chỉ tiêu", "row": 9, "target": 90.0, "note": None, "kind": kind}
    return frame.assign(**source).astype({"note": "str", "target": "float64"})


def test_an_arrow_stands_only_over_more_than_noise() -> None:
    now = told("2026-Q3", 300)

    assert words.against(told("2026-Q2", 200), now) == ("So với quý II/2026", "↑ 25,0 điểm %", "50,0%; tăng rõ")
    assert words.against(told("2026-Q2", 380), now) == ("So với quý II/2026", "↓ 20,0 điểm %", "95,0%; giảm rõ")
    assert words.against(told("2026-Q2", 298), now) == ("So với quý II/2026", "→", "74,5%; không đổi đáng kể")


def test_a_count_changes_by_its_own_number() -> None:
    earlier, now = (told(period, count, None, is_ratio=False) for period, count in (("2026-08", 20), ("2026-09", 1080)))

    assert words.against(earlier, now)[1:] == ("↑ 1.060", "20; tăng rõ")


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        (told("2025-Q2", 200), "50,0%; không so sánh: hai bên mốc sắp xếp đơn vị 1/7/2025"),
        (told("2026-Q2", None), "không so sánh: chưa có số liệu của một trong hai kỳ"),
        (told("2026-Q2", 200, is_provisional=True), "50,0%; không so sánh: chưa đủ đơn vị báo cáo"),
        (told("2026-Q2", 3, 9), "3 trên 9; không so sánh: mẫu số dưới 10"),
    ],
)
def test_what_is_not_compared_says_why_and_shows_no_arrow(earlier: Told, said: str) -> None:
    assert words.against(earlier, told("2026-Q3", 300))[1:] == ("–", said)


def test_every_standing_change_and_obstacle_has_its_words() -> None:
    assert set(words.STANDING_NAMES) == set(Standing)
    assert set(words.CHANGE_NAMES) == set(Change)
    assert set(words.OBSTACLE_NAMES) == set(Obstacle)
    kinds = {name.split(",")[0][2:].lower() for name in words.STANDING_NAMES.values()}
    assert kinds == {"khác biệt rõ", "trong mức thường", "chưa đủ dữ liệu"}


def test_exceptions_come_first_and_then_the_larger_never_by_rank() -> None:
    found = words.judged(rows(("xp-1", 5, 9), ("xp-2", 190, 400), ("xp-3", 500, 1000), ("xp-4", 100, 400)), Funnel(0.5))

    listed = words.units(found, names=NAMES, remarks={})

    assert listed[["name", "value_told", "standing_told"]].to_numpy().tolist() == [
        ["Phường Bốn", "25,0% (100 trên 400)", "▼ Khác biệt rõ, thấp hơn"],
        ["Phường Ba", "50,0% (500 trên 1.000)", "○ Trong mức thường"],
        ["Phường Hai", "47,5% (190 trên 400)", "○ Trong mức thường"],
        ["Phường Một", "5 trên 9", "· Chưa đủ dữ liệu"],
    ]
    assert listed["source"].tolist() == ["Lần nộp 7, tờ “Chỉ tiêu”, dòng 9"] * 4


def test_counts_keep_the_order_of_units_and_have_no_standing() -> None:
    found = words.judged(rows(("xp-3", 900, None), ("xp-1", 5, None), ("xp-2", 70, None), kind="count"), None)

    listed = words.units(found, names=NAMES, remarks={})

    assert listed[["name", "value_told", "standing_told"]].to_numpy().tolist() == [
        ["Phường Một", "5", "–"],
        ["Phường Hai", "70", "–"],
        ["Phường Ba", "900", "–"],
    ]
    assert "standing_told" not in words.headings(listed)
    assert {"name", "value_told", "source"} <= set(words.headings(listed))


def test_what_does_not_apply_is_no_value_and_has_no_standing() -> None:
    (row,) = words.units(words.judged(rows(("xp-1", None, None)), Funnel(0.5)), names=NAMES, remarks={}).to_dict("records")

    assert (row["value_told"], row["standing_told"]) == ("– không áp dụng", "–")


def test_notes_stand_beside_the_figure_after_what_the_report_said() -> None:
    judged = words.judged(rows(("xp-1", 5, 50), ("xp-2", 6, 50), ("xp-3", 7, 50)), None)
    said = judged.assign(note=pd.Series(["Sau rà soát", None, None], dtype="str"))

    listed = words.units(said, names=NAMES, remarks={"xp-1": "Chờ số chốt", "xp-3": "Mưa bão"})

    assert listed["note"].tolist() == ["Sau rà soát; Chờ số chốt", "–", "Mưa bão"]
