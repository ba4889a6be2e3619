"""Requests for explanation with their answers, within a scope and as they were known at a moment."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, and_, case, func, select

from data_access.clock import CITY
from data_access.facts import within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.correspondence import explanation_answer, explanation_request
from domain.scope import Scope

_ASKED, _SAID = explanation_request.c, explanation_answer.c
_REQUEST = (_ASKED.id, _ASKED.committee_id, _ASKED.subject, _ASKED.code, _ASKED.period, _ASKED.question, _ASKED.due_on)

_READ_COLUMNS = {
    **dtypes_of(*_REQUEST, _ASKED.asked_at, _ASKED.asked_as),
    "answers": "Int64",
    "first_answered_at": "datetime64[us]",
    **dtypes_of(_SAID.answered_at, _SAID.answered_as),
    "answer": "str",
    **dtypes_of(_ASKED.withdrawn_at, _ASKED.withdrawn_reason),
}

REQUEST_COLUMNS = _READ_COLUMNS | dict.fromkeys(("asked_on", "first_answered_on", "withdrawn_on"), "datetime64[s]")

ANSWER_COLUMNS = dtypes_of(_SAID.id, _SAID.answered_at, _SAID.answered_as, _SAID.text)


def requests(connection: Connection, *, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """A row a request made up to `as_of`, the newest first, with its newest answer so far (null while there is none).

    Moments (`…_at`) are UTC; `asked_on`, `first_answered_on` and `withdrawn_on` are days in the city. `answers` counts the
    answers; `withdrawn_…` is null unless the request was taken back up to `as_of`.
    """
    told = (
        select(_SAID.request_id, func.count().label("answers"), func.min(_SAID.answered_at).label("first_at"))
        .add_columns(func.max(_SAID.id).label("newest"))
        .where(_SAID.answered_at <= as_of, within(scope, _SAID.committee_id))
        .group_by(_SAID.request_id)
        .subquery()
    )
    query = (
        select(*_REQUEST, _ASKED.asked_at, _ASKED.asked_as, func.coalesce(told.c.answers, 0), told.c.first_at)
        .add_columns(_SAID.answered_at, _SAID.answered_as, _SAID.text)
        .add_columns(*(case((_ASKED.withdrawn_at <= as_of, each)) for each in (_ASKED.withdrawn_at, _ASKED.withdrawn_reason)))
        .outerjoin(told, told.c.request_id == _ASKED.id)
        .outerjoin(explanation_answer, and_(_SAID.id == told.c.newest))
        .where(_ASKED.asked_at <= as_of, within(scope, _ASKED.committee_id))
        .order_by(_ASKED.asked_at.desc(), _ASKED.id.desc())
    )
    found = read_frame(connection, query, _READ_COLUMNS)
    days = {f"{what}_on": _days(found[f"{what}_at"]) for what in ("asked", "first_answered", "withdrawn")}
    return found.assign(**days)


def answers(connection: Connection, *, request_id: int, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """A row an answer to one request up to `as_of`, the newest first."""
    query = (
        select(*(_SAID[name] for name in ANSWER_COLUMNS))
        .where(_SAID.request_id == request_id, _SAID.answered_at <= as_of, within(scope, _SAID.committee_id))
        .order_by(_SAID.id.desc())
    )
    return read_frame(connection, query, ANSWER_COLUMNS)


def _days(moments: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
    """The days in the city of moments in UTC; null stays null."""
    return moments.dt.tz_localize("UTC").dt.tz_convert(CITY).dt.tz_localize(None).dt.normalize().astype("datetime64[s]")
