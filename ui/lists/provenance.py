"""What stood in the cells of one row, in words: the value, what it took the place of, and what holds now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access import provenance
from domain.discretion import NAMELESS, is_tiny
from domain.masking import hides
from domain.periods import Period
from intake.columns import Kind
from intake.origins import Origin, origins
from intake.sheets.assigning import TASKS, VERIFICATIONS
from ui import format as form
from ui.lists.base import members
from ui.lists.entries import fields

CELLS = {"cell": "Ô", "heading": "Cột", "value": "Giá trị", "before": "Thay cho", "now": "Hiện nay"}
"""Headings of the cells of a row by column of `cells`."""

ENTERED = {"heading": "Mục", **{name: CELLS[name] for name in ("value", "before", "now")}}
"""Headings of what was entered in the app, which stands in no cell."""

OTHERS = {"committee": "Đơn vị", "code": "Mã nhiệm vụ"}
"""Headings of the other work that the same row gives."""

CARD = {"name": "Mục", "told": "Nội dung"}
"""Headings of what is said of the submission as a whole."""

FACTS = {
    "assignment": "giao nhiệm vụ",
    "deadline_move": "gia hạn",
    "assignment_report": "báo cáo về nhiệm vụ",
    "verification": "thẩm tra",
    "sent_back": "trả lại",
    "observation": "số liệu chỉ tiêu",
    "base_organisation": "tổ chức cơ sở đảng",
    "classification": "xếp loại",
    "weak_case": "hồ sơ củng cố",
    "weak_case_event": "bước củng cố",
    "weak_case_milestone": "mốc củng cố",
    "inspection": "cuộc kiểm tra, giám sát",
    "recommendation": "kiến nghị khắc phục",
}
"""What a row is about, by fact."""

ENTRY = "entry"
KINDS = {"report": "Báo cáo", "assign": "Giao việc", ENTRY: "Nhập trực tiếp trên hệ thống"}

_SAME, _GONE, _MASKED, _BLANK = "như vậy", "không còn dùng", "không hiển thị", "để trống"
_NOWHERE = "–"
_OPERATOR = "dong-lenh"  # see `cli`: whoever may run programs on the server


@dataclass(frozen=True)
class Names:
    """What codes are called: choices by list, committees by id; `names_all` as `domain.discretion` has it."""

    lists: Mapping[str, Mapping[str, str]]
    committees: Mapping[str, str]
    names_all: bool = True


@dataclass(frozen=True)
class Said:
    """One statement of a row: its fact and values, those it took the place of, and those that hold now (None where none do)."""

    fact: str
    values: Mapping[str, Any]
    before: Mapping[str, Any] | None
    now: Mapping[str, Any] | None


def cells(said: list[Said], *, sheet: str, row: int, columns: Mapping[str, str], names: Names) -> pd.DataFrame:
    """A row a cell of one row of a sheet, in the order of the sheet: columns of CELLS. An entry in the app has none.

    `columns` says which column of the file held each column of the template, where it was another.
    """
    told: dict[tuple[str, str], tuple[str, ...]] = {}
    for each in said:
        for origin in _origins(each, sheet):
            there = columns.get(origin.letters, origin.letters) or _NOWHERE
            cell = _NOWHERE if there == _NOWHERE else f"{there}{row}"
            told.setdefault((origin.letters, origin.heading), (cell, origin.heading, *_values(each, origin, sheet, names)))
    ordered = sorted(told, key=lambda place: (len(place[0]), place[0])) if row else list(told)
    return pd.DataFrame([told[place] for place in ordered], columns=list(CELLS), dtype="str")


def _origins(said: Said, sheet: str) -> Iterator[Origin]:
    found = origins(said.fact, sheet, said.values)
    if not found and said.fact == "verification":
        entered = origins(said.fact, VERIFICATIONS.name, said.values)
        found = tuple(Origin(each.field, "", each.heading, each.kind, each.lists) for each in entered)
    return iter(found or fields(said.fact))


def _values(said: Said, origin: Origin, sheet: str, names: Names) -> tuple[str, str, str]:
    """The value of a field, what it took the place of («–» where it was the same), and what holds now."""
    if hides(said.fact, said.values, field=origin.field):
        return _MASKED, _NOWHERE, _NOWHERE
    if said.fact == "base_organisation" and origin.field == "name" and not names.names_all and is_tiny(said.values["members"]):
        return NAMELESS, _NOWHERE, _NOWHERE
    value, before, now = (
        None if row is None else _written(row[origin.field], origin, names) for row in (said.values, said.before, said.now)
    )
    if said.fact == "assignment" and sheet == TASKS.name and origin.field == "code":
        value, before = str(value).rpartition("-")[0], None
        now = None if now is None else value
    kept = "–" if before in (None, value) else before
    return str(value), str(kept), _GONE if now is None else _SAME if now == value else now


def _written(value: Any, origin: Origin, names: Names) -> str:
    if value is None or pd.isna(value) or value == "":
        return _BLANK
    match origin.kind:
        case Kind.DAY:
            told = form.day(value)
        case Kind.COUNT if origin.field == "members":
            told = members(value)
        case Kind.COUNT | Kind.PERCENT:
            told = form.number(value, 0 if float(value).is_integer() else 1)
        case Kind.TICK:
            told = "x" if value else _BLANK
        case Kind.PERIOD:
            told = Period.parse(value).label
        case Kind.CHOICE | Kind.CHOICES:
            told = "; ".join(_name(code, origin, names) for code in str(value).split(","))
        case _:
            told = str(value)
    return told


def _name(code: str, origin: Origin, names: Names) -> str:
    """What a choice is called: by its own list, else by any, else as a committee."""
    known = [names.lists[one] for one in origin.lists if one in names.lists] + list(names.lists.values())
    found = next((one[code] for one in known if code in one), None)
    return found or names.committees.get(code, code)


def card(origin: provenance.Origin, *, names: Names) -> pd.DataFrame:
    """What is said of a submission as a whole: columns of CARD. Of one that is not the reader's own, no counts."""
    told = {
        "Đơn vị nộp": names.committees.get(origin.committee_id, origin.committee_id),
        "Nội dung": KINDS.get(origin.kind, origin.kind),
        **_file(origin),
        "Nhận lúc": form.moment(origin.accepted_at),
        "Ghi nhận bởi": office(origin.accepted_by, names=names),
    }
    if origin.is_own and origin.kind != ENTRY:
        told |= {
            "Dòng mới": form.number(origin.new_rows),
            "Dòng thay đổi": form.number(origin.changed_rows),
            "Dòng giữ nguyên": form.number(origin.unchanged_rows),
        }
    told["Hiệu lực"] = _standing(origin, names)
    return pd.DataFrame(list(told.items()), columns=list(CARD), dtype="str")


def _file(origin: provenance.Origin) -> dict[str, str]:
    """The period and the file of a workbook; an entry has neither."""
    return {} if origin.kind == ENTRY else {"Kỳ": Period.parse(origin.period).label, "Tệp": origin.file_name}


def office(account: str | None, *, names: Names) -> str:
    """The office that accepted or withdrew: of an account, of a committee, or whoever runs the server."""
    if account is None or account == _OPERATOR:
        return "Quản trị hệ thống"
    return names.committees.get(account, account)


def _standing(origin: provenance.Origin, names: Names) -> str:
    if origin.withdrawn_at is None:
        return "Đang dùng"
    by = office(origin.withdrawn_by, names=names)
    reason = f": {origin.withdrawn_reason}" if origin.withdrawn_reason else ""
    return f"Đã rút lúc {form.moment(origin.withdrawn_at)}, {by}{reason}"


def standing(*, about: tuple[str, ...], repeats: str, replaced: str, by: str) -> str:
    """What a row is about and what became of it; where it was said first, what it replaced and what holds now are links."""
    parts = [
        f"Nội dung của dòng: {', '.join(about)}.",
        f"Dòng này nhắc lại điều đã nêu ở {repeats}." if repeats else "",
        f"Thay cho {replaced}." if replaced else "",
        f"Hiện nay theo {by}." if by else "",
    ]
    return " ".join(filter(None, parts))


def place(sheet: str, row: int) -> str:
    """The heading above the cells of a row."""
    return f"Tờ “{sheet}”, dòng {row}" if row else "Nội dung đã nhập"
