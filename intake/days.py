"""Cells that hold days and periods. The day comes first, as people here write it; 10/31/2026 is refused, not turned round."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from domain.periods import Kind, Period
from domain.text import fold, tidy
from intake.cells import Cell, Info, Rule, unfit
from intake.words import plain

FIRST, LAST = date(1930, 2, 3), date(2100, 12, 31)

_EXPECTED = "ngày dạng dd/mm/yyyy, như 31/10/2026"
_EXPECTED_PERIOD = "một kỳ, như 2025, Quý III/2026 hoặc 2026-Q3"
_NUMERIC = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: 00:00:00)?")
_WORDS = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})")
_ZERO = date(1899, 12, 30)  # the day Excel's serial numbers count from
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(r"(?:nam )?(20[0-9]{2})")
_QUARTER = re.compile(r"(?:quy |q)(iv|i{1,3}|[1-4])(?:/| nam | )(20[0-9]{2})")
_MONTH = re.compile(r"(?:thang )?([0-9]{1,2})(?:/| nam )(20[0-9]{2})")
_WEEK = re.compile(r"tuan ([0-9]{1,2})(?:/| nam )(20[0-9]{2})")
_MONTHS = re.compile(r"([69]) thang (?:dau )?(?:nam )?(20[0-9]{2})")


def day(cell: Cell, info: Info) -> date:
    """A day between the founding of the Party and 2100."""
    found = _day(cell, info)
    if not FIRST <= found <= LAST:
        raise unfit(f"{_EXPECTED}; năm này không thể đúng")
    return found


def period(cell: Cell, info: Info) -> Period:
    """A period by its code or as people write it; a cell that Excel turned into the first of a month is that month."""
    value = cell.value
    if isinstance(value, date):
        taken = Period.holding(value if not isinstance(value, datetime) else value.date(), Kind.MONTH)
    else:
        taken = _named(plain(value))
    if not isinstance(value, str) or tidy(value) != taken.code:
        info.context.note(cell, Rule.PERIOD, plain(value), taken.code)
    return taken


def _day(cell: Cell, info: Info) -> date:
    value = cell.value
    if isinstance(value, datetime):
        if value.time() != time.min:
            raise unfit(f"{_EXPECTED}, không kèm giờ")
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        taken = _written(value)
        info.context.note(cell, Rule.DAY_TEXT, value, f"{taken:%d/%m/%Y}")
        return taken
    if isinstance(value, bool | time | timedelta) or not _is_serial(value) or info.context.is_1904:
        raise unfit(_EXPECTED)
    taken = _ZERO + timedelta(days=int(value))
    info.context.note(cell, Rule.DAY_SERIAL, int(value), f"{taken:%d/%m/%Y}")
    return taken


def _is_serial(number: float) -> bool:
    return number.is_integer() and (FIRST - _ZERO).days <= number <= (LAST - _ZERO).days


def _written(found: str) -> date:
    """The day that text names, day first."""
    text = tidy(found)
    iso = _ISO.fullmatch(text)
    match = _NUMERIC.fullmatch(text) or _WORDS.fullmatch(fold(text))
    if iso:
        year, month, number = (int(part) for part in iso.groups())
    elif match:
        number, month, year = (int(part) for part in match.groups())
    else:
        raise unfit(_EXPECTED)
    try:
        return date(year + 2000 if year < 100 else year, month, number)
    except ValueError:
        hint = "; ngày ghi trước, tháng ghi sau" if number <= 12 < month else "; không có ngày này"
        raise unfit(f"{_EXPECTED}{hint}") from None


def _named(found: str) -> Period:
    """The period that text names: «Quý III/2026», «Tháng 10 năm 2026», «9 tháng năm 2026», 2026-Q3."""
    text = fold(found)
    try:
        if match := _YEAR.fullmatch(text):
            return Period.parse(match[1])
        if match := _QUARTER.fullmatch(text):
            return Period.parse(f"{match[2]}-Q{_ROMAN.get(match[1], match[1])}")
        if match := _MONTHS.fullmatch(text):
            return Period.parse(f"{match[2]}-{match[1]}T")
        if match := _WEEK.fullmatch(text):
            return Period.parse(f"{match[2]}-W{int(match[1]):02}")
        if match := _MONTH.fullmatch(text):
            return Period.parse(f"{match[2]}-{int(match[1]):02}")
        return Period.parse(tidy(found).upper())
    except ValueError:
        raise unfit(_EXPECTED_PERIOD) from None
