"""What a report would change: each of its statements beside what is current now. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, bindparam, select

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
    return Outcome(changes, repeated_of=_identical(connection, report) if report.kind != "entry" else None)


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
