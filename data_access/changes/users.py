"""Accounts made, closed and given new passwords; each change ends the sessions it concerns."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update

from data_access import clock
from data_access.changes import audit
from data_access.changes.attempts import forget_strangers
from data_access.changes.permits import administrator
from data_access.changes.sessions import revoke_all
from data_access.changes.user_rules import (
    RefusedUser,
    check_another_admin,
    check_label,
    check_name,
    check_place,
    check_unchanged,
    placed,
)
from data_access.engine import reading
from data_access.known import ASSIGNER
from data_access.passwords import first_password, guessable_words, hashed, matches
from data_access.schema.system import app_user, revision
from data_access.users import Account, NoSuchUser, User, password_hash
from domain.passwords import WeakPassword, check
from domain.roles import Role

__all__ = [
    "DEMO_PASSWORD",
    "NotDemo",
    "RefusedUser",
    "add_demo_accounts",
    "add_user",
    "change_password",
    "change_role",
    "disable",
    "rename",
    "reset_password",
]

FIRST_USE = timedelta(hours=72)
"""So long a first password is good; see the issue on security. It is read out on the telephone or handed over on paper."""

DEMO_PASSWORD = "dulieuminhhoa06"
"""Of every invented account; public, and of no use outside a database of invented data."""

_DEMO: tuple[tuple[str, str, Role, str | None], ...] = (
    ("toanthanh", "Thường trực Thành ủy (minh họa)", "city", None),
    ("govap", "Theo dõi địa bàn Gò Vấp (minh họa)", "district", "go-vap"),
    ("saigon", "Đảng ủy phường Sài Gòn (minh họa)", "reporter", "xp-26740"),
    ("quantri", "Quản trị hệ thống (minh họa)", "admin", None),
    ("thamtra", "Ban Tổ chức Thành ủy – thẩm tra (minh họa)", "verifier", ASSIGNER),
    ("thuky", "Văn phòng Thành ủy – thư ký cuộc họp (minh họa)", "secretary", None),
)


class NotDemo(RuntimeError):
    """Invented accounts were asked for in a database that is not marked as invented."""


def add_user(engine: Engine, *, name: str, label: str, role: Role, place: str | None = None, by: Account | str) -> str:
    """Make an account and return its first password, shown once, to be changed. Raises NotAllowed, RefusedUser.

    `place` is the district's code for role district, the committee's id for role reporter, the body's for role verifier
    (the Organisation Commission unless another is named), None for the others.
    """
    actor, place = administrator(by), place or (ASSIGNER if role == "verifier" else None)
    password = first_password()
    given = _first(password)
    with engine.execution_options(writes=True).begin() as connection:
        check_name(connection, name=name)
        check_label(connection, label=label)
        check_place(connection, role=role, place=place)
        row: dict[str, Any] = {"name": name, "label": label.strip(), "role": role, "is_demo": False}
        _insert(connection, row | placed(role, place) | given, by=actor)
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
                row = {"name": name, "label": label, "role": role, **placed(role, place), **state}
                _insert(connection, row | {"password_hash": hashes[name]}, by="demo")


def disable(engine: Engine, *, name: str, by: Account | str, seen: User | None = None) -> None:
    """Close an account: it cannot sign in, and whoever is signed in with it is out at the next click.

    Here and below, `seen` is the account as the writer saw it, if it matters that nobody changed it since. Raises
    NotAllowed, NoSuchUser, Overtaken, and RefusedUser for the last open account that may administer.
    """
    actor = administrator(by)
    with engine.execution_options(writes=True).begin() as connection:
        check_unchanged(connection, name=name, seen=seen)
        check_another_admin(connection, name=name)
        _change(connection, name=name, by=actor, action="user.disable", disabled_at=clock.now())


def change_role(
    engine: Engine, *, name: str, role: Role, place: str | None = None, by: Account | str, seen: User | None = None
) -> None:
    """Give an account another role or place (as in `add_user`); nothing happens where it has them already.

    Raises as `disable`, and RefusedUser also for one's own role.
    """
    actor, place = administrator(by), place or (ASSIGNER if role == "verifier" else None)
    with engine.execution_options(writes=True).begin() as connection:
        check_unchanged(connection, name=name, seen=seen)
        check_place(connection, role=role, place=place)
        before, after = _row(connection, name), {"role": role, **placed(role, place)}
        told = _told(before, after, role="quyền", district_code="địa bàn", committee_id="đơn vị")
        if not told:
            return
        if actor == name:
            raise RefusedUser("Không ai tự đổi quyền của tài khoản mình đang dùng. Nhờ một tài khoản quản trị khác.")
        if role != "admin":
            check_another_admin(connection, name=name)
        _change(connection, name=name, by=actor, action="user.role", detail=told, **after)


def rename(engine: Engine, *, name: str, label: str, by: Account | str, seen: User | None = None) -> None:
    """Give an account another office; nothing happens where it has that already. Raises as `disable`."""
    actor = administrator(by)
    with engine.execution_options(writes=True).begin() as connection:
        check_label(connection, label=label)
        check_unchanged(connection, name=name, seen=seen)
        after = {"label": label.strip()}
        told = _told(_row(connection, name), after, label="tên sử dụng")
        if told:
            _change(connection, name=name, by=actor, action="user.label", detail=told, **after)


def reset_password(engine: Engine, *, name: str, by: Account | str, seen: User | None = None) -> str:
    """Give an account a new first password, shown once; opens a closed account again. Raises as `disable`."""
    actor, password = administrator(by), first_password()
    given = _first(password) | {"disabled_at": None}
    with engine.execution_options(writes=True).begin() as connection:
        check_unchanged(connection, name=name, seen=seen)
        forget_strangers(connection, name=name)
        _change(connection, name=name, by=actor, action="user.reset-password", **given)
    return password


def change_password(engine: Engine, *, name: str, password: str) -> None:
    """Put the password in place that the account's holder chose. Raises WeakPassword, NoSuchUser."""
    with reading(engine) as connection:
        check(password, name=name, words=guessable_words(connection))
        if matches(password, password_hash(connection, name=name)):
            raise WeakPassword("Mật khẩu mới phải khác mật khẩu đang dùng. Vui lòng chọn câu khác.")
    given: dict[str, Any] = {"password_hash": hashed(password), "must_change": False, "password_until": None}
    with engine.execution_options(writes=True).begin() as connection:
        _change(connection, name=name, by=name, action="user.change-password", **given)


def _insert(connection: Connection, row: dict[str, Any], *, by: str) -> None:
    moment = clock.now()
    connection.execute(insert(app_user).values(row | {"created_at": moment}))
    audit.record(connection, at=moment, actor=by, action="user.add", target=str(row["name"]), detail=str(row["role"]))


def _first(password: str) -> dict[str, Any]:
    return {"password_hash": hashed(password), "must_change": True, "password_until": clock.now() + FIRST_USE}


def _row(connection: Connection, name: str) -> Row[Any]:
    found = connection.execute(select(app_user).where(app_user.c.name == name)).one_or_none()
    if found is None:
        raise NoSuchUser(name)
    return found


def _told(before: Row[Any], after: dict[str, Any], **nouns: str) -> str:
    """What differs, for the audit: «quyền: city → admin», a line each."""
    pairs = ((noun, getattr(before, column), after[column]) for column, noun in nouns.items())
    return "\n".join(f"{noun}: {old or '–'} → {new or '–'}" for noun, old, new in pairs if old != new)


def _change(connection: Connection, *, name: str, by: str, action: str, detail: str = "", **values: Any) -> None:
    moment = clock.now()
    if connection.execute(update(app_user).where(app_user.c.name == name).values(values)).rowcount != 1:
        raise NoSuchUser(name)
    revoke_all(connection, name=name, at=moment)
    audit.record(connection, at=moment, actor=by, action=action, target=name, detail=detail)
