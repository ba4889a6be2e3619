"""Names in lines: above horizontal bars and below upright ones, so that they are read whole on a narrow screen too."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

import altair as alt

STEP = 50
"""Height of a row: two lines of its name and the bar below them."""

BAR = 11
"""Thickness of a bar."""

DOWN = 15
"""How far below the middle of its row a bar lies."""

_LINE = 56  # letters of a name on one line, at 390 pixels


def row_name(name: str, told: str) -> str:
    """What stands above a bar in two lines: its name and its figures, which are never torn apart.

    On the second line alone if both fit there, so that they stand close to their bar.
    """
    if len(name) + len(told) + 3 <= _LINE:
        return f"\n{name} · {told}"
    first, *rest = wrap(name, width=_LINE)
    return f"{first}\n{' '.join(rest)} · {told}" if rest else f"{first}\n{told}"


def distinct(names: Iterable[str]) -> list[str]:
    """The names, each its own row: a repeated one gets an invisible mark, as rows of one name would be one."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, -1) + 1
        found.append(name + "\u2063" * seen[name])
    return found


def steps_axis() -> alt.Axis:
    """The axis under upright bars whose names are in lines, the number on top."""
    return alt.Axis(
        title=None,
        ticks=False,
        labelExpr="split(datum.label, '\\n')",
        labelAngle=0,
        labelFontSize=14,
        labelLimit=0,
        labelOverlap=False,
    )


def rows(field: str = "name", *, bold: str | None = None) -> alt.Y:
    """The rows of a chart of horizontal bars: names from `field`, in the order of column `order`.

    Names that hold the sign `bold` are set in bold type.
    """
    weight = {"condition": {"test": f"indexof(datum.label, '{bold}') >= 0", "value": "bold"}, "value": "normal"}
    axis = alt.Axis(
        title=None,
        ticks=False,
        tickSize=0,
        grid=False,
        labelExpr="split(datum.label, '\\n')",
        labelAlign="left",
        labelBaseline="top",
        labelLineHeight=15,
        labelOffset=3 - STEP / 2,
        labelPadding=0,
        labelLimit=0,
        labelOverlap=False,
        labelFontWeight=weight if bold else alt.Undefined,
    )
    return alt.Y(f"{field}:N", sort=alt.EncodingSortField(field="order", op="min"), axis=axis)
