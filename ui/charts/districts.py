"""The tile-grid map: every district a tile of the same size, near its neighbours, so a small one is as clickable as a large."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from domain.overview import OverdueShare, overdue_share
from domain.units import District
from ui.labels import OVERDUE_SHARE_COLOURS, OVERDUE_SHARE_NAMES

SELECTION = "chon"
"""The name of the selection: its points carry the column `district`."""

_UNSEEN = "Ngoài phạm vi được xem"
_NONE = "Chưa giao việc"
_DARK = "#1d2731"
_FONT = alt.ExprRef("width < 420 ? 10 : width > 760 ? 15 : 13")  # from a telephone to a projector


def district_tiles(
    counts: pd.DataFrame, districts: Mapping[str, District], *, open_to: set[str], chosen: str | None = None
) -> pd.DataFrame:
    """A tile for each district: place, label, and how much of its work is overdue by class.

    `counts`: columns district, tasks, overdue; a district of `open_to` without a row there has no work; the others are
    out of scope and say nothing.
    """
    numbers = zip(counts["overdue"], counts["tasks"], strict=True)
    found = dict(zip(counts["district"], numbers, strict=True))
    tiles = [_tile(place, found, is_open=place.code in open_to, is_chosen=place.code == chosen) for place in districts.values()]
    return pd.DataFrame(tiles)


def tile_map(tiles: pd.DataFrame) -> alt.LayerChart:
    """The tiles of `district_tiles` with a column `turn`, see `ui.view.turn`; a click selects the district."""
    place = alt.Chart().encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.05, paddingOuter=0)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.07, paddingOuter=0)),
        tooltip=[
            alt.Tooltip("name:N", title="Địa bàn"),
            alt.Tooltip("state:N", title="Tình trạng"),
            alt.Tooltip("told:N", title="Quá hạn"),
        ],
    )
    ink = alt.Color("ink:N", scale=None, legend=None)
    label = place.mark_text(dy=-8, fontWeight=600, fontSize=_FONT).encode(text=alt.Text("label:N"), color=ink)
    count = place.mark_text(dy=10, fontSize=_FONT).encode(text=alt.Text("mark:N"), color=ink)
    return alt.LayerChart(data=tiles, layer=[_rectangles(place), label, count], height=470)


def _rectangles(place: alt.Chart) -> alt.Chart:
    names = [OVERDUE_SHARE_NAMES[step] for step in OverdueShare]
    colours = [OVERDUE_SHARE_COLOURS[step] for step in OverdueShare]
    scale = alt.Scale(domain=[*names, _NONE, _UNSEEN], range=[*colours, "#ffffff", "#e6e9ec"])
    chosen = [True, False]
    click = alt.selection_point(name=SELECTION, fields=["district", "turn"], on="click", clear=False)
    drawn: alt.Chart = place.mark_rect(cornerRadius=4, cursor="pointer").encode(
        stroke=alt.Stroke("chosen:N", scale=alt.Scale(domain=chosen, range=["#4a8fbd", "#c3ccd4"]), legend=None),
        strokeWidth=alt.StrokeWidth("chosen:N", scale=alt.Scale(domain=chosen, range=[4, 1]), legend=None),
        color=alt.Color("state:N", scale=scale, legend=alt.Legend(columns=2, values=names, symbolStrokeWidth=0)),
    )
    return drawn.add_params(click)


def _tile(place: District, counts: Mapping[str, tuple[int, int]], *, is_open: bool, is_chosen: bool) -> dict[str, object]:
    where = {
        "name": place.name,
        "label": place.tile_label,
        "column": place.tile_column,
        "row": place.tile_row,
        "chosen": is_chosen,
    }
    if not is_open:
        return {**where, "district": "", "state": _UNSEEN, "mark": "", "told": "", "ink": "#8a939b"}
    if place.code not in counts:
        return {**where, "district": place.code, "state": _NONE, "mark": "–", "told": "", "ink": _DARK}
    overdue, tasks = counts[place.code]
    step = overdue_share(overdue, tasks=tasks)
    name = OVERDUE_SHARE_NAMES[step]
    return {
        **where,
        "district": place.code,
        "state": name,
        "mark": f"{name[0]} {overdue}" if overdue else name[0],
        "told": f"{overdue} trên {tasks} việc",
        "ink": "#ffffff" if step is OverdueShare.MANY else _DARK,
    }
