"""Which reports have come, when, and what they said: by scope and as it was known at a moment.

A submission counts from the moment it was accepted until it was withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from data_access.clock import local_day
from data_access.facts import within
from data_access.frames import read_frame
from data_access.rules import dated_numbers, rule_on
from data_access.schema.system import normalisation, submission, submission_sheet
from domain.reporting import RULES, Deadlines, Receipt
from domain.scope import Scope

SUBMISSION_COLUMNS = {
    "id": "Int64",
    "kind": "str",
    "committee_id": "str",
    "period": "str",
    "accepted_at": "datetime64[us]",
    "file_name": "str",
    "new_rows": "Int64",
    "changed_rows": "Int64",
    "unchanged_rows": "Int64",
    "withdrawn_at": "datetime64[us]",
    "normalisations": "Int64",
}

NORMALISATION_COLUMNS = {"sheet": "str", "cell": "str", "rule": "str", "found": "str", "taken": "str"}

SHEET_COLUMNS = {"sheet": "str", "rows": "Int64"}


def deadlines(connection: Connection) -> Deadlines:
    """Within how many days reports are due, by kind of period and the time of the rule."""
    return Deadlines.of({key: dated_numbers(connection, key=key) for key in RULES.values()})


def enough_reports(connection: Connection, *, day: date) -> float:
    """The share of committees that must have reported on `day` for a city figure to be more than «tạm tính»."""
    return float(rule_on(connection, "completeness_provisional", day).value)


def receipts(
    connection: Connection, *, scope: Scope, as_of: datetime, periods: Collection[str]
) -> dict[tuple[str, str], Receipt]:
    """The report of each (committee id, period code) of which one stands: when the first came and what they say together."""
    said = select(submission_sheet.c.submission_id, func.sum(submission_sheet.c.rows).label("rows"))
    rows = said.group_by(submission_sheet.c.submission_id).subquery()
    columns = submission.c
    query = (
        select(
            columns.committee_id,
            columns.period,
            func.min(columns.accepted_at).label("received_at"),
            func.coalesce(func.sum(rows.c.rows), 0).label("rows"),
        )
        .outerjoin(rows, rows.c.submission_id == columns.id)
        .where(columns.kind == "report", columns.period.in_(periods), _standing(as_of), within(scope, columns.committee_id))
        .group_by(columns.committee_id, columns.period)
    )
    return {
        (row.committee_id, row.period): Receipt(local_day(row.received_at), int(row.rows)) for row in connection.execute(query)
    }


def last_change(connection: Connection, *, as_of: datetime) -> datetime | None:
    """The moment (UTC) of the newest acceptance or withdrawal up to `as_of`; None on a database without any."""
    moments = [
        connection.execute(select(func.max(column)).where(column <= as_of)).scalar_one()
        for column in (submission.c.accepted_at, submission.c.withdrawn_at)
    ]
    return max((moment for moment in moments if moment), default=None)


def submissions(
    connection: Connection, *, scope: Scope, as_of: datetime, number: int | None = None, limit: int = 200
) -> pd.DataFrame:
    """One row a submission known at `as_of` (or just the one of `number`), withdrawn ones included, the newest first.

    `new_rows`, `changed_rows` and `unchanged_rows` count the statements as they were when it was accepted,
    `normalisations` the cells that were accepted in another form.
    """
    columns = submission.c
    cells = select(func.count()).where(normalisation.c.submission_id == columns.id).scalar_subquery()
    shown = [columns[name] for name in SUBMISSION_COLUMNS if name != "normalisations"]
    query = (
        select(*shown, cells)
        .where(columns.accepted_at <= as_of, within(scope, columns.committee_id))
        .where(true() if number is None else columns.id == number)
        .order_by(columns.accepted_at.desc(), columns.id.desc())
        .limit(limit)
    )
    return read_frame(connection, query, SUBMISSION_COLUMNS)


def normalisations(connection: Connection, *, submission_id: int, scope: Scope) -> pd.DataFrame:
    """One row a cell of a submission that was accepted in another form than it was written, in the order of the workbook."""
    query = (
        select(*(normalisation.c[name] for name in NORMALISATION_COLUMNS))
        .join(submission, submission.c.id == normalisation.c.submission_id)
        .where(normalisation.c.submission_id == submission_id, within(scope, submission.c.committee_id))
        .order_by(normalisation.c.id)
    )
    return read_frame(connection, query, NORMALISATION_COLUMNS)


def sheets(connection: Connection, *, submission_id: int, scope: Scope) -> pd.DataFrame:
    """One row a sheet of a submission that said something; 0 rows where «không phát sinh» was ticked."""
    query = (
        select(submission_sheet.c.sheet, submission_sheet.c.rows)
        .join(submission, submission.c.id == submission_sheet.c.submission_id)
        .where(submission.c.id == submission_id, within(scope, submission.c.committee_id))
        .order_by(submission_sheet.c.sheet)
    )
    return read_frame(connection, query, SHEET_COLUMNS)


def _standing(as_of: datetime) -> ColumnElement[bool]:
    columns = submission.c
    return and_(columns.accepted_at <= as_of, or_(columns.withdrawn_at.is_(None), columns.withdrawn_at > as_of))
