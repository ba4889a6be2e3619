"""One base in words: what it is, what happened to it on the register, and what is planned; see also `base_record`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain import masking
from domain.discretion import NAMELESS, is_tiny
from ui import format as form
from ui.lists.base_record import reached
from ui.sources import sources

Row = Mapping[Any, Any]
Names = Mapping[str, Mapping[str, str]]

CARD = {"name": "Mục", "told": "Nội dung"}
"""Headings of what the base is and of its plan, by column of `card` and `plan`."""

EVENTS = {"day": "Ngày", "what": "Bước", "document": "Văn bản", "source": "Nguồn"}
"""Headings of what happened on the register, by column of `events`."""

EVENTS_OF_STAYS = {"stay": "Đợt"} | EVENTS
"""The same for a base that was on the register more than once."""

MILESTONES = {"number": "Mốc", "what": "Nội dung", "told": "Thời hạn, kết quả", "document": "Văn bản", "source": "Nguồn"}


def name_of(base: Row, *, names_all: bool) -> str:
    """What the base is called on screen: see `domain.discretion`."""
    return str(base["name"]) if names_all or not is_tiny(base["members"]) else NAMELESS


def card(base: Row, *, committee: str, names: Names) -> pd.DataFrame:
    """What the base is: columns of CARD."""
    told = {
        "Mã cơ sở": base["code"],
        "Hình thức": names["base_form"][base["form"]],
        "Loại hình": names["base_type"][base["type_code"]],
        "Đơn vị quản lý": committee,
        "Số đảng viên": members(base["members"]),
        "Đơn vị trọng yếu (nội dung 1.9b)": "có" if base["is_key"] else "không",
    }
    days = {"Thành lập": base["founded_on"], "Kết thúc hoạt động": base["ended_on"]}
    told |= {name: form.day(day) for name, day in days.items() if pd.notna(day)}
    return pd.DataFrame(list(told.items()), columns=list(CARD), dtype="str")


def members(count: float | None) -> str:
    """A number of members; one or two as «dưới 3»."""
    if count is None or pd.isna(count):
        return "chưa báo cáo"
    span = masking.cell(int(count))
    return form.number(span.low) if span.is_told else f"dưới {masking.SMALL}"


def plan(case: Row) -> pd.DataFrame:
    """The plan line of an open case, as `ui.lists.weak_bases.register` words it: columns of CARD."""
    told = {
        "Nguyên nhân": case["reasons"],
        "Giai đoạn": case["stage_told"],
        "Nơi phụ trách": _or(case["responsible"], "Chưa có nơi phụ trách"),
        "Biện pháp củng cố": _or(case["measures"], "Chưa có biện pháp"),
        "Văn bản đưa vào danh sách": case["document"],
    }
    return pd.DataFrame(list(told.items()), columns=list(CARD), dtype="str")


def figures(case: Row, milestones: pd.DataFrame, *, on: date) -> list[tuple[str, str, str]]:
    """The days that matter of an open case, each with what is beside it, for `ui.figures`."""
    done = int((milestones["done_on"] <= pd.Timestamp(on)).sum())
    moved = f"gia hạn {form.number(case['extensions'])} lần" if case["extensions"] else "chưa gia hạn"
    return [
        ("Vào danh sách", form.day(case["listed_on"]), f"{form.number(case['months'])} tháng trong danh sách"),
        ("Hạn theo kế hoạch", form.day(case["original_due_on"]), moved if case["is_planned"] else "chưa có kế hoạch"),
        ("Hạn hiện nay", form.day(case["due_on"]), _left(case, on)),
        (
            "Mốc đã xong",
            form.of(done, len(milestones)) if len(milestones) else "–",
            _behind(milestones, on),
        ),
    ]


def state(case: Row, *, names: Names) -> str:
    """How a base on the register stands: its step, and what is wrong with it or that nothing is."""
    return f"{names['weak_stage'][case['stage']]} · {case['problem']}"


def _behind(milestones: pd.DataFrame, on: date) -> str:
    """How many milestones are past their day and not reached."""
    today = pd.Timestamp(on)
    late = int(((milestones["due_on"] < today) & ~(milestones["done_on"] <= today)).sum())
    if milestones.empty:
        return "chưa đặt mốc nào"
    return f"{form.number(late)} mốc quá hạn" if late else "không có mốc quá hạn"


def standing(cases: pd.DataFrame) -> str:
    """How a base that is on no register stands: never on it, or since when it has left."""
    if cases.empty:
        return "○ Chưa từng có trong danh sách cơ sở cần củng cố"
    last = cases.sort_values("closed_on").iloc[-1]
    how = "đã được công nhận củng cố" if last["stage"] == "exited" else "giải thể, sáp nhập hoặc đơn vị kết thúc hoạt động"
    paper = f", văn bản {last['closing_document']}" if pd.notna(last["closing_document"]) else ""
    return f"○ Không còn trong danh sách từ {form.day(last['closed_on'])}: {how}{paper}"


def events(steps: pd.DataFrame, cases: pd.DataFrame, *, names: Names) -> pd.DataFrame:
    """The steps of every stay, the newest first: columns of EVENTS_OF_STAYS."""
    stays = {code: f"Lần {number}" for number, code in enumerate(cases["code"], start=1)}
    relapsed = set(cases.loc[cases["relapsed"], "code"])
    rows = steps.sort_values(["happened_on", "case_code", "number"], ascending=False, kind="stable").reset_index(drop=True)
    told = rows.to_dict("records")
    return pd.DataFrame(
        {
            "day": [form.day(row["happened_on"]) for row in told],
            "what": [_step(row, names["weak_stage"], relapsed) for row in told],
            "document": [_or(row["document"], "–") for row in told],
            "stay": [stays[row["case_code"]] for row in told],
        },
        dtype="str",
    ).assign(**sources(rows))


def milestones(rows: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The milestones of the stay that is open, in their order: columns of MILESTONES."""
    told = rows.to_dict("records")
    return pd.DataFrame(
        {
            "number": [str(row["number"]) for row in told],
            "what": [row["what"] for row in told],
            "told": [reached(row["due_on"], row["done_on"], on) for row in told],
            "document": [_or(row["document"], "–") for row in told],
        },
        dtype="str",
    ).assign(**sources(rows))


def _step(row: Row, names: Mapping[str, str], relapsed: set[str]) -> str:
    again = f", lần {row['number']}" if row["number"] > 1 else ""
    back = "↻ tái yếu kém" if row["stage"] == "listed" and row["case_code"] in relapsed else ""
    due: str = f", hạn {form.day(row['due_on'])}" if pd.notna(row["due_on"]) else ""
    return f"{names[row['stage']]}{again}{due}" + (f" ({back})" if back else "")


def _left(case: Row, on: date) -> str:
    if pd.isna(case["due_on"]):
        return "chưa có hạn"
    left = (case["due_on"] - pd.Timestamp(on)).days
    return f"còn {form.number(left)} ngày" if left >= 0 else f"đã qua {form.number(-left)} ngày"


def _or(text: Any, nothing: str) -> str:
    return nothing if pd.isna(text) else str(text)
