"""The matrix of assigned work: which task of the Directive is in trouble where.

Shape and number stand in every cell, so that nothing rests on colour; where nothing was reported there is no colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from domain.progress import Trouble, trouble
from ui import format as form
from ui.labels import TROUBLE_COLOURS, TROUBLE_NAMES

SELECTION = "chon"
"""The selection that a click on a cell makes: its fields are place, clause, leads and turn."""

CELL = 21
"""Height of a row of the matrix."""

SOON = "◇"
"""Before the number of pieces of work that are due soon without a product."""

_NUMBERS = {
    "tasks": "Số nhiệm vụ",
    "unverified": "Báo xong, chưa kiểm chứng",
    "reported": "Đã có báo cáo",
}
_SHARES = {"overdue": "Quá hạn", "due_soon": "Sắp đến hạn, chưa có sản phẩm"}
_LISTS = ("overdue", "due_soon", "unverified")  # what a cell leads to, the gravest that it holds
_FAINT = 0.3  # how much is seen of what is not chosen
_INK, _LIGHT, _GREY = "#1d2731", "#ffffff", "#8a97a3"  # on the colours of cells, the same in both themes


def cells(counts: pd.DataFrame, *, places: Mapping[str, str], clauses: Mapping[str, str]) -> pd.DataFrame:
    """A cell a place and clause that has work: who and what, kind, text, ink, the order of both, shares, numbers, seen.

    `counts` as from `domain.progress.counts` by place and clause; `places` and `clauses` are names in their order. The
    kind is how much is overdue; the text adds how many are, or after ◇ how many are due soon without a product; `leads`
    names the list of exceptions that shows them; `spoken` is for those who hear the page; `seen` as of `chosen`.
    """
    rows, columns = ({key: number for number, key in enumerate(names)} for names in (places, clauses))
    told = [
        (
            place,
            places[place],
            clause,
            clauses[clause],
            *_told(row),
            next((name for name in _LISTS if row[name]), ""),
            *(form.share(row[name], row["tasks"]) for name in _SHARES),
            f"{places[place]}, {clause}: {row['overdue']} quá hạn trên {row['tasks']} việc",
            rows[place],
            columns[clause],
            *(row[name] for name in _NUMBERS),
            1.0,
        )
        for row in counts.to_dict("records")
        for place, clause in [(row["place"], row["clause"])]
    ]
    words = ("place", "name", "clause", "title", "kind", "text", "ink", "leads", *_SHARES, "spoken")
    kinds = dict.fromkeys(words, "str") | dict.fromkeys(("place_order", "clause_order", *_NUMBERS), "int64") | {"seen": "float64"}
    return pd.DataFrame(told, columns=list(kinds)).astype(kinds)


def worst_first(counts: pd.DataFrame, names: Mapping[str, str], *, by: str) -> dict[str, str]:
    """The names by key, those with the most overdue work first, of equal ones with the most due soon, else in their order.

    `counts` as for `cells`, of which column `by` holds the keys.
    """
    sums = counts.groupby(by)[["overdue", "due_soon"]].sum()
    weights = {key: (-int(row["overdue"]), -int(row["due_soon"])) for key, row in sums.iterrows()}
    return {key: names[key] for key in sorted(names, key=lambda key: weights.get(key, (0, 0)))}


def chosen(cells: pd.DataFrame, clause: str | None) -> pd.DataFrame:
    """The same cells, those of other clauses faint if one is chosen."""
    if clause is None:
        return cells
    return cells.assign(seen=(cells["clause"] == clause).map({True: 1.0, False: _FAINT}))


def _told(cell: Mapping[Any, Any]) -> tuple[str, str, str]:
    weight = trouble(overdue=cell["overdue"], tasks=cell["tasks"], reported=cell["reported"])
    kind, shape = TROUBLE_NAMES[weight], TROUBLE_NAMES[weight][0]
    if cell["overdue"]:
        return kind, f"{shape}{cell['overdue']}", _LIGHT if weight is Trouble.MUCH else _INK
    if weight is Trouble.UNREPORTED:
        return kind, shape, _GREY
    return kind, f"{SOON}{cell['due_soon']}" if cell["due_soon"] else shape, _INK


def strip(cells: pd.DataFrame) -> alt.LayerChart:
    """As `matrix`, for few rows below it: it needs no legend of its own."""
    return _grid(cells, legend=None)


def matrix(cells: pd.DataFrame) -> alt.LayerChart:
    """Places by tasks of the Directive; a click on a cell picks its place and clause; from `cells` with a column `turn`.

    `turn` differs after each choice: else a cell could not be chosen twice in a row.
    """
    return _grid(cells, legend=alt.Legend(columns=1, symbolStrokeWidth=1, symbolStrokeColor=_GREY))


def _grid(cells: pd.DataFrame, *, legend: alt.Legend | None) -> alt.LayerChart:
    scale = alt.Scale(domain=list(TROUBLE_NAMES.values()), range=[TROUBLE_COLOURS[weight] for weight in TROUBLE_NAMES])
    axis = alt.Axis(title=None, orient="top", labelAngle=0, ticks=False, grid=False)
    across = alt.X("clause:N", sort=alt.EncodingSortField(field="clause_order", op="min"), axis=axis)
    down = alt.Y(
        "name:N",
        sort=alt.EncodingSortField(field="place_order", op="min"),
        axis=alt.Axis(title=None, ticks=False, grid=False, labelLimit=210),
    )
    told = {"name": "Nơi thực hiện", "title": "Nội dung", "kind": "Tình hình"}
    base = alt.Chart().encode(
        x=across,
        y=down,
        opacity=alt.Opacity("seen:Q", scale=None),
        tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in (told | _SHARES).items()]
        + [alt.Tooltip(f"{name}:Q", title=title, format=",.0f") for name, title in _NUMBERS.items()],
    )
    ground = base.mark_rect(cornerRadius=3, stroke=_GREY, strokeOpacity=0.25, cursor="pointer").encode(
        color=alt.Color("kind:N", scale=scale, legend=legend), description=alt.Description("spoken:N")
    )
    words = base.mark_text(fontSize=12, cursor="pointer", aria=False).encode(
        text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None)
    )
    picked = alt.selection_point(name=SELECTION, fields=["place", "clause", "leads", "turn"], on="click", clear=False)
    return alt.LayerChart(data=cells, layer=[ground.add_params(picked), words], height=alt.Step(CELL))
