"""One assignment in words: how it stands, what it asks for, and what happened to it day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from domain.progress import DONE, State
from ui import format as form
from ui.labels import STATE_NAMES, STATE_SHAPES
from ui.sources import sources

Row = Mapping[Any, Any]

FACTS = {"name": "Mục", "told": "Nội dung"}
"""Headings of what the work is, by column of `facts`."""

EVENTS = {"day": "Ngày", "what": "Việc", "told": "Chi tiết", "source": "Nguồn"}
"""Headings of what happened, by column of `events`."""

_PLACE = ["submission_id", "sheet", "row"]
_ORDER = ("assignment", "deadline_move", "assignment_report", "sent_back", "verification", "cancelled")


@dataclass(frozen=True)
class Requirement:
    """What the Directive asks for: the clause with its title, the text of its lettered requirement or of the clause itself."""

    clause: str
    title: str
    letter: str
    text: str


def state(row: Row) -> str:
    """How the work stands in one sentence: state, days late against both deadlines, or days left."""
    told = [f"{STATE_SHAPES[row['state']]} {STATE_NAMES[row['state']]}"]
    if row["days_late"]:
        told.append(f"trễ {form.number(row['days_late'])} ngày")
    if row["moves"] and row["days_past_original"]:
        told.append(f"trễ {form.number(row['days_past_original'])} ngày so với hạn gốc")
    if row["sent_back"]:
        told.append(f"đã bị trả lại ngày {form.day(row['returned_on'])}")
    return ", ".join(told)


def dates(row: Row, *, on: date, committees: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The days that matter, each with what is beside it, for `ui.figures`."""
    today = pd.Timestamp(on)
    left = (row["deadline"] - today).days
    is_open = row["state"] in (State.OPEN, State.NOT_DUE)
    is_done, is_verified = row["state"] in DONE, row["verified_on"] <= today
    moved = f"dời {form.number(row['moves'])} lần" if row["moves"] else "chưa dời lần nào"
    return [
        ("Ngày giao", form.day(row["assigned_on"]), _or_none(row["assigning_document"])),
        ("Hạn gốc", form.day(row["due_on"]), moved),
        ("Hạn", form.day(row["deadline"]), f"còn {form.number(left)} ngày" if is_open else _lateness(row)),
        ("Báo cáo hoàn thành", form.day(row["done_on"]) if is_done else "chưa", _shown(row)),
        (
            "Thẩm tra",
            form.day(row["verified_on"]) if is_verified else "chưa",
            f"{committees[row['verified_by']]}, {row['verification_document']}" if is_verified else "chưa xác nhận",
        ),
    ]


def _shown(row: Row) -> str:
    """The document that shows the product, unless the work was sent back and waits to be done again."""
    return f"bị trả lại {form.day(row['returned_on'])}" if row["sent_back"] else _or_none(row["product_document"])


def _lateness(row: Row) -> str:
    if row["state"] == State.CANCELLED:
        return "thôi thực hiện"
    return f"trễ {form.number(row['days_late'])} ngày" if row["days_late"] else "đúng hạn"


def _or_none(text: Any) -> str:
    return "chưa có văn bản" if pd.isna(text) else str(text)


def facts(row: Row, requirement: Requirement, *, committees: Mapping[str, str]) -> pd.DataFrame:
    """What the work is: columns of FACTS."""
    letter = f", điểm {requirement.letter}" if requirement.letter else ""
    told = {
        "Mã nhiệm vụ": row["code"],
        "Nội dung Chỉ thị": f"{requirement.clause} {requirement.title}{letter}",
        "Yêu cầu của Chỉ thị": requirement.text,
        "Sản phẩm phải có": row["product"],
        "Nơi thực hiện": committees[row["committee_id"]],
        "Đơn vị báo cáo": _said(row),
    }
    return pd.DataFrame(list(told.items()), columns=list(FACTS), dtype="str")


def _said(row: Row) -> str:
    """What the owner last said, and up to when its reports reach."""
    until: str = (
        f"báo cáo mới nhất đến ngày {form.day(row['told_until'])}" if pd.notna(row["told_until"]) else "chưa có báo cáo nào"
    )
    note: str = f"{row['note']}; " if pd.notna(row["note"]) else ""
    return (note + until)[:1].upper() + (note + until)[1:]


def events(versions: Mapping[str, pd.DataFrame], *, on: date, committees: Mapping[str, str]) -> pd.DataFrame:
    """A row a thing that happened by `on`, in the order of days: EVENTS and what `ui.sources` adds.

    `versions` are those of `data_access.versions` by fact; what was withdrawn is left out.
    """
    kept = {fact: frame[frame["withdrawn_at"].isna()] for fact, frame in versions.items()}
    told = [*_given(kept["assignment"]), *_moves(kept["deadline_move"]), *_reports(kept["assignment_report"])]
    told += [*_confirmations(kept["verification"], committees), *_returns(kept["sent_back"], committees)]
    columns = ["kind", "day", "what", "told", *_PLACE]
    found = pd.DataFrame(told, columns=columns).astype({"submission_id": "Int64", "row": "Int64"})
    found = found.assign(day=pd.to_datetime(found["day"]).astype("datetime64[s]"), order=found["kind"].map(_ORDER.index))
    past = found[found["day"] <= pd.Timestamp(on)].sort_values(["day", "order"], kind="stable").reset_index(drop=True)
    return past.assign(**sources(past))


Event = tuple[Any, ...]


def _event(kind: str, row: Row, day: Any, what: str, *told: Any) -> Event:
    """A thing that happened: what is known of it, gaps left out, and the place where it was stated."""
    return (kind, day, what, "; ".join(str(each) for each in told if pd.notna(each)) or "–", *(row[name] for name in _PLACE))


def _given(rows: pd.DataFrame) -> Iterator[Event]:
    """The work as it was first given, and taken back if it was."""
    if rows.empty:
        return
    first, *_, last = [*rows.to_dict("records"), *rows.tail(1).to_dict("records")]
    yield _event(
        "assignment", first, last["assigned_on"], "Giao việc", f"hạn {form.day(last['due_on'])}", first["assigning_document"]
    )
    if pd.notna(last["cancelled_on"]):
        yield _event("cancelled", last, last["cancelled_on"], "Thôi thực hiện", last["cancel_reason"])


def _moves(rows: pd.DataFrame) -> Iterator[Event]:
    for row in rows.drop_duplicates("number", keep="last").to_dict("records"):
        due = f"hạn mới {form.day(row['due_on'])}"
        yield _event("deadline_move", row, row["moved_on"], f"Dời hạn lần {form.number(row['number'])}", due, row["document"])


def _reports(rows: pd.DataFrame) -> Iterator[Event]:
    """When the owner began, by its last word, and every day on which it reported the work done."""
    if rows.empty:
        return
    begun = rows[rows["started_on"] == rows.iloc[-1]["started_on"]]
    if len(begun):
        (first,) = begun.head(1).to_dict("records")
        yield _event("assignment_report", first, first["started_on"], "Bắt đầu thực hiện")
    done = rows[rows["done_on"].notna()]
    last = rows.iloc[-1]["done_on"]
    for row in done.drop_duplicates("done_on").to_dict("records"):
        latest = done[done["done_on"] == row["done_on"]].iloc[-1]
        replaced = None if row["done_on"] == last else _replaced(last)
        yield _event("assignment_report", row, row["done_on"], "Báo cáo hoàn thành", latest["product_document"], replaced)


def _replaced(last: Any) -> str:
    return f"sau báo cáo lại: {form.day(last)}" if pd.notna(last) else "sau báo cáo lại: chưa hoàn thành"


def _confirmations(rows: pd.DataFrame, committees: Mapping[str, str]) -> Iterator[Event]:
    for row in rows.tail(1).to_dict("records"):
        told = f"{committees[row['verified_by']]} xác nhận hoàn thành"
        yield _event("verification", row, row["verified_on"], "Thẩm tra", told, row["document"])


def _returns(rows: pd.DataFrame, committees: Mapping[str, str]) -> Iterator[Event]:
    for row in rows.drop_duplicates("number", keep="last").to_dict("records"):
        told = f"{committees[row['returned_by']]}: {row['reason']}"
        yield _event("sent_back", row, row["returned_on"], f"Trả lại lần {form.number(row['number'])}", told)
