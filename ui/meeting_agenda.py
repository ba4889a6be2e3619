"""The agenda of a draft: what the rules found; its secretary orders it, takes items off with a reason, and adds own ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from data_access.meetings import Item
from domain.agenda import OWN
from ui import actions, meeting_actions
from ui import format as form
from ui.actions import TEXT, field
from ui.frame import nothing
from ui.links import NUMBER
from ui.lists import meetings as words
from ui.loaders.meetings import Opened
from ui.meeting_actions import MEETING, NAME
from ui.meeting_links import PLACE
from ui.tables import listing, literal

_LONGEST, _TITLE = 500, 200
PROJECTOR = "../pages/projector.py"


def freezing(found: Opened) -> None:
    """«Chốt số liệu và trình chiếu»: the one step from a draft to the wall."""
    if st.button("Chốt số liệu và trình chiếu", type="primary", icon=":material/slideshow:", disabled=not found.items):
        with st.spinner("Đang chốt số liệu của mọi mục, vui lòng chờ…"):
            done = meeting_actions.freeze(number=found.meeting.id, first=found.items[0].id)
        if done:
            st.switch_page(PROJECTOR, query_params={NUMBER: str(found.meeting.id), PLACE: "1"})
        st.rerun()


def discarding(found: Opened) -> None:
    """«Bỏ bản chuẩn bị này»: a draft was never shown as a record."""
    if st.button("Bỏ bản chuẩn bị này", type="tertiary", icon=":material/delete:"):
        if meeting_actions.discard(number=found.meeting.id):
            st.query_params.pop(NUMBER, None)
        st.rerun()


def editor(found: Opened) -> None:
    """The items in their order, each with what may be done to it; then what was removed, and a new item."""
    st.header(f"Chương trình họp ({form.number(len(found.items))} mục)", anchor=False)
    if not found.items:
        nothing("Không có trường hợp nào cần nêu theo quy tắc. Thư ký có thể thêm mục riêng.")
    order = [item.id for item in found.items]
    for place, item in enumerate(found.items):
        _line(found.meeting.id, item, place=place, order=order)
    with st.container(key="phan-muc-da-bo"):
        for item in found.removed:
            with st.container(horizontal=True, vertical_alignment="center", key=f"muc-bo-{item.id}"):
                st.markdown(f":gray[Đã bỏ: {literal(item.title)} (lý do: {literal(item.removed_reason or '')})]", width="content")
                restore = partial(meeting_actions.restore, item=item.id)
                st.button("Đưa trở lại", key=f"tra-{item.id}", type="tertiary", on_click=restore)
    _new(found.meeting.id)


def shown(found: Opened) -> None:
    """The agenda of a draft for those who only read it."""
    st.header(f"Chương trình họp ({form.number(len(found.items))} mục)", anchor=False)
    st.markdown("\n".join(f"{place}. {literal(item.title)}" for place, item in enumerate(found.items, start=1)))
    if found.removed:
        listing(words.removed(found.removed), words.REMOVED, key="muc-da-bo", alt="Các mục đã bỏ khỏi chương trình và lý do")


def _line(number: int, item: Item, *, place: int, order: list[int]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"muc-{item.id}"):
        st.markdown(f"**{place + 1}.** {literal(item.title)}{_said(item)}", width="stretch")
        for name, icon, to in _ways(order, place):
            go = partial(meeting_actions.reorder, number=number, items=to)
            st.button(name, key=f"{name}-{item.id}", icon=icon, type="tertiary", on_click=go, disabled=to == order)
        with st.popover("Bỏ", key=f"bo-{item.id}"):
            box = f"bo-muc-{item.id}"
            with st.form(box, border=False, enter_to_submit=False):
                st.text_area("Lý do bỏ mục này", key=field(box, TEXT), max_chars=_LONGEST, height=90)
                st.form_submit_button("Bỏ mục", on_click=partial(meeting_actions.remove, box, item=item.id))


def _said(item: Item) -> str:
    if item.rule != OWN:
        return ""
    return f" :gray[{literal(item.text)}]" if item.text else " :gray[(mục của thư ký)]"


def _ways(order: list[int], place: int) -> Iterator[tuple[str, str, list[int]]]:
    """The moves of an item, up and down, with the order that each leads to: the same one where there is no room."""
    for name, icon, other in (("Lên", ":material/arrow_upward:", place - 1), ("Xuống", ":material/arrow_downward:", place + 1)):
        changed = [*order]
        if 0 <= other < len(order):
            changed[place], changed[other] = changed[other], changed[place]
        yield name, icon, changed


def _new(number: int) -> None:
    box = f"them-muc-{number}"
    with st.expander("Thêm mục của thư ký", icon=":material/add:"), st.form(box, border=False, enter_to_submit=False):
        st.text_input("Tên mục", key=field(box, NAME), max_chars=_TITLE)
        st.text_area("Nội dung", key=field(box, TEXT), max_chars=_LONGEST, height=90)
        st.form_submit_button("Thêm mục", on_click=partial(meeting_actions.add, box, number=number))
    with st.container(key="phan-ket-qua-them"):
        actions.outcome(box)


def outcome() -> None:
    """What came of what was done to the meeting last."""
    with st.container(key="phan-ket-qua"):
        actions.outcome(MEETING)
