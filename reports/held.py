"""A meeting that was frozen, read once for paper and pack: what was stored, and the names it is told with."""

from __future__ import annotations

from dataclasses import dataclass

from data_access import audit, clock, meetings, revision, units
from data_access.audit import Head
from data_access.engine import Connection
from data_access.meetings import Item, Meeting
from data_access.places import CITY
from domain.scope import Scope
from domain.slides.slide import Slide
from domain.units import Units


class NotFrozen(ValueError):
    """The meeting has no figures yet, or is not at its end where that is asked."""


@dataclass(frozen=True)
class Held:
    """A frozen meeting with the items that stand; `is_demo` marks invented data.

    `witness` is the newest record of the audit at this moment: on paper nobody can change it with the database.
    """

    meeting: Meeting
    items: tuple[tuple[Item, Slide], ...]
    units: Units
    is_demo: bool
    witness: Head

    @property
    def place(self) -> str:
        """The name of its place."""
        return "Thành phố" if self.meeting.place == CITY else self.units.districts[self.meeting.place].name

    @property
    def frozen(self) -> str:
        """The moment of its figures by the clock in the city: «08:00, 23/11/2026»."""
        return f"{clock.local(self.items[0][1].as_of):%H:%M, %d/%m/%Y}" if self.items else "–"


def held(connection: Connection, *, number: int, scope: Scope) -> Held:
    """The meeting of that number. Raises NoSuchMeeting and NotFrozen."""
    found = meetings.meeting_of(connection, number=number, scope=scope)
    if found.as_of is None:
        raise NotFrozen(number)
    standing = meetings.items(connection, number=number, scope=scope)
    items = tuple((item, item.slide) for item in standing if item.slide is not None)
    is_demo = revision.revision(connection).is_demo
    return Held(found, items, units.units(connection), is_demo, witness=audit.head(connection))
