"""Districts and committees: which committee reports from when until when, and on which districts it lies.

A district is the territory people filter by and outlives the reorganisation of 1/7/2025; a committee has dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from domain.scope import Scope

TERRITORIAL = ("district", "commune")
"""Kinds of committee that lie on districts: one a district until 30/6/2025, several since."""


@dataclass(frozen=True)
class District:
    """A district by its code for addresses, with its place on the tile-grid map."""

    code: str
    name: str
    short_name: str
    former_province: str
    tile_column: int
    tile_row: int
    tile_label: str


@dataclass(frozen=True)
class Committee:
    """A committee; `district` is its main one (none if it is not territorial), `districts` all it touches, main first."""

    id: str
    name: str
    short_name: str
    kind: str
    district: str | None
    districts: tuple[str, ...]
    valid_from: date
    valid_to: date | None

    @property
    def known_as(self) -> str:
        """What people call it: «Phường An Nhơn», and «Quận ủy Gò Vấp» where the short name is that of the district."""
        return self.name if self.kind == "district" else self.short_name

    def is_valid(self, day: date) -> bool:
        """Whether the committee exists on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Units:
    """All districts and committees by code and id, each in the order in which people list them."""

    districts: Mapping[str, District]
    committees: Mapping[str, Committee]

    @classmethod
    def of(cls, districts: list[District], committees: list[Committee]) -> Units:
        """Units that nobody can change: they are shared between sessions."""
        return cls(
            MappingProxyType({district.code: district for district in districts}),
            MappingProxyType({committee.id: committee for committee in committees}),
        )

    def committees_of(self, district: str, *, on: date | None = None) -> list[Committee]:
        """The committees whose main district it is: those valid on a day, or of both eras."""
        return [
            committee
            for committee in self.committees.values()
            if committee.district == district and (on is None or committee.is_valid(on))
        ]

    def beside(self, *, on: date) -> list[Committee]:
        """The committees and city bodies valid on a day that lie on no district."""
        return [committee for committee in self.committees.values() if committee.district is None and committee.is_valid(on)]

    def scope_of(self, district: str) -> Scope:
        """Everything of a district: its committees of both eras."""
        return Scope.of(committee.id for committee in self.committees_of(district))

    def districts_in(self, scope: Scope) -> list[District]:
        """The districts of which a scope holds at least one committee."""
        held = {committee.district for committee in self.committees.values() if scope.allows(committee.id)}
        return [district for district in self.districts.values() if district.code in held]
