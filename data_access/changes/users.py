"""Accounts made, closed and given new passwords; each change ends the sessions it concerns."""

from __future__ import annotations

import re

from sqlalchemy import Connection, Engine, insert, select, update

from data_access import clock
from data_access.changes import audit
from data_access.changes.sessions import revoke_all
from data_access.known import ASSIGNER
from data_access.passwords import first_password, hashed, matches
from data_access.schema.reference import committee, district
from data_access.schema.system import app_user, revision
from data_access.users import NoSuchUser, password_hash
from domain.passwords import WeakPassword, check
from domain.roles import Role

DEMO_PASSWORD = "dulieuminhhoa06"
"""Of every invented account; public, and of no use outside a database of invented data."""

_NAME = re.compile(r"[a-z][a-z0-9.-]{2,39}")
_PLACES = {
    "district": ("district_code", select(district.c.code), "địa bàn"),
    "reporter": ("committee_id", select(committee.c.id), "đơn vị"),
    "verifier": ("committee_id", select(committee.c.id).where(committee.c.kind == "city_body"), "cơ quan của Thành ủy"),
}
_DEMO: tuple[tuple[str, str, Role, str | None], ...] = (
    ("toanthanh", "Thường trực Thành ủy (minh họa)", "city", None),
    ("govap", "Theo dõi địa bàn Gò Vấp (minh họa)", "district", "go-vap"),
    ("saigon", "Đảng ủy phường Sài Gòn (minh họa)", "reporter", "xp-26740"),
    ("quantri", "Quản trị hệ thống (minh họa)", "admin", None),
    ("thamtra", "Ban Tổ chức Thành ủy – thẩm tra (minh họa)", "verifier", ASSIGNER),
    ("thuky", "Văn phòng Thành ủy – thư ký cuộc họp (minh họa)", "secretary", None),
)


class RefusedUser(ValueError):
    """The account cannot be made; the message says why."""


class NotDemo(RuntimeError):
    """Invented accounts were asked for in a database that is not marked as invented."""


def add_user(engine: Engine, *, name: str, label: str, role: Role, place: str | None = None, by: str) -> str:
    """Make an account and return its first password, which is shown once and must be changed. Raises RefusedUser.

    `place` is the district's code for role district, the committee's id for role reporter, the body's for role verifier
    (the Organisation Commission unless another is named), None for the others.
    """
    place = place or (ASSIGNER if role == "verifier" else None)
    password = first_password()
    state = {"password_hash": hashed(password), "must_change": True, "is_demo": False}
    with engine.execution_options(writes=True).begin() as connection:
        _check(connection, name=name, label=label, role=role, place=place)
        _insert(connection, {"name": name, "label": label, "role": role, **_placed(role, place), **state}, by=by)
    return password


def add_demo_accounts(engine: Engine) -> None:
    """Make the invented accounts that are missing, one a role. Raises NotDemo on a database of real data."""
    state = {"must_change": False, "is_demo": True}
    hashes = {name: hashed(DEMO_PASSWORD) for name, *_ in _DEMO}
    with engine.execution_options(writes=True).begin() as connection:
        if not connection.execute(select(revision.c.is_demo)).scalar_one_or_none():
            raise NotDemo
        there = set(connection.execute(select(app_user.c.name)).scalars())
        for name, label, role, place in _DEMO:
            if name not in there:
                row = {"name": name, "label": label, "role": role, **_placed(role, place), **state}
                _insert(connection, row | {"password_hash": hashes[name]}, by="demo")


def disable(engine: Engine, *, name: str, by: str) -> None:
    """Close an account: it cannot sign in, and whoever is signed in with it is out at the next click. Raises NoSuchUser."""
    with engine.execution_options(writes=True).begin() as connection:
        _change(connection, name=name, by=by, action="user.disable", disabled_at=clock.now())


def reset_password(engine: Engine, *, name: str, by: str) -> str:
    """Give an account a new first password, shown once; opens a closed account again. Raises NoSuchUser."""
    password = first_password()
    given = {"password_hash": hashed(password), "must_change": True, "disabled_at": None}
    with engine.execution_options(writes=True).begin() as connection:
        _change(connection, name=name, by=by, action="user.reset-password", **given)
    return password


def change_password(engine: Engine, *, name: str, password: str) -> None:
    """Put the password in place that the account's holder chose. Raises WeakPassword, NoSuchUser."""
    check(password, name=name)
    with engine.connect() as connection:
        if password == DEMO_PASSWORD or matches(password, password_hash(connection, name=name)):
            raise WeakPassword("Mật khẩu mới phải khác mật khẩu đang dùng. Vui lòng chọn câu khác.")
    given = {"password_hash": hashed(password), "must_change": False}
    with engine.execution_options(writes=True).begin() as connection:
        _change(connection, name=name, by=name, action="user.change-password", **given)


def _insert(connection: Connection, row: dict[str, object], *, by: str) -> None:
    moment = clock.now()
    connection.execute(insert(app_user).values(row | {"created_at": moment}))
    audit.record(connection, at=moment, actor=by, action="user.add", target=str(row["name"]), detail=str(row["role"]))


def _placed(role: Role, place: str | None) -> dict[str, object]:
    return {_PLACES[role][0]: place} if role in _PLACES else {}


def _change(connection: Connection, *, name: str, by: str, action: str, **values: object) -> None:
    moment = clock.now()
    if connection.execute(update(app_user).where(app_user.c.name == name).values(values)).rowcount != 1:
        raise NoSuchUser(name)
    revoke_all(connection, name=name, at=moment)
    audit.record(connection, at=moment, actor=by, action=action, target=name)


def _check(connection: Connection, *, name: str, label: str, role: Role, place: str | None) -> None:
    if not _NAME.fullmatch(name):
        raise RefusedUser("Tên đăng nhập gồm 3 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối, bắt đầu bằng chữ.")
    if not label.strip():
        raise RefusedUser("Cần ghi tên đơn vị hoặc chức danh sử dụng tài khoản.")
    if connection.execute(select(app_user.c.name).where(app_user.c.name == name)).first():
        raise RefusedUser(f"Đã có tài khoản {name}.")
    if (role in _PLACES) != (place is not None):
        raise RefusedUser("Vai trò district cần mã địa bàn, vai trò reporter cần mã đơn vị; vai trò city, admin không có.")
    if role in _PLACES:
        _, codes, noun = _PLACES[role]
        if place not in connection.execute(codes).scalars().all():
            raise RefusedUser(f"Không có {noun} mang mã {place}.")
