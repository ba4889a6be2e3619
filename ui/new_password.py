"""A password of one's own: the first one is changed before anything else is seen, later ones when their holder wishes."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from data_access.changes.attempts import TooSoon, admit, forgive
from data_access.changes.sessions import issue_ticket
from data_access.changes.users import change_password
from data_access.users import Account
from domain.passwords import SHORTEST, WeakPassword
from ui.authenticator import Passwords, waiting
from ui.loaders import engine
from ui.redirect import leave_for
from ui.sign_in import here, visitor_address, visitor_browser
from ui.tables import literal

_FIRST = "đang dùng mật khẩu được cấp lần đầu. Vui lòng đặt mật khẩu riêng trước khi xem số liệu."
_LATER = "sẽ phải đăng nhập lại trên các máy khác sau khi đổi mật khẩu."


def new_password_page(account: Account) -> None:
    """The form «Đổi mật khẩu»; then every session of the account ends, and this browser gets a new one for the same address."""
    st.space("medium")
    with st.container(horizontal_alignment="center"), st.container(width=520, border=True):
        st.subheader("Đổi mật khẩu", anchor=False)
        st.markdown(f"Tài khoản **{literal(account.label)}** {_FIRST if account.must_change else _LATER}")
        current = ""
        with st.form("doi-mat-khau", border=False):
            if not account.must_change:
                current = st.text_input("Mật khẩu hiện tại", key="hien-tai", type="password", autocomplete="current-password")
            first = st.text_input("Mật khẩu mới", key="mat-khau-moi", type="password", autocomplete="new-password")
            second = st.text_input("Nhập lại mật khẩu mới", key="nhap-lai", type="password", autocomplete="new-password")
            sent = st.form_submit_button("Đổi mật khẩu", type="primary", width="stretch")
        st.caption(f"Ít nhất {SHORTEST} ký tự. Nên dùng một câu dễ nhớ; có dấu, có khoảng trắng đều được.")
        if sent and first != second:
            st.error("Hai lần nhập không giống nhau. Vui lòng nhập lại.")
        elif sent:
            _change(account, current, first)
        if account.must_change and st.button("Đăng xuất", type="tertiary", icon=":material/logout:"):
            leave_for("/phien/dong")


def _change(account: Account, current: str, password: str) -> None:
    passwords = Passwords(address=visitor_address(), browser=visitor_browser())
    try:
        if not account.must_change and not passwords.login(account.name, current):
            st.error("Mật khẩu hiện tại không đúng.")
            return
        change_password(engine(), name=account.name, password=password)
    except TooSoon as soon:
        st.error(f"Đã thử sai nhiều lần. Vui lòng đợi {waiting(soon.seconds)} rồi thử lại.")
    except WeakPassword as weak:
        forgive(engine(), attempt=passwords.attempt)
        st.error(str(weak))
    else:
        leave_for(f"/phien/mo?{urlencode({'ve': _ticket(account, passwords)})}")


def _ticket(account: Account, passwords: Passwords) -> str:
    if account.must_change:
        return issue_ticket(engine(), name=account.name, target=here())
    return admit(engine(), name=account.name, attempt=passwords.attempt, target="/")
