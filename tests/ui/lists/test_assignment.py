"""One assignment in words: how it stands against both deadlines, and what happened to it in the order of days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest

from ui.lists import assignment as words
from ui.lists.assignment import Requirement

ON = date(2026, 11, 23)
COMMITTEES = {"xp-26890": "Phường Hạnh Thông", "tp-btctu": "Ban Tổ chức Thành ủy"}
DAYS = ("assigned_on", "due_on", "cancelled_on", "moved_on", "started_on", "done_on", "verified_on", "returned_on")


def a_row(**values: Any) -> dict[str, Any]:
    """Overdue work whose deadline was moved once; a test names what differs."""
    usual: dict[str, Any] = {
        "code": "NV-2026-0001-XP26890",
        "committee_id": "xp-26890",
        "state": "overdue",
        "assigned_on": "2026-01-12",
        "due_on": "2026-08-31",
        "deadline": "2026-10-31",
        "done_on": None,
        "verified_on": None,
        "returned_on": None,
        "told_until": "2026-09-30",
        "days_late": 23,
        "days_past_original": 84,
        "moves": 1,
        "sent_back": False,
        "assigning_document": "12-KH/TU",
        "product_document": None,
        "product": "Quy chế được ban hành",
        "note": "chờ hướng dẫn",
        "verified_by": None,
        "verification_document": None,
    }
    days = {"deadline", "told_until", *DAYS}
    return {name: pd.Timestamp(value) if name in days else value for name, value in {**usual, **values}.items()}


def versions(**told: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """What was stated by fact; each statement has a number of its own, and a test names the rest."""
    facts = {
        "assignment": ("assigned_on", "due_on", "assigning_document", "cancelled_on", "cancel_reason"),
        "deadline_move": ("number", "moved_on", "due_on", "document"),
        "assignment_report": ("started_on", "done_on", "product_document"),
        "verification": ("verified_on", "verified_by", "document"),
        "sent_back": ("number", "returned_on", "returned_by", "reason"),
    }
    given: dict[str, Any] = {"assigned_on": "2026-01-12", "due_on": "2026-06-30", "assigning_document": "12-KH/TU"}
    stated = {"assignment": [given], **told}
    frames = {}
    for fact, columns in facts.items():
        rows = [
            {"submission_id": number, "sheet": "Tờ", "row": 6, "withdrawn_at": None, **row}
            for number, row in enumerate(stated.get(fact, []), 10)
        ]
        frame = pd.DataFrame(rows, columns=[*columns, "submission_id", "sheet", "row", "withdrawn_at"])
        days = {name: pd.to_datetime(frame[name]) for name in (*DAYS, "withdrawn_at") if name in frame}
        frames[fact] = frame.assign(**days)
    return frames


def happened(on: date = ON, **told: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    found = words.events(versions(**told), on=on, committees=COMMITTEES)
    return [(f"{day:%d/%m}", what, told) for day, what, told in zip(found["day"], found["what"], found["told"], strict=True)]


def test_the_state_is_told_against_both_deadlines() -> None:
    assert words.state(a_row()) == "▲ Quá hạn, trễ 23 ngày, trễ 84 ngày so với hạn gốc"
    assert words.state(a_row(moves=0, days_past_original=23)) == "▲ Quá hạn, trễ 23 ngày"
    assert words.state(a_row(state="done_on_time", days_late=0, days_past_original=12)) == (
        "● Hoàn thành đúng hạn, trễ 12 ngày so với hạn gốc"
    )
    assert words.state(a_row(state="open", days_late=0, moves=0, sent_back=True, returned_on="2026-11-02")) == (
        "○ Đang thực hiện, trong hạn, đã bị trả lại ngày 02/11/2026"
    )


@pytest.mark.parametrize(
    ("values", "place", "told"),
    [
        ({}, 1, ("Hạn gốc", "31/08/2026", "dời 1 lần")),
        ({"moves": 0}, 1, ("Hạn gốc", "31/08/2026", "chưa dời lần nào")),
        ({}, 2, ("Hạn", "31/10/2026", "trễ 23 ngày")),
        ({"state": "open", "deadline": "2026-11-30", "days_late": 0}, 2, ("Hạn", "30/11/2026", "còn 7 ngày")),
        ({"state": "cancelled", "days_late": 0}, 2, ("Hạn", "31/10/2026", "thôi thực hiện")),
        ({}, 3, ("Báo cáo hoàn thành", "chưa", "chưa có văn bản")),
        (
            {"state": "done_late", "done_on": "2026-11-02", "product_document": "31-BC/ĐU"},
            3,
            ("Báo cáo hoàn thành", "02/11/2026", "31-BC/ĐU"),
        ),
        (
            {"sent_back": True, "returned_on": "2026-11-02", "product_document": "31-BC/ĐU"},
            3,
            ("Báo cáo hoàn thành", "chưa", "bị trả lại 02/11/2026"),
        ),
        ({}, 4, ("Thẩm tra", "chưa", "chưa xác nhận")),
        (
            {"verified_on": "2026-11-09", "verified_by": "tp-btctu", "verification_document": "17-TB"},
            4,
            ("Thẩm tra", "09/11/2026", "Ban Tổ chức Thành ủy, 17-TB"),
        ),
        ({"verified_on": "2026-11-24", "verified_by": "tp-btctu"}, 4, ("Thẩm tra", "chưa", "chưa xác nhận")),
    ],
)
def test_each_day_that_matters_says_what_is_beside_it(values: dict[str, Any], place: int, told: tuple[str, str, str]) -> None:
    assert words.dates(a_row(**values), on=ON, committees=COMMITTEES)[place] == told


def test_what_the_work_is_names_the_requirement_word_for_word() -> None:
    requirement = Requirement("1.3", "Nền nếp sinh hoạt", "d", "Rà soát quy chế hằng năm")

    told = dict(words.facts(a_row(), requirement, committees=COMMITTEES).to_numpy().tolist())

    assert told["Nội dung Chỉ thị"] == "1.3 Nền nếp sinh hoạt, điểm d"
    assert told["Yêu cầu của Chỉ thị"] == "Rà soát quy chế hằng năm"
    assert told["Đơn vị báo cáo"] == "Chờ hướng dẫn; báo cáo mới nhất đến ngày 30/09/2026"
    never = dict(words.facts(a_row(note=None, told_until=None), requirement, committees=COMMITTEES).to_numpy().tolist())
    assert never["Đơn vị báo cáo"] == "Chưa có báo cáo nào"


def test_what_happened_stands_in_the_order_of_days_with_its_documents() -> None:
    told = happened(
        deadline_move=[{"number": 1, "moved_on": "2026-06-01", "due_on": "2026-09-30", "document": "45-CV"}],
        assignment_report=[{"started_on": "2026-02-02", "done_on": "2026-09-15", "product_document": "31-BC/ĐU"}],
        verification=[{"verified_on": "2026-10-01", "verified_by": "tp-btctu", "document": "17-TB"}],
    )

    assert told == [
        ("12/01", "Giao việc", "hạn 30/06/2026; 12-KH/TU"),
        ("02/02", "Bắt đầu thực hiện", "–"),
        ("01/06", "Dời hạn lần 1", "hạn mới 30/09/2026; 45-CV"),
        ("15/09", "Báo cáo hoàn thành", "31-BC/ĐU"),
        ("01/10", "Thẩm tra", "Ban Tổ chức Thành ủy xác nhận hoàn thành; 17-TB"),
    ]


def test_work_sent_back_and_done_again_tells_both_times() -> None:
    told = happened(
        assignment_report=[
            {"started_on": "2026-02-02", "done_on": None},
            {"started_on": "2026-02-02", "done_on": "2026-06-10", "product_document": "31-BC/ĐU"},
            {"started_on": "2026-02-02", "done_on": "2026-07-20", "product_document": "40-BC/ĐU"},
        ],
        sent_back=[{"number": 1, "returned_on": "2026-06-10", "returned_by": "tp-btctu", "reason": "Thiếu danh mục"}],
    )

    assert told[2:] == [
        ("10/06", "Báo cáo hoàn thành", "31-BC/ĐU; sau báo cáo lại: 20/07/2026"),
        ("10/06", "Trả lại lần 1", "Ban Tổ chức Thành ủy: Thiếu danh mục"),
        ("20/07", "Báo cáo hoàn thành", "40-BC/ĐU"),
    ]


def test_what_was_taken_back_by_its_report_says_so() -> None:
    told = happened(assignment_report=[{"done_on": "2026-06-10"}, {"done_on": None}])

    assert ("10/06", "Báo cáo hoàn thành", "sau báo cáo lại: chưa hoàn thành") in told


def test_cancelled_work_tells_why_and_keeps_who_gave_it() -> None:
    given = {"assigned_on": "2026-01-12", "due_on": "2026-06-30", "assigning_document": "12-KH/TU"}
    taken = {**given, "cancelled_on": "2026-03-01", "cancel_reason": "Gộp vào việc khác"}

    found = words.events(versions(assignment=[given, taken]), on=ON, committees=COMMITTEES)

    assert found["what"].tolist() == ["Giao việc", "Thôi thực hiện"]
    assert found["submission_id"].tolist() == [10, 11]
    assert found["source"].tolist() == ["Lần nộp 10, tờ “Tờ”, dòng 6", "Lần nộp 11, tờ “Tờ”, dòng 6"]


def test_what_was_withdrawn_or_is_later_than_the_day_did_not_happen() -> None:
    moved = {"number": 1, "moved_on": "2026-06-01", "due_on": "2026-09-30", "document": "45-CV"}
    done = {"done_on": "2026-06-10", "withdrawn_at": datetime(2026, 7, 1)}

    assert [what for _, what, _ in happened(deadline_move=[moved], assignment_report=[done])] == ["Giao việc", "Dời hạn lần 1"]
    assert [what for _, what, _ in happened(date(2026, 5, 31), deadline_move=[moved])] == ["Giao việc"]


def test_a_corrected_move_is_told_once_as_it_holds() -> None:
    moves = [{"number": 1, "moved_on": "2026-06-01", "due_on": due, "document": "45-CV"} for due in ("2026-09-30", "2026-10-15")]

    assert ("01/06", "Dời hạn lần 1", "hạn mới 15/10/2026; 45-CV") in happened(deadline_move=moves)
    assert len(happened(deadline_move=moves)) == 2
