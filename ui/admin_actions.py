"""What administrators write; what came of it is told by `ui.actions.outcome`.

A first password is handed to whoever draws it and kept nowhere: no later run of the screen shows it again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from data_access.changes import aliases, rules, sessions, users
from data_access.changes.declined import Overtaken
from data_access.changes.rules import NewValue
from data_access.rules import Rule
from data_access.users import Account, NoSuchUser, User
from domain.roles import Role
from ui.actions import DAY, TEXT, WHICH, carry_out, typed
from ui.loaders import engine

REASON = "ly-do"
"""The field of these forms beside a text, a day and a choice."""


def place_of(role: Role) -> str:
    """The field of the place that an account of this role is bound to: one each, for they offer different places."""
    return f"noi-{role}"


def add_account(form: str, *, name: str, label: str, role: Role, place: str | None) -> str | None:
    """Make an account; its first password, None if it was not made."""
    return _first_password(
        form,
        lambda by: users.add_user(engine(), name=name.strip(), label=label, role=role, place=place, by=by),
        done=f"Đã thêm tài khoản {name.strip()}.",
    )


def reset_password(form: str, *, seen: User) -> str | None:
    """Give an account a new first password; None if it was not given."""
    return _first_password(
        form,
        lambda by: users.reset_password(engine(), name=seen.name, by=by, seen=seen),
        done="Đã cấp mật khẩu mới; các phiên đang mở của tài khoản đã kết thúc.",
    )


def change_role(form: str, *, seen: User) -> None:
    """Give an account the role and the place that stand in the form."""
    role: Role = typed(form, WHICH)
    place = typed(form, place_of(role))

    def write(by: Account) -> None:
        users.change_role(engine(), name=seen.name, role=role, place=place, by=by, seen=seen)

    _carry_out(form, write, typed=(seen.name, role, place), done="Đã đổi quyền; các phiên đang mở của tài khoản đã kết thúc.")


def rename(form: str, *, seen: User) -> None:
    """Say anew which office uses an account."""
    label = str(typed(form, TEXT) or "")

    def write(by: Account) -> None:
        users.rename(engine(), name=seen.name, label=label, by=by, seen=seen)

    _carry_out(form, write, typed=(seen.name, label), done="Đã đổi nơi sử dụng.")


def disable(form: str, *, seen: User) -> None:
    """Close an account."""

    def write(by: Account) -> None:
        users.disable(engine(), name=seen.name, by=by, seen=seen)

    _carry_out(form, write, typed=("disable", seen.name), done="Đã khóa tài khoản; các phiên đang mở của tài khoản đã kết thúc.")


def end_session(form: str, *, name: str, key: str) -> None:
    """End one session of an account."""

    def write(by: Account) -> None:
        if not sessions.revoke_one(engine(), name=name, key=key, by=by):
            raise Overtaken("Phiên này đã kết thúc trước đó.")

    _carry_out(form, write, typed=(name, key), done="Đã kết thúc phiên.")


def end_sessions(form: str, *, name: str) -> None:
    """End every session of an account."""

    def write(by: Account) -> None:
        sessions.sign_out(engine(), name=name, by=by)

    _carry_out(form, write, typed=("all", name), done="Đã kết thúc mọi phiên của tài khoản.")


def set_rule(form: str, *, key: str, seen: tuple[Rule, ...]) -> None:
    """Let a rule have the value that stands in the form, from the day that stands there."""
    told = (typed(form, name) for name in (WHICH, DAY, TEXT, REASON))
    value, day, symbol, reason = told
    new = NewValue(str(value), day, str(symbol or ""), str(reason or ""))

    def write(by: Account) -> None:
        rules.set_rule(engine(), key=key, new=new, by=by, seen=seen)

    carry_out(form, write, typed=(key, new), clear=(TEXT, REASON), done="Đã đặt giá trị mới.")


def take_back_rule(form: str, *, key: str, day: date, seen: tuple[Rule, ...]) -> None:
    """Take back a value that is not in force yet."""

    def write(by: Account) -> None:
        rules.take_back(engine(), key=key, valid_from=day, by=by, seen=seen)

    _carry_out(form, write, typed=(key, day), done="Đã bỏ giá trị chưa có hiệu lực.")


def add_name(form: str, *, kind: str, target: str) -> None:
    """Let a unit go by the name that stands in the form too."""
    text = str(typed(form, TEXT) or "")

    def write(by: Account) -> None:
        aliases.add(engine(), kind=kind, target=target, text=text, by=by)

    carry_out(form, write, typed=(target, text), clear=(TEXT,), done="Đã thêm tên gọi khác.")


def remove_name(form: str, *, kind: str, target: str) -> None:
    """Let a unit no longer go by the name that is chosen in the form."""
    text = str(typed(form, WHICH))

    def write(by: Account) -> None:
        aliases.remove(engine(), kind=kind, target=target, text=text, by=by)

    _carry_out(form, write, typed=("remove", target, text), done="Đã bỏ tên gọi khác.")


def _first_password(form: str, write: Callable[[Account], str], *, done: str) -> str | None:
    """As `_carry_out`, with what `write` returns; pressed twice it is done twice, for only the second password is seen."""
    made: list[str] = []
    _carry_out(form, lambda by: made.append(write(by)), typed=(object(),), done=done)
    return made[0] if made else None


def _carry_out(form: str, write: Callable[[Account], object], *, typed: tuple[object, ...], done: str) -> None:
    """As `ui.actions.carry_out`, where no field is to be emptied."""

    def asked(by: Account) -> None:
        try:
            write(by)
        except NoSuchUser as missing:
            raise Overtaken(f"Không còn tài khoản {missing}.") from None

    carry_out(form, asked, typed=typed, clear=(), done=done)
