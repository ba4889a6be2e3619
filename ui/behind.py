"""The numbers behind a picture, for those who cannot see or touch it: folded, and sent only when they are opened."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.tables import listing


def behind(table: pd.DataFrame, *, key: str, alt: str) -> None:
    """`table`, whose columns are headed as they shall be, in a fold of its own below its picture."""
    fold = st.expander("Số liệu của hình, dạng bảng", key=key, on_change="rerun")
    if fold.open:
        with fold:
            listing(table, {name: name for name in table.columns}, alt=alt, key=f"{key}-bang", limit=40)
