"""Requests for explanation in words: who was asked what, by when, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from domain.explanations import ANSWERED, Counts, State
from domain.periods import Period
from ui import format as form

Row = Mapping[Any, Any]

STATES: dict[str, str] = {
    State.OVERDUE: "▲ Quá hạn trả lời",
    State.OPEN: "○ Đang chờ trả lời",
    State.ANSWERED_LATE: "◐ Đã trả lời, trễ",
    State.ANSWERED_ON_TIME: "● Đã trả lời",
    State.WITHDRAWN: "× Đã rút",
}
"""The computed state of a request, what waits longest first; the shape stands before the word."""

WAITING = {
    "question": "Nội dung yêu cầu",
    "about": "Về việc",
    "committee": "Đơn vị",
    "state_name": "Tình trạng",
    "asked": "Nơi yêu cầu",
}
"""Headings of what waits for an answer, by column of `requests`."""

CLOSED = (*ANSWERED, State.WITHDRAWN)
"""What waits for nothing any more."""

ANSWERED_LIST = {
    "question": "Nội dung yêu cầu",
    "about": "Về việc",
    "committee": "Đơn vị",
    "answered": "Giải trình",
    "state_name": "Tình trạng",
}
"""Headings of what was answered."""

OF_ONE = {"question": "Nội dung yêu cầu", "state_name": "Tình trạng", "asked": "Nơi yêu cầu", "answered": "Giải trình"}
"""Headings of the requests about one thing."""

CARD = {"name": "Mục", "told": "Nội dung"}
"""Headings of one request."""

ANSWERS = {"day": "Ngày", "answered_as": "Nơi trả lời", "text": "Nội dung giải trình"}
"""Headings of the answers to one request, the newest first."""

_KEPT = ["id", "committee_id", "subject", "code", "period", "state", "due_on"]


def requests(rows: pd.DataFrame, *, committees: Mapping[str, str], names: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """The requests of `domain.explanations.with_states` in words, what is overdue first, then what waits, then the answered.

    `names` are those of assignments and indicators by (subject, code).
    """
    records = rows.to_dict("records")
    texts = {
        "question": [str(row["question"]) for row in records],
        "about": [_about(row, names) for row in records],
        "committee": [committees.get(row["committee_id"], row["committee_id"]) for row in records],
        "state_name": [_state(row) for row in records],
        "asked": [f"{row['asked_as']}, {form.day(row['asked_on'])}" for row in records],
        "answered": [_answered(row) for row in records],
    }
    told = rows[_KEPT].join(pd.DataFrame(texts, index=rows.index, dtype="str"))
    return told.take(_order(rows)).reset_index(drop=True)


def _order(rows: pd.DataFrame) -> Any:
    """What is overdue first, then what waits, each by its day; of the answered the one answered last first."""
    is_answered = rows["state"].isin(CLOSED).to_numpy()
    ended = rows["answered_on"].fillna(rows["withdrawn_on"])
    days = np.where(is_answered, -ended.astype("int64"), rows["due_on"].astype("int64"))
    waits = (rows["state"] != State.OVERDUE).to_numpy()
    return np.lexsort((-rows["id"].to_numpy().astype("int64"), days, waits, is_answered))


def _about(row: Row, names: Mapping[tuple[str, str], str]) -> str:
    name = names.get((row["subject"], row["code"]), row["code"])
    return f"{name}, {Period.parse(row['period']).label}" if pd.notna(row["period"]) else str(name)


def _state(row: Row) -> str:
    told = STATES[row["state"]]
    if row["days_over"]:
        return f"{told} {form.number(row['days_over'])} ngày"
    return f"{told}, hạn {form.day(row['due_on'])}" if row["state"] == State.OPEN else told


def _answered(row: Row) -> str:
    if row["state"] == State.WITHDRAWN:
        return f"Rút ngày {form.day(row['withdrawn_on'])}: {row['withdrawn_reason']}"
    if row["state"] not in ANSWERED:
        return "–"
    again = f" (lần {form.number(row['answers'])})" if row["answers"] > 1 else ""
    return f"{form.day(row['answered_on'])}{again}: {row['answer']}"


def headline(counts: Counts) -> list[tuple[str, str, str]]:
    """The numbers of requests, for `ui.figures`."""
    answered = counts.on_time + counts.late
    return [
        ("Quá hạn trả lời", form.number(counts.overdue), "yêu cầu"),
        ("Đang chờ trả lời", form.number(counts.open), "trong hạn"),
        ("Đã trả lời", form.of(answered, counts.asked), f"{form.number(counts.late)} trả lời trễ"),
    ]


def card(row: Row) -> pd.DataFrame:
    """One request of `requests` as a whole: columns of CARD."""
    told = {
        "Đơn vị": row["committee"],
        "Nơi yêu cầu": row["asked"],
        "Hạn trả lời": form.day(row["due_on"]),
        "Tình trạng": row["state_name"],
    }
    if row["state"] == State.WITHDRAWN:
        told["Lý do rút"] = row["answered"]
    return pd.DataFrame(list(told.items()), columns=list(CARD), dtype="str")
