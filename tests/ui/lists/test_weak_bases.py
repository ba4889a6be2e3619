"""The register in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from data_access.weak_bases import CASE_COLUMNS, EVENT_COLUMNS
from domain import weak_bases
from domain.weak_register import Flow
from ui.lists import weak_bases as words

ON = date(2026, 11, 23)
NAMES = {
    "weak_reason": {"CAP_UY": "Thiếu cấp ủy", "SINH_HOAT": "Sinh hoạt không đều"},
    "weak_stage": {"listed": "Đưa vào danh sách", "planned": "Có kế hoạch", "underway": "Đang củng cố", "exited": "Đã củng cố"},
}
FLOW = Flow(opening=25, entered=1200, exited=23, dissolved=1, closing=1201, relapsed=0)


def stated(*steps: tuple[str, date, date | None], **values: Any) -> pd.DataFrame:
    """One case as it stands today, named."""
    usual = {
        "code": "C1",
        "committee_id": "xp-26740",
        "base_code": "B1",
        "base_name": "Chi bộ Khu phố 3",
        "measures": "Kiện toàn cấp ủy",
    }
    case = {
        **usual,
        "responsible": "Ban Xây dựng Đảng",
        "listed_on": date(2026, 9, 1),
        "reasons": "CAP_UY,SINH_HOAT",
        "submission_id": 7,
        "sheet": "S",
        "row": 5,
    }
    cases = pd.DataFrame([{**case, **values}], columns=list(CASE_COLUMNS)).astype(CASE_COLUMNS)
    rows = [
        {"case_code": "C1", "stage": stage, "number": number, "happened_on": day, "due_on": due}
        for number, (stage, day, due) in enumerate(steps)
    ]
    events = pd.DataFrame(rows, columns=list(EVENT_COLUMNS)).astype(EVENT_COLUMNS)
    return words.named(weak_bases.with_state(cases, events, on=ON), committees={"xp-26740": "Phường Sài Gòn"})


def told(*steps: tuple[str, date, date | None], **values: Any) -> dict[str, Any]:
    """One open case in words."""
    (row,) = words.register(weak_bases.with_attention(stated(*steps, **values)), names=NAMES).to_dict("records")
    return {str(name): value for name, value in row.items()}


PLAN = ("planned", date(2026, 9, 9), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("steps", "values", "problem"),
    [
        pytest.param([PLAN], {}, "○ Đúng tiến độ", id="in order"),
        pytest.param([PLAN], {"listed_on": date(2026, 5, 1)}, "□ Trên 6 tháng", id="over six months"),
        pytest.param([PLAN], {"listed_on": date(2025, 5, 1)}, "■ Trên 12 tháng", id="over twelve months"),
        pytest.param([("planned", date(2026, 9, 9), date(2026, 11, 13))], {}, "▲ Quá hạn củng cố 10 ngày", id="overdue"),
        pytest.param(
            [("planned", date(2026, 9, 9), date(2026, 11, 13))],
            {"told_until": date(2026, 9, 30)},
            "▨ Đã đến hạn, chưa có báo cáo mới",
            id="due, and no report covers it",
        ),
        pytest.param([], {}, "◇ Quá 30 ngày chưa có kế hoạch", id="without a plan"),
        pytest.param([PLAN], {"responsible": None}, "◇ Quá 30 ngày chưa có nơi chịu trách nhiệm", id="nobody responsible"),
    ],
)
def test_what_is_wrong_with_a_case_has_a_shape_and_a_word(steps: list[Any], values: dict[str, Any], problem: str) -> None:
    assert told(*steps, **values)["problem"] == problem


def test_everything_that_is_wrong_is_said() -> None:
    problem = told(listed_on=date(2025, 5, 1), responsible=None)["problem"]

    assert problem.count(" · ") == 2


def test_a_case_in_words_says_cause_stage_deadline_and_source() -> None:
    row = told(PLAN, ("extended", date(2026, 11, 1), date(2027, 3, 31)))

    assert row["reasons"] == "Thiếu cấp ủy; Sinh hoạt không đều"
    stage = "Đang củng cố, hạn 31/03/2027 (gia hạn từ 31/12/2026); vào danh sách 01/09/2026, 2 tháng"
    assert row["stage_told"] == stage
    assert row["work"] == "Ban Xây dựng Đảng: Kiện toàn cấp ủy"
    assert row["place"] == "Chi bộ Khu phố 3, Phường Sài Gòn"
    assert row["source"] == "Lần nộp 7, tờ “S”, dòng 5"


def test_what_is_missing_of_a_case_is_said() -> None:
    row = told(measures=None, responsible=None)

    assert row["due"] == "Chưa có hạn"
    assert row["stage_told"].startswith("Đưa vào danh sách, chưa có hạn; ")
    assert row["work"] == "Chưa có nơi chịu trách nhiệm: chưa có biện pháp"


def test_a_base_that_was_not_reported_is_called_by_its_code() -> None:
    assert told(base_name=None)["base"] == "B1"


def test_a_base_that_left_says_when_how_and_by_which_document() -> None:
    closed = stated(("exited", date(2026, 11, 1), None)).assign(closing_document="31-QĐ/ĐU")

    (row,) = words.left(closed, names=NAMES).to_dict("records")

    assert (row["stage_name"], row["closing_document"], row["months"]) == ("Đã củng cố", "31-QĐ/ĐU", 2)
    assert row["closed_on"] == pd.Timestamp("2026-11-01")


def test_a_failed_base_says_for_which_period() -> None:
    found = pd.DataFrame(
        [{"base_name": "Chi bộ A", "committee_id": "c", "period": "2026-Q3", "submission_id": 3, "sheet": "Cơ sở", "row": 9}]
    )

    (row,) = words.unlisted(found, committees={"c": "Phường Sài Gòn"}).to_dict("records")

    assert row["told"] == "Không hoàn thành nhiệm vụ, Quý III/2026"


def test_a_period_in_one_sentence_adds_up() -> None:
    sentence = words.flow_told(FLOW)

    assert "Đầu kỳ 25 cơ sở, vào danh sách 1.200" in sentence
    assert sentence.endswith("cuối kỳ 1.201.")


@pytest.mark.parametrize(
    ("start", "end", "is_said"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), True),
        (date(2025, 6, 30), date(2025, 7, 1), True),
        (date(2025, 7, 1), date(2025, 9, 30), False),
        (date(2024, 1, 1), date(2025, 6, 30), False),
    ],
)
def test_a_period_across_the_reorganisation_says_so(start: date, end: date, is_said: bool) -> None:
    assert ("không so sánh trực tiếp được" in words.flow_note(FLOW, start=start, end=end)) == is_said


def test_relapses_of_a_period_are_told_where_there_are_any() -> None:
    days = {"start": date(2026, 1, 1), "end": date(2026, 3, 31)}

    assert words.flow_note(FLOW, **days) == ""
    assert "2 cơ sở tái yếu kém" in words.flow_note(replace(FLOW, relapsed=2), **days)
