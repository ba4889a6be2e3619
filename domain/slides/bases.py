"""The slide about weak bases: those that came on the register since the last meeting, and the stays over 12 months."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain.slides.form import Cells, day, number, of, records, source
from domain.slides.slide import Bar, Figure, Moment, Row, Slide
from domain.slides.work import Names
from domain.weak_bases import TOO_LONG

NEW, LONG_STAY = "Mới vào diện", "Trên 12 tháng"


def with_reason(listed: pd.DataFrame, *, since: date) -> pd.DataFrame:
    """The open cases of `with_attention` that a meeting speaks of, with `why`: listed after day `since`, or over 12 months."""
    why = pd.Series("", index=listed.index, dtype="str")
    why = why.mask(listed["over"] == TOO_LONG, LONG_STAY).mask(listed["listed_on"] > pd.Timestamp(since), NEW)
    return listed.assign(why=why)[why != ""]


def weak(found: pd.DataFrame, *, listed: int, since: date, names: Names, at: Moment) -> Slide:
    """The cases of `with_reason`, of `listed` open ones: the new ones first, then the longest stays."""
    ordered = found.sort_values(["why", "listed_on", "code"])
    new, stays = (int((ordered["why"] == why).sum()) for why in (NEW, LONG_STAY))
    relapsed = int((ordered["relapsed"] & (ordered["why"] == NEW)).sum())
    return Slide(
        rule="weak",
        title=f"{number(new)} cơ sở mới vào diện củng cố, {number(stays)} cơ sở trên 12 tháng",
        as_of=at.as_of,
        figures=(
            Figure(NEW, number(new), f"từ sau {day(since)}"),
            Figure("Trong đó tái yếu kém", number(relapsed), of(new, "cơ sở mới")),
            Figure(LONG_STAY, number(stays), of(listed, "cơ sở đang củng cố")),
        ),
        headings=("Cơ sở", "Đơn vị", "Vào diện", "Tháng", "Vì sao nêu"),
        rows=tuple(_row(row, names) for row in records(ordered)),
        bars_title="Cơ sở được nêu",
        bars=(Bar(NEW, new), Bar(LONG_STAY, stays, is_late=True)),
        note="Thời gian tính tròn tháng từ ngày vào diện củng cố.",
    )


def _row(row: Cells, names: Names) -> Row:
    name: str = str(row["base_name"]) if pd.notna(row["base_name"]) else f"Cơ sở mã {row['base_code']}"
    why = str(row["why"]) + (", tái yếu kém" if row["relapsed"] else "")
    cells = (name, names[str(row["committee_id"])], day(row["listed_on"]), str(row["months"]), why)
    return Row(cells, about="base", code=str(row["base_code"]), source=source(row))
