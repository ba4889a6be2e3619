"""The content of one item of a review meeting: read as known at one moment, made into a slide by the rules of the domain.

What a meeting froze and what is live are this same call with two moments, so they differ in their figures alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from data_access.slides import follow_up, registers, work
from data_access.slides.asked import Asked, asked
from domain.agenda import RULES
from domain.scope import Scope
from domain.slides.slide import Slide

_MADE: Mapping[str, Callable[[Connection, Asked], Slide]] = {
    "conclusions": follow_up.open_conclusions,
    "changes": follow_up.changed,
    "overdue": work.overdue,
    "due_soon": work.due_soon,
    "unreported": work.unreported,
    "weak": registers.weak,
    "unconcluded": registers.unconcluded,
    "remedies": registers.remedies,
    "contradictions": follow_up.contradicted,
    "explanations": follow_up.unexplained,
}


def content(connection: Connection, *, rule: str, place: str, scope: Scope, as_of: datetime, since: datetime | None) -> Slide:
    """What the item of `rule` (domain.agenda) shows of a place at a moment; `since` is that of the meeting before, if any.

    Raises KeyError if there is no such rule.
    """
    return _MADE[rule](connection, asked(connection, place=place, scope=scope, as_of=as_of, since=since))


def contents(connection: Connection, *, place: str, scope: Scope, as_of: datetime, since: datetime | None) -> dict[str, Slide]:
    """The slide of every rule, by its code."""
    about = asked(connection, place=place, scope=scope, as_of=as_of, since=since)
    return {rule.code: _MADE[rule.code](connection, about) for rule in RULES}
