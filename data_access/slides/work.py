"""Reads for the slides about assigned work and about reports."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection

from data_access import assignments, rules, submissions
from data_access.slides.asked import Asked
from domain import progress, reporting
from domain.progress import State
from domain.reporting import Status
from domain.slides import work
from domain.slides.slide import Slide


def overdue(connection: Connection, asked: Asked) -> Slide:
    """The overdue work of the place."""
    tasks = _tasks(connection, asked)
    counted = int((tasks["state"] != State.CANCELLED).sum())
    found = _titled(connection, asked, tasks[tasks["overdue"]])
    return work.overdue(found, tasks=counted, names=asked.names, at=asked.at)


def due_soon(connection: Connection, asked: Asked) -> Slide:
    """The work of the place that is due soon and without a product."""
    tasks = _tasks(connection, asked)
    found = _titled(connection, asked, tasks[tasks["due_soon"]])
    return work.due_soon(found, days=rules.number_on(connection, "due_soon_days", asked.on), names=asked.names, at=asked.at)


def unreported(connection: Connection, asked: Asked) -> Slide:
    """The committees of the place that have not reported the newest period that is past its due day."""
    due = submissions.deadlines(connection)
    period = reporting.counted_period(None, day=asked.on, deadlines=due)
    receipts = submissions.receipts(connection, scope=asked.scope, as_of=asked.as_of, periods=[period.code])
    found = reporting.statuses(asked.units, [period], receipts, scope=asked.scope, deadlines=due, day=asked.on)
    return work.unreported(
        found[found["status"] == Status.MISSING],
        owing=len(found),
        period=period.label,
        days_over=(asked.on - due.due_on(period)) // timedelta(days=1),
        names=asked.names,
        at=asked.at,
    )


def _tasks(connection: Connection, asked: Asked) -> pd.DataFrame:
    """The work that is open or was closed in the year, with its exceptions: as the screens count it."""
    seen, as_of, on = asked.scope, asked.as_of, asked.on
    given = assignments.dates(connection, scope=seen, as_of=as_of, start=date(on.year, 1, 1), end=on)
    moves = assignments.moves(connection, scope=seen, as_of=as_of)
    returns = assignments.returns(connection, scope=seen, as_of=as_of)
    soon, unverified = (rules.number_on(connection, key, on) for key in ("due_soon_days", "unverified_days"))
    tasks = progress.with_states(given, moves, returns, on=on)
    return progress.with_exceptions(tasks, on=on, due_soon_days=soon, unverified_days=unverified)


def _titled(connection: Connection, asked: Asked, found: pd.DataFrame) -> pd.DataFrame:
    details = assignments.details(connection, scope=asked.scope, as_of=asked.as_of, codes=found["code"])
    return found.merge(details[["code", "title", "submission_id", "sheet", "row"]], on="code", how="left")
