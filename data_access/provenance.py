"""One submission and what stood in one of its rows: where a figure on a screen came from, and what it took the place of.

A submission is found by whoever may see its committee, or a committee it says something about; of its rows only those
about committees of the scope.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, Table, and_, func, select, true, union_all

from data_access.facts import within
from data_access.frames import dtypes_of, read_frame
from data_access.schema import FACTS
from data_access.schema.system import app_user, confirmation, normalisation, submission
from domain.scope import Scope

_MOVED = ("column-places", "sheet-name")  # the rules of `intake.cells` by which columns and sheets are found elsewhere
_WITHDRAWN = ("withdrawn_at", "withdrawn_by", "withdrawn_reason")
_PLAIN = (
    *("kind", "committee_id", "period", "file_name", "template_version", "accepted_at"),
    *("new_rows", "changed_rows", "unchanged_rows", "withdrawn_at", "withdrawn_reason"),
)


class UnknownSubmission(LookupError):
    """There is no submission of that number, or none that the scope may see."""


@dataclass(frozen=True)
class Origin:
    """One submission as it stood at a moment.

    `kind` is report, assign or entry; `accepted_by` and `withdrawn_by` are the offices of the accounts, or the names
    under which they were written down where there is no such account. `is_own` says whether its committee lies within
    the scope: else only its rows about committees of the scope may be told. `columns` says of a sheet, by its name in
    the file, where each column of the template stood, by letters, if any stood elsewhere.
    """

    number: int
    kind: str
    committee_id: str
    period: str
    file_name: str
    template_version: int
    accepted_at: datetime
    accepted_by: str
    new_rows: int
    changed_rows: int
    unchanged_rows: int
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    withdrawn_reason: str | None
    is_own: bool
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def origin(connection: Connection, *, number: int, scope: Scope, as_of: datetime) -> Origin:
    """The submission of that number. Raises UnknownSubmission."""
    made, accepting, withdrawing = submission.c, app_user.alias("accepting"), app_user.alias("withdrawing")
    query = (
        select(*(made[name] for name in _PLAIN))
        .add_columns(made.id.label("number"), func.coalesce(accepting.c.label, made.accepted_by).label("accepted_by"))
        .add_columns(func.coalesce(withdrawing.c.label, made.withdrawn_by).label("withdrawn_by"))
        .outerjoin(accepting, accepting.c.name == made.accepted_by)
        .outerjoin(withdrawing, withdrawing.c.name == made.withdrawn_by)
        .where(made.id == number, made.accepted_at <= as_of)
    )
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise UnknownSubmission(number)
    is_own = scope.allows(found["committee_id"])
    if not is_own and not _speaks_of(connection, number, scope):
        raise UnknownSubmission(number)
    is_withdrawn = found["withdrawn_at"] is not None and found["withdrawn_at"] <= as_of
    unknown_yet = {} if is_withdrawn else dict.fromkeys(_WITHDRAWN)
    return Origin(**{**found, **unknown_yet}, is_own=is_own, columns=_columns(connection, number))


def _columns(connection: Connection, number: int) -> dict[str, dict[str, str]]:
    """Where the columns of each sheet stood that was not as in the template; under the sheet's own name too if it had another."""
    noted = select(normalisation.c.sheet, normalisation.c.rule, normalisation.c.found, normalisation.c.taken)
    notes = connection.execute(noted.where(normalisation.c.submission_id == number, normalisation.c.rule.in_(_MOVED))).all()
    places = {
        note.sheet: dict(zip(note.taken.split(), note.found.split(), strict=True)) for note in notes if note.rule == _MOVED[0]
    }
    renamed = {note.taken: places[note.sheet] for note in notes if note.rule == _MOVED[1] and note.sheet in places}
    return places | renamed


def stated(
    connection: Connection, *, number: int, sheet: str, row: int, scope: Scope, as_of: datetime
) -> dict[str, pd.DataFrame]:
    """What one row of a submission said, by fact: each a frame of the fact's columns, ordered by its key.

    A statement that was said before and only repeated there is in it with its own `submission_id`, `sheet` and `row`.
    """
    found = {}
    for name, table in FACTS.items():
        at = and_(table.c.sheet == sheet, table.c.row == row)
        there = and_(confirmation.c.sheet == sheet, confirmation.c.row == row)
        frame = read_frame(
            connection,
            _newest(table, _said(table, number, own=at, again=there), scope=scope, as_of=as_of),
            dtypes_of(*table.columns),
        )
        if len(frame):
            found[name] = frame
    return found


def _said(table: Table, number: int, *, own: ColumnElement[bool], again: ColumnElement[bool]) -> CompoundSelect[Any]:
    """The ids of the rows of one fact that a submission stated itself, and of those that it repeated."""
    repeated = and_(confirmation.c.fact == table.name, confirmation.c.submission_id == number)
    return union_all(
        select(table.c.id).where(table.c.submission_id == number, own),
        select(confirmation.c.fact_id).where(repeated, again),
    )


def _newest(table: Table, ids: CompoundSelect[Any], *, scope: Scope, as_of: datetime) -> Select[Any]:
    """Of rows with the same key the last: a withdrawal in between sets the same statement down once more."""
    key = [table.c[part] for part in table.info["key"]]
    last = (
        select(func.max(table.c.id))
        .where(table.c.id.in_(ids), table.c.recorded_from <= as_of, within(scope, table.c.committee_id))
        .group_by(*key)
    )
    return select(table).where(table.c.id.in_(last)).order_by(*key)


def _speaks_of(connection: Connection, number: int, scope: Scope) -> bool:
    """Whether a submission says anything about a committee of the scope."""
    said = (
        select(table.c.id).where(
            table.c.id.in_(_said(table, number, own=true(), again=true())), within(scope, table.c.committee_id)
        )
        for table in FACTS.values()
    )
    return any(connection.execute(each.limit(1)).first() is not None for each in said)
