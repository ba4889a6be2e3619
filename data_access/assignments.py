"""Assigned work with what its owner reported and others confirmed, within a scope and as known at a moment.

Screens that count take `dates`, which is narrow; only the few rows that are shown are read whole, by `details`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from data_access.coverage import Sheet, newest_told
from data_access.facts import as_known, within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.facts import assignment, assignment_report, deadline_move, sent_back, verification
from domain.scope import Scope

_WORK, _REPORT, _PROOF, _MOVE, _RETURN = assignment.c, assignment_report.c, verification.c, deadline_move.c, sent_back.c
_SOURCE = ("submission_id", "sheet", "row")

DATE_COLUMNS = {
    **dtypes_of(_WORK.code, _WORK.committee_id, _WORK.clause, _WORK.assigned_on, _WORK.due_on, _WORK.cancelled_on),
    **dtypes_of(_REPORT.started_on, _REPORT.done_on, _PROOF.verified_on),
    "has_product": "boolean",
    "reported": "boolean",
    "told_until": "datetime64[s]",
}

DETAIL_COLUMNS = {
    **dtypes_of(_WORK.code, _WORK.letter, _WORK.title, _WORK.product, _WORK.assigning_document, _WORK.cancel_reason),
    **dtypes_of(_REPORT.product_document, _REPORT.note, _PROOF.verified_by),
    "verification_document": "str",
    **dtypes_of(*(_WORK[name] for name in _SOURCE)),
    **{f"report_{name}": dtype for name, dtype in dtypes_of(*(_REPORT[name] for name in _SOURCE)).items()},
}

MOVE_COLUMNS = dtypes_of(_MOVE.assignment_code, _MOVE.number, _MOVE.moved_on, _MOVE.due_on, _MOVE.document)

RETURN_COLUMNS = dtypes_of(
    *(_RETURN.assignment_code, _RETURN.number, _RETURN.done_on, _RETURN.returned_on, _RETURN.returned_by, _RETURN.reason)
)


def dates(connection: Connection, *, scope: Scope, as_of: datetime, start: date, end: date) -> pd.DataFrame:
    """A row an assignment that was active between two days: given by `end`, and still open on `start` or closed since.

    `done_on` is what the owner reported, `verified_on` what another body confirmed; `has_product` says whether a
    document was shown for the product, `reported` whether the owner has said anything about it; `told_until` is the
    last day that the owner's newest report about its work covers, null if there is none. Ordered by code.
    """
    query = _dated(scope, as_of).where(_active(start, end, as_of)).order_by(_WORK.code)
    return read_frame(connection, query, DATE_COLUMNS)


def dates_of(connection: Connection, *, scope: Scope, as_of: datetime, code: str) -> pd.DataFrame:
    """The one row of `dates` of an assignment, whenever it was active; no row where the scope has none of that code."""
    return read_frame(connection, _dated(scope, as_of).where(_WORK.code == code), DATE_COLUMNS)


def details(connection: Connection, *, scope: Scope, as_of: datetime, codes: Iterable[str]) -> pd.DataFrame:
    """The words of some assignments: one row each of `codes` that lies within the scope, ordered by code.

    `submission_id`, `sheet` and `row` say where the work was given, the same with `report_` where the owner last
    spoke of it (null where it never did).
    """
    query = (
        _stated(scope, as_of)
        .with_only_columns(_WORK.code, _WORK.letter, _WORK.title, _WORK.product, _WORK.assigning_document, _WORK.cancel_reason)
        .add_columns(_REPORT.product_document, _REPORT.note, _PROOF.verified_by, _PROOF.document)
        .add_columns(*(_WORK[name] for name in _SOURCE), *(_REPORT[name] for name in _SOURCE))
        .where(_WORK.code.in_(sorted(set(codes))))
        .order_by(_WORK.code)
    )
    return read_frame(connection, query, DETAIL_COLUMNS)


def moves(connection: Connection, *, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """A row a move of a deadline, in the order in which they were made, with the document that ordered it."""
    query = (
        select(*(_MOVE[name] for name in MOVE_COLUMNS))
        .where(as_known(deadline_move, as_of), within(scope, _MOVE.committee_id))
        .order_by(_MOVE.assignment_code, _MOVE.number)
    )
    return read_frame(connection, query, MOVE_COLUMNS)


def returns(connection: Connection, *, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """A row a time that work reported done was sent back, with the day it had been reported done, in their order."""
    query = (
        select(*(_RETURN[name] for name in RETURN_COLUMNS))
        .where(as_known(sent_back, as_of), within(scope, _RETURN.committee_id))
        .order_by(_RETURN.assignment_code, _RETURN.number)
    )
    return read_frame(connection, query, RETURN_COLUMNS)


def _dated(scope: Scope, as_of: datetime) -> Select[Any]:
    """The columns of `dates` for everything in a scope."""
    told = newest_told(Sheet.TASKS, as_of=as_of)
    return (
        _stated(scope, as_of)
        .with_only_columns(_WORK.code, _WORK.committee_id, _WORK.clause, _WORK.assigned_on, _WORK.due_on, _WORK.cancelled_on)
        .add_columns(_REPORT.started_on, _REPORT.done_on, _PROOF.verified_on)
        .add_columns(_REPORT.product_document.is_not(None), _REPORT.id.is_not(None), told.c.told_until)
        .outerjoin(told, told.c.committee_id == _WORK.committee_id)
    )


def _stated(scope: Scope, as_of: datetime) -> Select[Any]:
    """Each assignment in a scope beside its report and verification from the same scope, as known at a moment."""
    reported = and_(
        _REPORT.assignment_code == _WORK.code, as_known(assignment_report, as_of), within(scope, _REPORT.committee_id)
    )
    verified = and_(_PROOF.assignment_code == _WORK.code, as_known(verification, as_of), within(scope, _PROOF.committee_id))
    return (
        select(assignment)
        .outerjoin(assignment_report, reported)
        .outerjoin(verification, verified)
        .where(as_known(assignment, as_of), within(scope, _WORK.committee_id))
    )


def _active(start: date, end: date, as_of: datetime) -> ColumnElement[bool]:
    return and_(
        _WORK.assigned_on <= end,
        or_(_REPORT.done_on.is_(None), _REPORT.done_on >= start, _is_back(as_of)),
        or_(_WORK.cancelled_on.is_(None), _WORK.cancelled_on >= start),
    )


def _is_back(as_of: datetime) -> ColumnElement[bool]:
    """Whether what was reported done was sent back since."""
    refused = _RETURN.returned_on >= _REPORT.done_on
    return exists().where(_RETURN.assignment_code == _WORK.code, as_known(sent_back, as_of), refused)
