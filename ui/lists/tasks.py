"""Assigned work in words: what is late and by how much, what is due, what waits to be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain.progress import Headline, State
from ui import format as form
from ui.labels import STATE_NAMES, STATE_SHAPES
from ui.sources import PLACE, SOURCE, place_of, source_of

Row = Mapping[Any, Any]

OVERDUE = {
    "work": "Nhiệm vụ",
    "committee": "Đơn vị",
    "days_late": "Trễ (ngày)",
    "days_past_original": "Trễ so với hạn gốc",
    "deadline": "Hạn",
    "original": "Hạn gốc",
    "said": "Đơn vị báo cáo",
    "source": "Nguồn",
}
"""Headings of the lists by column of `tasks`."""

DUE_SOON = {
    "work": "Nhiệm vụ",
    "product": "Sản phẩm phải có",
    "committee": "Đơn vị",
    "days_left": "Còn (ngày)",
    "deadline": "Hạn",
    "original": "Hạn gốc",
    "said": "Đơn vị báo cáo",
    "source": "Nguồn",
}

UNVERIFIED = {
    "work": "Nhiệm vụ",
    "committee": "Đơn vị",
    "done_on": "Báo cáo hoàn thành",
    "days_waiting": "Chờ kiểm chứng (ngày)",
    "product_document": "Văn bản sản phẩm",
    "source": "Nguồn",
}

ACTIVE = {
    "work": "Nhiệm vụ",
    "committee": "Đơn vị",
    "state_name": "Trạng thái",
    "deadline": "Hạn",
    "original": "Hạn gốc",
    "done_on": "Hoàn thành",
    "verified": "Kiểm chứng",
    "source": "Nguồn",
}

_LISTS = {"overdue": OVERDUE, "due_soon": DUE_SOON, "unverified": UNVERIFIED, "active": ACTIVE}

MISSING = "missing"
"""The list of committees that owe a report, beside the lists of work."""

EMPTY = {
    "overdue": "Không có nhiệm vụ nào quá hạn.",
    "due_soon": "Không có nhiệm vụ nào sắp đến hạn mà chưa có sản phẩm.",
    "unverified": "Không có nhiệm vụ nào báo cáo hoàn thành đã lâu mà chưa được kiểm chứng.",
    MISSING: "Không có đơn vị nào quá hạn nộp báo cáo của kỳ này.",
}
"""What is said where a list of exceptions is empty."""

KEPT = [
    "code",
    "committee_id",
    "clause",
    "state",
    "assigned_on",
    "due_on",
    "deadline",
    "done_on",
    "days_late",
    "days_past_original",
]
"""What `tasks` keeps of a row beside its words."""


def headings(name: str, *, of_one: bool) -> dict[str, str]:
    """Headings of the list `name` of `ui.loaders.tasks.Work.totals`; of one committee its name is not repeated."""
    return {column: heading for column, heading in _LISTS[name].items() if not (of_one and column == "committee")}


def headline(found: Headline) -> list[tuple[str, str, str]]:
    """On time, completed and verified, each of what is due, for `ui.figures`."""
    parts = {"Đúng hạn": found.on_time, "Đã hoàn thành": found.completed, "Đã kiểm chứng": found.verified}
    return [(name, form.percent(count, found.due), f"{form.of(count, found.due)} nhiệm vụ") for name, count in parts.items()]


def basis(found: Headline, *, on: date) -> str:
    """What the three numbers of the headline are counted of."""
    return (
        f"Tính trên {form.number(found.due)} nhiệm vụ có hạn đến hết ngày {form.day(on)}. Đến hạn đúng hôm đó chưa là trễ. "
        "Hoàn thành là do đơn vị báo cáo; kiểm chứng là do cơ quan khác xác nhận bằng văn bản."
    )


def tabs(totals: Mapping[str, int], *, missing: int) -> dict[str, str]:
    """What the lists of exceptions are called, with their lengths, by name."""
    names = {
        "overdue": ("▲ Quá hạn", totals["overdue"]),
        "due_soon": ("◇ Sắp đến hạn, chưa có sản phẩm", totals["due_soon"]),
        "unverified": ("◐ Báo xong, chưa kiểm chứng", totals["unverified"]),
        MISSING: ("▨ Chưa báo cáo", missing),
    }
    return {name: f"{words} ({form.number(count)})" for name, (words, count) in names.items()}


def unheard(count: int) -> str:
    """How many of the overdue may be done all the same, because no report tells of the days since."""
    return (
        f"Trong đó {form.number(count)} việc chưa có báo cáo nào từ sau hạn (▨), nên chưa rõ đã xong hay chưa." if count else ""
    )


def tasks(rows: pd.DataFrame, *, committees: Mapping[str, str], on: date) -> pd.DataFrame:
    """The same rows with KEPT and the columns of OVERDUE, DUE_SOON, UNVERIFIED and ACTIVE in words, on day `on`.

    `rows` as from `domain.progress.with_exceptions` beside the details of `data_access.assignments`.
    """
    today = pd.Timestamp(on)
    said: dict[str, Callable[[Row], str]] = {
        "work": _work,
        "committee": lambda row: committees[row["committee_id"]],
        "product": lambda row: str(row["product"]),
        "product_document": lambda row: "–" if pd.isna(row["product_document"]) else str(row["product_document"]),
        "original": _original,
        "said": _said,
        "state_name": _state,
        "verified": lambda row: _verified(row, committees) if row["verified_on"] <= today else "–",
    }
    records = rows.to_dict("records")
    written = {name: [of(row) for row in records] for name, of in said.items()}
    kept = rows[KEPT].assign(done_on=rows["done_on"].where(rows["done_on"] <= today))
    return kept.join(pd.DataFrame(written, index=rows.index, dtype="str")).assign(
        days_left=(rows["deadline"] - today).dt.days.astype("Int64"),
        days_waiting=(today - kept["done_on"]).dt.days.astype("Int64"),
        **_sources(rows),
    )


def _work(row: Row) -> str:
    return f"{row['clause']}{row['letter'] if pd.notna(row['letter']) else ''} · {row['title']}"


def _original(row: Row) -> str:
    """The first deadline and how often it was moved; nothing where it still holds."""
    return f"{form.day(row['due_on'])}, dời {form.number(row['moves'])} lần" if row["moves"] else "–"


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
    return f"{told} ({form.number(row['days_late'])} ngày)" if row["days_late"] else told


def _verified(row: Row, committees: Mapping[str, str]) -> str:
    return f"{form.day(row['verified_on'])}, {committees[row['verified_by']]}, {row['verification_document']}"


def _sources(rows: pd.DataFrame) -> dict[str, pd.Series[str]]:
    """Where the work was given and where its owner spoke of it; the way leads to what was said last."""
    is_told = rows["report_submission_id"].notna()
    given, told = (source_of(rows, prefix).str.replace("Lần", "lần", n=1) for prefix in ("", "report_"))
    both = ("Giao: " + given + "; báo cáo: " + told).where(is_told, "Giao: " + given)
    places = [place_of(rows, prefix, code="code") for prefix in ("report_", "")]
    return {SOURCE: both, PLACE: places[0].where(is_told, places[1])}
