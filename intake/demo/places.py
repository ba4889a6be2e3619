"""The committees that report, with the size and the habits the story gives them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from data_access.lists import Committee, Reference
from intake.demo.contradictions import planted
from intake.demo.dice import dice

# Bases and members of committees that have no territory: published where known, else of that order; all others are thrown.
_SIZES = {
    "tt-ubnd": (153, 52_606),
    "tt-cac-co-quan-dang": (19, 6_200),
    "tt-quan-su": (16, 2_859),
    "tt-cong-an": (64, 19_400),
    "tt-dhqg": (22, 4_700),
    "tt-khoi-dcd": (66, 12_300),
    "tt-khoi-bo-cong-thuong": (41, 2_600),
    "tt-khoi-bo-xay-dung": (24, 1_500),
    "tt-khoi-trung-uong": (73, 4_822),
    "tt-hepza": (12, 1_979),
}


@dataclass(frozen=True)
class Place:
    """A committee or city body: who it is, how large (`members` at its start), and how well it keeps time (`care`, 0 to 1).

    `tag` stands in the codes of facts (XP26740),
    `plants` names the contradictions that the story places here, see `contradictions`.
    """

    id: str
    tag: str
    name: str
    short_name: str
    scheme: str
    responsible: str
    district: str | None
    valid_from: date
    valid_to: date | None
    bases: int
    members: int
    care: float
    plants: frozenset[str]

    @property
    def is_body(self) -> bool:
        """Whether this is a city body, which has assignments but no bases."""
        return self.scheme == "tp"

    def stands_on(self, day: date) -> bool:
        """Whether the committee exists on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def places(reference: Reference, *, seed: int, districts: frozenset[str] | None = None) -> list[Place]:
    """Every committee in the order of the reference data; with `districts`, only theirs and the city bodies."""
    communes = Counter(one.district_code for one in reference.committees.values() if one.kind == "commune")
    chosen = [
        one
        for one in reference.committees.values()
        if districts is None or one.district_code in districts or one.kind == "city_body"
    ]
    plants = planted([one.id for one in chosen if one.kind == "commune"], seed=seed)
    return [
        _place(one, seed=seed, communes=communes[one.district_code], plants=plants.get(one.id, frozenset())) for one in chosen
    ]


def _place(one: Committee, *, seed: int, communes: int, plants: frozenset[str]) -> Place:
    throw = dice(seed, "place", one.id)
    scheme = one.id.split("-", 1)[0]
    bases = {
        "qh": round(throw.near(50 + 10 * communes, spread=8, low=60, high=150)),
        "xp": throw.randint(14, 28) if one.district_code != "con-dao" else 11,
        "tt": throw.randint(10, 22),
    }.get(scheme, 0)
    bases, members = _SIZES.get(one.id, (bases, round(bases * throw.uniform(55, 98))))
    neighbourhood = dice(seed, "habits", one.district_code).gauss(0, 0.035)
    return Place(
        id=one.id,
        tag=one.code,
        name=one.name,
        short_name=one.short_name,
        scheme=scheme,
        responsible=one.responsible,
        district=one.district_code,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        bases=bases,
        members=members,
        care=min(max(throw.gauss(0.8, 0.05) + neighbourhood, 0.66), 0.93),
        plants=plants,
    )
