"""Taking a wrong submission back: what was known before, or stated since by others, is true again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Table, and_, insert, select, union_all, update

from data_access.changes import audit
from data_access.changes.revision import open_change
from data_access.schema import FACTS, system


class NoSuchSubmission(LookupError):
    """There is no submission of that number, or it was withdrawn before."""


def withdraw(engine: Engine, *, submission_id: int, reason: str, by: str, at: datetime | None = None) -> int:
    """Withdraw one submission in one transaction; returns how many facts changed. Raises NoSuchSubmission.

    Each fact that rests on the submission is closed; the newest statement about it from a submission that stands
    (its own row, or a confirmation of one) becomes current again, with its own provenance.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return withdraw_within(connection, submission_id=submission_id, reason=reason, by=by, at=at)


def withdraw_within(connection: Connection, *, submission_id: int, reason: str, by: str, at: datetime | None = None) -> int:
    """As `withdraw`, inside a transaction that the caller has opened for writing."""
    table = system.submission
    standing = select(table.c.id).where(table.c.id == submission_id, table.c.withdrawn_at.is_(None))
    moment = open_change(connection, at=at)
    if connection.execute(standing).one_or_none() is None:
        raise NoSuchSubmission(submission_id)
    marked = {"withdrawn_at": moment, "withdrawn_by": by, "withdrawn_reason": reason}
    connection.execute(update(table).where(table.c.id == submission_id).values(marked))
    changed = sum(_restored(connection, fact, submission_id, moment) for fact in FACTS.values())
    told = f"{reason}\n{audit.shift('hiệu lực', 'có', 'đã rút')}, {changed} số liệu trở lại như trước"
    audit.record(connection, at=moment, actor=by, action="submission.withdraw", target=str(submission_id), detail=told)
    return changed


def _restored(connection: Connection, table: Table, submission_id: int, at: datetime) -> int:
    resting = select(table).where(table.c.submission_id == submission_id, table.c.recorded_to.is_(None))
    fallen = connection.execute(resting).mappings().all()
    ended = {"recorded_to": at, "closed_by": submission_id}
    if fallen:
        connection.execute(update(table).where(table.c.id.in_([row["id"] for row in fallen])).values(ended))
    back = [row for row in (_standing(connection, table, fact) for fact in fallen) if row is not None]
    if back:
        connection.execute(insert(table), [{**row, "recorded_from": at} for row in back])
    return len(fallen)


def _standing(connection: Connection, table: Table, about: RowMapping) -> dict[str, Any] | None:
    """The newest statement with the key of row `about` from a submission that was not withdrawn; None if there is none."""
    rows, again, submission = table, system.confirmation, system.submission
    same_key = and_(*(rows.c[part] == about[part] for part in table.info["key"]))
    own = select(rows.c.id.label("fact_id"), rows.c.submission_id, rows.c.sheet, rows.c.row).where(same_key)
    confirmed = (
        select(rows.c.id.label("fact_id"), again.c.submission_id, again.c.sheet, again.c.row)
        .join(again, and_(again.c.fact == table.name, again.c.fact_id == rows.c.id))
        .where(same_key)
    )
    stated = union_all(own, confirmed).subquery()
    newest = connection.execute(
        select(stated)
        .join(submission, submission.c.id == stated.c.submission_id)
        .where(submission.c.withdrawn_at.is_(None))
        .order_by(stated.c.submission_id.desc(), stated.c.fact_id.desc())
        .limit(1)
    ).one_or_none()
    if newest is None:
        return None
    values = connection.execute(select(rows).where(rows.c.id == newest.fact_id)).mappings().one()
    kept = {name: value for name, value in values.items() if name not in ("id", "recorded_from", "recorded_to", "closed_by")}
    return {**kept, "submission_id": newest.submission_id, "sheet": newest.sheet, "row": newest.row}
