"""Assigned work in words: what is late and by how much, what is due, what waits to be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from domain.progress import State
from ui import format as form
from ui.labels import STATE_NAMES, STATE_SHAPES
from ui.tables import source_of

Row = Mapping[Any, Any]

OVERDUE = {
    "work": "Nhiệm vụ",
    "committee": "Đơn vị",
    "late": "Trễ so với hạn hiện tại",
    "past_original": "Trễ so với hạn gốc",
    "deadlines": "Hạn",
    "said": "Đơn vị báo cáo",
    "source": "Nguồn",
}
"""Headings of the lists by column of `tasks`."""

DUE_SOON = {
    "work": "Nhiệm vụ",
    "product": "Sản phẩm phải có",
    "committee": "Đơn vị",
    "left": "Còn lại",
    "deadlines": "Hạn",
    "said": "Đơn vị báo cáo",
    "source": "Nguồn",
}

UNVERIFIED = {
    "work": "Nhiệm vụ",
    "committee": "Đơn vị",
    "done": "Báo cáo hoàn thành",
    "waiting": "Chờ kiểm chứng",
    "product_document": "Văn bản sản phẩm",
    "source": "Nguồn",
}

ACTIVE = {
    "work": "Nhiệm vụ",
    "committee": "Đơn vị",
    "state_name": "Trạng thái",
    "deadlines": "Hạn",
    "done": "Hoàn thành",
    "verified": "Kiểm chứng",
    "source": "Nguồn",
}


def tasks(rows: pd.DataFrame, *, committees: Mapping[str, str]) -> pd.DataFrame:
    """The same rows with the columns of OVERDUE, DUE_SOON, UNVERIFIED and ACTIVE in words.

    `rows` as from `domain.progress.with_exceptions` beside the details of `data_access.assignments` and `today`.
    """
    records = rows.to_dict("records")
    said: dict[str, Callable[[Row], str]] = {
        "work": _work,
        "late": lambda row: _days(row["days_late"]),
        "past_original": lambda row: _days(row["days_past_original"]),
        "left": lambda row: _left((row["deadline"] - row["today"]).days),
        "waiting": lambda row: _days((row["today"] - row["done_on"]).days) if pd.notna(row["done_on"]) else "–",
        "deadlines": _deadlines,
        "said": _said,
        "state_name": _state,
        "done": lambda row: form.day(row["done_on"]),
        "verified": lambda row: _verified(row, committees),
    }
    words = {name: pd.Series([of(row) for row in records], index=rows.index, dtype="str") for name, of in said.items()}
    return rows.assign(committee=rows["committee_id"].map(committees).astype("str"), source=_sources(rows), **words)


def _work(row: Row) -> str:
    return f"{row['clause']}{row['letter'] if pd.notna(row['letter']) else ''} · {row['title']}"


def _days(count: int) -> str:
    return f"{form.number(count)} ngày" if count else "–"


def _left(days: int) -> str:
    return f"{form.number(days)} ngày" if days else "hôm nay là hạn"


def _deadlines(row: Row) -> str:
    """The deadline in force; beside it the first one and how often it was moved."""
    now = form.day(row["deadline"])
    return f"{now} (gốc {form.day(row['due_on'])}, dời {form.number(row['moves'])} lần)" if row["moves"] else now


def _said(row: Row) -> str:
    """What the owner itself said of work that is not done."""
    if row["unheard"]:
        until = row["told_until"]
        return f"▨ mới báo cáo đến {form.day(until)}" if pd.notna(until) else "▨ chưa báo cáo"
    if pd.notna(row["note"]):
        return str(row["note"])
    return f"đang làm từ {form.day(row['started_on'])}" if pd.notna(row["started_on"]) else "chưa triển khai"


def _state(row: Row) -> str:
    told = f"{STATE_SHAPES[row['state']]} {STATE_NAMES[row['state']]}"
    if row["state"] == State.CANCELLED and pd.notna(row["cancel_reason"]):
        return f"{told}: {row['cancel_reason']}"
    return f"{told} ({_days(row['days_late'])})" if row["days_late"] else told


def _verified(row: Row, committees: Mapping[str, str]) -> str:
    if not row["verified_on"] <= row["today"]:
        return "–"
    return f"{form.day(row['verified_on'])}, {committees[row['verified_by']]}, {row['verification_document']}"


def _sources(rows: pd.DataFrame) -> pd.Series[str]:
    """Where the work was given and where its owner spoke of it."""
    given, told = (source_of(rows, prefix).str.replace("Lần", "lần", n=1) for prefix in ("", "report_"))
    both = "Giao: " + given + "; báo cáo: " + told
    return both.where(rows["report_submission_id"].notna(), "Giao: " + given)
