"""Reads for the slides about conclusions, changes, contradictions and explanations."""

from __future__ import annotations

from sqlalchemy import Connection

from data_access import clock, conclusions, contradictions, explanations, readings
from data_access.slides import registers
from data_access.slides.asked import Asked
from data_access.slides.subjects import told
from domain import explanations as requests
from domain.reporting import BEGINNING
from domain.slides import changes, follow_up
from domain.slides import conclusions as register
from domain.slides.slide import Moment, Slide


def open_conclusions(connection: Connection, asked: Asked) -> Slide:
    """What earlier meetings of the place asked for and is not at its end."""
    since = asked.since or clock.day_start(BEGINNING)  # no meeting was held before the Directive
    found = conclusions.conclusions(connection, scope=asked.scope, as_of=asked.as_of, until=since)
    mine = found[found["place"] == asked.place]
    return register.conclusions(mine, names=asked.names, at=asked.at)


def changed(connection: Connection, asked: Asked) -> Slide:
    """What changed since the meeting before; nothing where there was none."""
    since = asked.since or asked.as_of
    seen = asked.scope
    found = readings.changed(connection, scope=seen, as_of=asked.as_of, since=since) if asked.since else ()
    words = told(connection, found, scope=asked.scope, as_of=asked.as_of, since=since)
    return changes.changes(found, told=words, names=asked.names, since=Moment(since, clock.local_day(since)), at=asked.at)


def contradicted(connection: Connection, asked: Asked) -> Slide:
    """Where statements about the same committee do not fit together."""
    found = contradictions.contradictions(connection, scope=asked.scope, as_of=asked.as_of, on=asked.on)
    return follow_up.contradictions(found, levels=registers.levels(connection), names=asked.names, at=asked.at)


def unexplained(connection: Connection, asked: Asked) -> Slide:
    """The requests for explanation whose answer is overdue."""
    found = explanations.requests(connection, scope=asked.scope, as_of=asked.as_of)
    return follow_up.explanations(requests.with_states(found, on=asked.on), names=asked.names, at=asked.at)
