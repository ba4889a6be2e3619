"""What an account may be: its name, office, role and place; and that somebody is always left to administer.

Each refusal is a sentence for whoever asked.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from data_access.changes.declined import Invalid, Overtaken
from data_access.changes.texts import own_names
from data_access.schema.reference import committee, district
from data_access.schema.system import app_user
from data_access.users import USER_COLUMNS, User, counts
from domain.privacy import personal
from domain.roles import Role

LABEL_LENGTH = 120
"""Signs of a label at most, as the database keeps it."""

_NAME = re.compile(r"[a-z][a-z0-9.-]{2,39}")
_PLACES = {
    "district": ("district_code", select(district.c.code), "địa bàn"),
    "reporter": ("committee_id", select(committee.c.id), "đơn vị"),
    "verifier": ("committee_id", select(committee.c.id).where(committee.c.kind == "city_body"), "cơ quan của Thành ủy"),
}


class RefusedUser(Invalid):
    """The account cannot be made or changed; the message says why."""


def placed(role: Role, place: str | None) -> dict[str, str | None]:
    """The columns that bind an account of this role to its place; the other is null."""
    return {"district_code": None, "committee_id": None} | ({_PLACES[role][0]: place} if role in _PLACES else {})


def check_name(connection: Connection, *, name: str) -> None:
    """Refuse a name that is malformed or taken."""
    if not _NAME.fullmatch(name):
        raise RefusedUser("Tên đăng nhập gồm 3 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối, bắt đầu bằng chữ.")
    if connection.execute(select(app_user.c.name).where(app_user.c.name == name)).first():
        raise RefusedUser(f"Đã có tài khoản {name}.")


def check_label(connection: Connection, *, label: str) -> None:
    """Refuse an office that is empty or too long, or that is a person: an account is an office, whoever sits there."""
    if not label.strip():
        raise RefusedUser("Cần ghi tên đơn vị hoặc chức danh sử dụng tài khoản.")
    if len(label) > LABEL_LENGTH:
        raise RefusedUser(f"Tên đơn vị hoặc chức danh dài quá {LABEL_LENGTH} ký tự.")
    if personal(label, catalogue=own_names(connection)):
        raise RefusedUser("Ghi tên đơn vị hoặc chức danh sử dụng tài khoản, không ghi họ tên hay thông tin cá nhân.")


def check_place(connection: Connection, *, role: Role, place: str | None) -> None:
    """Refuse a place that the role has not, or that there is not."""
    if (role in _PLACES) != (place is not None):
        raise RefusedUser("Vai trò district cần mã địa bàn, vai trò reporter cần mã đơn vị; vai trò city, admin không có.")
    if role in _PLACES:
        _, codes, noun = _PLACES[role]
        if place not in connection.execute(codes).scalars().all():
            raise RefusedUser(f"Không có {noun} mang mã {place}.")


def check_unchanged(connection: Connection, *, name: str, seen: User | None) -> None:
    """Refuse with Overtaken where the account is no longer as the writer saw it; two who change it wait for each other."""
    query = select(*USER_COLUMNS).where(app_user.c.name == name).with_for_update(key_share=True)
    now = None if seen is None else connection.execute(query).one_or_none()
    if now is not None and User(*now) != seen:
        raise Overtaken("Tài khoản này vừa được người khác sửa. Vui lòng xem lại rồi ghi.")


def check_another_admin(connection: Connection, *, name: str) -> None:
    """Refuse to take away the last open account that may administer; two who close each other wait for each other."""
    admins = select(app_user.c.name).where(app_user.c.role == "admin", app_user.c.disabled_at.is_(None), counts())
    found = connection.execute(admins.order_by(app_user.c.name).with_for_update(key_share=True)).scalars().all()
    if found == [name]:
        raise RefusedUser(f"{name} là tài khoản quản trị duy nhất đang mở. Cần mở một tài khoản quản trị khác trước.")
