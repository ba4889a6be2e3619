"""The meeting on the wall: one item at a time, where its secretary is, and the keys and buttons that lead on.

The place stands in the address and, for the room, in the database: a reload shows the same, and whoever follows goes along.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from data_access import clock
from data_access.meetings import Item
from domain.agenda import OWN, State
from domain.roles import Action, may
from ui import concluding, links, meeting_actions, slide
from ui import format as form
from ui.links import NUMBER
from ui.lists import meetings as words
from ui.loaders import meetings as loaders
from ui.loaders.meetings import Opened
from ui.meeting_links import ALONE, LIVE, PLACE
from ui.view import View, reader

EVERY = 1.0
"""Seconds between two looks at where the secretary is."""

_KEYS = (
    ("→  hoặc  Page Down", "mục sau"),
    ("←  hoặc  Page Up", "mục trước"),
    ("Home, End", "mục đầu, mục cuối"),
    ("L", "số liệu hiện tại, bên cạnh số đã chốt"),
    ("G", "ghi kết luận (thư ký)"),
    ("F", "toàn màn hình"),
    ("?", "bảng phím này"),
    ("Esc", "đóng khung đang mở, thoát toàn màn hình"),
)


@dataclass(frozen=True)
class Stand:
    """Where a reader is: `leads` the room, or follows it, or `is_alone`; `shared` is where the room is, if anywhere."""

    place: int
    shared: int | None
    leads: bool
    is_alone: bool
    seen: tuple[int | None, int]


def stand(view: View, found: Opened) -> Stand:
    """Where the reader of this run is, with the address in step."""
    current, revision = loaders.current(view, number=found.meeting.id)
    account, is_held = reader(), found.meeting.state is State.FROZEN
    leads = is_held and account is not None and may(account.role, Action.RUN_MEETING)
    order = [item.id for item in found.items]
    shared = order.index(current.item_id) if is_held and current and current.item_id in order else None
    is_alone = not leads and links.asked(ALONE) == "1"
    asked = links.asked(PLACE)
    place = int(asked) - 1 if asked.isdecimal() and 0 < int(asked) <= len(order) else (shared or 0)
    if shared is not None and not leads and not is_alone:
        place = shared
    if asked != str(place + 1):
        st.query_params[PLACE] = str(place + 1)
    return Stand(place, shared, leads, is_alone, (current.item_id if current else None, revision))


def show(view: View, found: Opened, at: Stand) -> None:
    """The item, what it concluded, and the line of controls below it."""
    item = found.items[at.place]
    with st.container(key="chieu-than"):
        if item.slide is not None:
            slide.head(item.slide)
            if links.asked(LIVE) and item.rule != OWN:
                with st.spinner("Đang tính số liệu hiện tại…"):
                    now = loaders.live(view, found, item)
                slide.live(item.slide, now)
            slide.concluded(found.concluded[found.concluded["item_id"] == item.id])
            slide.body(view, item, item.slide)
    with st.container(key="chieu-chan"):
        _controls(found, item, at)
        _foot(view, found, at)
    with st.container(key="chieu-theo"):
        if at.shared is not None and not at.leads and not at.is_alone:
            _follow(view, found.meeting.id, at.seen)


@st.fragment(run_every=EVERY)
def _follow(view: View, number: int, seen: tuple[int | None, int]) -> None:
    """Look again, and draw anew as soon as the secretary has gone on or something was concluded."""
    current, revision = loaders.current(view, number=number)
    if (current.item_id if current else None, revision) != seen:
        st.rerun()


def _controls(found: Opened, item: Item, at: Stand) -> None:
    last = len(found.items) - 1
    with st.container(horizontal=True, vertical_alignment="center", key="chieu-phim"):
        for key, label, to in (("truoc", "‹ Trước", at.place - 1), ("sau", "Sau ›", at.place + 1)):
            st.button(label, key=f"chieu-{key}", on_click=partial(_go, found, to, at), disabled=not 0 <= to <= last)
        st.markdown(f"**Mục {at.place + 1}/{last + 1}**", width="content")
        if at.leads and st.button("Ghi kết luận", key="chieu-ghi", type="primary"):
            concluding.dialog(found, item)
        st.button("Số hiện tại", key="chieu-so-nay", on_click=_turn_live, disabled=item.rule == OWN)
        if st.button("Phím", key="chieu-giup"):
            _help()
        if st.button("Thoát", key="chieu-thoat"):
            st.switch_page("../pages/meetings.py", query_params={NUMBER: str(found.meeting.id)})
        for key, label, to in (("dau", "Mục đầu", 0), ("cuoi", "Mục cuối", last)):
            st.button(label, key=f"chieu-{key}", on_click=partial(_go, found, to, at))


def _foot(view: View, found: Opened, at: Stand) -> None:
    """Of when the numbers are, how long the item and the meeting last, and where the room is."""
    with st.container(horizontal=True, vertical_alignment="center", key="chieu-cho"):
        if found.meeting.as_of is not None:
            st.markdown(f"Số liệu chốt lúc {form.moment(found.meeting.as_of)}", width="content")
        if view.is_demo:
            st.markdown("**Dữ liệu minh họa**", width="content")
        _clocks(view, found, at)
        if at.shared is not None and at.shared != at.place:
            told = "Màn hình chung đang ở" if at.leads else "Đang xem riêng · Màn hình chung ở"
            st.markdown(f"**{told} mục {at.shared + 1}**", width="content")
        if at.shared is not None and (at.is_alone or at.shared != at.place):
            st.button("Về màn hình chung", key="chieu-ve", on_click=partial(_back, at.shared))


def _clocks(view: View, found: Opened, at: Stand) -> None:
    current, _ = loaders.current(view, number=found.meeting.id)
    began = loaders.began_at(view, number=found.meeting.id)
    if found.meeting.closed_at is not None:
        st.markdown(f"Cuộc họp kết thúc lúc {form.moment(found.meeting.closed_at)}", width="content")
    elif current is not None and began is not None:
        now = clock.now()
        if at.shared == at.place:
            with st.container(key="chieu-dong-ho-muc", width="content"):
                st.text(f"Mục này {words.elapsed(current.moved_at, now)}", width="content")
        with st.container(key="chieu-dong-ho-hop", width="content"):
            st.text(f"Cuộc họp {words.elapsed(began, now)}", width="content")


def _go(found: Opened, to: int, at: Stand) -> None:
    """Show another item: to the room, if the reader leads it; else to the reader alone while the room is elsewhere."""
    st.query_params[PLACE] = str(to + 1)
    st.query_params.pop(LIVE, None)
    if at.leads:
        meeting_actions.move_to(number=found.meeting.id, item=found.items[to].id)
    elif at.shared is not None:
        st.query_params[ALONE] = "1"


def _back(shared: int) -> None:
    st.query_params[PLACE] = str(shared + 1)
    st.query_params.pop(ALONE, None)


def _turn_live() -> None:
    if links.asked(LIVE):
        st.query_params.pop(LIVE, None)
    else:
        st.query_params[LIVE] = "1"


@st.dialog("Các phím", width="medium")
def _help() -> None:
    st.markdown("\n".join(f"- **{key}**: {what}" for key, what in _KEYS))
