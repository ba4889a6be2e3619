"""Workbooks into the facts, whole or not at all, and out again.

A statement that says what is current already is noted as a confirmation; one that says something else closes the
current row and adds its own. Nothing is updated in place and nothing is deleted.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, insert, update

from data_access.changes import audit
from data_access.changes.comparison import Change, Outcome, preview
from data_access.changes.revision import lock, raised
from data_access.schema import FACTS, system
from domain.statements import NAMES, Report, Statement

_TOLD = 5  # corrected facts that the audit names

# Statements are built once: a year of history is thousands of reports, and building costs more than running.
_CLOSED = {
    name: update(table)
    .where(table.c.id.in_(bindparam("ids", expanding=True)))
    .values(recorded_to=bindparam("ended_at"), closed_by=bindparam("ended_by"))
    for name, table in FACTS.items()
}
_ADDED = {name: insert(table) for name, table in FACTS.items()}
_COLUMNS: dict[str, list[str]] = {
    name: [column.name for column in table.columns if column.name not in ("id", "recorded_to", "closed_by")]
    for name, table in FACTS.items()
}
_SUBMITTED = insert(system.submission).returning(system.submission.c.id)
_SHEETS, _NOTES, _CONFIRMED = insert(system.submission_sheet), insert(system.normalisation), insert(system.confirmation)


def accept(engine: Engine, *, report: Report, by: str, at: datetime | None = None) -> Outcome:
    """Write `report` in one transaction, or change nothing if it repeats the last one. Raises ForeignFact.

    `by` is the account's user name; `at` places the moment in the past for history, never before the last change.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return accept_within(connection, report=report, by=by, at=at)


def accept_within(connection: Connection, *, report: Report, by: str, at: datetime | None = None) -> Outcome:
    """As `accept`, inside a transaction that the caller has opened for writing."""
    row = lock(connection)  # before looking: what is compared must still be current when it is written
    before = preview(connection, report=report)
    if before.repeated_of is not None:
        return before
    told = f"{report.period.code}: {before.count('new')} mới, {before.count('changed')} thay đổi{_corrected(before)}"
    return Outcome(before.changes, write(connection, row=row, report=report, before=before, by=by, told=told, at=at))


def write(
    connection: Connection, *, row: Row[Any], report: Report, before: Outcome, by: str, told: str, at: datetime | None = None
) -> int:
    """Write what `before`, the preview of `report`, found, and return the number of the submission.

    The caller has held the lock (`row`) since before it looked; `told` is what the audit says of it.
    """
    moment = raised(connection, row=row, at=at)
    number = _submission(connection, report, before, by, moment)
    _write_facts(connection, before, number, moment)
    audit.record(connection, at=moment, actor=by, action="submission.accept", target=str(number), detail=told)
    return number


def _corrected(outcome: Outcome) -> str:
    """The first facts that were stated otherwise before, by what they are about; what they say is kept with the facts."""
    changed = [change.statement for change in outcome.changes if change.kind == "changed"]
    keys = [[str(said.values[part]) for part in FACTS[said.fact].info["key"] if said.values[part]] for said in changed[:_TOLD]]
    lines = [f"\nthay đổi: {NAMES[said.fact]} {' '.join(key)}" for said, key in zip(changed, keys, strict=False)]
    return "".join(lines) + ("\n…" if len(changed) > _TOLD else "")


def _submission(connection: Connection, report: Report, outcome: Outcome, by: str, at: datetime) -> int:
    stated = {
        "kind": report.kind,
        "committee_id": report.committee_id,
        "period": report.period.code,
        "period_start": report.period.start,
        "period_end": report.period.end,
        "template_version": report.template_version,
        "file_name": report.file_name,
        "file_sha256": report.file_sha256,
        "content_sha256": report.content_sha256,
        "accepted_at": at,
        "accepted_by": by,
        "new_rows": outcome.count("new"),
        "changed_rows": outcome.count("changed"),
        "unchanged_rows": outcome.count("unchanged"),
    }
    number: int = connection.execute(_SUBMITTED, stated).scalar_one()
    sheets = [{"submission_id": number, "sheet": sheet, "rows": rows} for sheet, rows in report.sheets.items()]
    notes = [{"submission_id": number, **vars(note)} for note in report.normalisations]
    for statement, rows in ((_SHEETS, sheets), (_NOTES, notes)):
        if rows:
            connection.execute(statement, rows)
    return number


def _write_facts(connection: Connection, outcome: Outcome, number: int, at: datetime) -> None:
    for fact in FACTS:
        mine = [change for change in outcome.changes if change.statement.fact == fact]
        closed = [change.row_id for change in mine if change.kind == "changed"]
        if closed:
            connection.execute(_CLOSED[fact], {"ids": closed, "ended_at": at, "ended_by": number})
        added = [_row(change.statement, number, at) for change in mine if change.kind != "unchanged"]
        if added:
            connection.execute(_ADDED[fact], _filled(fact, added))
    again = [_confirmation(change, number) for change in outcome.changes if change.kind == "unchanged"]
    if again:
        connection.execute(_CONFIRMED, again)


def _row(statement: Statement, submission_id: int, at: datetime) -> dict[str, Any]:
    place = {"submission_id": submission_id, "sheet": statement.sheet, "row": statement.row, "recorded_from": at}
    return {**statement.values, **place}


def _filled(fact: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with the same keys throughout, as an insert of many needs them."""
    return [{name: row.get(name) for name in _COLUMNS[fact]} for row in rows]


def _confirmation(change: Change, submission_id: int) -> dict[str, Any]:
    place = {"sheet": change.statement.sheet, "row": change.statement.row}
    return {"submission_id": submission_id, "fact": change.statement.fact, "fact_id": change.row_id, **place}
