"""Conclusions of meetings in words: what was asked of whom, where it stands, and the how-manieth reminder it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from domain.conclusions import State, Step
from domain.units import Units
from ui import format as form
from ui.lists.meetings import place_name

Row = Mapping[Any, Any]

WAITING = "waiting"

FILTERS: Mapping[str, str] = {
    WAITING: "Chưa hoàn thành",
    State.REPORTED: "Chờ thẩm tra",
    State.VERIFIED: "Đã thẩm tra",
    State.CANCELLED: "Đã hủy",
}
"""The parts of the register; the first holds what nobody has reported done."""

LISTED = {
    "text": "Kết luận",
    "committee": "Đơn vị thực hiện",
    "due": "Hạn",
    "state_name": "Tình trạng",
    "reminded": "Nhắc lại",
    "meeting": "Cuộc họp",
}
"""Headings of the register."""

OF_MEETING = {"text": "Kết luận", "committee": "Đơn vị thực hiện", "due": "Hạn", "state_name": "Tình trạng"}
"""Headings of what one meeting concluded."""

CARD = {"name": "Mục", "told": "Nội dung"}
"""Headings of one conclusion."""

STEPS = {"day": "Ngày", "step": "Việc", "told_as": "Nơi ghi", "told": "Văn bản, lý do"}
"""Headings of what became of one conclusion."""

_STEP_NAMES: Mapping[str, str] = {
    Step.REPORTED: "Báo cáo hoàn thành",
    Step.VERIFIED: "Thẩm tra: đã hoàn thành",
    Step.RETURNED: "Trả lại, chưa đạt",
    Step.CANCELLED: "Hủy kết luận",
}

_ORDER = [State.OPEN, State.REPORTED, State.VERIFIED, State.CANCELLED]
_KEPT = ["id", "meeting_id", "item_id", "committee_id", "text", "state", "due_on", "overdue", "days_over", "reminders"]


def in_words(rows: pd.DataFrame, *, committees: Mapping[str, str], units: Units) -> pd.DataFrame:
    """The conclusions of `data_access.conclusions` in words, what is overdue first, the longest on top; then by day due."""
    records = rows.to_dict("records")
    texts = {
        "committee": [committees.get(row["committee_id"], row["committee_id"]) for row in records],
        "due": [form.day(row["due_on"]) for row in records],
        "state_name": [_state(row) for row in records],
        "reminded": [f"lần nhắc thứ {row['reminders']}" if row["reminders"] else "–" for row in records],
        "meeting": [f"{place_name(row['place'], units)}, {form.day(row['held_on'])}" for row in records],
        "item": [str(row["item_title"]) if pd.notna(row["item_title"]) else "–" for row in records],
        "made": [f"{row['made_as']}, {form.moment(row['made_at'])}" for row in records],
    }
    order = rows["state"].map([str(state) for state in _ORDER].index).astype("int64")
    told = rows[_KEPT].join(pd.DataFrame(texts, index=rows.index, dtype="str")).assign(order=order)
    by = {"order": True, "days_over": False, "due_on": True, "id": True}
    return told.sort_values(list(by), ascending=list(by.values()), ignore_index=True)


def part(told: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of one of FILTERS."""
    return told[told["state"] == (str(State.OPEN) if name == WAITING else name)]


def headline(told: pd.DataFrame) -> list[tuple[str, str, str]]:
    """The numbers of conclusions, for `ui.figures`."""
    done = int((told["state"] == State.VERIFIED).sum())
    return [
        ("Quá hạn", form.number(int(told["overdue"].sum())), "kết luận"),
        ("Đang thực hiện", form.number(int(((told["state"] == State.OPEN) & ~told["overdue"]).sum())), "trong hạn"),
        ("Chờ thẩm tra", form.number(int((told["state"] == State.REPORTED).sum())), "đã báo cáo xong"),
        ("Đã thẩm tra", form.of(done, len(told)), "kết luận"),
    ]


def card(row: Row) -> pd.DataFrame:
    """One conclusion as a whole: columns of CARD."""
    told = {
        "Đơn vị thực hiện": row["committee"],
        "Hạn": row["due"],
        "Tình trạng": row["state_name"],
        "Nhắc lại": row["reminded"],
        "Cuộc họp": row["meeting"],
        "Mục": row["item"],
        "Ghi lúc": row["made"],
    }
    return pd.DataFrame(list(told.items()), columns=list(CARD), dtype="str")


def steps(history: pd.DataFrame) -> pd.DataFrame:
    """What became of a conclusion, columns of STEPS, the newest first."""
    rows = [
        {
            "day": form.moment(row["happened_at"]),
            "step": _STEP_NAMES[row["kind"]],
            "told_as": row["told_as"],
            "told": next((row[name] for name in ("document", "reason") if pd.notna(row[name])), "–"),
        }
        for row in reversed(history.to_dict("records"))
    ]
    return pd.DataFrame(rows, columns=list(STEPS), dtype="str")


def _state(row: Row) -> str:
    if row["overdue"]:
        return f"▲ Quá hạn {form.number(row['days_over'])} ngày"
    if row["state"] == State.OPEN:
        return "○ Đang thực hiện"
    if row["state"] == State.REPORTED:
        return f"◐ Đã báo cáo hoàn thành ({row['document']}), chờ thẩm tra"
    return "● Đã thẩm tra, hoàn thành" if row["state"] == State.VERIFIED else f"✕ Đã hủy: {row['reason']}"
