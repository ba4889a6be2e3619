"""Units on the screen of administrators: found by any of their names; one of them with the other names it goes by."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import actions, admin_actions, administration, links
from ui import format as form
from ui.actions import TEXT, WHICH, field
from ui.administration import UNIT
from ui.frame import nothing
from ui.lists import units as words
from ui.lists.administration import NAMES
from ui.loaders.administration import every_name, listed_units
from ui.loaders.units import units
from ui.tables import First, listing, literal
from ui.view import View

_LONGEST = 120


def names(view: View) -> None:
    """The units found, all of them where nothing is typed, or the one that the address names."""
    if links.asked(UNIT):
        _one(view)
        return
    st.caption(
        "Danh mục đơn vị và địa bàn theo các văn bản sắp xếp đơn vị hành chính, cập nhật cùng phiên bản của hệ thống, "
        "không sửa tại đây. Tên gọi khác thì thêm, bỏ được: bấm tên đơn vị."
    )
    typed = st.text_input(
        "Tìm đơn vị, địa bàn",
        key="tim-ten-goi",
        type="search",
        live="200ms",
        placeholder="Tìm: an nhơn, quận 2, tđ…",
        label_visibility="collapsed",
        width=420,
    )
    found = listed_units(view.revision, typed or "")
    if found.empty:
        nothing("Không có đơn vị, địa bàn nào tên như vậy.")
        return
    shown = First.of(found).leading(name=administration.leading(view, NAMES, UNIT, by="code"))
    listing(shown, words.LISTED, limit=15, key="don-vi-ten-goi", alt="Đơn vị và địa bàn")


def _one(view: View) -> None:
    """One unit, the other names it goes by, and the forms that add one and take one away."""
    administration.way_back(view, NAMES, "Mọi đơn vị, địa bàn")
    known, code = units(), links.asked(UNIT)
    if code not in known.districts and code not in known.committees:
        nothing("Không có đơn vị, địa bàn nào như địa chỉ này nêu.")
        return
    kind = words.kind_of(code, units=known)
    found = every_name(view.revision).get((kind, code), ())
    called = {(kind, code): [each.text for each in found]}
    row = words.listed([code], units=known, called=called)
    st.header(literal(row["name"].item()), anchor=False)
    listing(row, words.LISTED, key="mot-don-vi", alt="Đơn vị này")
    box = f"ten-goi-{code}"
    with st.container(key="phan-ket-qua-ten-goi"):
        actions.outcome(f"{box}-them")
        actions.outcome(f"{box}-bo")
    with st.container(horizontal=True, key="phan-viec-voi-ten-goi"):
        _adding(f"{box}-them", kind, code)
        if found:
            _removing(f"{box}-bo", kind, code, [each.text for each in found])
    if found:
        st.subheader(f"Tên gọi khác ({form.number(len(found))})", anchor=False)
        listing(words.names(found), words.CALLED, limit=15, key="ten-goi-khac", alt="Tên gọi khác của đơn vị")
    else:
        nothing("Chưa có tên gọi khác.")


def _adding(box: str, kind: str, code: str) -> None:
    with st.popover("Thêm tên gọi khác", icon=":material/add:"), st.form(box, border=False, enter_to_submit=False):
        st.text_input("Tên gọi khác, tên viết tắt, tên cũ", key=field(box, TEXT), max_chars=_LONGEST)
        st.caption("Dùng ngay khi tìm đơn vị và khi nhận báo cáo. Một tên chỉ dùng cho một đơn vị.")
        add = partial(admin_actions.add_name, box, kind=kind, target=code)
        st.form_submit_button("Xác nhận thêm", type="primary", on_click=add)


def _removing(box: str, kind: str, code: str, texts: list[str]) -> None:
    with st.popover("Bỏ tên gọi khác", icon=":material/delete:"), st.form(box, border=False):
        st.selectbox("Tên cần bỏ", texts, key=field(box, WHICH), filter_mode="contains")
        st.caption("Từ nay tìm đơn vị và nhận báo cáo không hiểu tên này nữa.")
        remove = partial(admin_actions.remove_name, box, kind=kind, target=code)
        st.form_submit_button("Xác nhận bỏ", type="primary", on_click=remove)
