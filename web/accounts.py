"""Accounts from the terminal: `chithi06 user …`, and `chithi06 welcome`, which says where the app is and how to get in."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from data_access import clock
from data_access.changes import sessions
from data_access.changes import users as changes
from data_access.engine import Engine, reading
from data_access.sessions import OpenSession, open_sessions
from data_access.users import NoSuchUser, User, demo_users, users
from domain.roles import ROLES, Role
from web.terminal import done, refuse

app = typer.Typer(
    no_args_is_help=True, help="Tài khoản đăng nhập: thêm, xem, đổi quyền, khóa, cấp lại mật khẩu, xem và kết thúc phiên."
)

_BY = "dong-lenh"
_Name = Annotated[str, typer.Argument(metavar="TÊN", help="Tên đăng nhập.")]
_District = Annotated[str | None, typer.Option(help="Mã địa bàn, cho quyền district.")]
_Committee = Annotated[str | None, typer.Option(help="Mã đơn vị, cho quyền reporter; cơ quan thẩm tra, cho quyền verifier.")]


@app.command()
def add(
    name: _Name,
    *,
    label: Annotated[str, typer.Option(help="Đơn vị hoặc chức danh sử dụng tài khoản, không phải tên người.")],
    role: Annotated[Role, typer.Option(help="Quyền của tài khoản.")],
    district: _District = None,
    committee: _Committee = None,
) -> None:
    """Thêm tài khoản, in mật khẩu lần đầu."""
    place = _place(district, committee)
    _say_password(name, done(changes.add_user, name=name, label=label, role=role, place=place, by=_BY))


@app.command("list")
def listing(
    *,
    demo: Annotated[bool, typer.Option("--demo", help="Chỉ các tài khoản minh họa.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Cho chương trình khác đọc.")] = False,
) -> None:
    """Xem các tài khoản và quyền."""
    found = done(_users, demo=demo)
    if as_json:
        typer.echo(json.dumps([asdict(user) for user in found], ensure_ascii=False, indent=2, default=str))
    else:
        _say_table(found)


@app.command()
def disable(name: _Name) -> None:
    """Khóa tài khoản, có hiệu lực ngay."""
    done(changes.disable, name=name, by=_BY)
    typer.echo(f"Đã khóa tài khoản {name}.")


@app.command("role")
def change_role(
    name: _Name,
    *,
    role: Annotated[Role, typer.Option(help="Quyền mới của tài khoản.")],
    district: _District = None,
    committee: _Committee = None,
) -> None:
    """Đổi quyền hoặc nơi phụ trách; người đang dùng tài khoản phải đăng nhập lại."""
    done(changes.change_role, name=name, role=role, place=_place(district, committee), by=_BY)
    typer.echo(f"Tài khoản {name}: {ROLES[role]}.")


@app.command("label")
def rename(
    name: _Name,
    label: Annotated[
        str, typer.Argument(metavar="TÊN-ĐƠN-VỊ", help="Đơn vị hoặc chức danh sử dụng tài khoản, không phải tên người.")
    ],
) -> None:
    """Đổi đơn vị hoặc chức danh sử dụng tài khoản."""
    done(changes.rename, name=name, label=label, by=_BY)
    typer.echo(f"Tài khoản {name}: {label.strip()}.")


@app.command("sessions")
def open_ones(name: Annotated[str | None, typer.Argument(metavar="[TÊN]", help="Chỉ của tài khoản này.")] = None) -> None:
    """Xem ai đang đăng nhập: từ máy nào, từ lúc nào."""
    found = done(_sessions, name=name)
    if not found:
        typer.echo("Không có phiên nào đang mở.")
    for each in found:
        place = ", ".join(part for part in (each.device or "không rõ loại máy", each.address) if part)
        typer.echo(f"{each.key}  {each.name}  từ {_time(each.opened_at)}, dùng lần cuối {_time(each.seen_at)}  {place}")


@app.command("sign-out")
def sign_out(name: _Name) -> None:
    """Kết thúc mọi phiên của tài khoản, có hiệu lực ngay."""
    typer.echo(f"Đã kết thúc {done(sessions.sign_out, name=name, by=_BY)} phiên của tài khoản {name}.")


@app.command("reset-password")
def reset_password(name: _Name) -> None:
    """Cấp lại mật khẩu, mở lại tài khoản đã khóa."""
    _say_password(name, done(changes.reset_password, name=name, by=_BY))


def welcome(*, port: Annotated[int, typer.Option(help="Cổng đang phục vụ.")] = 8501) -> None:
    """In địa chỉ của ứng dụng và, trên dữ liệu minh họa, các tài khoản dùng thử."""
    typer.echo(f"\n  Bảng theo dõi Chỉ thị 06-CT/TU: http://localhost:{port}\n")
    invented = done(_users, demo=True)
    if invented:
        typer.echo(f"  Dữ liệu minh họa. Tài khoản dùng thử, chung mật khẩu {changes.DEMO_PASSWORD}:")
        _say_table(invented, margin="  ")
        typer.echo()


def _users(engine: Engine, *, demo: bool) -> tuple[User, ...]:
    with reading(engine) as connection:
        return demo_users(connection) if demo else users(connection)


def _sessions(engine: Engine, *, name: str | None) -> tuple[OpenSession, ...]:
    with reading(engine) as connection:
        if name is not None and name not in {user.name for user in users(connection)}:
            raise NoSuchUser(name)
        return open_sessions(connection, at=clock.now(), name=name)


def _place(district: str | None, committee: str | None) -> str | None:
    if district and committee:
        refuse("Chỉ ghi một trong hai: --district hoặc --committee.")
    return district or committee


def _time(moment: datetime) -> str:
    return f"{clock.local(moment):%H:%M %d/%m/%Y}"


def _say_password(name: str, password: str) -> None:
    typer.echo(f"Tài khoản {name}, mật khẩu lần đầu: {password}")
    typer.echo("Mật khẩu này chỉ hiện một lần, dùng được trong 72 giờ và phải đổi khi đăng nhập.")


def _say_table(found: tuple[User, ...], *, margin: str = "") -> None:
    if not found:
        typer.echo(f"{margin}Chưa có tài khoản nào.")
    wide = max((len(user.name) for user in found), default=0)
    for user in found:
        place = user.district_code or user.committee_id
        notes = [ROLES[user.role], *([place] if place else []), *(["đã khóa"] if user.disabled_at else [])]
        typer.echo(f"{margin}{user.name:<{wide}}  {user.label} – {', '.join(notes)}")
