"""Reads for the slides about weak bases and inspections. Bases of very few members are not named: a slide is projected."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection

from data_access import catalogue, clock, inspections, rules, weak_bases
from data_access.rules import dated_numbers
from data_access.slides.asked import Asked
from domain import inspections as checks
from domain import weak_bases as cases
from domain.discretion import with_names
from domain.slides import bases
from domain.slides import inspections as made
from domain.slides.slide import Slide


def weak(connection: Connection, asked: Asked) -> Slide:
    """The bases of the place that came on the register since the meeting before, and the stays over 12 months."""
    found = with_names(weak_bases.cases(connection, scope=asked.scope, as_of=asked.as_of), names_all=False)
    steps = weak_bases.events(connection, scope=asked.scope, as_of=asked.as_of)
    terms = dated_numbers(connection, key="relapse_months")
    listed = cases.with_attention(cases.with_state(found, steps, on=asked.on, relapse_months=terms))
    since = _since(connection, asked)
    told = bases.with_reason(listed, since=since)
    return bases.weak(told, listed=len(listed), since=since, names=asked.names, at=asked.at)


def unconcluded(connection: Connection, asked: Asked) -> Slide:
    """The inspections of the place that are over without a conclusion."""
    found = inspections.inspections(connection, scope=asked.scope, as_of=asked.as_of, year=asked.on.year, on=asked.on)
    staged = checks.with_stage(found, on=asked.on)
    followed = staged[staged["stage"] != checks.LEFT_OPEN]
    waiting = staged[staged["stage"] == checks.UNCONCLUDED]
    return made.unconcluded(waiting, followed=len(followed), forms=forms(connection), names=asked.names, at=asked.at)


def remedies(connection: Connection, asked: Asked) -> Slide:
    """The recommendations of the place that are past their deadline."""
    start = date(asked.on.year, 1, 1)
    found = inspections.recommendations(connection, scope=asked.scope, as_of=asked.as_of, since=start)
    stated = checks.with_remedy(found, on=asked.on)
    late = stated[stated["state"] == checks.OVERDUE]
    is_open = int(stated["state"].isin([checks.OPEN, checks.OVERDUE]).sum())
    return made.remedies(late, is_open=is_open, names=asked.names, at=asked.at)


def forms(connection: Connection) -> dict[str, str]:
    """The names of the forms of inspection by code."""
    return _names(catalogue.categories(connection), "inspection_form")


def levels(connection: Connection) -> dict[str, str]:
    """The names of the levels of a classification by code."""
    return _names(catalogue.categories(connection), "level")


def _names(categories: pd.DataFrame, name: str) -> dict[str, str]:
    mine = categories[categories["list"] == name]
    return dict(zip(mine["code"], mine["name_vi"], strict=True))


def _since(connection: Connection, asked: Asked) -> date:
    """The day after which a listing is new: that of the meeting before, or so many days back for the first meeting."""
    if asked.since is not None:
        return clock.local_day(asked.since)
    return asked.on - timedelta(days=rules.number_on(connection, "meeting_new_days", asked.on))
