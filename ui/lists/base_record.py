"""What was found at one base, in words: its levels, the inspections there, and what they asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain.periods import Period
from ui import format as form
from ui.sources import sources

Row = Mapping[Any, Any]
Names = Mapping[str, Mapping[str, str]]

_NO_BREAK = "\u00a0"

LEVELS = {"period_name": "Kỳ", "level_name": "Mức xếp loại", "source": "Nguồn"}

INSPECTIONS = {"form_name": "Hình thức", "told": "Tình trạng", "document": "Văn bản kết luận", "source": "Nguồn"}

REMEDIES = {"content": "Kiến nghị", "responsible": "Nơi khắc phục", "told": "Tình trạng", "source": "Nguồn"}


def levels(rows: pd.DataFrame, *, names: Names, on: date) -> pd.DataFrame:
    """The levels of periods that had ended, the newest first: columns of LEVELS."""
    periods = [Period.parse(code) for code in rows["period"]]
    dated = rows.assign(
        end=pd.Series([pd.Timestamp(period.end) for period in periods], index=rows.index, dtype="datetime64[s]"),
        period_name=pd.Series([period.label.replace(" ", _NO_BREAK) for period in periods], index=rows.index, dtype="str"),
        level_name=rows["level"].map(names["level"]).astype("str"),
    )
    past = dated[dated["end"] <= pd.Timestamp(on)].sort_values(["end", "period"], ascending=False)
    return past.assign(**sources(past)).reset_index(drop=True)


def inspections(rows: pd.DataFrame, *, names: Names, on: date) -> pd.DataFrame:
    """What had begun at the base by the day, the newest first: columns of INSPECTIONS; no count of members stands here."""
    begun = rows[rows["started_on"] <= pd.Timestamp(on)].sort_values("started_on", ascending=False)
    told = begun.to_dict("records")
    concluded = begun["concluded_on"] <= pd.Timestamp(on)
    return begun.assign(
        form_name=begun["form"].map(names["inspection_form"]).astype("str"),
        told=pd.Series([_inspected(row, on) for row in told], index=begun.index, dtype="str"),
        document=begun["document"].where(concluded),
        **sources(begun),
    ).reset_index(drop=True)


def remedies(rows: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """What those inspections asked for: columns of REMEDIES."""
    told = [reached(row["due_on"], row["remedied_on"], on) for row in rows.to_dict("records")]
    return rows.assign(told=pd.Series(told, index=rows.index, dtype="str"), **sources(rows)).reset_index(drop=True)


def reached(due: Any, done: Any, on: date) -> str:
    """Whether what was due is done, in words with their shape."""
    today = pd.Timestamp(on)
    if pd.notna(done) and done <= today:
        late = (done - due).days
        how = f"◐ Xong {form.day(done)}, trễ {form.number(late)} ngày" if late > 0 else f"● Xong {form.day(done)}, đúng hạn"
        return f"{how} (hạn {form.day(due)})"
    over = (today - due).days
    return f"▲ Quá hạn {form.number(over)} ngày (hạn {form.day(due)})" if over > 0 else f"○ Hạn {form.day(due)}"


def _inspected(row: Row, on: date) -> str:
    today = pd.Timestamp(on)
    if row["concluded_on"] <= today:
        return f"● Kết luận {form.day(row['concluded_on'])}"
    if row["ended_on"] <= today:
        return f"▲ Kết thúc {form.day(row['ended_on'])}, chưa có kết luận"
    return f"○ Đang tiến hành từ {form.day(row['started_on'])}"
