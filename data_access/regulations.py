"""Which regulation set a dated rule: reference data, the same for everybody."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, or_, select

from data_access.schema.reference import rule_parameter


def regulation(connection: Connection, *, key: str, day: date) -> str:
    """The documents that set rule `key` as it holds on `day`; empty if there was no such rule."""
    rule = rule_parameter.c
    in_force = (rule.valid_from <= day, or_(rule.valid_to.is_(None), rule.valid_to >= day))
    found = connection.execute(select(rule.regulation).where(rule.key == key, *in_force)).scalar_one_or_none()
    return found or ""
