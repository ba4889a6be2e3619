"""Which indicators a report is asked for: by the kind of its period and by whose clauses they are."""

from __future__ import annotations

from data_access.lists import Reference
from domain.periods import Kind, Period
from intake.demo.places import Place

QUARTERLY_FROM = 2025
"""Figures are asked by quarter from this year on, before it by half-year and year."""


def asked(place: Place, period: Period, *, of: Reference) -> list[str]:
    """The codes of the indicators that `place` fills in for `period`, in the order of the catalogue."""
    if period.kind is Kind.QUARTER and period.year < QUARTERLY_FROM:
        return []
    mine = (one for one in of.indicators.values() if one.responsible == place.responsible)
    return [one.code for one in mine if period.kind.value in one.periods]
