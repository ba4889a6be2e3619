"""Above the meetings: «Chuẩn bị cuộc họp», and the title of one of them with the way back."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from data_access import clock
from ui import format as form
from ui import links, meeting_actions, meeting_links
from ui.frame import nothing
from ui.links import NUMBER
from ui.lists import meetings as words
from ui.loaders import meetings as loaders
from ui.loaders.meetings import Opened
from ui.loaders.units import units
from ui.tables import linked, literal
from ui.view import View

_FURTHEST = timedelta(days=60)


def preparing(view: View) -> None:
    """The day of a meeting, today at first, and the button that makes its agenda."""
    place, today = loaders.may_meet(view), clock.local_day(clock.now())
    if place is None:
        nothing("Chọn toàn thành phố hoặc một địa bàn để chuẩn bị cuộc họp.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="phan-chuan-bi"):
        day = st.date_input(
            "Ngày họp", value=today, min_value=today, max_value=today + _FURTHEST, format="DD/MM/YYYY", width=180, key="ngay-hop"
        )
        if st.button(f"Chuẩn bị cuộc họp {_of(place)}", type="primary", icon=":material/event_note:"):
            with st.spinner("Đang lập chương trình từ các trường hợp cần chú ý, vui lòng chờ…"):
                number = meeting_actions.prepare(place=place, held_on=day)
            if number is not None:
                st.query_params[NUMBER] = str(number)
            st.rerun()


def heading(view: View, found: Opened) -> None:
    """The way back to the list, the title of the meeting and where it stands."""
    st.markdown(
        f"{linked('Họp giao ban', links.place(view, links.choice(view), page=meeting_links.MEETINGS))} › "
        f"**{literal(form.day(found.meeting.held_on))}**"
    )
    st.title(literal(found.meeting.title), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        told = f"{words.STATES[found.meeting.state]} · {found.place} · {found.meeting.prepared_as}"
        st.caption(literal(told), width="content")
        if view.is_demo:
            st.badge("Dữ liệu minh họa", icon=":material/science:", color="orange")


def _of(place: str) -> str:
    known = units().districts.get(place)
    return known.name if known else "Thành phố"
