"""Dated rules of the reference data: the same for everybody, no scope."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, or_, select

from data_access.schema.reference import rule_parameter
from domain.rules import DatedNumber


def dated_numbers(connection: Connection, *, key: str) -> tuple[DatedNumber, ...]:
    """Each whole number that rule `key` has had, oldest first; none if there is no such rule. Raises ValueError."""
    columns = rule_parameter.c
    query = select(columns.value, columns.valid_from, columns.valid_to).where(columns.key == key).order_by(columns.valid_from)
    return tuple(DatedNumber(int(row.value), row.valid_from, row.valid_to) for row in connection.execute(query))


def in_force(connection: Connection, *, day: date) -> dict[str, str]:
    """The value of every rule that holds on `day`, by key."""
    columns = rule_parameter.c
    holds = (columns.valid_from <= day, or_(columns.valid_to.is_(None), columns.valid_to >= day))
    return {row.key: row.value for row in connection.execute(select(columns.key, columns.value).where(*holds))}


def number_on(connection: Connection, key: str, day: date) -> int:
    """The whole number that rule `key` sets on `day`. Raises LookupError if there was none."""
    found = [rule.value for rule in dated_numbers(connection, key=key) if rule.holds(day)]
    if not found:
        raise LookupError(key)
    return found[0]
