"""Inspections and recommendations in words; members are never counted where they could be recognised."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data_access.inspections import INSPECTION_COLUMNS, RECOMMENDATION_COLUMNS
from domain import inspections
from ui.lists import inspections as words

ON = date(2026, 11, 23)
NAMES = {"inspection_form": {"KT_CD": "Kiểm tra chuyên đề"}, "subject": {"TCD": "Tổ chức đảng", "DV": "Đảng viên"}}
COMMITTEES = {"xp-26740": "Phường Sài Gòn"}


def staged(**values: Any) -> pd.DataFrame:
    """One inspection as it stands today."""
    usual = {"code": "K1", "committee_id": "xp-26740", "year": 2026, "form": "KT_CD", "authority": "UBKT", "subject": "TCD"}
    row = {**usual, "submission_id": 7, "sheet": "S", "row": 5, **values}
    frame = pd.DataFrame([row], columns=list(INSPECTION_COLUMNS)).astype(INSPECTION_COLUMNS)
    return inspections.with_stage(frame, on=ON)


def told(**values: Any) -> dict[str, Any]:
    """One inspection in words."""
    (made,) = words.inspections(staged(**values), names=NAMES, committees=COMMITTEES).to_dict("records")
    return {str(name): value for name, value in made.items()}


def sums(**members: int) -> pd.DataFrame:
    """The outcomes of a year for members only."""
    return pd.DataFrame([{"subject": "DV", **dict.fromkeys(inspections.NESTED, 0), **members}])


def outcome(is_city: bool, **members: int) -> dict[str, Any]:
    """The row of members in words."""
    made = words.outcomes(sums(**members), names=NAMES, is_city=is_city).to_dict("records")[1]
    return {str(name): value for name, value in made.items()}


def test_an_inspection_in_words() -> None:
    row = told(base_name="Chi bộ Khu phố 3", planned_on=date(2026, 5, 4), ended_on=date(2026, 11, 13))

    assert (row["form_name"], row["at"], row["committee"]) == ("Kiểm tra chuyên đề", "Chi bộ Khu phố 3", "Phường Sài Gòn")
    assert (row["authority_name"], row["planned"]) == ("Ủy ban kiểm tra", "04/05/2026")
    assert row["stage_name"] == "◐ Đã kết thúc, chưa có kết luận"
    assert row["result"] == "–"
    assert row["source"] == "Lần nộp 7, tờ “S”, dòng 5"


def test_what_waits_says_since_when() -> None:
    ended = staged(base_name="Chi bộ Khu phố 3", ended_on=date(2026, 11, 13))

    (row,) = words.waiting(ended, names=NAMES, committees=COMMITTEES).to_dict("records")

    assert (row["at"], row["committee"]) == ("Chi bộ Khu phố 3", "Phường Sài Gòn")
    assert (row["since"], row["days"]) == (pd.Timestamp("2026-11-13"), 10)


def test_what_was_not_in_the_programme_and_at_no_single_base_says_so() -> None:
    row = told()

    assert (row["planned"], row["at"]) == ("Ngoài chương trình", "Nhiều cơ sở")


def test_a_conclusion_about_organisations_tells_its_document_and_counts() -> None:
    row = told(concluded_on=date(2026, 6, 1), document="Số 3-TB/UBKT", inspected=4, with_violation=1)

    assert row["result"] == "Số 3-TB/UBKT, 01/06/2026: 4 tổ chức đảng, 1 có khuyết điểm, vi phạm"


@pytest.mark.parametrize("count", [1, 2, 9])
def test_a_conclusion_about_members_tells_no_count(count: int) -> None:
    row = told(
        concluded_on=date(2026, 6, 1),
        subject="DV",
        inspected=count,
        concluded=count,
        with_violation=count,
        to_discipline=count,
        disciplined=count,
    )

    assert row["result"] == "01/06/2026: đảng viên"
    assert count not in row.values()


@pytest.mark.parametrize(
    ("count", "written"),
    [
        pytest.param(0, "0", id="none is a number"),
        pytest.param(1, "dưới 3", id="one is masked"),
        pytest.param(2, "dưới 3", id="two are masked"),
        pytest.param(3, "3", id="three are not"),
    ],
)
def test_small_sums_of_members_are_masked_below_the_city(count: int, written: str) -> None:
    assert outcome(False, disciplined=count)["disciplined"] == written
    assert outcome(True, disciplined=count)["disciplined"] == str(count)


def test_organisations_are_never_masked() -> None:
    rows = sums().assign(subject="TCD", disciplined=1)

    assert words.outcomes(rows, names=NAMES, is_city=False)["disciplined"].tolist() == ["1", "0"]


def test_a_recommendation_in_words() -> None:
    row = {"committee_id": "xp-26740", "content": "Bổ sung quy chế", "due_on": date(2026, 11, 13), "responsible": "Đảng ủy"}
    frame = pd.DataFrame([row], columns=list(RECOMMENDATION_COLUMNS)).astype(RECOMMENDATION_COLUMNS)

    (made,) = words.recommendations(inspections.with_remedy(frame, on=ON), committees=COMMITTEES).to_dict("records")

    assert (made["content"], made["committee"], made["days_over"]) == ("Bổ sung quy chế", "Phường Sài Gòn", 10)
    assert made["state_name"] == "Quá hạn, chưa khắc phục"


def test_findings_that_are_not_drawn_are_told() -> None:
    shown = pd.DataFrame({"inspections": [9, 4]})

    assert "Còn 3 nội dung khác, mỗi nội dung không quá 4 cuộc" in words.findings_note(5, shown)
    assert words.findings_note(2, shown) == ""
