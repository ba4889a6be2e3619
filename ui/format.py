"""Numbers and dates in Vietnamese form, the same on every browser."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd

from data_access.clock import local
from domain.masking import SMALL as SMALLEST_TOLD
from domain.masking import Span

SMALL = 10
"""Below this denominator a share is shown as «k trên n», never as a percentage (design, section 5)."""


def number(value: float | None, digits: int = 0) -> str:
    """1234.5 as «1.234,5»; nothing known as «–»."""
    if value is None or pd.isna(value):
        return "–"
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def percent(part: float, whole: float, digits: int = 1) -> str:
    """A share as «12,5%»; of a small whole as «3 trên 8»; of nothing as «–»."""
    if not whole:
        return "–"
    return f"{number(100 * part / whole, digits)}%" if whole >= SMALL else of(part, whole)


def of(part: float, whole: float) -> str:
    """«3 trên 8»."""
    return f"{number(part)} trên {number(whole)}"


def share(part: float, whole: float) -> str:
    """«3 trên 24 (12,5%)»; of a small whole without the percentage."""
    return f"{of(part, whole)} ({percent(part, whole)})" if whole >= SMALL else of(part, whole)


def few(span: Span) -> str:
    """What is published of a number of members: «12», «dưới 3», «4–5»."""
    if span.is_told:
        return number(span.low)
    return f"dưới {SMALLEST_TOLD}" if span.is_few else f"{number(span.low)}–{number(span.high)}"


def day(value: date | datetime | None) -> str:
    """A day as «23/11/2026»; no day as «–»."""
    return "–" if value is None or pd.isna(value) else f"{value:%d/%m/%Y}"


def moment(value: datetime) -> str:
    """A stored moment (UTC) by the clock in the city: «10:32, 23/11/2026»."""
    return f"{local(value):%H:%M, %d/%m/%Y}"
