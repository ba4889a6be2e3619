"""Slides about assigned work and about reports: what is overdue, what is due soon without a product, who has not reported."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.slides.form import Cells, day, most, number, of, records, source
from domain.slides.slide import Figure, Moment, Row, Slide

Names = Mapping[str, str]
"""The short name of every committee by id."""


def overdue(found: pd.DataFrame, *, tasks: int, names: Names, at: Moment) -> Slide:
    """The overdue of `tasks` pieces of work, the longest first.

    `found` are rows of `progress.with_exceptions` with title and source. Those that no report covers yet are told apart.
    """
    late = found.sort_values(["days_late", "code"], ascending=[False, True])
    moved = int((late["moves"] > 0).sum())
    return Slide(
        rule="overdue",
        title=f"{number(len(late))} nhiệm vụ quá hạn",
        as_of=at.as_of,
        figures=(
            Figure("Quá hạn", number(len(late)), of(tasks, "việc")),
            Figure("Kỳ báo cáo chưa đến", number(int(late["unheard"].sum())), "trong số quá hạn"),
            Figure("Đã gia hạn mà vẫn quá hạn", number(moved), "trong số quá hạn"),
        ),
        headings=("Nhiệm vụ", "Đơn vị", "Hạn", "Quá hạn (ngày)"),
        rows=tuple(_work(row, names, str(row["days_late"])) for row in records(late)),
        bars_title="Việc quá hạn theo nội dung của Chỉ thị",
        bars=most("Nội dung " + late["clause"].astype("str"), is_late=True),
        note="Hạn là hạn đang có hiệu lực; hạn gốc ghi kèm khi đã gia hạn.",
    )


def due_soon(found: pd.DataFrame, *, days: int, names: Names, at: Moment) -> Slide:
    """The work due within so many `days` for which no product was shown, the nearest deadline first."""
    soon = found.sort_values(["deadline", "code"])
    left = (soon["deadline"] - pd.Timestamp(at.on)).dt.days
    week = int((left <= 7).sum())
    return Slide(
        rule="due_soon",
        title=f"{number(len(soon))} nhiệm vụ đến hạn trong {days} ngày, chưa có sản phẩm",
        as_of=at.as_of,
        figures=(Figure("Sắp đến hạn", number(len(soon))), Figure("Đến hạn trong 7 ngày", number(week), "trong số đó")),
        headings=("Nhiệm vụ", "Đơn vị", "Hạn", "Còn (ngày)"),
        rows=tuple(_work(row, names, str(days_left)) for row, days_left in zip(records(soon), left, strict=True)),
        bars_title="Việc sắp đến hạn theo nội dung của Chỉ thị",
        bars=most("Nội dung " + soon["clause"].astype("str")),
        note=f"Sắp đến hạn: còn không quá {days} ngày.",
    )


def unreported(missing: pd.DataFrame, *, owing: int, period: str, days_over: int, names: Names, at: Moment) -> Slide:
    """The committees that owe a report for `period` (its name) and are past the due day by `days_over` days; in their order."""
    due_on = pd.Timestamp(at.on) - pd.Timedelta(days=days_over)
    rows = (
        Row((names[str(row["committee_id"])], period, day(due_on), str(days_over)), code=str(row["committee_id"]))
        for row in records(missing)
    )
    return Slide(
        rule="unreported",
        title=f"{number(len(missing))} đơn vị chưa báo cáo {period}",
        as_of=at.as_of,
        figures=(
            Figure("Chưa báo cáo", number(len(missing)), of(owing, "đơn vị")),
            Figure("Quá hạn nộp", number(days_over), "ngày"),
        ),
        headings=("Đơn vị", "Kỳ", "Hạn nộp", "Quá hạn (ngày)"),
        rows=tuple(rows),
        note="Chưa báo cáo không phải là số 0: số liệu của các đơn vị này không có trong tổng.",
    )


def _work(row: Cells, names: Names, days: str) -> Row:
    deadline = day(row["deadline"])
    if row["deadline"] != row["due_on"]:
        deadline += f" (gốc {day(row['due_on'])})"
    cells = (str(row["title"]), names[str(row["committee_id"])], deadline, days)
    return Row(cells, about="assignment", code=str(row["code"]), source=source(row))
