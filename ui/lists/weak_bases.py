"""The register of weak bases in words: what is wrong with each case, and what is being done about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain.periods import REORGANISED_ON, Period
from domain.weak_bases import LONG, PLAN_DAYS, TOO_LONG
from domain.weak_register import Flow, Headline
from ui import format as form
from ui.sources import sources

Row = Mapping[Any, Any]
Names = Mapping[str, Mapping[str, str]]

REGISTER_PART, FLOW_PART, COMPARED_PART, LEVELS_PART = "danh-sach", "bien-dong", "so-sanh", "xep-loai"
PARTS = {
    REGISTER_PART: "Danh sách",
    FLOW_PART: "Biến động",
    COMPARED_PART: "So sánh, nguyên nhân",
    LEVELS_PART: "Xếp loại",
}
"""The parts of the screen below what needs attention, one of which is shown, by what stands in the address."""

NO_PART = {
    REGISTER_PART: "Không có cơ sở nào trong danh sách.",
    FLOW_PART: "Không có biến động nào.",
    COMPARED_PART: "Chưa có số liệu để so sánh.",
    LEVELS_PART: "Chưa có xếp loại của kỳ này hoặc kỳ trước.",
}
"""What is said where a part has nothing to show."""

REGISTER = {
    "place": "Cơ sở",
    "problem": "Tình trạng",
    "stage_told": "Giai đoạn, hạn",
    "reasons": "Nguyên nhân",
    "work": "Phụ trách, biện pháp",
    "source": "Nguồn",
}
"""Headings of the register by column of `register`; few enough for a laptop."""

PRINTED = {"order": "STT"} | REGISTER
"""Headings of the register on paper."""

ATTENTION = {
    "base": "Cơ sở",
    "committee": "Đơn vị",
    "problem": "Tình trạng",
    "due": "Hạn củng cố",
    "responsible": "Chịu trách nhiệm",
    "source": "Nguồn",
}
"""Headings of the cases that need attention, by column of `register`."""

LEFT = {
    "base": "Cơ sở",
    "committee": "Đơn vị",
    "closed_on": "Ra khỏi danh sách",
    "stage_name": "Hình thức",
    "closing_document": "Văn bản",
    "months": "Số tháng trong danh sách",
    "source": "Nguồn",
}
"""Headings of the bases that left, by column of `left`."""

UNLISTED = {"base": "Cơ sở", "committee": "Đơn vị", "told": "Xếp loại", "source": "Nguồn"}
"""Headings of the failed bases without a case, by column of `unlisted`."""


def named(cases: pd.DataFrame, *, committees: Mapping[str, str]) -> pd.DataFrame:
    """The same cases with base (its code where its name was not reported) and committee, the names people use."""
    return cases.assign(
        base=cases["base_name"].fillna(cases["base_code"]), committee=cases["committee_id"].map(committees).astype("str")
    )


def register(cases: pd.DataFrame, *, names: Names) -> pd.DataFrame:
    """The open cases of `with_attention`, `named`, in words: committee_id, base_code, attention, REGISTER and ATTENTION."""
    rows = cases.to_dict("records")
    texts = {
        "place": [f"{row['base']}, {row['committee']}" for row in rows],
        "problem": [_problem(row) for row in rows],
        "reasons": [_reasons(row["reasons"], names["weak_reason"]) for row in rows],
        "stage_told": [_stage(row, names["weak_stage"]) for row in rows],
        "work": [_work(row) for row in rows],
        "due": [_due(row) for row in rows],
    }
    told = cases[["committee_id", "attention", "base_code", "base", "committee", "responsible"]].assign(**sources(cases))
    return told.reset_index(drop=True).join(pd.DataFrame(texts, dtype="str"))


def left(cases: pd.DataFrame, *, names: Names) -> pd.DataFrame:
    """The closed cases of `with_state`, `named`, in words: base_code and the columns of LEFT."""
    return pd.DataFrame(
        {
            "base_code": cases["base_code"],
            "base": cases["base"],
            "committee": cases["committee"],
            "closed_on": cases["closed_on"],
            "stage_name": cases["stage"].map(names["weak_stage"]).astype("str"),
            "closing_document": cases["closing_document"],
            "months": cases["months"],
            **sources(cases),
        }
    ).reset_index(drop=True)


def unlisted(bases: pd.DataFrame, *, committees: Mapping[str, str]) -> pd.DataFrame:
    """The bases of `domain.classification.failed_but_unlisted` with the columns of UNLISTED in words."""
    told = [f"Không hoàn thành nhiệm vụ, {Period.parse(code).label}" for code in bases["period"]]
    return bases.assign(
        base=bases["base_name"],
        committee=bases["committee_id"].map(committees).astype("str"),
        told=pd.Series(told, index=bases.index, dtype="str"),
        **sources(bases),
    )


def _problem(case: Row) -> str:
    """What needs attention in one case, each with its shape; of one in order, that it is."""
    told = []
    if case["overdue"]:
        told.append(f"▲ Quá hạn củng cố {form.number(case['days_over'])} ngày")
    if case["unheard"]:
        told.append("▨ Đã đến hạn, chưa có báo cáo mới")
    if case["unplanned"]:
        told.append(f"◇ Quá {PLAN_DAYS} ngày chưa có kế hoạch")
    if case["unassigned"]:
        told.append(f"◇ Quá {PLAN_DAYS} ngày chưa có nơi chịu trách nhiệm")
    if case["relapsed"]:
        told.append("↻ Tái yếu kém")
    if case["over"]:
        told.append(f"■ Trên {TOO_LONG} tháng" if case["over"] == TOO_LONG else f"□ Trên {LONG} tháng")
    return " · ".join(told) or "○ Đúng tiến độ"


def _reasons(codes: str, names: Mapping[str, str]) -> str:
    return "; ".join(names.get(code, code) for code in codes.split(","))


def _stage(case: Row, names: Mapping[str, str]) -> str:
    """The stage an open case is in with its deadline, and since when its base has been on the register."""
    due = _due(case)
    told: str = f"hạn {due}" if pd.notna(case["due_on"]) else due.lower()
    return f"{names[case['stage']]}, {told}; vào danh sách {form.day(case['listed_on'])}, {case['months']} tháng"


def _work(case: Row) -> str:
    """Who is responsible and what is done; what is missing is said."""
    responsible: str = "Chưa có nơi chịu trách nhiệm" if pd.isna(case["responsible"]) else case["responsible"]
    measures: str = "chưa có biện pháp" if pd.isna(case["measures"]) else case["measures"]
    return f"{responsible}: {measures}"


def _due(case: Row) -> str:
    """The deadline in force; beside it the first one where it was extended."""
    if pd.isna(case["due_on"]):
        return "Chưa có hạn"
    extended = case["extensions"] and pd.notna(case["original_due_on"])
    return form.day(case["due_on"]) + (f" (gia hạn từ {form.day(case['original_due_on'])})" if extended else "")


def flow_told(flow: Flow) -> str:
    """The register over a period in one sentence."""
    return (
        f"Đầu kỳ {form.number(flow.opening)} cơ sở, vào danh sách {form.number(flow.entered)}, ra khỏi danh sách đã xác nhận "
        f"{form.number(flow.exited)}, giải thể hoặc sáp nhập {form.number(flow.dissolved)}, cuối kỳ {form.number(flow.closing)}."
    )


def flow_note(flow: Flow, *, start: date, end: date) -> str:
    """What the picture of a period does not say: who came back, and what the reorganisation did; often nothing."""
    relapsed = f"Trong số vào danh sách có {form.number(flow.relapsed)} cơ sở tái yếu kém. " if flow.relapsed else ""
    if not start < REORGANISED_ON <= end:
        return relapsed
    return (
        f"{relapsed}Cấp huyện kết thúc hoạt động từ {form.day(REORGANISED_ON)}: cơ sở còn trong danh sách của cấp ủy cấp huyện "
        "tính là giải thể, sáp nhập; số trước và sau ngày này không so sánh trực tiếp được."
    )


def headline(told: Headline) -> list[tuple[str, str, str]]:
    """The numbers on top of the screen: what it is, the number, what is beside it."""
    return [
        ("Đang trong danh sách", form.number(told.listed), f"trên {form.number(told.bases)} cơ sở hiện có"),
        ("Quá hạn củng cố", form.number(told.overdue), f"{form.number(told.unheard)} cơ sở khác đến hạn, chưa có báo cáo"),
        ("Trên 12 tháng", form.number(told.too_long), f"{form.number(told.long)} cơ sở trên 6 tháng"),
        ("Chưa có kế hoạch", form.number(told.unprepared), f"hoặc nơi chịu trách nhiệm, sau {PLAN_DAYS} ngày"),
        ("Tái yếu kém", form.number(told.relapsed), "trong số đang trong danh sách"),
    ]
