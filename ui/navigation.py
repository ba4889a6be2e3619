"""Every screen with its address, in the order of the menu. Addresses are what people send each other: they do not change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data_access.users import Account
from ui.new_password import new_password_page
from ui.sign_in import OWN_PAGES, PASSWORD, SIGN_OUT, sign_out_page

_PAGES = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True)
class Screen:
    """A file of pages/ with its title, its address after the first slash, and the icon of the menu."""

    file: str
    title: str
    address: str
    icon: str


SCREENS = (
    Screen("overview.py", "Tổng quan", "", "dashboard"),
    Screen("task_progress.py", "Tiến độ nhiệm vụ", "tien-do", "checklist"),
    Screen("weak_bases.py", "Cơ sở cần củng cố", "co-so", "healing"),
    Screen("inspections.py", "Kiểm tra – giám sát", "kiem-tra", "fact_check"),
    Screen("district.py", "Hồ sơ địa bàn", "ho-so-dia-ban", "location_city"),
    Screen("data.py", "Số liệu", "so-lieu", "database"),
)
ADDRESSES = frozenset((*(screen.address for screen in SCREENS), *OWN_PAGES))


def menu(account: Account) -> dict[str, list[StreamlitPage]]:
    """The menu of a signed-in account: the screens, and under the name of the account what concerns it alone."""
    own = [st.Page(sign_out_page, title="Đăng xuất", icon=":material/logout:", url_path=SIGN_OUT)]
    if not account.is_demo:  # their password is shared
        changing = partial(new_password_page, account)
        own.insert(0, st.Page(changing, title="Đổi mật khẩu", icon=":material/key:", url_path=PASSWORD))
    return {"": [_page(screen) for screen in SCREENS], account.name: own}


def everywhere(page: Callable[[], None], *, title: str) -> list[StreamlitPage]:
    """`page` at every address, so that an address survives the sign-in and st.navigation knows it."""
    return [st.Page(page, title=title, url_path=address or "tong-quan", default=not address) for address in ADDRESSES]


def _page(screen: Screen) -> StreamlitPage:
    icon, address = f":material/{screen.icon}:", screen.address or "tong-quan"
    return st.Page(_PAGES / screen.file, title=screen.title, icon=icon, url_path=address, default=not screen.address)
