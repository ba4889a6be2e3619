"""What a regulation sets, numbers and names, each with the days on which it is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DatedNumber:
    """A number of a regulation; `valid_from` and `valid_to` are its first and last day, None where it has no bound."""

    value: int
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return is_within(day, self.valid_from, self.valid_to)


@dataclass(frozen=True)
class DatedName:
    """A choice of a list by code and name, with its first and last day as of a `DatedNumber`."""

    code: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return is_within(day, self.valid_from, self.valid_to)


def is_within(day: date, first: date | None, last: date | None) -> bool:
    """Whether `day` lies between two days, both included; None is no bound."""
    return (first is None or first <= day) and (last is None or day <= last)


def name_on(choices: Iterable[DatedName], day: date | None) -> str:
    """The name of the choice that is in force on `day`; empty where there is none, or no day."""
    return next((choice.name for choice in choices if day is not None and choice.holds(day)), "")
