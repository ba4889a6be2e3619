"""Counts of members so small that they would show who is meant: hidden, and kept from being computed back.

What is published of one cell (one committee, one quarter, one matter) is its count, or only that it is below SMALL. Every
sum, row, column, district, cumulative period or increment is added up from what is published of its cells, never from the
counts behind it: so nothing that stands anywhere says more than the cells do. This is the complementary masking: where a
cell is hidden, the totals over it become spans («4–5»), in all of them alike.

Who sees what (design, section 5; issue of inspections): it depends on the place, never on the account, because screens are
projected and files passed on. For the whole city the sums are exact (`exact`); of anything smaller, a district or a
committee, everybody sees what is published of its cells: the city, the verifier, the district, and the committee itself,
which has the counts in its own workbooks. Counts of organisations are shown as they are.

A cell is never divided: how the members of a committee's quarter spread over measures, levels or kinds of violation is
told for the whole city only, because the parts of a told number would tell each other.

What remains: whoever may look back to earlier states of knowledge (`as_of`) can compare a figure before and after a
correction. That is why the cells are quarters and not days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.inspections import NESTED

SMALL = 3
"""Counts below it are hidden (rule mask_below)."""

_OF_MEMBERS_ONLY = ("I19",)
_OF_BOTH = ("I37", "I38", "I39", "I40")  # of organisations too, as items of their own


@dataclass(frozen=True)
class Span:
    """What is published of a number of members: it is not below `low` and not above `high`; both are equal if it is told."""

    low: int
    high: int

    @property
    def is_told(self) -> bool:
        """Whether the number itself is published."""
        return self.low == self.high

    @property
    def is_few(self) -> bool:
        """Whether it is one cell that is hidden: at least one and below SMALL."""
        return (self.low, self.high) == (1, SMALL - 1)

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)


NONE = Span(0, 0)
"""Nobody at all, which is told."""


def cell(count: int) -> Span:
    """What is published of one cell: none and SMALL or more as they are, else only that it is below SMALL."""
    return Span(1, SMALL - 1) if 0 < count < SMALL else Span(count, count)


def total(parts: Iterable[Span]) -> Span:
    """The sum of what is published of its parts."""
    return sum(parts, NONE)


def exact(cells: Iterable[int]) -> Span:
    """The sum of all cells of the whole city, told unless that would tell every hidden cell too.

    It would where all hidden ones are as small, or all as large, as a hidden one can be; then the span stands.
    """
    counts = list(cells)
    span, count = total(map(cell, counts)), sum(counts)
    return Span(count, count) if span.is_told or span.low < count < span.high else span


def tells_members(indicator: str, item: str) -> bool:
    """Whether a reported figure counts members who were found at fault, disciplined or struck off, or who resigned.

    Such a figure of one committee would tell what its cells hide. It is shown for the whole city only; smaller places have
    the masked sums of the screen of inspections instead.
    """
    return indicator in _OF_MEMBERS_ONLY or (indicator in _OF_BOTH and item.startswith(("DV", "DB")))


def hides(fact: str, values: Mapping[str, Any], *, field: str) -> bool:
    """Whether a field of one statement is a number of members at fault: none stands below the sums of a place."""
    if fact == "observation":
        return field in ("numerator", "denominator") and tells_members(values["indicator"], values["item"])
    return fact == "inspection" and values["subject"] == "DV" and field in NESTED
