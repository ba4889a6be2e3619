"""Một cơ sở: what it is, every stay on the register with its documents, its plan and milestones, and what was found there."""

import streamlit as st

from ui import case_forms, links, trail
from ui.figures import figures
from ui.frame import nothing
from ui.lists import base as words
from ui.lists import base_record as record
from ui.loaders import base as loaders
from ui.loaders import openings
from ui.tables import listing
from ui.view import current_view, reader

view = current_view()
shown = loaders.base(view, code=links.asked(links.CODE))

if shown is None:
    trail.heading(view, "Một cơ sở")
    nothing(
        "Không có cơ sở nào như địa chỉ này nêu trong phạm vi được xem. Bấm vào tên một cơ sở ở trang Cơ sở cần củng cố để mở."
    )
else:
    openings.note(reader(), shown.code)
    trail.trail(view, shown.committee_id, here=f"Cơ sở {shown.code}", page="co-so")
    trail.heading(view, shown.name)
    st.subheader(shown.state, anchor=False)
    if shown.ended:
        st.info(shown.ended, icon=":material/account_tree:")
    if shown.figures:
        figures(shown.figures, key="cac-ngay")

    left, right = st.columns([2, 3], gap="large")
    below, found = st.columns([2, 3], gap="large")
    with left:
        if len(shown.plan):
            st.header("Kế hoạch củng cố", anchor=False)
            listing(shown.plan, words.CARD, alt="Nguyên nhân, giai đoạn, nơi phụ trách, biện pháp", key="ke-hoach")
    with right:
        if len(shown.events):
            st.header("Diễn biến", anchor=False)
            listing(shown.events, shown.headings, alt="Các bước trong danh sách, mới nhất trước", key="dien-bien", limit=20)
        if len(shown.milestones):
            st.header("Mốc củng cố", anchor=False)
            listing(shown.milestones, words.MILESTONES, alt="Các mốc của đợt củng cố", key="moc-cung-co", limit=20)
        with st.container(key="phan-ghi"):
            case_forms.forms(view, shown.standing)
    with below if len(shown.plan) else left:
        st.header("Về cơ sở này", anchor=False)
        listing(shown.card, words.CARD, alt="Hình thức, loại hình, đơn vị quản lý của cơ sở", key="ve-co-so")
        st.header("Xếp loại", anchor=False)
        if shown.levels.empty:
            nothing("Chưa có kỳ nào được xếp loại.")
        else:
            listing(shown.levels, record.LEVELS, alt="Xếp loại của cơ sở theo kỳ, mới nhất trước", key="xep-loai", limit=8)
    with found if len(shown.plan) else right:
        st.header("Kiểm tra, giám sát tại cơ sở", anchor=False)
        if shown.inspections.empty:
            nothing("Chưa có cuộc kiểm tra, giám sát nào tại cơ sở này.")
        else:
            listing(shown.inspections, record.INSPECTIONS, alt="Các cuộc tại cơ sở, mới nhất trước", key="kiem-tra", limit=8)
        if len(shown.remedies):
            st.subheader("Kiến nghị khắc phục", anchor=False)
            listing(shown.remedies, record.REMEDIES, alt="Kiến nghị sau các cuộc tại cơ sở", key="kien-nghi", limit=8)
