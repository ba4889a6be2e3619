"""Dated rules and other names of units from the terminal: `chithi06 rule …` and `chithi06 alias …`, as on the screen."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated

import typer

from data_access.aliases import COMMITTEE, DISTRICT, Alias
from data_access.aliases import aliases as every_alias
from data_access.changes import aliases as alias_changes
from data_access.changes import rules as rule_changes
from data_access.changes.permits import Operator
from data_access.changes.rules import NewValue
from data_access.engine import Engine, reading
from data_access.rules import Rule
from data_access.rules import rules as every_rule
from data_access.units import units
from domain.settings import BY_KEY, in_words
from web.terminal import done, refuse

rules = typer.Typer(no_args_is_help=True, help="Quy tắc tính có ngày hiệu lực: xem, đặt giá trị mới.")
aliases = typer.Typer(no_args_is_help=True, help="Tên gọi khác của đơn vị, địa bàn: xem, thêm, bỏ.")

_Json = Annotated[bool, typer.Option("--json", help="Cho chương trình khác đọc.")]
_Key = Annotated[str, typer.Argument(metavar="MÃ", help="Mã quy tắc; xem bằng: chithi06 rule list.")]
_Day = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="Ngày bắt đầu, viết như 2026-12-01.")]
_Code = Annotated[str, typer.Argument(metavar="MÃ", help="Mã địa bàn hoặc đơn vị: go-vap, xp-26740.")]
_Name = Annotated[str, typer.Argument(metavar="TÊN", help="Tên gọi khác.")]


@rules.command("list")
def list_rules(*, as_json: _Json = False) -> None:
    """Xem mọi giá trị của các quy tắc đặt được."""
    found = [rule for rule in done(_rules) if rule.key in BY_KEY]
    if as_json:
        _say_json(found)
        return
    for rule in found:
        setting, until = BY_KEY[rule.key], f" đến {rule.valid_to:%d/%m/%Y}" if rule.valid_to else ""
        days = f"từ {rule.valid_from:%d/%m/%Y}{until}"
        typer.echo(
            f"{rule.key:<28} {setting.group}, {setting.name}: {in_words(rule.key, rule.value)}, {days} ({rule.regulation})"
        )


@rules.command("set")
def set_rule(
    key: _Key,
    value: Annotated[str, typer.Argument(metavar="GIÁ_TRỊ", help="Số nguyên (phần trăm viết 20), hoặc mã lựa chọn.")],
    *,
    day: _Day,
    document: Annotated[str, typer.Option("--document", help="Số, ký hiệu văn bản.")],
    reason: Annotated[str, typer.Option("--reason", help="Lý do, không ghi tên người.")],
) -> None:
    """Đặt giá trị mới từ một ngày; giá trị cũ giữ nguyên cho những ngày trước đó."""
    new = NewValue(value, day.date(), document, reason)
    done(_set_rule, key=key, new=new)
    typer.echo(f"Đã đặt {BY_KEY[key].name} từ ngày {new.valid_from:%d/%m/%Y}.")


@rules.command("take-back")
def take_back(key: _Key, *, day: _Day) -> None:
    """Bỏ một giá trị đã đặt mà chưa đến ngày có hiệu lực."""
    done(_take_back, key=key, day=day.date())
    typer.echo(f"Đã bỏ giá trị từ ngày {day:%d/%m/%Y} của {BY_KEY[key].name}.")


@aliases.command("list")
def list_aliases(
    code: Annotated[str | None, typer.Argument(metavar="MÃ", help="Chỉ của một địa bàn hoặc đơn vị.")] = None,
    *,
    as_json: _Json = False,
) -> None:
    """Xem tên gọi khác đang dùng."""
    found = [each for each in done(_aliases) if code in (None, each.target)]
    if as_json:
        _say_json(found)
        return
    for each in found:
        origin = f" ({each.set_as})" if each.set_as else ""
        typer.echo(f"{each.target:<16} {each.text}{origin}")


@aliases.command("add")
def add_alias(code: _Code, name: _Name) -> None:
    """Thêm một tên gọi khác; một tên chỉ dùng cho một đơn vị."""
    done(alias_changes.add, kind=_kind(code), target=code, text=name, by=Operator())
    typer.echo(f"Đã thêm tên gọi khác «{name}» của {code}.")


@aliases.command("remove")
def remove_alias(code: _Code, name: _Name) -> None:
    """Bỏ một tên gọi khác đang dùng."""
    done(alias_changes.remove, kind=_kind(code), target=code, text=name, by=Operator())
    typer.echo(f"Đã bỏ tên gọi khác «{name}» của {code}.")


def _rules(engine: Engine, *, key: str | None = None) -> tuple[Rule, ...]:
    with reading(engine) as connection:
        return every_rule(connection, key=key)


def _set_rule(engine: Engine, *, key: str, new: NewValue) -> None:
    rule_changes.set_rule(engine, key=key, new=new, by=Operator(), seen=_rules(engine, key=key))


def _take_back(engine: Engine, *, key: str, day: date) -> None:
    rule_changes.take_back(engine, key=key, valid_from=day, by=Operator(), seen=_rules(engine, key=key))


def _aliases(engine: Engine) -> tuple[Alias, ...]:
    with reading(engine) as connection:
        return every_alias(connection)


def _kind(code: str) -> str:
    """The kind of unit a code is of. Ends the program where there is no such code."""
    known = done(_units)
    if code not in known:
        refuse(f"Không có đơn vị, địa bàn nào mang mã {code}.")
    return known[code]


def _units(engine: Engine) -> dict[str, str]:
    with reading(engine) as connection:
        known = units(connection)
    return dict.fromkeys(known.districts, DISTRICT) | dict.fromkeys(known.committees, COMMITTEE)


def _say_json(rows: list[Rule] | list[Alias]) -> None:
    typer.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2, default=str))
