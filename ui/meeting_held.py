"""A meeting whose figures are frozen: its slides, what it concluded, how it ends, and its files."""

from __future__ import annotations

from functools import partial

import streamlit as st

from domain.agenda import State
from ui import format as form
from ui import meeting_actions, meeting_links
from ui.frame import nothing
from ui.links import NUMBER
from ui.lists import conclusions as conclusion_words
from ui.lists import meetings as words
from ui.loaders.meetings import Opened
from ui.meeting_files import MINUTES, PACK, address
from ui.tables import First, listing
from ui.view import View


def told(found: Opened) -> None:
    """The moment of all figures and the hash by which they can be checked."""
    held = found.meeting
    if held.as_of is not None:
        st.markdown(f"Mọi số liệu chốt lúc **{form.moment(held.as_of)}**. Số trên màn hình không đổi kể từ lúc đó.")
        st.caption(f"Mã kiểm tra số liệu (SHA-256): {held.sha256}")
    if held.closed_at is not None:
        st.caption(f"Kết thúc lúc {form.moment(held.closed_at)}; từ đó không sửa được nữa.")


def ways(view: View, found: Opened, *, may_run: bool) -> None:
    """To the wall, to the files, and to the end of the meeting."""
    number, state = found.meeting.id, found.meeting.state
    with st.container(horizontal=True, vertical_alignment="center", key="phan-loi-di"):
        label = "Trình chiếu" if state is State.FROZEN else "Xem lại trình chiếu"
        if st.button(label, type="primary", icon=":material/slideshow:"):
            st.switch_page("../pages/projector.py", query_params={NUMBER: str(number)})
        pack = address(view, PACK, number)
        st.link_button("Tải bản trình chiếu dùng không cần mạng (.html)", pack, icon=":material/download:")
        if state is State.CLOSED:
            st.link_button("Tải thông báo kết luận (.docx)", address(view, MINUTES, number), icon=":material/description:")
        elif may_run:
            _ending(number)


def slides(view: View, found: Opened) -> None:
    """The items in their order, each leading to its slide, and what was taken off before."""
    st.header(f"Nội dung họp ({form.number(len(found.items))} mục)", anchor=False)
    shown = First.of(words.agenda(found.items)).leading(title=meeting_links.slides(view, found.meeting.id))
    listing(shown, words.AGENDA, key="muc-hop", alt="Các mục của cuộc họp với số liệu đã chốt")
    if found.removed:
        listing(words.removed(found.removed), words.REMOVED, key="muc-da-bo", alt="Các mục đã bỏ khỏi chương trình và lý do")


def concluded(view: View, found: Opened) -> None:
    """What the meeting asked of whom."""
    st.header(f"Kết luận ({form.number(len(found.concluded))})", anchor=False)
    if len(found.concluded):
        shown = First.of(found.concluded).leading(text=meeting_links.conclusions(view))
        listing(shown, conclusion_words.OF_MEETING, key="ket-luan-cua-cuoc-hop", alt="Các kết luận của cuộc họp", limit=10)
    else:
        nothing("Chưa có kết luận nào. Kết luận được ghi ngay trên màn hình trình chiếu.")


def _ending(number: int) -> None:
    with st.popover("Kết thúc cuộc họp", icon=":material/lock:"):
        st.markdown("Sau khi kết thúc, cuộc họp được khóa: không ghi thêm kết luận, không sửa được nữa.")
        st.button("Kết thúc và khóa", type="primary", on_click=partial(meeting_actions.close, number=number))
