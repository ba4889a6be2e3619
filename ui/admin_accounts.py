"""Accounts on the screen of administrators: all of them, one of them with what may be done to it, and a new one.

Each change is confirmed in a box of its own that says what will happen. A first password is drawn in the run that made it
and in no other.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from data_access import clock
from data_access.users import User
from domain.roles import ROLES
from ui import actions, admin_actions, administration, links
from ui.actions import TEXT, field
from ui.admin_roles import place_field, role_field, told
from ui.administration import ACCOUNT
from ui.figures import figures
from ui.frame import nothing
from ui.lists import accounts as words
from ui.lists.administration import ACCOUNTS, SESSIONS
from ui.loaders import administration as loaders
from ui.loaders.units import units
from ui.tables import First, linked, listing, literal
from ui.view import View, reader

_NAME, _LABEL = "ten", "noi-su-dung"
_LONGEST_NAME, _LONGEST_LABEL = 40, 120
_NO_PLACE = "chưa chọn địa bàn hoặc đơn vị"
_DONE = ("quyen", "ten-goi", "khoa")


def accounts(view: View) -> None:
    """The accounts, or the one that the address names."""
    users = loaders.accounts()
    if links.asked(ACCOUNT):
        _one(view, users)
        return
    top = st.container()
    if _adding(users):
        users = loaders.accounts()
    moment = clock.now()
    with top:
        figures(words.headline(users, at=moment), key="so-chinh")
    typed = st.text_input(
        "Tìm tài khoản",
        key="tim-tai-khoan",
        type="search",
        live="200ms",
        placeholder="Tìm tài khoản: tên, đơn vị, quyền…",
        label_visibility="collapsed",
        width=420,
    )
    rows = words.found(words.accounts(users, units=units(), at=moment), typed or "")
    if len(rows):
        shown = First.of(rows).leading(name=administration.leading(view, ACCOUNTS, ACCOUNT, by="name"))
        listing(shown, words.ACCOUNTS, limit=15, key="tai-khoan", alt="Các tài khoản, theo tên đăng nhập")
    else:
        nothing("Không có tài khoản nào như vậy.")


def _one(view: View, users: tuple[User, ...]) -> None:
    """One account: what it is, and what may be done to it."""
    administration.way_back(view, ACCOUNTS, "Mọi tài khoản")
    user = _named(users)
    if user is None:
        nothing("Không có tài khoản nào như địa chỉ này nêu.")
        return
    top, box = st.container(), f"tk-{user.name}"
    with st.container(key=f"{box}-ket-qua"):
        for each in _DONE:
            actions.outcome(f"{box}-{each}")
    with st.container(horizontal=True, key="phan-viec-voi-tai-khoan"):
        _changing_role(f"{box}-quyen", user)
        _renaming(f"{box}-ten-goi", user)
        if _resetting(box, user):
            user = _named(loaders.accounts()) or user
        if user.disabled_at is None and not _is_own(user):
            _closing(f"{box}-khoa", user)
    with top:
        st.header(literal(user.label), anchor=False)
        listing(words.card(user, units=units(), at=clock.now()), words.CARD, alt=f"Tài khoản {user.name}", key="mot-tai-khoan")
        st.markdown(linked("Phiên đăng nhập của tài khoản này ›", administration.address(view, SESSIONS, **{ACCOUNT: user.name})))


def _adding(users: tuple[User, ...]) -> bool:
    """The fields of a new account; whether it was made in this run. Once there is one more account they are empty again."""
    box = f"them-{len(users)}"
    with st.expander("Thêm tài khoản", icon=":material/person_add:"):
        left, right = st.columns(2, gap="medium")
        name = left.text_input("Tên đăng nhập", key=field(box, _NAME), max_chars=_LONGEST_NAME, placeholder="p-benthanh-01")
        asked = "Đơn vị hoặc chức danh sử dụng, không phải tên người"
        label = right.text_input(asked, key=field(box, _LABEL), max_chars=_LONGEST_LABEL)
        with left:
            role = role_field(box)
        with right:
            place = place_field(box, role)
        with st.popover("Thêm tài khoản…", icon=":material/person_add:", type="primary"):
            st.markdown(f"Thêm tài khoản **{literal(name or '(chưa ghi tên)')}** cho **{literal(label or '(chưa ghi nơi)')}**.")
            st.markdown(f"Quyền: {literal(told(role, place) or _NO_PLACE)}.")
            st.caption("Mật khẩu lần đầu hiện tại đây một lần, dùng được trong 72 giờ và phải đổi khi đăng nhập.")
            password, is_ready = None, bool(name and label and told(role, place))
            if st.button("Xác nhận thêm", key=field(box, "xac-nhan"), type="primary", disabled=not is_ready):
                password = admin_actions.add_account(box, name=name, label=label, role=role, place=place)
            actions.outcome(box)
            return _is_shown(password)


def _resetting(box: str, user: User) -> bool:
    """«Cấp lại mật khẩu», which opens a closed account again; whether it was done in this run.

    The button goes by what its reader saw of the account: if somebody else has given a password since, it does nothing.
    """
    seen = f"{user.password_until}-{user.disabled_at}-{user.must_change}"
    label = "Mở khóa, cấp mật khẩu mới" if user.disabled_at else "Cấp lại mật khẩu"
    with st.popover(label, icon=":material/key:"):
        st.markdown("Mật khẩu đang dùng hết hiệu lực ngay, các phiên đang mở kết thúc.")
        st.caption("Mật khẩu mới hiện tại đây một lần, dùng được trong 72 giờ và phải đổi khi đăng nhập.")
        password = None
        if st.button("Xác nhận cấp mật khẩu mới", key=f"{box}-cap-{seen}", type="primary"):
            password = admin_actions.reset_password(f"{box}-mat-khau", seen=user)
        actions.outcome(f"{box}-mat-khau")
        return _is_shown(password)


def _changing_role(box: str, user: User) -> None:
    with st.popover("Đổi quyền, phạm vi", icon=":material/shield_person:"):
        if _is_own(user):
            nothing("Không ai tự đổi quyền của tài khoản mình đang dùng. Nhờ một tài khoản quản trị khác.")
            return
        role = role_field(box, now=user.role)
        place = place_field(box, role, now=user.district_code or user.committee_id)
        now, then = f"{ROLES[user.role]} ({words.scope(user, units=units())})", told(role, place)
        st.markdown(f"Đang là: {literal(now)}. Đổi thành: **{literal(then or _NO_PLACE)}**.")
        st.caption("Các phiên đang mở của tài khoản này kết thúc ngay.")
        change = partial(admin_actions.change_role, box, seen=user)
        st.button("Xác nhận đổi quyền", key=field(box, "xac-nhan"), type="primary", on_click=change, disabled=not then)


def _renaming(box: str, user: User) -> None:
    with st.popover("Đổi nơi sử dụng", icon=":material/edit:"), st.form(box, border=False, enter_to_submit=False):
        asked = "Đơn vị hoặc chức danh sử dụng"
        st.text_input(asked, value=user.label, key=field(box, TEXT), max_chars=_LONGEST_LABEL)
        st.caption("Không ghi tên người. Các phiên đang mở của tài khoản này kết thúc ngay.")
        st.form_submit_button("Xác nhận đổi", type="primary", on_click=partial(admin_actions.rename, box, seen=user))


def _closing(box: str, user: User) -> None:
    with st.popover("Khóa tài khoản", icon=":material/lock:"):
        st.markdown("Tài khoản không đăng nhập được nữa, các phiên đang mở kết thúc ngay. Những gì đã ghi được giữ nguyên.")
        st.caption("Mở lại bằng cách cấp mật khẩu mới.")
        close = partial(admin_actions.disable, box, seen=user)
        st.button("Xác nhận khóa", key=field(box, "xac-nhan"), type="primary", on_click=close)


def _is_shown(password: str | None) -> bool:
    """A first password, if there is one, to be read out or copied; whether there is one."""
    if password is None:
        return False
    st.markdown("**Mật khẩu lần đầu** (chỉ hiện một lần, ghi lại ngay):")
    st.code(password, language=None)
    return True


def _named(users: tuple[User, ...]) -> User | None:
    return next((user for user in users if user.name == links.asked(ACCOUNT)), None)


def _is_own(user: User) -> bool:
    account = reader()
    return account is not None and account.name == user.name
