"""What is asked of every slide: the place, what may be seen of it, and the moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, or_, select

from data_access import clock, units
from data_access.places import CITY
from data_access.schema.reference import committee
from domain.scope import Scope
from domain.slides.slide import Moment
from domain.units import Units


@dataclass(frozen=True)
class Asked:
    """A slide's place, the part of it within `scope`, the moment of knowledge, and the meeting before (its moment)."""

    place: str
    scope: Scope
    as_of: datetime
    since: datetime | None
    units: Units

    @property
    def on(self) -> date:
        """The day in the city that is spoken of."""
        return clock.local_day(self.as_of)

    @property
    def at(self) -> Moment:
        """The moment as a slide carries it."""
        return Moment(self.as_of, self.on)

    @property
    def names(self) -> Mapping[str, str]:
        """What every committee is called, by id."""
        return {unit.id: unit.known_as for unit in self.units.committees.values()}


def asked(connection: Connection, *, place: str, scope: Scope, as_of: datetime, since: datetime | None) -> Asked:
    """What is asked, with the scope narrowed to the place."""
    return Asked(place, scope_of(connection, place=place, scope=scope), as_of, since, units.units(connection))


def scope_of(connection: Connection, *, place: str, scope: Scope) -> Scope:
    """The part of `scope` that belongs to a place: all of it for the city, else the committees of both eras on a district."""
    if place == CITY:
        return scope
    here = or_(committee.c.district_code == place, committee.c.id == place)
    return scope.narrow(connection.execute(select(committee.c.id).where(here)).scalars())
