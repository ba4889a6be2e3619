"""Open sessions on the screen of administrators: of everybody, or of the account that the address names, to be ended."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from data_access.sessions import key_of
from ui import actions, admin_actions, administration, links, sign_in
from ui import format as form
from ui.administration import ACCOUNT
from ui.frame import nothing
from ui.lists import accounts as words
from ui.lists.administration import SESSIONS
from ui.loaders import administration as loaders
from ui.tables import First, listing, literal
from ui.view import View

_BOX = "phien"


def sessions(view: View) -> None:
    """The open sessions, the one used last first; of one account each with the button that ends it."""
    labels = {user.name: user.label for user in loaders.accounts()}
    rows = words.sessions(loaders.open_sessions(), labels=labels, own=key_of(sign_in.session_token()))
    with st.container(key="phan-ket-qua-phien"):
        actions.outcome(_BOX)
    name = links.asked(ACCOUNT)
    if name:
        administration.way_back(view, SESSIONS, "Mọi phiên đang mở")
        mine = rows[rows["name"] == name].to_dict("records")
        st.header(f"{literal(labels.get(name, name))}: {form.number(len(mine))} phiên đang mở", anchor=False)
        _of_one(name, mine)
        return
    st.caption("Một phiên kết thúc sau 60 phút không dùng, và muộn nhất sau 8 giờ. Bấm tên tài khoản để kết thúc phiên.")
    shown = First.of(rows).leading(name=administration.leading(view, SESSIONS, ACCOUNT, by="name"))
    listing(shown, words.SESSIONS, limit=20, key="cac-phien", alt="Các phiên đang mở, dùng gần đây nhất trước")


def _of_one(name: str, rows: list[dict[Any, Any]]) -> None:
    if not rows:
        nothing("Tài khoản này không có phiên nào đang mở.")
        return
    for row in rows:
        with st.container(horizontal=True, vertical_alignment="center", key=f"mot-phien-{row['key']}"):
            told = f"{row['device']}, {row['place']}, đăng nhập lúc {row['opened']}, hoạt động gần nhất {row['seen']}"
            is_own = row["label"].endswith(words.OWN)
            st.markdown(literal(told + words.OWN * is_own), width="stretch")
            if is_own:
                continue
            with st.popover("Kết thúc phiên", key=f"ket-thuc-{row['key']}"):
                st.markdown("Máy đang dùng phiên này phải đăng nhập lại ở lần bấm tiếp theo.")
                end = partial(admin_actions.end_session, _BOX, name=name, key=row["key"])
                st.button("Xác nhận kết thúc", key=f"xac-nhan-{row['key']}", type="primary", on_click=end)
    with st.popover("Kết thúc mọi phiên của tài khoản", icon=":material/logout:"):
        st.markdown("Mọi máy đang dùng tài khoản này phải đăng nhập lại ở lần bấm tiếp theo. Mật khẩu giữ nguyên.")
        end_all = partial(admin_actions.end_sessions, _BOX, name=name)
        st.button("Xác nhận kết thúc mọi phiên", key="xac-nhan-moi-phien", type="primary", on_click=end_all)
