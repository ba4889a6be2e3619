"""Units of unlike size beside each other: each share against its number of cases, with the limits of what is usual.

Only what lies outside the limits is named. There is no order of rank in it.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from domain.funnel import CLEAR, MARK, SMALLEST, Funnel, Standing
from ui import format as form
from ui.charts.theme import LINE
from ui.labels import COUNT_COLOUR, DONE_COLOUR

SELECTION = "chon"
"""The name of the selection: its points carry the column `place`, the id of a committee."""

BETTER, WORSE, PLAIN = "#1f5f8b", "#b9651b", "#4a5a68"
"""A clear difference for the better, for the worse, and where more is neither."""

MOST_NAMES = 8
"""How many units outside the limits are named in the picture, the farthest first, as far as names do not cover each other.

The list names all.
"""

_STEPS = 60
_WIDE, _HIGH = 0.3, 0.06  # parts of the picture that a name takes
_SHAPES = {
    Standing.CLEARLY_ABOVE: "triangle-up",
    Standing.CLEARLY_BELOW: "triangle-down",
    Standing.MARKED_ABOVE: "diamond",
    Standing.MARKED_BELOW: "diamond",
    Standing.USUAL: "circle",
}
_COLUMNS = {
    "name": "str",
    "told": "str",
    "standing": "str",
    "shape": "str",
    "colour": "str",
    "place": "str",
    "label": "str",
    "mine": "bool",
    "large": "bool",
    "cases": "float64",
    "share": "float64",
    "common": "float64",
    **{f"{score}_{side}": "float64" for score in ("mark", "clear") for side in ("low", "high")},
}


def funnel_points(rows: pd.DataFrame, compared: Funnel, *, direction: str, mine: set[str] | None = None) -> pd.DataFrame:
    """A point a unit with at least SMALLEST cases, and `_STEPS` more that carry the limits; shares in percent.

    `rows`: committee_id, name, numerator, denominator, standing and its words standing_told. `direction` of the
    indicator gives the colours; beside `mine`, the units of the chosen place, others stand back (None: no place is chosen).
    """
    units = rows[rows["denominator"] >= SMALLEST]
    share = 100 * units["numerator"] / units["denominator"]
    points = pd.DataFrame(
        {
            "name": units["name"],
            "told": [form.of(part, whole) for part, whole in zip(units["numerator"], units["denominator"], strict=True)],
            "standing": units["standing_told"],
            "shape": units["standing"].map(_SHAPES),
            "colour": [_colour(Standing(standing), direction) for standing in units["standing"]],
            "place": units["committee_id"],
            "label": _labels(units, share, 100 * compared.share),
            "mine": [mine is None or unit in mine for unit in units["committee_id"]],
            "large": units["denominator"] ** 2 > units["denominator"].min() * units["denominator"].max(),
            "cases": units["denominator"],
            "share": share,
        }
    )
    limits = _limits(units["denominator"], compared, share)
    return pd.concat([limits, points], ignore_index=True).reindex(columns=list(_COLUMNS)).fillna(_GAPS).astype(_COLUMNS)


def funnel_plot(points: pd.DataFrame) -> alt.LayerChart:
    """Share against number of cases; from `funnel_points` with a column `turn`, see `ui.view.turn`; a click selects the unit."""
    scale = alt.Scale(type="log", nice=False, padding=12)
    ticks = alt.Axis(values=[10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000], grid=False)
    across = alt.X("cases:Q", title="Mẫu số (đơn vị lớn hơn ở bên phải)", scale=scale, axis=ticks)
    up = alt.Scale(zero=False, nice=True)
    percent = alt.Axis(title="Tỷ lệ, %", tickCount=6)
    curves = [_curve(name, across, up, percent) for name in ("clear_low", "clear_high", "mark_low", "mark_high", "common")]
    units = alt.Chart().transform_filter("datum.place != ''").encode(x=across, y=alt.Y("share:Q", scale=up, axis=percent))
    names = units.encode(text=alt.Text("label:N"), color=alt.Color("colour:N", scale=None))
    small = names.transform_filter("!datum.large").mark_text(align="left", dx=8, dy=-8, fontSize=12)
    large = names.transform_filter("datum.large").mark_text(align="right", dx=-8, dy=-8, fontSize=12)
    return alt.LayerChart(data=points, layer=[*curves, _dots(units), small, large], height=380)


_GAPS = dict.fromkeys(("name", "told", "standing", "shape", "colour", "place", "label"), "") | {"mine": False, "large": False}


def _curve(name: str, across: alt.X, up: alt.Scale, axis: alt.Axis) -> alt.Chart:
    dash = [5, 4] if name.startswith("mark") else [1, 0]
    colour = DONE_COLOUR if name == "common" else LINE
    made: alt.Chart = (
        alt.Chart()
        .transform_filter("datum.place == ''")
        .mark_line(color=colour, strokeDash=dash, strokeWidth=1.2, invalid="break-paths-filter-domains")
        .encode(x=across, y=alt.Y(f"{name}:Q", scale=up, axis=axis), tooltip=alt.value(None))
    )
    return made


def _dots(units: alt.Chart) -> alt.Chart:
    click = alt.selection_point(name=SELECTION, fields=["place", "turn"], on="click", clear=False)
    drawn: alt.Chart = units.mark_point(filled=True, size=48, cursor="pointer").encode(
        shape=alt.Shape("shape:N", scale=None),
        color=alt.Color("colour:N", scale=None),
        opacity=alt.Opacity("mine:N", scale=alt.Scale(domain=[True, False], range=[0.8, 0.22]), legend=None),
        tooltip=[
            alt.Tooltip("name:N", title="Đơn vị"),
            alt.Tooltip("told:N", title="Tử số trên mẫu số"),
            alt.Tooltip("share:Q", title="Tỷ lệ, %", format=",.1f"),
            alt.Tooltip("standing:N", title="So với mức chung"),
        ],
    )
    return drawn.add_params(click)


def _limits(cases: pd.Series[float], compared: Funnel, share: pd.Series[float]) -> pd.DataFrame:
    """The limits from SMALLEST to the largest unit; what lies far outside the units' own range is left out of the picture."""
    sizes = np.geomspace(SMALLEST, max(float(cases.max()), SMALLEST + 1.0), _STEPS) if len(cases) else np.array([])
    found = {"cases": sizes, "common": np.full(len(sizes), 100 * compared.share)}
    room = max(2.0, 0.5 * float(share.max() - share.min())) if len(share) else 0.0
    for name, score in (("mark", MARK), ("clear", CLEAR)):
        for side, bound in zip(("low", "high"), compared.bounds(sizes, score=score), strict=True):
            shown = 100 * bound
            inside = (shown >= share.min() - room) & (shown <= share.max() + room) & (bound > 0) & (bound < 1)
            found[f"{name}_{side}"] = np.where(inside, shown, np.nan)
    return pd.DataFrame(found)


def _labels(units: pd.DataFrame, share: pd.Series[float], common: float) -> list[str]:
    """The names of the clear exceptions, the farthest first, as many as can be read; empty for the others."""
    across, up = np.log(units["denominator"]), share
    wide, high = (_WIDE * (float(across.max() - across.min()) or 1.0), _HIGH * (float(up.max() - up.min()) or 1.0))
    clear = (share - common).abs()[[Standing(standing).is_clear for standing in units["standing"]]]
    named: list[Any] = []
    for index in clear.sort_values(ascending=False).index:
        covers = any(abs(across[index] - across[other]) < wide and abs(up[index] - up[other]) < high for other in named)
        if not covers and len(named) < MOST_NAMES:
            named.append(index)
    return [name if index in named else "" for index, name in units["name"].items()]


def _colour(standing: Standing, direction: str) -> str:
    if not standing.is_clear:
        return COUNT_COLOUR
    if direction not in ("up", "down"):
        return PLAIN
    return BETTER if (standing is Standing.CLEARLY_ABOVE) == (direction == "up") else WORSE
