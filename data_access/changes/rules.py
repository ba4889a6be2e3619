"""Dated rules set anew by administrators: a value is added from a day on, and what held before keeps its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, insert

from data_access import clock
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid, Overtaken
from data_access.changes.permits import Operator, require_administrator
from data_access.changes.revision import open_change
from data_access.rules import Rule, rules
from data_access.schema.settings import rule_setting
from data_access.users import Account
from domain.settings import BY_KEY, BadValue, Setting, in_words, kept

REGULATION = 120
"""Signs of a document's symbol (a column of that length): several may stand side by side."""

_CAPS = ("htxs_cap", "htxs_cap_exceptional")


@dataclass(frozen=True)
class NewValue:
    """What is typed: the value, its first day, the symbol of the document that decided it, and why."""

    value: str
    valid_from: date
    regulation: str
    note: str


def set_rule(engine: Engine, *, key: str, new: NewValue, by: Account | Operator, seen: tuple[Rule, ...]) -> None:
    """Let rule `key` have a new value from a day on, today at the earliest; `seen` are its values as the writer saw them.

    A value that begins on the same day is replaced and stays written down. Raises NotAllowed, Overtaken and Invalid.
    """
    with engine.execution_options(writes=True).begin() as connection:
        set_within(connection, key=key, new=new, by=by, seen=seen)


def set_within(
    connection: Connection,
    *,
    key: str,
    new: NewValue,
    by: Account | Operator,
    seen: tuple[Rule, ...],
    at: datetime | None = None,
) -> None:
    """As `set_rule`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require_administrator(by)
    moment = open_change(connection, at=at)
    setting = _unchanged(connection, key, seen)
    value, today = _value(setting, new.value), clock.local_day(moment)
    if new.valid_from < today:
        raise Invalid(f"Từ ngày: không được trước ngày hôm nay ({today:%d/%m/%Y}), vì số liệu đã nêu theo giá trị cũ.")
    before = next((rule.value for rule in seen if rule.holds(new.valid_from)), None)
    if before == value:
        raise Invalid(f"{setting.name}: từ ngày {new.valid_from:%d/%m/%Y} đã là {in_words(key, value)}.")
    _check_caps(connection, key, value, new.valid_from)
    symbol = texts.written(connection, new.regulation, what="Số, ký hiệu văn bản", longest=REGULATION)
    why = texts.written(connection, new.note, what="Lý do")
    row = {"key": key, "valid_from": new.valid_from, "value": value, "regulation": symbol, "note": why}
    told = [
        f"{setting.name}: {in_words(key, before) if before else 'chưa có'} → {in_words(key, value)}",
        f"Từ ngày: {new.valid_from:%d/%m/%Y}",
        f"Văn bản: {symbol}",
        f"Lý do: {why}",
    ]
    _add(connection, row, by=by, at=moment, action="rule.set", told=told)


def take_back(engine: Engine, *, key: str, valid_from: date, by: Account | Operator, seen: tuple[Rule, ...]) -> None:
    """Take back a value that administrators set and that is not in force yet. Raises NotAllowed, Overtaken and Invalid."""
    with engine.execution_options(writes=True).begin() as connection:
        take_back_within(connection, key=key, valid_from=valid_from, by=by, seen=seen)


def take_back_within(
    connection: Connection,
    *,
    key: str,
    valid_from: date,
    by: Account | Operator,
    seen: tuple[Rule, ...],
    at: datetime | None = None,
) -> None:
    """As `take_back`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require_administrator(by)
    moment = open_change(connection, at=at)
    setting = _unchanged(connection, key, seen)
    found = next((rule for rule in seen if rule.valid_from == valid_from and rule.set_at is not None), None)
    if found is None or valid_from <= clock.local_day(moment):
        raise Invalid(f"{setting.name}: chỉ bỏ được giá trị do quản trị đặt mà chưa đến ngày có hiệu lực.")
    row = {"key": key, "valid_from": valid_from, "value": None, "regulation": "", "note": ""}
    told = [f"{setting.name}: {in_words(key, found.value)} → bỏ", f"Từ ngày: {valid_from:%d/%m/%Y}"]
    _add(connection, row, by=by, at=moment, action="rule.take-back", told=told)


def _unchanged(connection: Connection, key: str, seen: tuple[Rule, ...]) -> Setting:
    """The rule, whose values must be those that the writer saw. Raises Invalid and Overtaken."""
    setting = BY_KEY.get(key)
    if setting is None:
        raise Invalid("Không có quy tắc này, hoặc quy tắc này không sửa được trên hệ thống.")
    now = rules(connection, key=key)
    if now != seen:
        added = [rule for rule in now if rule not in seen and rule.set_as is not None]
        told = "".join(f": {in_words(key, each.value)} từ ngày {each.valid_from:%d/%m/%Y} ({each.set_as})" for each in added[-1:])
        raise Overtaken(f"«{setting.name}» vừa được người khác sửa{told}. Vui lòng xem lại rồi ghi.")
    return setting


def _value(setting: Setting, typed: str) -> str:
    try:
        return kept(setting, typed)
    except BadValue as bad:
        raise Invalid(str(bad)) from None


def _check_caps(connection: Connection, key: str, value: str, day: date) -> None:
    """The usual cap is never above the exceptional one, on that day or later. Raises Invalid."""
    if key not in _CAPS:
        return
    other = _CAPS[key == _CAPS[0]]
    beside = [rule.value for rule in rules(connection, key=other) if rule.valid_to is None or rule.valid_to >= day]
    for each in beside:
        usual, exceptional = (value, each) if key == _CAPS[0] else (each, value)
        if float(usual) > float(exceptional):
            named = f"{BY_KEY[other].name.lower()} là {in_words(other, each)}"
            raise Invalid(f"Trần thông thường không được cao hơn trần đặc biệt; {named}.")


def _add(
    connection: Connection, row: dict[str, object], *, by: Account | Operator, at: datetime, action: str, told: list[str]
) -> None:
    connection.execute(insert(rule_setting).values(row | {"set_at": at, "set_by": by.name, "set_as": by.label}))
    audit.record(connection, at=at, actor=by.name, action=action, target=str(row["key"]), detail="\n".join(told))
