"""The few numbers on top of a screen, in one row: each with what it is of."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from ui.tables import literal


def figures(row: Iterable[tuple[str, str, str]], *, key: str) -> None:
    """Numbers side by side as (what it is, the number, what it is of or beside); none of them is coloured good or bad.

    All three are text as it is: beside a number stands what somebody wrote, as the symbol of a document.
    """
    with st.container(horizontal=True, key=key, gap="small"):
        for name, number, beside in row:
            told = (literal(name), literal(number), literal(beside) or None)
            st.metric(*told, delta_color="off", delta_arrow="off", border=True)
