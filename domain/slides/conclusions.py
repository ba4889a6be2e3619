"""The first slide of every meeting: what earlier meetings asked for and is not at its end."""

from __future__ import annotations

import pandas as pd

from domain.conclusions import State, waiting
from domain.slides.form import Cells, day, number, records
from domain.slides.slide import Bar, Figure, Moment, Row, Slide
from domain.slides.work import Names


def conclusions(stated: pd.DataFrame, *, names: Names, at: Moment) -> Slide:
    """The waiting ones of `domain.conclusions.with_states`; `reminders` counts the meetings before this one."""
    found = waiting(stated)
    overdue, reported = int(found["overdue"].sum()), int((found["state"] == State.REPORTED).sum())
    term = len(found) - overdue - reported
    return Slide(
        rule="conclusions",
        title=f"{number(len(found))} kết luận chưa hoàn thành, {number(overdue)} quá hạn",
        as_of=at.as_of,
        figures=(
            Figure("Chưa hoàn thành", number(len(found))),
            Figure("Quá hạn", number(overdue), "trong số đó"),
            Figure("Đã báo cáo, chờ thẩm tra", number(reported), "trong số đó"),
        ),
        headings=("Kết luận", "Đơn vị", "Hạn", "Tình hình", "Lần nhắc"),
        rows=tuple(_row(row, names, at) for row in records(found)),
        bars_title="Kết luận chưa hoàn thành",
        bars=(Bar("Quá hạn", overdue, is_late=True), Bar("Trong hạn", term), Bar("Chờ thẩm tra", reported)),
    )


def _row(row: Cells, names: Names, at: Moment) -> Row:
    text, due_on = str(row["text"]), day(row["due_on"])
    reminder = f"thứ {row['reminders'] + 1}"
    cells = (text, names[str(row["committee_id"])], due_on, _standing(row, at), reminder)
    return Row(cells, about="conclusion", code=str(row["id"]))


def _standing(row: Cells, at: Moment) -> str:
    if row["state"] == State.REPORTED:
        return f"Đã báo cáo ({row['document']}), chờ thẩm tra"
    if row["overdue"]:
        return f"▲ Quá hạn {row['days_over']} ngày"
    return f"Còn {(row['due_on'] - pd.Timestamp(at.on)).days} ngày"
