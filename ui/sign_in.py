"""Who is signed in, asked of the database on every run, and the page for whoever is not."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

import streamlit as st

from data_access import clock, sessions
from data_access.changes.sessions import touch
from data_access.changes.users import DEMO_PASSWORD
from data_access.engine import is_current
from data_access.outage import OUTAGES, NotReady
from data_access.users import Account, User, demo_users
from domain.roles import ROLES
from ui.authenticator import Door
from ui.loaders import accounts, connection, engine
from ui.single_sign_on import other_way_in
from web.cookies import browser_in, token_in
from web.emblem import EMBLEM

__all__ = [
    "OWN_PAGES",
    "PASSWORD",
    "SESSIONS",
    "SIGN_OUT",
    "Account",
    "account",
    "account_with",
    "here",
    "session_token",
    "sign_in_page",
    "sign_out_page",
    "visitor_address",
    "visitor_browser",
]

OWN_PAGES = SIGN_OUT, PASSWORD, SESSIONS = "dang-xuat", "doi-mat-khau", "phien-dang-nhap"
"""Addresses that concern the account alone: no filter bar stands above them, and nobody is sent there after signing in."""

_logger = logging.getLogger("chithi06")
_AHEAD = ThreadPoolExecutor(1, thread_name_prefix="session")  # so that no screen waits for a writer of the database
_LONGEST_TARGET = 500


def session_token() -> str:
    """The token this browser sent when it connected; empty if none. Tests put their own in its place."""
    return token_in(st.context.cookies)


def visitor_address() -> str:
    """The network address this browser connects from. Tests put their own in its place."""
    return (st.context.ip_address or "local")[:64]


def visitor_browser() -> str:
    """The secret of a browser in which somebody signed in before; empty of any other."""
    return browser_in(st.context.cookies)


def account() -> Account | None:
    """The account that is signed in at this very moment, or None. Raises one of OUTAGES."""
    _prepared(str(engine().url))
    return account_with(session_token())


def is_in_force(token: str) -> bool:
    """Whether `token` names a session at this very moment: for requests that run no script. Raises one of OUTAGES."""
    return account_with(token) is not None


def account_with(token: str) -> Account | None:
    """The account whose session `token` names at this very moment: for requests that run no script. Raises one of OUTAGES."""
    return _account(token) if token else None


def here() -> str:
    """Path and query of the screen that was asked for, to come back to; the path alone if both are too long to keep."""
    path = urlsplit(st.context.url or "/").path or "/"
    if path.strip("/") in OWN_PAGES:
        return "/"
    query = urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
    return f"{path}?{query}" if query and len(path) + len(query) < _LONGEST_TARGET else path[:_LONGEST_TARGET]


def sign_in_page() -> None:
    """What whoever is not signed in sees, at every address."""
    with connection() as opened:
        invented = demo_users(opened)
    st.space("medium")
    with st.container(horizontal_alignment="center"), st.container(width=1080, gap="large"):
        left, right = st.columns([6, 5], gap="large")
        with left, st.container(gap="small"):
            _introduction()
        with right, st.container(border=True):
            _form()
        if invented:
            _invented_accounts(invented)


def sign_out_page() -> None:
    """The way out: the session ends here and in the database."""
    Door(address="", target="/").cookie_controller.delete_cookie()


@lru_cache(maxsize=8)
def _prepared(_database: str) -> None:
    """Nothing, once for each database that has its tables; else NotReady, every time."""
    if not is_current(engine()):
        raise NotReady


def _introduction() -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.image(EMBLEM, width=44)
        st.markdown(":gray[**THÀNH ỦY THÀNH PHỐ HỒ CHÍ MINH**]", width="content")
    st.title("Theo dõi thực hiện Chỉ thị số 06-CT/TU", anchor=False)
    st.markdown(
        "Chỉ thị ngày 30/3/2021 của Ban Thường vụ Thành ủy về một số giải pháp nâng cao năng lực lãnh đạo "
        "của tổ chức cơ sở đảng và chất lượng đảng viên."
    )
    st.markdown(":material/shield: **Hệ thống không dùng để soạn thảo, lưu giữ thông tin bí mật nhà nước.**")


def _form() -> None:
    st.subheader("Đăng nhập", anchor=False)
    if session_token():
        st.info("Phiên làm việc trước đã kết thúc. Vui lòng đăng nhập lại để xem tiếp trang này.")
    Door(address=visitor_address(), browser=visitor_browser(), target=here()).login()
    other_way_in()
    st.caption("Quên mật khẩu hoặc chưa có tài khoản: liên hệ quản trị hệ thống tại Ban Tổ chức Thành ủy.")


def _invented_accounts(invented: tuple[User, ...]) -> None:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge("Dữ liệu minh họa", icon=":material/science:", color="orange")
            st.markdown(f"Các tài khoản dùng thử, chung mật khẩu `{DEMO_PASSWORD}`", width="content")
        rows = [(f"**{user.name}**", user.label, ROLES[user.role]) for user in invented]
        heading = ("Tên đăng nhập", "Tài khoản", "Quyền")
        st.table([dict(zip(heading, row, strict=True)) for row in rows], border="horizontal", hide_index=True)


def _account(token: str) -> Account | None:
    moment = clock.now()
    try:
        with accounts() as opened:
            found, seen_at = sessions.account(opened, token=token, at=moment)
    except sessions.NoSession:
        return None
    if moment - seen_at > sessions.TOUCHED_EVERY:
        _AHEAD.submit(_touch, token)
    return found


def _touch(token: str) -> None:
    try:
        touch(engine(), token=token)
    except OUTAGES as outage:
        _logger.warning("Session not marked as seen: %s", type(outage).__name__)
