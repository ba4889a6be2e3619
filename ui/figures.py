"""The few numbers on top of a screen, in one row: each with what it is of."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st


def figures(row: Iterable[tuple[str, str, str]], *, key: str) -> None:
    """Numbers side by side as (what it is, the number, what it is of or beside); none of them is coloured good or bad."""
    with st.container(horizontal=True, key=key, gap="small"):
        for name, number, beside in row:
            st.metric(name, number, beside or None, delta_color="off", delta_arrow="off", border=True)
