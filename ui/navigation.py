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
from ui.links import ADMINISTRATION, ASSIGNMENT, BASE, EXPLANATIONS, INDICATORS, REGISTER_PRINT, SUBMISSION
from ui.loaders import conclusions, meetings
from ui.loaders.explanations import waiting_for
from ui.meeting_links import CONCLUSIONS, MEETINGS, PROJECTOR
from ui.new_password import new_password_page
from ui.own_sessions import own_sessions_page
from ui.sign_in import OWN_PAGES, PASSWORD, SESSIONS, SIGN_OUT, sign_out_page
from ui.view import Bar

_PAGES = Path(__file__).resolve().parents[1] / "pages"
_FURTHER = "Thêm"


@dataclass(frozen=True)
class Screen:
    """A file of pages/ with its title, its address after the first slash, and the icon of the menu.

    A screen that is about one thing is reached by links only: it stands in no menu. One that `is_further` stands under
    «Thêm», so that the menu fits into one line of a small laptop.
    """

    file: str
    title: str
    address: str
    icon: str
    in_menu: bool = True
    is_further: bool = False


SCREENS = (
    Screen("overview.py", "Tổng quan", "", "dashboard"),
    Screen("meetings.py", "Họp giao ban", MEETINGS, "groups"),
    Screen("task_progress.py", "Tiến độ nhiệm vụ", "tien-do", "checklist"),
    Screen("weak_bases.py", "Cơ sở cần củng cố", "co-so", "healing"),
    Screen("inspections.py", "Kiểm tra – giám sát", "kiem-tra", "fact_check"),
    Screen("district.py", "Hồ sơ địa bàn", "ho-so-dia-ban", "location_city"),
    Screen("conclusions.py", "Kết luận", CONCLUSIONS, "gavel"),
    Screen("administration.py", "Quản trị", ADMINISTRATION, "admin_panel_settings"),
    Screen("explanations.py", "Giải trình", EXPLANATIONS, "contact_support", is_further=True),
    Screen("indicators.py", "Chỉ tiêu", INDICATORS, "monitoring", is_further=True),
    Screen("data.py", "Số liệu", "so-lieu", "database", is_further=True),
    Screen("assignment.py", "Nhiệm vụ", ASSIGNMENT, "task", in_menu=False),
    Screen("base.py", "Một cơ sở", BASE, "account_tree", in_menu=False),
    Screen("base_print.py", "Danh sách cơ sở cần củng cố", REGISTER_PRINT, "print", in_menu=False),
    Screen("submission.py", "Lần nộp", SUBMISSION, "upload_file", in_menu=False),
    Screen("projector.py", "Trình chiếu", PROJECTOR, "slideshow", in_menu=False),
)
ABOUT_ONE = frozenset(screen.address for screen in SCREENS if not screen.in_menu)
ADDRESSES = frozenset((*(screen.address for screen in SCREENS), *OWN_PAGES))


def menu(account: Account) -> dict[str, list[StreamlitPage]]:
    """The menu of a signed-in account: the screens, and under the name of the account what concerns it alone."""
    signed_in = partial(own_sessions_page, account)
    own = [
        st.Page(signed_in, title="Phiên đăng nhập", icon=":material/devices:", url_path=SESSIONS),
        st.Page(sign_out_page, title="Đăng xuất", icon=":material/logout:", url_path=SIGN_OUT),
    ]
    if not account.is_demo:  # their password is shared
        changing = partial(new_password_page, account)
        own.insert(0, st.Page(changing, title="Đổi mật khẩu", icon=":material/key:", url_path=PASSWORD))
    first: list[StreamlitPage] = []
    further: list[StreamlitPage] = []
    for screen in SCREENS:
        page = _page(screen, title=menu_title(screen, account), is_shown=concerns(screen, account))
        (further if screen.is_further and not _waits(screen, account) else first).append(page)
    return {"": first, **({_FURTHER: further} if further else {}), account.name: own}


def everywhere(page: Callable[[], None], *, title: str) -> list[StreamlitPage]:
    """`page` at every address, so that an address survives the sign-in and st.navigation knows it."""
    return [st.Page(page, title=title, url_path=address or "tong-quan", default=not address) for address in ADDRESSES]


def bar_of(address: str) -> Bar:
    """How much of the filter bar a screen has: one thing has no place to choose, slides and administration have no bar."""
    if address in (PROJECTOR, ADMINISTRATION):
        return Bar.NONE
    return Bar.TIMES if address in ABOUT_ONE else Bar.WHOLE


def menu_title(screen: Screen, account: Account) -> str:
    """The title in the menu; whoever is to answer or to report sees there how many requests or conclusions wait for it."""
    waits = {EXPLANATIONS: (Action.ANSWER, waiting_for), CONCLUSIONS: (Action.REPORT_CONCLUSION, conclusions.waiting_for)}
    action, waiting_of = waits.get(screen.address, (None, waiting_for))
    waiting = waiting_of(account.scope) if action is not None and may(account.role, action) else 0
    return f"{screen.title} ({form.number(waiting)})" if waiting else screen.title


def _waits(screen: Screen, account: Account) -> bool:
    """Whether a screen is where an account answers: such a one is not put aside."""
    return screen.address == EXPLANATIONS and may(account.role, Action.ANSWER)


def concerns(screen: Screen, account: Account) -> bool:
    """Whether a screen stands in the menu: meetings are for whoever may see the whole of a place, administration for its own."""
    if screen.address == ADMINISTRATION:
        return may(account.role, Action.ADMINISTER)
    return screen.in_menu and (screen.address != MEETINGS or meetings.sees_meetings(account.scope))


def _page(screen: Screen, *, title: str, is_shown: bool) -> StreamlitPage:
    icon, address = f":material/{screen.icon}:", screen.address or "tong-quan"
    shown: Literal["visible", "hidden"] = "visible" if is_shown else "hidden"
    file = _PAGES / screen.file
    return st.Page(file, title=title, icon=icon, url_path=address, default=not screen.address, visibility=shown)
