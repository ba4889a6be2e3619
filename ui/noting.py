"""Notes where the figure is that they are about: those there are, and the forms to write one and to end one.

Whoever may not write sees the notes only; a screen of a past day offers no form.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from domain.periods import Period
from domain.roles import Action
from ui import actions, links
from ui.actions import TEXT, WHICH, field
from ui.forms import may_now
from ui.lists import notes as words
from ui.lists.comparison import inside
from ui.loaders.notes import notes, place_of
from ui.tables import listing
from ui.view import View, reader

_WRITE, _END = "ghi-chu-moi", "bo-ghi-chu"
_LONGEST = 500


def noted(view: View, *, indicator: str, period: Period) -> None:
    """The notes on an indicator, the newest first, and below them what the reader may do about its figure of a period."""
    found = notes(view, indicator=indicator, period=period.code)
    for form in (_WRITE, _END):
        actions.outcome(form)
    if len(found):
        listing(found, words.NOTES, limit=5, key="ghi-chu", alt="Ghi chú về chỉ tiêu này")
    if not may_now(view, Action.NOTE):
        return
    with st.container(horizontal=True, key="viec-voi-so-lieu", gap="small"):
        with st.popover("Ghi chú", icon=":material/edit_note:"):
            _writing(view, indicator=indicator, period=period)
        endable = _endable(found)
        if len(endable):
            with st.popover("Bỏ ghi chú", icon=":material/delete:"):
                _ending(endable)
        if view.committee and may_now(view, Action.ASK):
            asked = links.asking(replace(view, period=period), indicator)
            st.link_button("Yêu cầu giải trình", asked, icon=":material/contact_support:")


def _writing(view: View, *, indicator: str, period: Period) -> None:
    place = place_of(view)
    with st.form(_WRITE, border=False, enter_to_submit=False):
        st.text_area(f"Ghi chú cho {inside(period)}", key=field(_WRITE, TEXT), max_chars=_LONGEST, height=110)
        st.checkbox("Cho cả kỳ báo cáo, không riêng chỉ tiêu này", key=field(_WRITE, WHICH))
        st.caption("Nêu vì sao số liệu như vậy. Không ghi tên người. Ghi chú hiện cùng số liệu, có ngày và nơi ghi.")
        write = partial(actions.note, _WRITE, place=place, indicator=indicator, period=period.code)
        st.form_submit_button("Ghi", type="primary", on_click=write)


def _ending(found: pd.DataFrame) -> None:
    names = words.named(found)
    with st.form(_END, border=False):
        st.selectbox("Ghi chú cần bỏ", list(names), format_func=names.__getitem__, key=field(_END, WHICH), width=420)
        st.form_submit_button("Bỏ ghi chú này", on_click=actions.end_note, args=(_END,))


def _endable(found: pd.DataFrame) -> pd.DataFrame:
    """The notes that the reader may end: its own, and of whoever sees the whole city all."""
    account = reader()
    if account is None or account.scope.is_city:
        return found
    return found[found["written_by"] == account.name]
