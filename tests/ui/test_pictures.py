"""Charts on screen: the specification is made once, only the data is sent again."""

from __future__ import annotations

import altair as alt
import pandas as pd
from streamlit.testing.v1 import AppTest

from ui import pictures

DRAWN: list[int] = []


def bars(frame: pd.DataFrame) -> alt.Chart:
    """A chart that counts how often it was made."""
    DRAWN.append(len(frame))
    chart: alt.Chart = alt.Chart(frame).mark_bar().encode(x=alt.X("count:Q"))
    return chart


def spec(frame: pd.DataFrame) -> str:
    """What is sent of a picture beside its data."""
    app = AppTest.from_string('import streamlit\nstreamlit.session_state["draw"]()')
    app.session_state["draw"] = lambda: pictures.picture(bars, frame, alt="Số lượng")
    app.run()
    assert not app.exception
    (sent,) = app.get("vega_lite_chart")
    assert sent.proto.alt == "Số lượng"
    assert sent.proto.data.data
    return str(sent.proto.spec)


def test_another_view_sends_the_same_specification() -> None:
    DRAWN.clear()
    pictures.specification.cache_clear()

    assert spec(pd.DataFrame({"count": [1, 2]})) == spec(pd.DataFrame({"count": [7]}))
    assert DRAWN == [0], "made once, without data"


def test_a_specification_holds_no_data() -> None:
    made = pictures.specification(bars, (("count", "int64"),))

    assert not {"data", "datasets"} & set(made)
