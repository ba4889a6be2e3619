"""Cells that hold numbers: counts and percentages, in Vietnamese form, with the doubtful ones refused and not guessed."""

from __future__ import annotations

import re
from math import isfinite

from domain.text import tidy
from intake.cells import Cell, Info, Rule, unfit

MOST = 10_000_000
"""More than any count of this field; what is larger is a slip or the number of somebody's papers."""

_WHOLE = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+")
_COMMA = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]+")
_POINT = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})")

_COUNT = f"số nguyên từ 0 đến {MOST:,}".replace(",", ".")
_PERCENT = "số phần trăm, như 98,5"


def count(cell: Cell, info: Info) -> int:
    """A whole number from 0; «1.234» as text is 1234, the number 1,234 is asked about."""
    number = _number(cell, info, expected=_COUNT)
    if not number.is_integer() or _is_decimal(cell):
        raise unfit(f"{_COUNT}{_thousandfold(number)}")
    return int(number)


def percent(cell: Cell, info: Info) -> float:
    """A percentage from 0 as the number before the sign: 98,5, «98,5%» and 0,985 in percent format are all 98.5."""
    is_signed = isinstance(cell.value, str) and cell.value.rstrip().endswith("%")
    if isinstance(cell.value, str) and is_signed:
        bare = Cell(cell.row, cell.column, cell.value.rstrip().removesuffix("%"))
        number = _number(bare, info, expected=_PERCENT)
        info.context.note(cell, Rule.PERCENT, cell.value, number)
        return number
    number = _number(cell, info, expected=_PERCENT)
    if not cell.is_percent:
        return number
    info.context.note(cell, Rule.PERCENT, number, round(100 * number, 8))
    return round(100 * number, 8)


def amount(cell: Cell) -> float | None:
    """The number a cell stands for, if it stands for one: what a total is compared with."""
    if isinstance(cell.value, str):
        read = _read(tidy(cell.value))
        return read[0] if read else None
    return float(cell.value) if isinstance(cell.value, float) else None


def _number(cell: Cell, info: Info, *, expected: str) -> float:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, str | float):
        raise unfit(f"{expected}; ô này không phải ô số")
    number = _typed(cell, value, info, expected) if isinstance(value, str) else float(value)
    if not isfinite(number) or number < 0:
        raise unfit(expected)
    if number > MOST:
        raise unfit(f"{expected}; số này quá lớn")
    return round(number, 9)  # 12.300000000000001 is how Excel keeps 12,3


def _typed(cell: Cell, written: str, info: Info, expected: str) -> float:
    """The number that text stands for: digits, dots or spaces between thousands, a decimal comma."""
    read = _read(tidy(written))
    if read is None:
        raise unfit(f"{expected}; không có số liệu thì để trống ô")
    number, rule = read
    info.context.note(cell, rule, written, f"{number:.10g}")
    return number


def _read(found: str) -> tuple[float, Rule] | None:
    """The number written as `found` and the rule that reads it so."""
    if _WHOLE.fullmatch(found):
        return float(found), Rule.NUMBER_TEXT
    if _GROUPED.fullmatch(found):
        return float(re.sub("[. ]", "", found)), Rule.THOUSANDS
    if _COMMA.fullmatch(found):
        return float(found.replace(".", "").replace(",", ".")), Rule.DECIMAL
    if _POINT.fullmatch(found):
        return float(found), Rule.DECIMAL
    return None


def _is_decimal(cell: Cell) -> bool:
    """Whether text has decimals, be they zeros: nobody counts «1.0» organisations, so something else was meant."""
    read = _read(tidy(cell.value)) if isinstance(cell.value, str) else None
    return read is not None and read[1] is Rule.DECIMAL


def _thousandfold(number: float) -> str:
    """«; có phải 1234?» for a fraction of three places: a dot between thousands that Excel took for a decimal sign."""
    meant = round(1000 * number, 6)
    is_likely = meant.is_integer() and number < 1000 and not round(10 * number, 6).is_integer()
    return f"; có phải {int(meant)}?" if is_likely else ""
