"""Other names of units, added and taken away by administrators: a new one names one unit only at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Engine, insert

from data_access.aliases import COMMITTEE, DISTRICT, Alias, aliases
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid, Overtaken
from data_access.changes.permits import Operator, require_administrator
from data_access.changes.revision import open_change
from data_access.schema.settings import alias_setting
from data_access.units import units
from data_access.users import Account
from domain.text import spelling
from domain.units import Committee, District, Units

LONGEST = 120
"""Signs of a name (a column of that length)."""

_WHAT = "Tên gọi khác"


def add(engine: Engine, *, kind: str, target: str, text: str, by: Account | Operator) -> None:
    """Let a unit go by another name too, in the search and in workbooks. Raises NotAllowed, Invalid and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        add_within(connection, kind=kind, target=target, text=text, by=by)


def add_within(
    connection: Connection, *, kind: str, target: str, text: str, by: Account | Operator, at: datetime | None = None
) -> None:
    """As `add`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require_administrator(by)
    moment, known = open_change(connection, at=at), units(connection)
    unit = _unit(known, kind, target)
    words = texts.written(connection, text, what=_WHAT, longest=LONGEST)
    for other, names in _named(connection, known).items():
        if spelling(words) not in names:
            continue
        if other == (kind, target):
            raise Overtaken(f"«{words}» đã là tên của {unit.name}.")
        if _meet(unit, _unit(known, *other)):
            raise Invalid(f"{_WHAT}: «{words}» đang là tên của {_unit(known, *other).name}; một tên chỉ dùng cho một đơn vị.")
    _write(connection, Alias(kind, target, words), unit.name, is_used=True, by=by, at=moment)


def remove(engine: Engine, *, kind: str, target: str, text: str, by: Account | Operator) -> None:
    """Let a unit no longer go by a name that it has in use. Raises NotAllowed, Invalid and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        remove_within(connection, kind=kind, target=target, text=text, by=by)


def remove_within(
    connection: Connection, *, kind: str, target: str, text: str, by: Account | Operator, at: datetime | None = None
) -> None:
    """As `remove`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require_administrator(by)
    moment = open_change(connection, at=at)
    unit = _unit(units(connection), kind, target)
    if text not in {each.text for each in aliases(connection) if (each.kind, each.target) == (kind, target)}:
        raise Overtaken(f"{unit.name} không có tên gọi khác «{text}», hoặc tên đó vừa được bỏ.")
    _write(connection, Alias(kind, target, text), unit.name, is_used=False, by=by, at=moment)


def _unit(known: Units, kind: str, target: str) -> District | Committee:
    tables: dict[str, Mapping[str, District | Committee]] = {DISTRICT: known.districts, COMMITTEE: known.committees}
    found = tables.get(kind, {})
    if target not in found:
        raise Invalid(f"Không có đơn vị, địa bàn nào mang mã {target}.")
    return found[target]


def _named(connection: Connection, known: Units) -> dict[tuple[str, str], set[str]]:
    """Everything that each unit goes by, in one spelling."""
    names = {(DISTRICT, code): {code, unit.name, unit.short_name} for code, unit in known.districts.items()}
    names |= {(COMMITTEE, key): {key, unit.name, unit.short_name} for key, unit in known.committees.items()}
    for each in aliases(connection):
        names[each.kind, each.target].add(each.text)
    return {unit: {spelling(name) for name in called} for unit, called in names.items()}


def _meet(one: District | Committee, other: District | Committee) -> bool:
    """Whether two units exist on the same day and are not a district and the very committee that was its own."""
    if isinstance(one, Committee) and isinstance(other, Committee):
        return all(a.valid_to is None or b.valid_from <= a.valid_to for a, b in ((one, other), (other, one)))
    for place, owner in ((one, other), (other, one)):
        if isinstance(place, District) and isinstance(owner, Committee):
            return not (owner.kind == "district" and owner.district == place.code)
    return True


def _write(connection: Connection, name: Alias, unit: str, *, is_used: bool, by: Account | Operator, at: datetime) -> None:
    row = {"kind": name.kind, "target": name.target, "text": name.text, "is_used": is_used}
    connection.execute(insert(alias_setting).values(row | {"set_at": at, "set_by": by.name, "set_as": by.label}))
    action, told = ("alias.add", f"không có → {name.text}") if is_used else ("alias.remove", f"{name.text} → bỏ")
    audit.record(connection, at=at, actor=by.name, action=action, target=name.target, detail=f"Tên gọi khác của {unit}: {told}")
