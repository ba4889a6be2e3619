"""Dated rules of the reference data: the same for everybody, no scope."""

from __future__ import annotations

from sqlalchemy import Connection, select

from data_access.schema.reference import rule_parameter
from domain.rules import DatedNumber


def dated_numbers(connection: Connection, *, key: str) -> tuple[DatedNumber, ...]:
    """Each whole number that rule `key` has had, oldest first; none if there is no such rule. Raises ValueError."""
    columns = rule_parameter.c
    query = select(columns.value, columns.valid_from, columns.valid_to).where(columns.key == key).order_by(columns.valid_from)
    return tuple(DatedNumber(int(row.value), row.valid_from, row.valid_to) for row in connection.execute(query))
