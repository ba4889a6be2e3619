"""Inspections and recommendations in words; members are never counted where they could be recognised."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data_access import reference
from data_access.inspections import INSPECTION_COLUMNS, RECOMMENDATION_COLUMNS
from domain import inspections
from domain.rules import DatedName
from ui.lists import inspections as words

ON = date(2026, 11, 23)
NAMES = {"inspection_form": {"KT_CD": "Kiểm tra chuyên đề"}, "subject": {"TCD": "Tổ chức đảng", "DV": "Đảng viên"}}
REGULATIONS = [
    DatedName(row["code"], row["name_vi"], row["valid_from"], row["valid_to"])
    for row in reference.tables()["category"]
    if row["list"] == "inspection_regulation"
]
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


def test_a_recommendation_in_words() -> None:
    row = {"committee_id": "xp-26740", "content": "Bổ sung quy chế", "due_on": date(2026, 11, 13), "responsible": "Đảng ủy"}
    frame = pd.DataFrame([row], columns=list(RECOMMENDATION_COLUMNS)).astype(RECOMMENDATION_COLUMNS)

    (made,) = words.recommendations(inspections.with_remedy(frame, on=ON), committees=COMMITTEES).to_dict("records")

    assert (made["content"], made["committee"], made["days_over"]) == ("Bổ sung quy chế", "Phường Sài Gòn", 10)
    assert made["state_name"] == "Quá hạn, chưa khắc phục"


@pytest.mark.parametrize(
    ("dates", "regulation"),
    [
        pytest.param({"started_on": date(2021, 7, 27)}, "30-QĐ/TW", id="before the regulation of 2021"),
        pytest.param({"started_on": date(2021, 7, 28), "concluded_on": date(2025, 7, 1)}, "22-QĐ/TW", id="begun under it"),
        pytest.param({"planned_on": date(2025, 5, 30)}, "296-QĐ/TW", id="planned under that of 2025"),
        pytest.param({"planned_on": date(2026, 4, 1), "started_on": date(2026, 4, 11)}, "21-QĐ/TW", id="that of 2026"),
        pytest.param({}, "–", id="no day at all"),
    ],
)
def test_each_inspection_stands_under_the_regulation_of_its_day(dates: dict[str, date], regulation: str) -> None:
    (row,) = words.inspections(staged(**dates), names=NAMES, committees=COMMITTEES, regulations=REGULATIONS).to_dict("records")

    assert row["regulation"] == regulation
