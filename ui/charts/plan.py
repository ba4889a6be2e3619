"""The plan of assigned work: each piece from the day it was given to its deadlines, beside today's line.

A row keeps its height however many there are: what does not fit on a page stands on the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

import altair as alt
import pandas as pd

from domain.progress import DONE, State
from ui.charts.rows import BAR, STEP, distinct, row_name, rows
from ui.charts.theme import LINE
from ui.labels import PLAN_COLOUR, STATE_COLOURS

PAGE = 15
"""How many pieces of work stand on one page."""

_PLANNED, _MOVED, _OVER, _LATE = "Theo hạn gốc", "Phần gia hạn", "▲ Quá hạn", "◐ Xong sau hạn"
DONE_MARK = "● Ngày hoàn thành"
SPANS = {
    _PLANNED: PLAN_COLOUR,
    _MOVED: "#f0c797",
    _OVER: STATE_COLOURS[State.OVERDUE],
    _LATE: STATE_COLOURS[State.DONE_LATE],
    DONE_MARK: STATE_COLOURS[State.DONE_ON_TIME],
}
"""The stretches of time of a piece of work, with their colours."""

_GROUP = "■ "  # before the name of a group, which is set in bold by it


def plan_bars(tasks: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """A row a stretch of time of a piece of work: its name, kind (see SPANS), start, end, the day `on` and its order.

    `tasks` as from `ui.lists.tasks` with columns told and group, in their order and none cancelled. Done work has a row
    of kind DONE_MARK on its day. Above the work of a named group stands its name, on a row whose bar has no length.
    """
    today = pd.Timestamp(on)
    shown = [row for name, group in groupby(tasks.to_dict("records"), _group) for row in _under(name, group, today)]
    names = distinct(name for name, _ in shown)
    spans = [
        (name, kind, start, end, today, order)
        for order, (name, (_, stretches)) in enumerate(zip(names, shown, strict=True))
        for kind, start, end in stretches
    ]
    columns = {"name": "str", "kind": "str", **dict.fromkeys(("start", "end", "today"), "datetime64[s]"), "order": "int64"}
    return pd.DataFrame(spans, columns=list(columns)).astype(columns)


Span = tuple[str, pd.Timestamp, pd.Timestamp]


def _group(task: Mapping[Any, Any]) -> str:
    return str(task["group"])


def _under(name: str, tasks: Iterator[Mapping[Any, Any]], today: pd.Timestamp) -> Iterator[tuple[str, list[Span]]]:
    """The rows of one group, its own name first if it has one."""
    if name:
        yield f"\n{_GROUP}{name}", [(_PLANNED, today, today)]
    for task in tasks:
        yield row_name(task["work"], task["told"]), _spans(task, today)


def _spans(task: Mapping[Any, Any], today: pd.Timestamp) -> list[Span]:
    is_done = task["state"] in DONE
    until = task["done_on"] if is_done else today
    spans = [(_PLANNED, task["assigned_on"], min(task["due_on"], task["deadline"]))]
    if task["deadline"] > task["due_on"]:
        spans.append((_MOVED, task["due_on"], task["deadline"]))
    if until > task["deadline"]:
        spans.append((_LATE if is_done else _OVER, task["deadline"], until))
    return spans + ([(DONE_MARK, until, until)] if is_done else [])


def plan(bars: pd.DataFrame) -> alt.LayerChart:
    """Each piece of work from the day it was given to its deadlines, with today's line; from `plan_bars`."""
    across = alt.X("start:T", axis=alt.Axis(title=None, orient="top", format="%d/%m/%Y", tickCount=5, labelOverlap=True))
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(SPANS), range=list(SPANS.values())), legend=alt.Legend(columns=3))
    days = [
        alt.Tooltip(f"{name}:T", title=title, format="%d/%m/%Y") for name, title in (("start", "Từ ngày"), ("end", "Đến ngày"))
    ]
    down = rows(bold=_GROUP)
    base = alt.Chart().encode(y=down, x=across, color=colour, tooltip=[alt.Tooltip("kind:N", title="Phần việc"), *days])
    bar = base.transform_filter(alt.datum.kind != DONE_MARK).mark_bar(size=BAR, yOffset=12, cornerRadius=2)
    dot = base.transform_filter(alt.datum.kind == DONE_MARK).mark_point(yOffset=12, filled=True, size=80, opacity=1)
    line = alt.Chart().mark_rule(strokeDash=[4, 3], strokeWidth=2, color=LINE).encode(x=alt.X("today:T", aggregate="max"))
    return alt.LayerChart(data=bars, layer=[line, bar.encode(x2=alt.X2("end:T")), dot], height=alt.Step(STEP))
