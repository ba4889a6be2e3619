"""A slide on the wall: what was frozen, as it was stored; at request what is true now beside it, marked as such.

Sizes are those of `web/static/trinh-chieu.css`. The table is drawn here and not by `ui.tables.listing`: a slide shows a few
rows in large type, without a grid or a switch, and its cells are texts already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import streamlit as st

from data_access import clock
from data_access.meetings import Item
from domain.changes_since import CLASS_NAMES
from domain.slides.slide import SHOWN, Figure, Row, Slide
from ui import choices, meeting_links
from ui import format as form
from ui.charts import meetings as charts
from ui.frame import nothing
from ui.lists import meetings as words
from ui.pictures import picture
from ui.tables import linked, literal
from ui.view import View

SHOWN_LOW = 5
"""The rows on a low screen, where more would run below its edge: as many as `web/static/trinh-chieu.css` leaves.

One less stands below the choice among classes of change.
"""

_EVERY = "all"


def head(slide: Slide) -> None:
    """What the slide says, and its numbers."""
    st.title(literal(slide.title), anchor=False)
    if slide.figures:
        with st.container(horizontal=True, key="chieu-so"):
            for figure in slide.figures:
                _figure(figure)
    if not slide.headings and slide.note:
        st.header(literal(slide.note), anchor=False)


def live(slide: Slide, now: Slide) -> None:
    """The numbers as they are at this moment, each with what was frozen."""
    with st.container(key="chieu-hien-nay"):
        st.header(f"▶ {words.LIVE}", anchor=False)
        st.markdown(f"Tính lúc {form.moment(clock.now())}: {literal(now.title)}")
        with st.container(horizontal=True, key="chieu-so-hien-nay"):
            for name, value, of in words.beside(slide, now):
                _figure(Figure(name, value, of))


def concluded(rows: pd.DataFrame) -> None:
    """What was concluded on this item."""
    if len(rows):
        told = ("- **Kết luận:** {text} ({committee}, hạn {due}; {state_name})", ["text", "committee", "due", "state_name"])
        texts = ({name: literal(row[name]) for name in told[1]} for row in rows.to_dict("records"))
        st.markdown("\n".join(told[0].format(**each) for each in texts))


def body(view: View, item: Item, slide: Slide) -> None:
    """The first rows and how many more there are, and the chart."""
    with st.container(key="chieu-hai-phan"):
        if slide.rows:
            with st.container(key="chieu-bang"):
                rows = _of_class(item, slide.rows)
                st.table(_written(view, slide.headings, rows[:SHOWN]), border="horizontal", hide_index=True, alt=slide.title)
                with st.container(key="chieu-con"):
                    _told_below(slide, len(rows) - SHOWN)
                with st.container(key="chieu-con-thap"):  # on a low screen, whose style hides the other and the last rows
                    _told_below(slide, len(rows) - (SHOWN_LOW - 1 if rows[0].group in CLASS_NAMES else SHOWN_LOW))
        elif slide.headings:
            nothing("Không còn mục nào thuộc diện này.")
        if any(bar.value for bar in slide.bars):
            with st.container(key="chieu-hinh"):
                st.markdown(f"**{literal(slide.bars_title)}**")
                picture(charts.bars, words.bars(slide), alt=slide.bars_title, key="chieu-cot")


def _told_below(slide: Slide, rest: int) -> None:
    """How many rows there are beside those shown, and what is to be known of them."""
    told = [f"**còn {form.number(rest)} dòng**"] if rest > 0 else []
    if told or slide.note:
        st.markdown(" · ".join([*told, literal(slide.note)] if slide.note else told))


def _figure(figure: Figure) -> None:
    told = (literal(figure.label), literal(figure.value), literal(figure.of) or None)
    st.metric(*told, delta_color="off", delta_arrow="off", width="content")


def _of_class(item: Item, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of the class of change that is chosen; all of them on every other slide."""
    sizes = Counter(row.group for row in rows if row.group in CLASS_NAMES)
    if not sizes:
        return rows
    names = {_EVERY: f"Tất cả ({form.number(len(rows))})"}
    names |= {kind: f"{name} ({form.number(sizes[kind])})" for kind, name in CLASS_NAMES.items() if sizes[kind]}
    chosen = choices.one_of(names, label="Loại thay đổi", key=f"chieu-loai-{item.id}")
    return [row for row in rows if chosen in (_EVERY, row.group)]


def _written(view: View, headings: Sequence[str], rows: Sequence[Row]) -> pa.Table:
    """The cells as texts; the first leads to what its row is about."""
    columns = [[literal(row.cells[place]) for row in rows] for place in range(len(headings))]
    ways = [meeting_links.of_row(view, row) for row in rows]
    columns[0] = [linked(row.cells[0], way) if way else literal(row.cells[0]) for row, way in zip(rows, ways, strict=True)]
    return pa.table({heading: pa.array(texts, pa.string()) for heading, texts in zip(headings, columns, strict=True)})
