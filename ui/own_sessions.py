"""Where an account is signed in, and the way to end that elsewhere: what somebody needs who left a machine signed in."""

from __future__ import annotations

import streamlit as st

from data_access import clock
from data_access.changes.sessions import revoke_one, revoke_others
from data_access.sessions import OpenSession, key_of, open_sessions
from data_access.users import Account
from ui import format as form
from ui.loaders import accounts, engine
from ui.sign_in import session_token
from ui.tables import literal

_ALONE = "Tài khoản **{label}** chỉ đang đăng nhập trên máy này."
_SEVERAL = "Tài khoản **{label}** đang đăng nhập ở {count} nơi. Thấy nơi nào lạ thì đăng xuất nơi đó, rồi đổi mật khẩu."


def own_sessions_page(account: Account) -> None:
    """The list «Phiên đăng nhập», this machine first; whoever is signed out elsewhere has to sign in at the next click."""
    token = session_token()
    with accounts() as opened:
        found = open_sessions(opened, at=clock.now(), name=account.name)
    elsewhere = [each for each in found if each.key != key_of(token)]
    st.space("medium")
    with st.container(horizontal_alignment="center"), st.container(width=760, border=True):
        st.subheader("Phiên đăng nhập", anchor=False)
        words = _SEVERAL if elsewhere else _ALONE
        st.markdown(words.format(label=literal(account.label), count=form.number(len(found))))
        for each in found:
            if each not in elsewhere:
                _row(account, each, is_here=True)
        with st.container(key="phan-noi-khac"):
            for each in elsewhere:
                _row(account, each, is_here=False)
            if elsewhere and st.button("Đăng xuất các máy khác", type="primary", icon=":material/logout:"):
                revoke_others(engine(), token=token)
                st.rerun()
        st.caption("Phiên tự kết thúc khi không dùng trong 60 phút, hoặc 8 giờ sau khi đăng nhập.")


def _row(account: Account, session: OpenSession, *, is_here: bool) -> None:
    with st.container(key=f"phien-{session.key}", border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            here = " :blue-badge[máy này]" if is_here else ""
            st.markdown(f"**{literal(session.device or 'Không rõ loại máy')}**{here}")
            st.caption(literal(_times_and_place(account, session)))
        if not is_here and st.button("Đăng xuất", key=f"dang-xuat-{session.key}"):
            revoke_one(engine(), name=account.name, key=session.key, by=account.name)
            st.rerun()


def _times_and_place(account: Account, session: OpenSession) -> str:
    """When it was opened and used last; from where too, but on an account that many share that is nobody else's business."""
    told = f"Đăng nhập lúc {form.moment(session.opened_at)}; dùng lần cuối khoảng {form.moment(session.seen_at)}"
    return told if account.is_demo or not session.address else f"{told}; địa chỉ mạng {session.address}"
