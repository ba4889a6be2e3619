"""Review meetings as they were prepared and frozen, for those whose scope covers the meeting's whole place.

What is frozen is read from what was stored, never computed again; its hash is that of `whole`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, true

from data_access import places
from data_access.schema.meetings import agenda_item, meeting, meeting_place
from data_access.schema.system import audit
from domain import agenda
from domain.agenda import State
from domain.scope import Scope
from domain.slides.slide import Slide, canonical


class NoSuchMeeting(LookupError):
    """There is no meeting of that number whose place lies wholly within the scope."""


@dataclass(frozen=True)
class Meeting:
    """One meeting. `since` is the moment of the meeting before, `as_of` that of all its figures (UTC), None in a draft.

    `prepared_as` is the office that prepared it; `sha256` the hash of `whole`, None in a draft.
    """

    id: int
    place: str
    held_on: date
    title: str
    state: State
    since: datetime | None
    as_of: datetime | None
    closed_at: datetime | None
    sha256: str | None
    prepared_as: str


@dataclass(frozen=True)
class Item:
    """One item of the agenda; `slide` is None until the freeze, and for what was removed (`removed_reason` says why)."""

    id: int
    position: int
    rule: str
    title: str
    text: str
    committee_id: str | None
    removed_reason: str | None
    slide: Slide | None


@dataclass(frozen=True)
class Current:
    """Where the secretary is, and since when (UTC)."""

    item_id: int
    moved_at: datetime


def meetings(connection: Connection, *, scope: Scope) -> tuple[Meeting, ...]:
    """Every meeting that may be seen, the newest day first."""
    query = select(meeting).where(_within(connection, scope)).order_by(meeting.c.held_on.desc(), meeting.c.id.desc())
    return tuple(_meeting(row) for row in connection.execute(query))


def meeting_of(connection: Connection, *, number: int, scope: Scope) -> Meeting:
    """The one meeting of that number. Raises NoSuchMeeting."""
    row = connection.execute(select(meeting).where(meeting.c.id == number)).one_or_none()
    if row is None or not places.covers(connection, scope=scope, place=row.place):
        raise NoSuchMeeting(number)
    return _meeting(row)


def items(connection: Connection, *, number: int, scope: Scope) -> tuple[Item, ...]:
    """The items of a meeting in their order, removed ones too. Raises NoSuchMeeting."""
    meeting_of(connection, number=number, scope=scope)
    return tuple(_item(row) for row in connection.execute(_items(number)))


def current_item(connection: Connection, *, number: int, scope: Scope) -> Current | None:
    """Where the secretary of a meeting is; None before the first move. Two short reads, for those who ask every second.

    Raises NoSuchMeeting.
    """
    meeting_of(connection, number=number, scope=scope)
    row = connection.execute(select(meeting_place).where(meeting_place.c.meeting_id == number)).one_or_none()
    return Current(row.item_id, row.moved_at) if row else None


def began_at(connection: Connection, *, number: int, scope: Scope) -> datetime | None:
    """When the secretary first showed an item of a meeting (UTC), as the audit has it; None before. Raises NoSuchMeeting."""
    meeting_of(connection, number=number, scope=scope)
    moves = select(func.min(audit.c.happened_at)).where(audit.c.action == "meeting.move", audit.c.target == str(number))
    began: datetime | None = connection.execute(moves).scalar_one()
    return began


def last_moment(connection: Connection, *, place: str, scope: Scope, before: datetime) -> datetime | None:
    """The moment of the newest frozen meeting of a place up to `before`; None where there was none. Raises NoSuchMeeting."""
    if not places.covers(connection, scope=scope, place=place):
        raise NoSuchMeeting(place)
    frozen = select(meeting.c.as_of).where(meeting.c.place == place, meeting.c.as_of <= before)
    return connection.execute(frozen.order_by(meeting.c.as_of.desc()).limit(1)).scalar_one_or_none()


def whole(connection: Connection, *, number: int, scope: Scope) -> str:
    """Everything that a frozen meeting shows, as canonical JSON: equal for as long as nothing was changed.

    Raises NoSuchMeeting.
    """
    held = meeting_of(connection, number=number, scope=scope)
    rows = [
        {
            "position": row.position,
            "rule": row.rule,
            "title": row.title,
            "text": row.text,
            "committee_id": row.committee_id,
            "removed_reason": row.removed_reason,
            "content": json.loads(row.content) if row.content else None,
        }
        for row in connection.execute(_items(number))
    ]
    moments = {name: moment.isoformat() if moment else None for name, moment in (("as_of", held.as_of), ("since", held.since))}
    return canonical({"place": held.place, "held_on": held.held_on.isoformat(), "title": held.title, "items": rows} | moments)


def _items(number: int) -> Select[Any]:
    return select(agenda_item).where(agenda_item.c.meeting_id == number).order_by(agenda_item.c.position, agenda_item.c.id)


def _within(connection: Connection, scope: Scope) -> ColumnElement[bool]:
    return true() if scope.is_city else meeting.c.place.in_(places.covered(connection, scope=scope))


def _meeting(row: Row[Any]) -> Meeting:
    state = agenda.state(as_of=row.as_of, closed_at=row.closed_at)
    told = {name: getattr(row, name) for name in ("id", "place", "held_on", "title", "since", "as_of", "closed_at", "sha256")}
    return Meeting(**told, state=state, prepared_as=row.prepared_as)


def _item(row: Row[Any]) -> Item:
    slide = Slide.parse(row.content) if row.content else None
    told = {name: getattr(row, name) for name in Item.__dataclass_fields__ if name != "slide"}
    return Item(**told, slide=slide)
