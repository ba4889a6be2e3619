"""streamlit-authenticator with our own lock: accounts and sessions are in the database, and no script can read the cookie.

The package keeps its part: that a password matches, and what a session knows of who signed in. Its own cookie (readable by
scripts, good for 30 days, never revoked) and its pauses are left out.
"""

from __future__ import annotations

import logging
import secrets
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from data_access.changes.attempts import Lapsed, TooSoon, admit, open_attempt, reject
from data_access.passwords import NOBODY
from data_access.users import NoSuchUser, password_hash
from domain.passwords import condensed
from ui.loaders import accounts, engine
from ui.redirect import leave_for

logging.disable(logging.WARNING)
with ExitStack() as _after:  # the package draws something while it is imported, which Streamlit warns of
    _after.callback(logging.disable, logging.NOTSET)
    from streamlit_authenticator.controllers.authentication_controller import AuthenticationController
    from streamlit_authenticator.controllers.cookie_controller import CookieController
    from streamlit_authenticator.views.authentication_view import Authenticate


class Passwords(AuthenticationController):
    """Checks a password against the database; every attempt is counted, and an unknown account costs as much as a known one.

    `address` is where the visitor comes from, `browser` the secret of a browser in which somebody signed in before.
    """

    def __init__(self, *, address: str, browser: str = "") -> None:
        super().__init__({"usernames": {}}, None, False, None, None, secrets.token_hex(32), None)
        self.address, self.browser = address, browser
        self.attempt = 0

    def login(self, username: str | None = None, password: str | None = None, *_: Any, **__: Any) -> bool:
        """Whether the password is that of the account. Raises TooSoon."""
        name = (username or "").strip().casefold()
        self.attempt = open_attempt(engine(), name=name, address=self.address, browser=self.browser)
        try:
            with accounts() as opened:
                kept = password_hash(opened, name=name)
        except NoSuchUser:
            kept = NOBODY
        self.authentication_model.credentials = {"usernames": {name: {"password": kept}}}
        is_right = bool(super().login(name, condensed(password or "")))
        if not is_right:
            reject(engine(), name=name, attempt=self.attempt)
        return is_right


class SessionCookie(CookieController):
    """The cookie is set and taken by our routes; here the browser is only sent to them."""

    def __init__(self, *, passwords: Passwords, target: str) -> None:
        self.passwords = passwords
        self.target = target

    def get_cookie(self) -> None:
        """Nothing: whether there is a session is asked of the database on every run (ui.sign_in.account)."""

    def set_cookie(self) -> None:
        """Let the browser swap a one-time ticket for the cookie and come back to where it is. Raises Lapsed."""
        name = str(st.session_state["username"])
        ticket = admit(engine(), name=name, attempt=self.passwords.attempt, target=self.target)
        leave_for(f"/phien/mo?{urlencode({'ve': ticket})}")

    def delete_cookie(self) -> None:
        """End the session."""
        leave_for("/phien/dong")


class Door(Authenticate):
    """The package's `Authenticate` with these two in place of its own; `target` is where a visitor goes after signing in."""

    def __init__(self, *, address: str, target: str, browser: str = "") -> None:
        self.authentication_controller = Passwords(address=address, browser=browser)
        self.cookie_controller = SessionCookie(passwords=self.authentication_controller, target=target)

    def login(self, *_: Any, **__: Any) -> None:
        """The form. Signing in leaves for the target; anything else says in plain words what to do."""
        with st.form("dang-nhap", border=False):
            name = st.text_input("Tên đăng nhập", key="ten-dang-nhap", autocomplete="username")
            password = st.text_input("Mật khẩu", key="mat-khau", type="password", autocomplete="current-password")
            sent = st.form_submit_button("Đăng nhập", type="primary", width="stretch")
        if not sent:
            return
        if not name.strip() or not password:
            st.warning("Vui lòng nhập cả tên đăng nhập và mật khẩu.")
            return
        try:
            if self.authentication_controller.login(name, password):
                self.cookie_controller.set_cookie()
        except TooSoon as soon:
            st.error(f"Đã thử sai nhiều lần. Vui lòng đợi {waiting(soon.seconds)} rồi thử lại.")
        except Lapsed:  # said to whoever knows the password, so nobody learns of an account by it
            st.error("Mật khẩu được cấp lần đầu chỉ dùng được trong 72 giờ và đã hết hạn. Liên hệ quản trị để được cấp lại.")
        else:
            st.error("Tên đăng nhập hoặc mật khẩu không đúng. Vui lòng kiểm tra lại, kể cả bộ gõ tiếng Việt và phím Caps Lock.")


def waiting(seconds: int) -> str:
    """A wait in words: «45 giây», «2 phút»."""
    return f"{seconds} giây" if seconds <= 60 else f"{-(-seconds // 60)} phút"
