"""Inspections and recommendations in words: how far each has come, what is waited for and for how long.

Counts of members stand in the sums of a place only: see `ui.lists.outcomes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from domain.inspections import CONCLUDED, Headline
from domain.rules import DatedName, name_on
from ui import format as form
from ui.labels import AUTHORITIES, INSPECTION_SHAPES, INSPECTION_STAGES, REMEDY_NAMES
from ui.sources import sources

Row = Mapping[Any, Any]
Names = Mapping[str, Mapping[str, str]]

INSPECTIONS = {
    "form_name": "Hình thức",
    "at": "Nơi được kiểm tra, giám sát",
    "committee": "Đơn vị",
    "authority_name": "Chủ thể",
    "regulation": "Theo quy định",
    "planned": "Theo kế hoạch",
    "stage_name": "Tình trạng",
    "result": "Kết quả",
    "source": "Nguồn",
}
"""Headings of the inspections, by column of `inspections`."""

WAITING = {name: INSPECTIONS[name] for name in ("form_name", "at", "committee")} | {
    "since": "Kết thúc ngày",
    "days": "Đã chờ (ngày)",
    "source": "Nguồn",
}
"""Headings of what waits for a conclusion since it ended."""

RECOMMENDATIONS = {
    "content": "Kiến nghị",
    "committee": "Đơn vị",
    "responsible": "Chịu trách nhiệm",
    "due_on": "Hạn khắc phục",
    "days_over": "Quá hạn (ngày)",
    "state_name": "Tình trạng",
    "source": "Nguồn",
}
"""Headings of the recommendations, by column of `recommendations`."""

OVERDUE = {name: RECOMMENDATIONS[name] for name in RECOMMENDATIONS if name != "state_name"}

_TOLD = ("planned_on", "stage", "subject", "concluded_on", "document", "inspected", "with_violation")

_ORGANISATIONS = {"inspected": "tổ chức đảng", "with_violation": "có khuyết điểm, vi phạm"}

PROGRAMME = {"form": "Hình thức", "authority": "Chủ thể", "subject": "Đối tượng"}
"""By what the programme may be shown."""

PROGRAMME_NOTE = (
    "Đã làm (thanh xanh) so với số phải làm đến ngày mà báo cáo mới nhất của từng đơn vị bao quát (vạch đứng) "
    "và kế hoạch cả năm (nền xám)."
)


SECTIONS = {
    "outcomes": "Kết quả xử lý",
    "findings": "Nội dung vi phạm",
    "coverage": "Thời gian từ cuộc gần nhất",
    "list": "Các cuộc",
}
"""What follows below the programme, one part at a time."""


def inspections(
    rows: pd.DataFrame, *, names: Names, committees: Mapping[str, str], regulations: Iterable[DatedName] = ()
) -> pd.DataFrame:
    """The inspections of `domain.inspections.with_stage` in words: committee_id and the columns of INSPECTIONS.

    Each under the regulation that was in force when it began, or is planned to begin.
    """
    begun = rows["started_on"].fillna(rows["planned_on"]).fillna(rows["concluded_on"])
    named = (name_on(regulations, None if pd.isna(day) else day.date()) for day in begun)
    governed = [name.removeprefix("Quy định ") or "–" for name in named]
    stages = {code: f"{INSPECTION_SHAPES[code]} {name}" for code, name in INSPECTION_STAGES.items()}
    told = rows[list(_TOLD)].to_dict("records")
    return _places(rows, names=names, committees=committees).assign(
        authority_name=rows["authority"].map(AUTHORITIES).astype("str").to_numpy(),
        regulation=pd.Series(governed, dtype="str"),
        planned=pd.Series([_planned(row) for row in told], dtype="str"),
        stage_name=rows["stage"].map(stages).astype("str").to_numpy(),
        result=pd.Series([_result(row) for row in told], dtype="str"),
    )


def waiting(rows: pd.DataFrame, *, names: Names, committees: Mapping[str, str]) -> pd.DataFrame:
    """Inspections without a conclusion in words: committee_id and the columns of WAITING."""
    return _places(rows, names=names, committees=committees).assign(
        since=rows["ended_on"].to_numpy(), days=rows["waiting"].to_numpy()
    )


def _places(rows: pd.DataFrame, *, names: Names, committees: Mapping[str, str]) -> pd.DataFrame:
    columns = {
        "committee_id": rows["committee_id"],
        "base_code": rows["base_code"],
        "form_name": rows["form"].map(names["inspection_form"]).astype("str"),
        "at": rows["base_name"].fillna("Nhiều cơ sở"),
        "committee": rows["committee_id"].map(committees).astype("str"),
        **sources(rows),
    }
    return pd.DataFrame(columns).reset_index(drop=True)


def recommendations(rows: pd.DataFrame, *, committees: Mapping[str, str]) -> pd.DataFrame:
    """The recommendations of `domain.inspections.with_remedy` in words: committee_id and the columns of RECOMMENDATIONS."""
    stated = rows[["committee_id", "content", "responsible", "due_on", "days_over"]]
    return stated.assign(
        committee=rows["committee_id"].map(committees).astype("str"),
        state_name=rows["state"].map(REMEDY_NAMES).astype("str"),
        **sources(rows),
    ).reset_index(drop=True)


def _planned(row: Row) -> str:
    return "Ngoài chương trình" if pd.isna(row["planned_on"]) else form.day(row["planned_on"])


def _result(row: Row) -> str:
    """What a concluded inspection came to.

    Of members no count: one inspection is below the committee, and the sums of the place would give a small one away.
    """
    if row["stage"] != CONCLUDED:
        return "–"
    announced: str = form.day(row["concluded_on"])
    if pd.notna(row["document"]):
        announced = f"{row['document']}, {announced}"
    if row["subject"] == "DV":
        return f"{announced}: đảng viên"
    told = [f"{form.number(row[name])} {noun}" for name, noun in _ORGANISATIONS.items() if pd.notna(row[name])]
    return ": ".join([announced, ", ".join(told)]) if told else announced


def headline(told: Headline) -> list[tuple[str, str, str]]:
    """The numbers on top of the screen: what it is, the number, what is beside it."""
    return [
        (f"Đã làm theo chương trình {told.year}", form.of(told.done, told.due), f"cả năm {form.number(told.planned)} cuộc"),
        ("Đã kết luận", form.of(told.concluded, told.done), "cuộc đã làm trong chương trình"),
        ("Kết thúc, chưa kết luận", form.number(told.unconcluded), "cuộc, cả của các năm trước"),
        ("Kiến nghị quá hạn", form.of(told.recommendations_overdue, told.recommendations_open), "kiến nghị chưa khắc phục"),
        ("Khắc phục đúng hạn", form.of(told.remedied_on_time, told.remedied), f"{form.number(told.verified)} đã xác nhận"),
    ]


def remedies_told(bars: pd.DataFrame) -> str:
    """The picture of `ui.charts.inspections.remedies` in one sentence."""
    return "Kiến nghị chưa khắc phục: " + "; ".join(name.replace("\n", " ") for name in bars["name"]) + "."
