"""Every screen with its address, in the order of the menu. Addresses are what people send each other: they do not change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data_access.users import Account
from domain.roles import Action, may
from ui import format as form
from ui.links import ASSIGNMENT, BASE, EXPLANATIONS, INDICATORS, REGISTER_PRINT, SUBMISSION
from ui.loaders.explanations import waiting_for
from ui.new_password import new_password_page
from ui.sign_in import OWN_PAGES, PASSWORD, SIGN_OUT, sign_out_page

_PAGES = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True)
class Screen:
    """A file of pages/ with its title, its address after the first slash, and the icon of the menu.

    A screen that is about one thing is reached by links only: it stands in no menu.
    """

    file: str
    title: str
    address: str
    icon: str
    in_menu: bool = True


SCREENS = (
    Screen("overview.py", "Tổng quan", "", "dashboard"),
    Screen("task_progress.py", "Tiến độ nhiệm vụ", "tien-do", "checklist"),
    Screen("indicators.py", "Chỉ tiêu", INDICATORS, "monitoring"),
    Screen("weak_bases.py", "Cơ sở cần củng cố", "co-so", "healing"),
    Screen("inspections.py", "Kiểm tra – giám sát", "kiem-tra", "fact_check"),
    Screen("district.py", "Hồ sơ địa bàn", "ho-so-dia-ban", "location_city"),
    Screen("explanations.py", "Giải trình", EXPLANATIONS, "contact_support"),
    Screen("data.py", "Số liệu", "so-lieu", "database"),
    Screen("assignment.py", "Nhiệm vụ", ASSIGNMENT, "task", in_menu=False),
    Screen("base.py", "Một cơ sở", BASE, "account_tree", in_menu=False),
    Screen("base_print.py", "Bản in danh sách", REGISTER_PRINT, "print", in_menu=False),
    Screen("submission.py", "Lần nộp", SUBMISSION, "upload_file", in_menu=False),
)
ABOUT_ONE = frozenset(screen.address for screen in SCREENS if not screen.in_menu)
ADDRESSES = frozenset((*(screen.address for screen in SCREENS), *OWN_PAGES))


def menu(account: Account) -> dict[str, list[StreamlitPage]]:
    """The menu of a signed-in account: the screens, and under the name of the account what concerns it alone."""
    own = [st.Page(sign_out_page, title="Đăng xuất", icon=":material/logout:", url_path=SIGN_OUT)]
    if not account.is_demo:  # their password is shared
        changing = partial(new_password_page, account)
        own.insert(0, st.Page(changing, title="Đổi mật khẩu", icon=":material/key:", url_path=PASSWORD))
    return {"": [_page(screen, title=menu_title(screen, account)) for screen in SCREENS], account.name: own}


def everywhere(page: Callable[[], None], *, title: str) -> list[StreamlitPage]:
    """`page` at every address, so that an address survives the sign-in and st.navigation knows it."""
    return [st.Page(page, title=title, url_path=address or "tong-quan", default=not address) for address in ADDRESSES]


def menu_title(screen: Screen, account: Account) -> str:
    """The title in the menu; whoever is to answer sees there how many requests wait for it."""
    waiting = waiting_for(account.scope) if screen.address == EXPLANATIONS and may(account.role, Action.ANSWER) else 0
    return f"{screen.title} ({form.number(waiting)})" if waiting else screen.title


def _page(screen: Screen, *, title: str) -> StreamlitPage:
    icon, address = f":material/{screen.icon}:", screen.address or "tong-quan"
    shown: Literal["visible", "hidden"] = "visible" if screen.in_menu else "hidden"
    file = _PAGES / screen.file
    return st.Page(file, title=title, icon=icon, url_path=address, default=not screen.address, visibility=shown)
