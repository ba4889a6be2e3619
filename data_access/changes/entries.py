"""Statements made in the app: a submission of kind `entry`, which comes in no workbook but is kept, read and withdrawn alike.

Two people may look at the same fact; who writes second, on what is no longer so, is told and writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, select

from data_access import clock
from data_access.changes import submissions
from data_access.changes.comparison import Change, Outcome, preview
from data_access.changes.declined import NotAllowed, Overtaken
from data_access.changes.permits import OUTSIDE
from data_access.changes.revision import lock
from data_access.schema import FACTS
from data_access.users import Account
from domain.periods import Kind, Period
from domain.statements import Report, Statement, Value

SHEET = "Hệ thống"
"""Where an entry stands, instead of a sheet; its row is 0."""


def stated(fact: str, **values: Value) -> Statement:
    """A statement made in the app."""
    return Statement(fact, values, SHEET, 0)


def enter(engine: Engine, *, statements: Sequence[Statement], seen: Sequence[int | None], by: Account, told: str) -> int:
    """Write statements of an account in one transaction; returns the number of the submission.

    `seen` and `told` as for `enter_within`. Raises NotAllowed and Overtaken.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return enter_within(connection, statements=statements, seen=seen, by=by, told=told)


def enter_within(
    connection: Connection,
    *,
    statements: Sequence[Statement],
    seen: Sequence[int | None],
    by: Account,
    told: str,
    at: datetime | None = None,
) -> int:
    """As `enter`, inside a transaction that the caller has opened for writing.

    `seen` is, for each statement, the id of the row that was current when the writer looked, None where there was
    none; `told` is what the audit says of the entry. Facts outside the account's scope are not touched.
    """
    row = lock(connection)  # before looking, as for a workbook
    report = _report(statements, by=by, at=at or clock.now())
    before = preview(connection, report=report)
    _refuse_foreign(before, by)
    for statement, row_id in zip(statements, seen, strict=True):
        change = next(change for change in before.changes if change.statement is statement)
        if change.row_id != row_id:
            raise Overtaken(_since(connection, change))
    return submissions.write(connection, row=row, report=report, before=before, by=by.name, told=told, at=at)


def _refuse_foreign(before: Outcome, by: Account) -> None:
    """Both what is stated and what it takes the place of must lie within the account's scope."""
    facts = [facts for change in before.changes for facts in (change.statement.values, change.before) if facts]
    if not all(by.scope.allows(str(fact["committee_id"])) for fact in facts):
        raise NotAllowed(OUTSIDE)


def _since(connection: Connection, change: Change) -> str:
    """What became of the fact since the writer looked."""
    if change.row_id is None:
        return "Số liệu này vừa được rút. Vui lòng xem lại rồi ghi."
    table = FACTS[change.statement.fact].c
    found = connection.execute(select(table.submission_id, table.recorded_from).where(table.id == change.row_id)).one()
    moment = f"{clock.local(found.recorded_from):%H:%M ngày %d/%m/%Y}"
    return f"Số liệu này vừa được thay đổi lúc {moment} (lần nộp số {found.submission_id}). Vui lòng xem lại rồi ghi."


def _report(statements: Sequence[Statement], *, by: Account, at: datetime) -> Report:
    if by.committee_id is None:
        raise NotAllowed("Tài khoản này không nhân danh đơn vị nào, nên không ghi được số liệu.")
    return Report(
        kind="entry",
        committee_id=by.committee_id,
        period=Period.holding(clock.local_day(at), Kind.WEEK),
        template_version=0,
        file_name="",
        file_sha256="",
        statements=tuple(statements),
        sheets={SHEET: len(statements)},
    )
