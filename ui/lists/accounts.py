"""Accounts and their sessions in words, for administrators: which office may do what, where, and whether it may come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import pandas as pd

from data_access.sessions import OpenSession
from data_access.users import User
from domain.roles import Role
from domain.text import fold
from domain.units import Units
from ui import format as form

ROLES: Mapping[Role, str] = {
    "city": "Xem toàn thành phố",
    "district": "Theo dõi một địa bàn",
    "reporter": "Báo cáo của đơn vị",
    "verifier": "Thẩm tra kết quả",
    "secretary": "Thư ký cuộc họp",
    "admin": "Quản trị hệ thống",
}
"""Each role in a few words; `domain.roles.ROLES` says what it may do."""

ACCOUNTS = {"name": "Tên đăng nhập", "label": "Nơi sử dụng", "role": "Quyền", "scope": "Phạm vi", "state": "Tình trạng"}
"""Headings of the accounts."""

SESSIONS = {
    "name": "Tài khoản",
    "label": "Nơi sử dụng",
    "device": "Thiết bị",
    "place": "Địa chỉ mạng",
    "opened": "Đăng nhập lúc",
    "seen": "Hoạt động gần nhất",
    "until": "Muộn nhất đến",
}
"""Headings of the open sessions."""

OWN = " (phiên đang dùng)"
"""What stands beside the session in which the list is looked at."""

CARD = {"name": "Mục", "told": "Nội dung"}
"""Headings of one account."""


def accounts(users: Iterable[User], *, units: Units, at: datetime) -> pd.DataFrame:
    """The accounts in words, columns of ACCOUNTS, in the order given."""
    rows = [
        {
            "name": user.name,
            "label": user.label,
            "role": ROLES[user.role],
            "scope": scope(user, units=units),
            "state": state(user, at=at),
        }
        for user in users
    ]
    return pd.DataFrame(rows, columns=list(ACCOUNTS), dtype="str")


def scope(user: User, *, units: Units) -> str:
    """What an account may see: «Địa bàn Gò Vấp», «Phường Sài Gòn», «Toàn thành phố»."""
    if user.role == "district" and user.district_code:
        return f"Địa bàn {units.districts[user.district_code].short_name}"
    if user.role == "reporter" and user.committee_id:
        return units.committees[user.committee_id].known_as
    if user.role == "verifier" and user.committee_id:
        return f"Toàn thành phố, thay mặt {units.committees[user.committee_id].known_as}"
    return "Toàn thành phố"


def state(user: User, *, at: datetime) -> str:
    """Whether an account can sign in, and whether it still has its first password."""
    if user.disabled_at is not None:
        return f"✕ Đã khóa từ {form.moment(user.disabled_at)}"
    if not user.must_change:
        return "● Đang mở"
    if user.password_until is not None and user.password_until <= at:
        return f"▲ Mật khẩu lần đầu hết hạn từ {form.moment(user.password_until)}"
    return "◐ Chờ đổi mật khẩu lần đầu" + (f", hạn {form.moment(user.password_until)}" if user.password_until else "")


def card(user: User, *, units: Units, at: datetime) -> pd.DataFrame:
    """One account as a whole: columns of CARD."""
    told = {
        "Tên đăng nhập": user.name,
        "Quyền": ROLES[user.role],
        "Phạm vi": scope(user, units=units),
        "Tình trạng": state(user, at=at),
        "Lập lúc": form.moment(user.created_at) + (", tài khoản minh họa" if user.is_demo else ""),
    }
    return pd.DataFrame(list(told.items()), columns=list(CARD), dtype="str")


def headline(users: tuple[User, ...], *, at: datetime) -> list[tuple[str, str, str]]:
    """The numbers of accounts, for `ui.figures`."""
    opened = [user for user in users if user.disabled_at is None]
    first = [user for user in opened if user.must_change]
    lapsed = [user for user in first if user.password_until is not None and user.password_until <= at]
    return [
        ("Đang mở", form.number(len(opened)), f"trên {form.number(len(users))} tài khoản"),
        ("Quản trị", form.number(sum(user.role == "admin" for user in opened)), "tài khoản đang mở"),
        ("Chờ đổi mật khẩu lần đầu", form.number(len(first) - len(lapsed)), "tài khoản"),
        ("Mật khẩu lần đầu hết hạn", form.number(len(lapsed)), "cần cấp lại"),
    ]


def found(rows: pd.DataFrame, typed: str) -> pd.DataFrame:
    """The accounts in whose words everything that was typed occurs, without marks and case."""
    words = fold(typed).split()
    texts = [fold(" ".join(row)) for row in rows.itertuples(index=False, name=None)]
    return rows[[all(word in text for word in words) for text in texts]]


def sessions(opened: Iterable[OpenSession], *, labels: Mapping[str, str], own: str) -> pd.DataFrame:
    """The open sessions in words, columns of SESSIONS and their key, in the order given; `own` is the key of who looks."""
    rows = [
        {
            "name": each.name,
            "label": labels.get(each.name, "–") + (OWN if each.key == own else ""),
            "device": each.device or "–",
            "place": each.address or "–",
            "opened": form.moment(each.opened_at),
            "seen": form.moment(each.seen_at),
            "until": form.moment(each.expires_at),
            "key": each.key,
        }
        for each in opened
    ]
    return pd.DataFrame(rows, columns=[*SESSIONS, "key"], dtype="str")
