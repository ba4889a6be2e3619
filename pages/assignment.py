"""Nhiệm vụ: one piece of assigned work, from the clause it serves to the cell of each statement about it."""

import streamlit as st

from ui import explaining, forms, links, trail
from ui.figures import figures
from ui.frame import nothing
from ui.lists import assignment as words
from ui.loaders import assignment as loaders
from ui.tables import listing
from ui.view import current_view

view = current_view()
shown = loaders.assignment(view, code=links.asked(links.CODE))

if shown is None:
    trail.heading(view, "Nhiệm vụ")
    nothing("Không có nhiệm vụ nào như địa chỉ này nêu trong phạm vi được xem. Bấm vào tên một nhiệm vụ ở trang Tiến độ để mở.")
else:
    trail.trail(view, shown.committee_id, here=f"Nhiệm vụ {shown.code}")
    trail.heading(view, shown.title)
    st.subheader(shown.state, anchor=False)
    figures(shown.dates, key="cac-moc")

    left, right = st.columns([2, 3], gap="large")
    with left:
        st.header("Nội dung", anchor=False)
        listing(shown.facts, words.FACTS, alt="Nội dung của nhiệm vụ", key="noi-dung-nhiem-vu")
    with right:
        st.header("Diễn biến", anchor=False)
        listing(shown.events, words.EVENTS, alt="Diễn biến của nhiệm vụ theo ngày", key="dien-bien", limit=20)
        with st.container(key="phan-giai-trinh"):
            explaining.about(view, code=shown.code)
        with st.container(key="phan-xu-ly"):
            forms.outcomes(shown.code)
            forms.judging(view, shown.code, seen=shown.standing)
            forms.asking(view, shown.code, matter=shown.matter)
            forms.past_note(view)
