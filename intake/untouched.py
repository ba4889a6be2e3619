"""Whether a sheet came back as it went out: then nobody has reported anything on it, however much stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from zlib import crc32

from domain.periods import Period
from domain.text import tidy
from intake.words import plain


def digest(rows: Iterable[Mapping[str, object]]) -> str:
    """Eight signs that stand for the contents of these rows, in any order and whatever program saved them."""
    lines = sorted(filter(None, (_line(row) for row in rows)))
    return f"{crc32(chr(10).join(lines).encode()):08x}"


def _line(row: Mapping[str, object]) -> str:
    told = {key: _told(value) for key, value in row.items()}
    return "|".join(f"{key}={told[key]}" for key in sorted(told) if told[key])


def _told(value: object) -> str:
    """A value as writer and reader both see it: a tick is an x, a whole number has no decimals, nothing is blank."""
    if value is None or value is False:
        return ""
    if value is True:
        return "x"
    if isinstance(value, Period):
        return value.code
    if isinstance(value, date):
        return value.isoformat()[:10]
    return plain(float(value)) if isinstance(value, int | float) else tidy(str(value))
