"""«Quản trị»: who may open it, its title, and addresses within it."""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from domain.roles import Action, may
from ui import links
from ui.frame import nothing
from ui.links import ADMINISTRATION, Links
from ui.picking import PART
from ui.tables import linked
from ui.view import View, reader

ACCOUNT, UNIT, BEFORE = "tk", "ma", "truoc"
"""What stands in an address of this page: an account by name, a unit or a rule by code, the record before which a page begins."""

_REFUSED = "Trang này chỉ dành cho tài khoản quản trị hệ thống. Cần thay đổi tài khoản, quy tắc hoặc tên gọi đơn vị: liên hệ "
_OFFICE = "quản trị hệ thống tại Ban Tổ chức Thành ủy."


def heading(view: View) -> bool:
    """The title; whether the reader may administer. Whoever may not reads why in a sentence, and no more."""
    st.title("Quản trị", anchor=False)
    account = reader()
    if account is None or not may(account.role, Action.ADMINISTER):
        nothing(_REFUSED + _OFFICE)
        return False
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("Mọi thay đổi tại đây đều được ghi nhật ký", width="content")
        if view.is_demo:
            st.badge("Dữ liệu minh họa", icon=":material/science:", color="orange")
    return True


def address(view: View, part: str, **own: str) -> str:
    """A part of the page, with what it is about; the filter of other screens stays in it."""
    start = links.place(view, links.choice(view), page=ADMINISTRATION)
    return start + "".join(f"&{key}={quote(value, safe='')}" for key, value in ({PART: part} | own).items())


def leading(view: View, part: str, parameter: str, *, by: str) -> Links:
    """What each row of a list is about, whose value for `parameter` stands in column `by`."""
    return Links(address(view, part, **{parameter: ""}), by)


def way_back(view: View, part: str, label: str) -> None:
    """The link to the whole part, above what is about one thing of it."""
    st.markdown(linked(f"‹ {label}", address(view, part)))
