"""The chart of a slide, to be read from the back of a room: each bar under its words, its number at its end."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ui.charts.theme import LINE
from ui.labels import DONE_COLOUR, OVERDUE_COLOUR

_SIZE, _STEP, _BAR = 24, 78, 26
_ROOM = 90
"""What is kept free behind the longest bar for its number."""


def bars(data: pd.DataFrame) -> alt.LayerChart:
    """The bars of `ui.lists.meetings.bars`; late ones are drawn in the dark red of what is overdue."""
    place = alt.Y("order:O", axis=None)
    length = alt.X("value:Q", axis=None, scale=alt.Scale(zero=True, nice=False, range=[0, alt.ExprRef(f"width - {_ROOM}")]))
    colour = alt.condition("datum.is_late", alt.value(OVERDUE_COLOUR), alt.value(DONE_COLOUR))
    drawn = alt.Chart().mark_bar(size=_BAR, yOffset=15, stroke=LINE).encode(x=length, y=place, color=colour)
    name = alt.Chart().mark_text(align="left", baseline="top", dy=-36, fontSize=_SIZE, limit=0)
    number = alt.Chart().mark_text(align="left", dx=8, dy=15, fontSize=_SIZE, fontWeight="bold")
    words = name.encode(x=alt.value(0), y=place, text=alt.Text("label:N"))
    return alt.LayerChart(
        data=data, layer=[drawn, words, number.encode(x=length, y=place, text=alt.Text("told:N"))], height=alt.Step(_STEP)
    )
