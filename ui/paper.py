"""A screen made for paper: A4 across, the head of the table on each page, nothing on it that only a screen needs."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import links
from ui.view import View

ON_SCREEN = "chi-tren-man-hinh"
"""The key of a container that is not printed."""

_ACROSS = """<style>
@page {{ size: A4 landscape; margin: 12mm 10mm 14mm;
  @bottom-left {{ content: "{mark}"; font: 9pt sans-serif; }}
  @bottom-right {{ content: "Trang " counter(page) "/" counter(pages); font: 9pt sans-serif; }} }}
@media print {{
  [data-testid=stTable], [data-testid=stTable] > div {{ overflow: visible !important; }}
  [data-testid=stMainBlockContainer] {{ padding: 0 !important; max-width: none !important; }}
  h1 {{ font-size: 16pt !important; padding: 0 !important; }}
  /* what is laid out as a box of its own is cut anywhere, and its head is not repeated */
  [data-testid=stMain], [data-testid=stAppViewContainer], [data-testid=stVerticalBlock], [data-testid=stLayoutWrapper],
  [data-testid=stElementContainer], [data-testid=stMainBlockContainer] {{ display: block !important; }}
  table {{ display: table !important; width: 100% !important; font-size: 9pt !important; }}
  thead {{ display: table-header-group; }}
  tr {{ break-inside: avoid; }}
  th, td {{ white-space: normal !important; overflow-wrap: anywhere; padding: 3px 5px !important; }}
  .st-key-{on_screen}, .st-key-thanh-loc, [data-testid=stHeader], [data-testid=stLogo] {{ display: none !important; }}
}}
</style>"""


def landscape(*, is_demo: bool) -> None:
    """Let the browser print this screen on A4 across, each page with its number and, of invented data, the mark."""
    st.html(_ACROSS.format(mark="Dữ liệu minh họa" if is_demo else "", on_screen=ON_SCREEN))


def register_link(view: View) -> None:
    """The link under the register to its screen made for paper."""
    st.link_button("Bản in A4", links.register_print(view), type="tertiary", icon=":material/print:")


def numbered(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `order`, their numbers from 1 on, as a list on paper has them."""
    return rows.assign(order=[str(number) for number in range(1, len(rows) + 1)])
