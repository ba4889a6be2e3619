"""One base in words: members that would show who is meant, how it stands, what was reached and when."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from domain.discretion import NAMELESS
from ui.lists import base as words
from ui.lists.base_record import reached

TODAY = date(2026, 11, 23)


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "0"), (1, "dưới 3"), (2, "dưới 3"), (3, "3"), (1234, "1.234"), (None, "chưa báo cáo"), (float("nan"), "chưa báo cáo")],
)
def test_one_or_two_members_are_not_counted_out(count: float | None, told: str) -> None:
    assert words.members(count) == told


@pytest.mark.parametrize(("members", "names_all", "name"), [(3, True, "Chi bộ 1"), (3, False, NAMELESS), (4, False, "Chi bộ 1")])
def test_a_tiny_base_is_named_to_who_supervises_it(members: int, names_all: bool, name: str) -> None:
    assert words.name_of({"name": "Chi bộ 1", "members": members}, names_all=names_all) == name


@pytest.mark.parametrize(
    ("due", "done", "told"),
    [
        pytest.param("2026-11-23", None, "○ Hạn 23/11/2026", id="due today is not late"),
        pytest.param("2026-11-22", None, "▲ Quá hạn 1 ngày (hạn 22/11/2026)", id="due yesterday is late"),
        pytest.param("2026-11-22", "2026-11-22", "● Xong 22/11/2026, đúng hạn (hạn 22/11/2026)", id="done on its day"),
        pytest.param("2026-11-20", "2026-11-22", "◐ Xong 22/11/2026, trễ 2 ngày (hạn 20/11/2026)", id="done late"),
        pytest.param("2026-12-01", "2026-11-24", "○ Hạn 01/12/2026", id="done after the day that is looked at"),
    ],
)
def test_what_was_due_says_when_it_was_reached(due: str, done: str | None, told: str) -> None:
    assert reached(day(due), day(done) if done else pd.NaT, TODAY) == told


def closed(stage: str, on: str, document: str | None) -> dict[str, object]:
    return {"code": "A-CC1", "stage": stage, "closed_on": day(on), "closing_document": document}


def test_a_base_that_left_says_since_when_how_and_by_which_document() -> None:
    stays = pd.DataFrame([closed("dissolved", "2025-06-30", None), closed("exited", "2024-07-08", "92-QĐ/QU")])

    assert words.standing(stays.tail(1)).endswith("từ 08/07/2024: đã được công nhận củng cố, văn bản 92-QĐ/QU")
    assert words.standing(stays).endswith("từ 30/06/2025: giải thể, sáp nhập hoặc đơn vị kết thúc hoạt động")
    assert words.standing(stays.head(0)) == "○ Chưa từng có trong danh sách cơ sở cần củng cố"


def test_milestones_past_their_day_are_counted() -> None:
    plan = {"listed_on": day("2026-01-08"), "months": 10, "original_due_on": day("2027-02-03"), "due_on": day("2027-02-03")}
    case = plan | {"extensions": 0, "is_planned": True}
    marks = pd.DataFrame(
        {
            "due_on": pd.Series(["2026-06-08", "2026-09-21", "2027-01-04"], dtype="datetime64[s]"),
            "done_on": pd.Series([None, "2026-09-29", None], dtype="datetime64[s]"),
        }
    )

    assert words.figures(case, marks, on=TODAY)[-1] == ("Mốc đã xong", "1 trên 3", "1 mốc quá hạn")
    assert words.figures(case, marks.tail(1), on=TODAY)[-1] == ("Mốc đã xong", "0 trên 1", "không có mốc quá hạn")
    assert words.figures(case, marks.head(0), on=TODAY)[-1] == ("Mốc đã xong", "–", "chưa đặt mốc nào")
