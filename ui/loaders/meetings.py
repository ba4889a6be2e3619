"""Meetings for screens: the list, one with its agenda and what it concluded, its frozen slides, and where its secretary is.

Frozen slides are read once and kept; where the secretary is is never kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import clock, conclusions, meetings, slides
from data_access.meetings import Current, Item, Meeting, NoSuchMeeting
from data_access.places import CITY, covers
from domain.scope import Scope
from domain.slides.slide import Slide
from ui.lists import conclusions as conclusion_words
from ui.lists import meetings as words
from ui.loaders import cached, connection
from ui.loaders.names import committee_names
from ui.loaders.revision import revision
from ui.loaders.units import units
from ui.view import View

Key = tuple[str, int, date]
"""All that an account may see, the revision, and the day on which states are told."""


@dataclass(frozen=True)
class Opened:
    """One meeting with the items that stand, those that were removed, and what was concluded (`ui.lists.conclusions`)."""

    meeting: Meeting
    place: str
    items: tuple[Item, ...]
    removed: tuple[Item, ...]
    concluded: pd.DataFrame


def listed(view: View) -> pd.DataFrame:
    """The meetings that the account may see, the newest first; of a district, once one is chosen: words.LISTED."""
    return _listed(_key(view), view.district)


def may_meet(view: View) -> str | None:
    """The place for which a meeting of this view would be prepared, if the account sees all of it."""
    place = view.district or CITY
    with connection() as opened:
        return place if covers(opened, scope=view.reach, place=place) else None


def sees_meetings(scope: Scope) -> bool:
    """Whether an account may see meetings of any place."""
    return scope.is_city or _covers_any(scope.key)


def meeting(view: View, *, number: str) -> Opened | None:
    """The meeting of that number; None where the account may see no such meeting."""
    if not re.fullmatch(r"[0-9]{1,9}", number):
        return None
    return _meeting(_key(view), int(number))


def current(view: View, *, number: int) -> tuple[Current | None, int]:
    """Where the secretary is at this moment, and the number of the last change: two short reads."""
    with connection() as opened:
        place = meetings.current_item(opened, number=number, scope=view.reach)
    return place, revision().number


def began_at(view: View, *, number: int) -> datetime | None:
    """When the secretary showed the first item."""
    return _began_at(number, view.reach.key) if current(view, number=number)[0] else None


def live(view: View, found: Opened, item: Item) -> Slide:
    """What an item would show if it were frozen now."""
    held = found.meeting
    return _live(_key(view), held.place, held.since, item.rule)


def written(make: Callable[..., str | bytes], *, number: int, scope: Scope) -> str | bytes:
    """What `make` of `reports` writes of a meeting. Raises NoSuchMeeting and what `make` raises."""
    with connection(Scope.city()) as opened:  # the newest record of the audit, which stands on paper, is of no unit
        return make(opened, number=number, scope=scope)


@cached
def _listed(key: Key, district: str | None) -> pd.DataFrame:
    with connection() as opened:
        found = meetings.meetings(opened, scope=Scope.from_key(key[0]))
    return words.listed([each for each in found if district in (None, each.place)], units())


@cached
def _covers_any(scope: str) -> bool:
    known, seen = units(), Scope.from_key(scope)
    return any(all(seen.allows(unit.id) for unit in known.committees_of(code)) for code in known.districts)


@cached
def _meeting(key: Key, number: int) -> Opened | None:
    seen = Scope.from_key(key[0])
    with connection(seen) as opened:
        try:
            found = meetings.meeting_of(opened, number=number, scope=seen)
        except NoSuchMeeting:
            return None
        made = conclusions.conclusions(opened, scope=seen, as_of=clock.now())
    items = _items(key[0], number) if found.sha256 else _drafted(key, number)
    return Opened(
        meeting=found,
        place=words.place_name(found.place, units()),
        items=tuple(item for item in items if item.removed_reason is None),
        removed=tuple(item for item in items if item.removed_reason is not None),
        concluded=conclusion_words.in_words(made[made["meeting_id"] == number], committees=committee_names(), units=units()),
    )


@cached
def _drafted(key: Key, number: int) -> tuple[Item, ...]:
    """The items of a draft."""
    with connection(Scope.from_key(key[0])) as opened:
        return meetings.items(opened, number=number, scope=Scope.from_key(key[0]))


@cached
def _items(scope: str, number: int) -> tuple[Item, ...]:
    """The items of a frozen meeting: they never change again."""
    with connection(Scope.from_key(scope)) as opened:
        return meetings.items(opened, number=number, scope=Scope.from_key(scope))


@cached
def _began_at(number: int, scope: str) -> datetime | None:
    with connection(Scope.from_key(scope)) as opened:
        return meetings.began_at(opened, number=number, scope=Scope.from_key(scope))


@cached
def _live(key: Key, place: str, since: datetime | None, rule: str) -> Slide:
    with connection(Scope.from_key(key[0])) as opened:
        return slides.content(opened, rule=rule, place=place, scope=Scope.from_key(key[0]), as_of=clock.now(), since=since)


def _key(view: View) -> Key:
    return (view.reach.key, view.revision, clock.local_day(clock.now()))
