"""Charts on screen: the specification of a chart is made once a process, so that a change of the view sends new data only.

The browser then keeps the picture it has and moves its marks instead of building it again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st

from ui.kept import made_once

Chart = alt.Chart | alt.LayerChart


def picture(
    chart: Callable[[pd.DataFrame], Chart],
    data: pd.DataFrame,
    *,
    alt: str,
    key: str | None = None,
    on_select: Callable[[], None] | None = None,
    turn: int | None = None,
) -> None:
    """The chart that `chart` makes of `data`, as wide as its place; `alt` says in words what it shows.

    `chart` must make the same specification of every frame with these columns: only the data may differ. A chart with
    a selection takes `on_select`, called when something is clicked, the `key` under which the selection stands, and
    `turn` (see `ui.view.turn`), which goes into the data as a column.
    """
    shape, rows = made_once(data, "picture", lambda: (_shape(data), pa.Table.from_pandas(data, preserve_index=False)))
    if turn is not None:
        shape = (*shape, ("turn", "int64"))
        rows = rows.append_column("turn", pa.array([turn] * len(data), pa.int64()))
    st.vega_lite_chart(rows, specification(chart, shape), width="stretch", alt=alt, key=key, on_select=on_select or "ignore")


@lru_cache
def specification(chart: Callable[[pd.DataFrame], Chart], shape: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """The specification of a chart without its data, for a frame of the columns and types in `shape`."""
    empty = pd.DataFrame({name: pd.Series([], dtype=dtype) for name, dtype in shape})
    made = chart(empty).to_dict()
    return {part: value for part, value in made.items() if part not in ("data", "datasets")}


def _shape(data: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(dtype)) for name, dtype in data.dtypes.items())
