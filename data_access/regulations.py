"""Which regulation set a dated rule: reference data, the same for everybody."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from data_access.rules import rule_on


def regulation(connection: Connection, *, key: str, day: date) -> str:
    """The documents that set rule `key` as it holds on `day`; empty if there was no such rule."""
    try:
        return rule_on(connection, key, day).regulation
    except LookupError:
        return ""
