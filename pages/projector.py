"""Trình chiếu: one item of a meeting on the whole screen, as it was frozen."""

import streamlit as st

from domain.agenda import State
from ui import links, projector, trail
from ui.frame import nothing, page_link
from ui.loaders import meetings as loaders
from ui.view import current_view

view = current_view()
found = loaders.meeting(view, number=links.asked(links.NUMBER))

if found is None or found.meeting.state is State.DRAFT or not found.items:
    trail.heading(view, "Trình chiếu")
    nothing("Không có cuộc họp nào đã chốt số liệu như địa chỉ này nêu trong phạm vi được xem.")
    page_link("meetings", "Về danh sách cuộc họp")
else:
    with st.container(key="trinh-chieu"):
        projector.show(view, found, projector.stand(view, found))
