"""The grassroots organisations of a committee: names of places and offices, sizes that add up to the committee's members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from intake.demo.base_names import Kin, kinds
from intake.demo.dice import Dice, dice
from intake.demo.places import Place
from intake.demo.timeline import Timeline, timeline

CELL_LIMIT = 30
"""From this many members on an organisation is a đảng bộ cơ sở, below it a chi bộ cơ sở."""


@dataclass(frozen=True)
class Base:
    """One base with its size at the end of each year; `founded_on` is set for those that came later than the committee."""

    code: str
    name: str
    form: str
    type_code: str
    is_key: bool
    members: dict[int, int]
    founded_on: date | None
    ended_on: date | None

    def stands_on(self, day: date) -> bool:
        """Whether the base exists on `day`."""
        return (self.founded_on is None or self.founded_on <= day) and (self.ended_on is None or day <= self.ended_on)

    def members_in(self, year: int) -> int:
        """Its members at the end of `year`, or of the nearest year that is told."""
        return self.members[min(max(year, min(self.members)), max(self.members))]


def bases(place: Place, *, seed: int, today: date) -> list[Base]:
    """The bases of `place`, numbered in the order of its list; none for a city body."""
    throw = dice(seed, "bases", place.id)
    years = range(place.valid_from.year, min(place.valid_to or today, today).year + 1)
    found = kinds(place, throw=throw)[: place.bases]
    weights = [kin.weight * throw.uniform(0.7, 1.3) for kin in found]
    each = place.members / (sum(weights) or 1)
    return [
        _base(place, number, kin, size=round(weight * each), years=years, throw=throw)
        for number, (kin, weight) in enumerate(zip(found, weights, strict=True), start=1)
    ]


def _base(place: Place, number: int, kin: Kin, *, size: int, years: range, throw: Dice) -> Base:
    start = max(size, throw.randint(5, 12))
    whole = start >= CELL_LIMIT
    members = {}
    for year in years:
        start = max(start + round(start * throw.gauss(0.018, 0.02)), 4)
        members[year] = max(start, CELL_LIMIT) if whole else min(start, CELL_LIMIT - 1)
    late = kin.may_come_late and throw.chance(0.05)
    founded = throw.day(place.valid_from + timedelta(days=40), within=300) if late else None
    return Base(
        code=f"{place.tag}-{number:03}",
        name=f"{'Đảng bộ' if whole else 'Chi bộ'} {kin.name}",
        form="DBCS" if whole else "CBCS",
        type_code=kin.type_code,
        is_key=throw.chance(0.04),
        members=members,
        founded_on=founded,
        ended_on=place.valid_to,
    )


def base_timelines(place: Place, *, of: list[Base]) -> list[Timeline]:
    """What the committee states of each base: when it is first known, its size at each year's end, its end."""
    return [_timeline(place, base) for base in of]


def _timeline(place: Place, base: Base) -> Timeline:
    first = base.founded_on or place.valid_from
    stated = {
        "code": base.code,
        "committee_id": place.id,
        "name": base.name,
        "form": base.form,
        "type_code": base.type_code,
        "members": base.members_in(first.year),
        "is_key": base.is_key,
        "founded_on": base.founded_on,
        "ended_on": None,
    }
    sizes = [(date(year, 12, 31), {"members": size}) for year, size in base.members.items() if date(year, 12, 31) > first]
    end = [(base.ended_on, {"ended_on": base.ended_on})] if base.ended_on else []
    return timeline("base_organisation", (first, stated), *sizes, *end)
