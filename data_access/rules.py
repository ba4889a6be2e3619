"""Dated rules: those of the reference data and, from their days on, what administrators set. The same for everybody, no scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import Connection, select

from data_access.schema.reference import rule_parameter
from data_access.schema.settings import rule_setting
from domain.rules import DatedNumber, is_within


@dataclass(frozen=True)
class Rule:
    """A value of a rule with its first and last day; `set_at` (UTC) and `set_as` say which office set it when, None if a file."""

    key: str
    value: str
    valid_from: date
    valid_to: date | None
    regulation: str
    note: str
    set_at: datetime | None = None
    set_as: str | None = None

    def holds(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return is_within(day, self.valid_from, self.valid_to)


def rules(connection: Connection, *, key: str | None = None) -> tuple[Rule, ...]:
    """Every value that each rule (or the one of `key`) has had and will have, by key, oldest first; each ends before the next.

    From a day on what was set for it last holds, else what the files say; what was taken back is as if never set.
    """
    begun: dict[str, dict[date, Rule]] = defaultdict(dict)
    for rule in _of_files(connection, key):
        begun[rule.key][rule.valid_from] = rule
    for day, rule in _set(connection, key).items():
        begun[day[0]][day[1]] = rule
    return tuple(rule for name in sorted(begun) for rule in _following(begun[name].values()))


def dated_numbers(connection: Connection, *, key: str) -> tuple[DatedNumber, ...]:
    """Each whole number that rule `key` has had, oldest first; none if there is no such rule. Raises ValueError."""
    return tuple(DatedNumber(int(rule.value), rule.valid_from, rule.valid_to) for rule in rules(connection, key=key))


def in_force(connection: Connection, *, day: date) -> dict[str, str]:
    """The value of every rule that holds on `day`, by key."""
    return {rule.key: rule.value for rule in rules(connection) if rule.holds(day)}


def rule_on(connection: Connection, key: str, day: date) -> Rule:
    """Rule `key` as it holds on `day`. Raises LookupError if there was none."""
    found = [rule for rule in rules(connection, key=key) if rule.holds(day)]
    if not found:
        raise LookupError(key)
    return found[0]


def number_on(connection: Connection, key: str, day: date) -> int:
    """The whole number that rule `key` sets on `day`. Raises LookupError if there was none."""
    return int(rule_on(connection, key, day).value)


def _of_files(connection: Connection, key: str | None) -> list[Rule]:
    query = select(rule_parameter) if key is None else select(rule_parameter).where(rule_parameter.c.key == key)
    return [Rule(**row) for row in connection.execute(query).mappings()]


def _set(connection: Connection, key: str | None) -> dict[tuple[str, date], Rule]:
    """What administrators set, by key and first day: the newest row about it, unless that took it back."""
    names = ("key", "value", "valid_from", "regulation", "note", "set_at", "set_as")
    query = select(*(rule_setting.c[name] for name in names)).order_by(rule_setting.c.id)
    if key is not None:
        query = query.where(rule_setting.c.key == key)
    newest = {(row["key"], row["valid_from"]): row for row in connection.execute(query).mappings()}
    return {begin: Rule(**row, valid_to=None) for begin, row in newest.items() if row["value"] is not None}


def _following(begun: Iterable[Rule]) -> list[Rule]:
    """The values of one rule, oldest first, none beyond the day before the next begins."""
    ordered = sorted(begun, key=lambda rule: rule.valid_from)
    ends = [after.valid_from - timedelta(days=1) for _, after in pairwise(ordered)]
    cut = [replace(rule, valid_to=min(rule.valid_to or end, end)) for rule, end in zip(ordered[: len(ends)], ends, strict=True)]
    return [*cut, *ordered[len(ends) :]]
