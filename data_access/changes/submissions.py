"""Workbooks into the facts, whole or not at all, and out again.

A statement that says what is current already is noted as a confirmation; one that says something else closes the
current row and adds its own. Nothing is updated in place and nothing is deleted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, RowMapping, bindparam, insert, select, update

from data_access.changes import audit
from data_access.changes.revision import lock, raised
from data_access.schema import FACTS, system
from domain.statements import Report, Statement

PROVENANCE = ("id", "submission_id", "sheet", "row", "recorded_from", "recorded_to", "closed_by")

# Statements are built once: a year of history is thousands of reports, and building costs more than running.
_LAST = (
    select(system.submission.c.id, system.submission.c.file_sha256, system.submission.c.content_sha256)
    .where(
        system.submission.c.kind == bindparam("kind"),
        system.submission.c.committee_id == bindparam("committee_id"),
        system.submission.c.period == bindparam("period"),
        system.submission.c.withdrawn_at.is_(None),
    )
    .order_by(system.submission.c.id.desc())
    .limit(1)
)
_CURRENT = {
    name: select(table).where(
        table.c.recorded_to.is_(None), *(table.c[part].in_(bindparam(part, expanding=True)) for part in table.info["key"])
    )
    for name, table in FACTS.items()
}
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


@dataclass(frozen=True)
class Change:
    """One statement beside what was current: `before` is empty for a new fact, columns by name otherwise."""

    statement: Statement
    kind: Literal["new", "changed", "unchanged"]
    before: dict[str, Any]
    row_id: int | None


@dataclass(frozen=True)
class Outcome:
    """What a report changes or would change; `repeated_of` names the identical submission that came last."""

    changes: tuple[Change, ...] = field(repr=False)
    submission_id: int | None = None
    repeated_of: int | None = None

    def count(self, kind: str) -> int:
        """How many statements are `new`, `changed` or `unchanged`."""
        return sum(change.kind == kind for change in self.changes)


class ForeignFact(ValueError):
    """A report states a fact that belongs to another committee; the message is the fact's key."""


def preview(connection: Connection, *, report: Report) -> Outcome:
    """What accepting `report` would change now. Writes nothing. Raises ForeignFact."""
    changes = tuple(change for fact in FACTS for change in _compared(connection, report, fact))
    return Outcome(changes, repeated_of=_identical(connection, report))


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
    moment = raised(connection, row=row, at=at)
    outcome = Outcome(before.changes, _submission(connection, report, before, by, moment))
    _write_facts(connection, outcome, moment)
    detail = f"{report.period.code}: {outcome.count('new')} mới, {outcome.count('changed')} thay đổi"
    audit.record(connection, at=moment, actor=by, action="submission.accept", target=str(outcome.submission_id), detail=detail)
    return outcome


def _identical(connection: Connection, report: Report) -> int | None:
    about = {"kind": report.kind, "committee_id": report.committee_id, "period": report.period.code}
    last = connection.execute(_LAST, about).one_or_none()
    same = last and (last.file_sha256 == report.file_sha256 or last.content_sha256 == report.content_sha256)
    return last.id if last and same else None


def _compared(connection: Connection, report: Report, fact: str) -> list[Change]:
    statements = [statement for statement in report.statements if statement.fact == fact]
    if not statements:
        return []
    current = _current_rows(connection, fact, statements)
    key = FACTS[fact].info["key"]
    return [_change(report, statement, current.get(tuple(statement.values[part] for part in key))) for statement in statements]


def _current_rows(connection: Connection, fact: str, statements: list[Statement]) -> dict[tuple[Any, ...], RowMapping]:
    key = FACTS[fact].info["key"]
    about = {part: list({statement.values[part] for statement in statements}) for part in key}
    rows = connection.execute(_CURRENT[fact], about).mappings()
    return {tuple(row[part] for part in key): row for row in rows}


def _change(report: Report, statement: Statement, current: RowMapping | None) -> Change:
    owners = {statement.values["committee_id"]} | ({current["committee_id"]} if current else set())
    if report.kind == "report" and owners != {report.committee_id}:
        raise ForeignFact(", ".join(str(statement.values[part]) for part in FACTS[statement.fact].info["key"]))
    if current is None:
        return Change(statement, "new", {}, None)
    before = {name: value for name, value in current.items() if name not in PROVENANCE}
    same = all(statement.values.get(name) == value for name, value in before.items())
    return Change(statement, "unchanged" if same else "changed", before, current["id"])


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


def _write_facts(connection: Connection, outcome: Outcome, at: datetime) -> None:
    for fact in FACTS:
        mine = [change for change in outcome.changes if change.statement.fact == fact]
        closed = [change.row_id for change in mine if change.kind == "changed"]
        if closed:
            connection.execute(_CLOSED[fact], {"ids": closed, "ended_at": at, "ended_by": outcome.submission_id})
        added = [_row(change.statement, outcome.submission_id, at) for change in mine if change.kind != "unchanged"]
        if added:
            connection.execute(_ADDED[fact], _filled(fact, added))
    again = [_confirmation(change, outcome.submission_id) for change in outcome.changes if change.kind == "unchanged"]
    if again:
        connection.execute(_CONFIRMED, again)


def _row(statement: Statement, submission_id: int | None, at: datetime) -> dict[str, Any]:
    place = {"submission_id": submission_id, "sheet": statement.sheet, "row": statement.row, "recorded_from": at}
    return {**statement.values, **place}


def _filled(fact: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with the same keys throughout, as an insert of many needs them."""
    return [{name: row.get(name) for name in _COLUMNS[fact]} for row in rows]


def _confirmation(change: Change, submission_id: int | None) -> dict[str, Any]:
    place = {"sheet": change.statement.sheet, "row": change.statement.row}
    return {"submission_id": submission_id, "fact": change.statement.fact, "fact_id": change.row_id, **place}
