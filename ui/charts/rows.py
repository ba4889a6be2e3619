"""Horizontal bars with their names above them, so that long Vietnamese names are read whole on a narrow screen too."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

import altair as alt

STEP = 46
"""Height of a row: two lines of its name and the bar below them."""

BAR = 11
"""Thickness of a bar."""

_LINE = 46  # letters of a name on one line, at 390 pixels


def row_name(name: str, told: str) -> str:
    """What stands above a bar: its name and, after a dot, its figures in words; wrapped."""
    return fill(f"{name} · {told}", width=_LINE)


def distinct(names: Iterable[str]) -> list[str]:
    """The names, each its own row: a name that came before gets an invisible mark, as rows of one name would be one."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, -1) + 1
        found.append(name + "\u2063" * seen[name])
    return found


def rows(field: str = "name") -> alt.Y:
    """The rows of a chart of horizontal bars: names from `field`, in the order of column `order`."""
    axis = alt.Axis(
        title=None,
        ticks=False,
        tickSize=0,
        grid=False,
        labelExpr="split(datum.label, '\\n')",
        labelAlign="left",
        labelBaseline="bottom",
        labelOffset=2,
        labelPadding=0,
        labelLimit=0,
    )
    return alt.Y(f"{field}:N", sort=alt.EncodingSortField(field="order", op="min"), axis=axis)
