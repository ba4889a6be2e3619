"""Slides about inspections: those that are over without a conclusion, and recommendations that are overdue."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.inspections import longest_waiting
from domain.slides.form import Cells, day, most, number, of, records, source
from domain.slides.slide import Figure, Moment, Row, Slide
from domain.slides.work import Names


def unconcluded(found: pd.DataFrame, *, followed: int, forms: Mapping[str, str], names: Names, at: Moment) -> Slide:
    """The inspections of stage unconcluded, of `followed` ones; the longest wait first. `forms` are the names of forms."""
    waiting = longest_waiting(found)
    longest = int(waiting["waiting"].max()) if len(waiting) else 0
    return Slide(
        rule="unconcluded",
        title=f"{number(len(waiting))} cuộc kiểm tra, giám sát đã xong, chưa có kết luận",
        as_of=at.as_of,
        figures=(
            Figure("Chờ kết luận", number(len(waiting)), of(followed, "cuộc")),
            Figure("Chờ lâu nhất", number(longest), "ngày"),
        ),
        headings=("Cuộc kiểm tra, giám sát", "Đơn vị", "Kết thúc", "Chờ (ngày)"),
        rows=tuple(_inspection(row, forms, names) for row in records(waiting)),
        bars_title="Chờ kết luận theo hình thức",
        bars=most(waiting["form"].map(lambda code: forms.get(code, code)).astype("str"), is_late=True),
    )


def remedies(found: pd.DataFrame, *, is_open: int, names: Names, at: Moment) -> Slide:
    """The recommendations past their deadline, of `is_open` ones not remedied; the longest first."""
    late = found.sort_values(["days_over", "code"], ascending=[False, True])
    longest = int(late["days_over"].max()) if len(late) else 0
    return Slide(
        rule="remedies",
        title=f"{number(len(late))} kiến nghị khắc phục quá hạn",
        as_of=at.as_of,
        figures=(
            Figure("Quá hạn", number(len(late)), of(is_open, "kiến nghị đang mở")),
            Figure("Quá hạn lâu nhất", number(longest), "ngày"),
        ),
        headings=("Kiến nghị", "Đơn vị", "Hạn", "Quá hạn (ngày)"),
        rows=tuple(_remedy(row, names) for row in records(late)),
        bars_title="Kiến nghị quá hạn theo thời gian",
        bars=most(_spans(late["days_over"]), is_late=True),
    )


def _spans(days: pd.Series[int]) -> pd.Series[str]:
    """How long each is overdue, in three spans."""
    long = pd.Series("Trên 90 ngày", index=days.index, dtype="str")
    return long.mask(days <= 90, "31 đến 90 ngày").mask(days <= 30, "Đến 30 ngày")


def _inspection(row: Cells, forms: Mapping[str, str], names: Names) -> Row:
    what = forms.get(str(row["form"]), str(row["form"]))
    if pd.notna(row["clause"]):
        what += f", nội dung {row['clause']}"
    cells = (what, names[str(row["committee_id"])], day(row["ended_on"]), str(row["waiting"]))
    return Row(cells, about="inspection", code=str(row["code"]), source=source(row))


def _remedy(row: Cells, names: Names) -> Row:
    cells = (str(row["content"]), names[str(row["committee_id"])], day(row["due_on"]), str(row["days_over"]))
    return Row(cells, about="inspection", code=str(row["inspection_code"]), source=source(row))
