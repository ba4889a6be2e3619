"""Other names of units: abbreviations and former names of the files, with what administrators added and took away. No scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from data_access.schema.reference import alias
from data_access.schema.settings import alias_setting

DISTRICT, COMMITTEE = "district", "committee"
"""Kinds of unit; the target of a name is the code of a district or the id of a committee."""


@dataclass(frozen=True)
class Alias:
    """Another name of one unit; `set_at` (UTC) and `set_as` say which office added it when, None if a file brought it."""

    kind: str
    target: str
    text: str
    set_at: datetime | None = None
    set_as: str | None = None


def aliases(connection: Connection) -> tuple[Alias, ...]:
    """Every name in use, by kind, target and text."""
    brought = connection.execute(select(alias.c.kind, alias.c.target, alias.c.text))
    used = {(row.kind, row.target, row.text): Alias(row.kind, row.target, row.text) for row in brought}
    for row in connection.execute(select(alias_setting).order_by(alias_setting.c.id)):
        name = (row.kind, row.target, row.text)
        if row.is_used:
            used[name] = Alias(*name, row.set_at, row.set_as)
        else:
            used.pop(name, None)
    return tuple(used[name] for name in sorted(used))


def by_unit(connection: Connection) -> dict[tuple[str, str], list[str]]:
    """The names in use by (kind, target)."""
    texts: dict[tuple[str, str], list[str]] = {}
    for each in aliases(connection):
        texts.setdefault((each.kind, each.target), []).append(each.text)
    return texts
