"""Assigned work in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from domain.progress import State
from ui.lists import tasks as words

TODAY = date(2026, 11, 23)
COMMITTEES = {"xp-26740": "Phường Sài Gòn", "tp-btctu": "Ban Tổ chức Thành ủy"}
DAYS = (
    "assigned_on",
    "due_on",
    "deadline",
    "started_on",
    "done_on",
    "verified_on",
    "told_until",
    "returned_on",
    "answer_due_on",
    "answered_on",
)


def worded(**values: Any) -> dict[str, Any]:
    """One piece of work in words: due in a week, begun, reported until today."""
    usual = {
        "code": "NV-2026-0001-XP26740",
        "committee_id": "xp-26740",
        "clause": "1.3",
        "letter": "d",
        "title": "Rà soát quy chế",
        "product": "Quy chế",
        "state": State.OPEN,
        "assigned_on": "2026-01-12",
        "due_on": "2026-11-30",
        "deadline": "2026-11-30",
        "started_on": "2026-02-02",
        "done_on": None,
        "verified_on": None,
        "told_until": "2026-11-22",
        "moves": 0,
        "returned_on": None,
        "request": None,
        "asked_state": None,
        "answer_due_on": "2026-11-30",
        "answered_on": None,
        "days_over": 0,
        "returned_by": None,
        "reason": None,
        "days_late": 0,
        "days_past_original": 0,
        "reported": True,
        "unheard": False,
        "note": None,
        "cancel_reason": None,
        "product_document": None,
        "verified_by": None,
        "verification_document": None,
        "submission_id": 3,
        "sheet": "Giao việc",
        "row": 6,
        "report_submission_id": 8,
        "report_sheet": "Nhiệm vụ",
        "report_row": 9,
    }
    frame = pd.DataFrame([usual | values]).astype(dict.fromkeys(DAYS, "datetime64[s]"))
    told = words.tasks(frame, committees=COMMITTEES, on=TODAY)
    return {str(name): value for name, value in told.iloc[0].items()}


@pytest.mark.parametrize(
    ("values", "column", "told"),
    [
        ({}, "work", "1.3d · Rà soát quy chế"),
        ({"letter": None}, "work", "1.3 · Rà soát quy chế"),
        ({}, "said", "đang làm từ 02/02/2026"),
        ({"started_on": None}, "said", "chưa triển khai"),
        ({"note": "Chờ hướng dẫn"}, "said", "Chờ hướng dẫn"),
        ({"unheard": True, "note": "Chờ hướng dẫn"}, "said", "▨ mới báo cáo đến 22/11/2026"),
        ({"unheard": True, "told_until": None}, "said", "▨ chưa báo cáo"),
        ({}, "original", "–"),
        ({"moves": 2, "due_on": "2026-10-01"}, "original", "01/10/2026, dời 2 lần"),
        ({}, "deadlines", "30/11/2026"),
        ({"moves": 2, "due_on": "2026-10-01"}, "deadlines", "30/11/2026 (gốc 01/10/2026, dời 2 lần)"),
        ({"returned_by": "tp-btctu", "reason": "Thiếu sản phẩm"}, "returned_by", "Ban Tổ chức Thành ủy"),
        ({"returned_by": "tp-btctu", "reason": "Thiếu sản phẩm"}, "reason", "Thiếu sản phẩm"),
        ({}, "reason", "–"),
        ({}, "explained", "chưa hỏi"),
        ({"asked_state": "open"}, "explained", "đã hỏi, hạn 30/11/2026"),
        ({"asked_state": "overdue", "days_over": 3}, "explained", "▲ chưa trả lời, quá 3 ngày"),
        ({"asked_state": "answered_on_time", "answered_on": "2026-11-20"}, "explained", "● trả lời 20/11/2026"),
        (
            {"asked_state": "answered_late", "answered_on": "2026-11-20", "days_over": 2},
            "explained",
            "◐ trả lời 20/11/2026, trễ 2 ngày",
        ),
        ({}, "state_name", "○ Đang thực hiện, trong hạn"),
        ({"state": State.OVERDUE, "days_late": 1200}, "state_name", "▲ Quá hạn (1.200 ngày)"),
        ({"state": State.CANCELLED, "cancel_reason": "Sáp nhập"}, "state_name", "× Thôi thực hiện: Sáp nhập"),
        ({}, "verified", "–"),
        (
            {"verified_on": "2026-11-20", "verified_by": "tp-btctu", "verification_document": "17-TB/BTCTU"},
            "verified",
            "20/11/2026, Ban Tổ chức Thành ủy, 17-TB/BTCTU",
        ),
        ({"verified_on": "2026-11-24"}, "verified", "–"),
        ({}, "days_left", 7),
        ({"done_on": "2026-11-13"}, "days_waiting", 10),
        ({}, "source", "Giao: lần nộp 3, tờ “Giao việc”, dòng 6; báo cáo: lần nộp 8, tờ “Nhiệm vụ”, dòng 9"),
        ({"report_submission_id": None}, "source", "Giao: lần nộp 3, tờ “Giao việc”, dòng 6"),
    ],
)
def test_a_piece_of_work_in_words(values: dict[str, Any], column: str, told: str | int) -> None:
    assert worded(**values)[column] == told


def test_what_is_reported_done_after_the_day_is_not_done_yet() -> None:
    assert pd.isna(worded(done_on="2026-11-24")["done_on"])


def test_lists_are_named_with_their_lengths() -> None:
    names = words.tabs({"overdue": 1200, "due_soon": 0, "unverified": 3, "sent_back": 2}, missing=6)

    assert names["overdue"] == "▲ Quá hạn (1.200)"
    assert names[words.MISSING] == "▨ Chưa báo cáo (6)"
    assert set(words.EMPTY) == set(names), "each list says in a sentence that it is empty"


def test_of_one_committee_its_name_is_not_repeated() -> None:
    assert "committee" in words.headings("overdue", of_one=False)
    assert "committee" not in words.headings("overdue", of_one=True)


@pytest.mark.parametrize("name", ["overdue", "due_soon", "unverified", "sent_back", "active"])
def test_a_screen_shows_both_deadlines_in_one_column_and_few_columns(name: str) -> None:
    full, shown = words.headings(name, of_one=False), words.shown(name, of_one=False)

    assert ("deadlines" in shown) == ("deadline" in full)
    assert not {"deadline", "original", "source"} & set(shown)
    assert len(shown) <= 7
