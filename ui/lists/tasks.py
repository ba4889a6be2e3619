"""Assigned work in words: what is late and by how much, what is due, what waits to be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain.progress import State
from ui import format as form
from ui.labels import STATE_NAMES, STATE_SHAPES
from ui.lists.explained import explained
from ui.sources import PLACE, SOURCE, place_of, source_of

Row = Mapping[Any, Any]

_WORK = {"work": "Nhiệm vụ", "committee": "Đơn vị"}
_BOTH = {"deadline": "Hạn", "original": "Hạn gốc"}
_SOURCE = {"source": "Nguồn"}

_DAYS_LATE = {"days_late": "Trễ (ngày)", "days_past_original": "Trễ so với hạn gốc"}

OVERDUE = {**_WORK, **_DAYS_LATE, **_BOTH, "said": "Đơn vị báo cáo", "explained": "Giải trình", **_SOURCE}
"""Headings by column of `tasks`, in full, as for files. What a screen shows of them, see `shown`."""

ON_PAPER = {**_WORK, "days_late": "Trễ (ngày)", "deadlines": "Hạn (hạn gốc)", "explained": "Giải trình", **_SOURCE}
"""The same for the page that is printed: both deadlines in one column, and the source, as paper leads nowhere."""

_LISTS = {
    "overdue": OVERDUE,
    "due_soon": {
        "work": "Nhiệm vụ",
        "product": "Sản phẩm phải có",
        "committee": "Đơn vị",
        "days_left": "Còn (ngày)",
        **_BOTH,
        "said": "Đơn vị báo cáo",
        **_SOURCE,
    },
    "unverified": {
        **_WORK,
        "done_on": "Báo cáo hoàn thành",
        "days_waiting": "Chờ kiểm chứng (ngày)",
        "product_document": "Văn bản sản phẩm",
        **_SOURCE,
    },
    "sent_back": {
        **_WORK,
        "returned_on": "Trả lại ngày",
        "returned_by": "Cơ quan trả lại",
        "reason": "Lý do",
        **_BOTH,
        "state_name": "Trạng thái",
        **_SOURCE,
    },
    "active": {
        **_WORK,
        "state_name": "Trạng thái",
        **_BOTH,
        "done_on": "Hoàn thành",
        "verified": "Kiểm chứng",
        **_SOURCE,
    },
}
MISSING = "missing"
"""The list of committees that owe a report, beside the lists of work."""

EMPTY = {
    "overdue": "Không có nhiệm vụ nào quá hạn.",
    "sent_back": "Không có nhiệm vụ nào bị trả lại mà đơn vị chưa làm lại xong.",
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
    "returned_on",
    "request",
    "days_late",
    "days_past_original",
]
"""What `tasks` keeps of a row beside its words."""


def headings(name: str, *, of_one: bool) -> dict[str, str]:
    """Headings of the list `name` of `ui.loaders.tasks.Work.totals`; of one committee its name is not repeated."""
    return {column: heading for column, heading in _LISTS[name].items() if not (of_one and column == "committee")}


def shown(name: str, *, of_one: bool) -> dict[str, str]:
    """The same on screen: both deadlines in one column, and the source on the page that the name of the work leads to."""
    full = headings(name, of_one=of_one)
    renamed = {"deadline": ("deadlines", "Hạn (hạn gốc)")}
    return dict(renamed.get(column, (column, full[column])) for column in full if column not in ("original", "source"))


def tabs(totals: Mapping[str, int], *, missing: int) -> dict[str, str]:
    """What the lists of exceptions are called, with their lengths, by name."""
    names = {
        "overdue": ("▲ Quá hạn", totals["overdue"]),
        "due_soon": ("◇ Sắp đến hạn, chưa có sản phẩm", totals["due_soon"]),
        "unverified": ("◐ Báo xong, chưa kiểm chứng", totals["unverified"]),
        "sent_back": ("↩ Bị trả lại", totals["sent_back"]),
        MISSING: ("▨ Chưa báo cáo", missing),
    }
    return {name: f"{words} ({form.number(count)})" for name, (words, count) in names.items()}


def unheard(count: int) -> str:
    """How many of the overdue may be done all the same, because no report tells of the days since."""
    return (
        f"Trong đó {form.number(count)} việc chưa có báo cáo nào từ sau hạn (▨), nên chưa rõ đã xong hay chưa." if count else ""
    )


def tasks(rows: pd.DataFrame, *, committees: Mapping[str, str], on: date) -> pd.DataFrame:
    """The same rows with KEPT and the columns of every list in words, on day `on`.

    `rows` as from `domain.progress.with_exceptions` beside the details of `data_access.assignments`, of work that was sent
    back with returned_by and reason, and of what an explanation was asked of with the columns of `ui.lists.explained`.
    """
    today = pd.Timestamp(on)
    said: dict[str, Callable[[Row], str]] = {
        "work": _work,
        "committee": lambda row: committees[row["committee_id"]],
        "product": lambda row: str(row["product"]),
        "product_document": lambda row: _text(row["product_document"]),
        "original": _original,
        "deadlines": lambda row: form.day(row["deadline"]) + (f" (gốc {_original(row)})" if row["moves"] else ""),
        "returned_by": lambda row: _text(committees.get(row["returned_by"])),
        "reason": lambda row: _text(row["reason"]),
        "said": _said,
        "explained": explained,
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


def _text(value: Any) -> str:
    return "–" if pd.isna(value) else str(value)


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
