"""The register of weak bases: cases and their events, within a scope and as known at a moment."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, and_, select

from data_access.coverage import Sheet, newest_told
from data_access.facts import as_known, within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.facts import base_organisation, weak_case, weak_case_event
from data_access.schema.reference import committee
from domain.scope import Scope

_CASE = weak_case.c
_EVENT = weak_case_event.c
_SOURCE = ("submission_id", "sheet", "row")

CASE_COLUMNS = {
    **dtypes_of(_CASE.code, _CASE.committee_id, _CASE.base_code),
    "base_name": "str",
    "type_code": "str",
    "members": "Int64",
    **dtypes_of(_CASE.listed_on, _CASE.document, _CASE.reasons, _CASE.measures, _CASE.responsible),
    "committee_ended_on": "datetime64[s]",
    "told_until": "datetime64[s]",
    **dtypes_of(*(_CASE[name] for name in _SOURCE)),
}

EVENT_COLUMNS = dtypes_of(
    _EVENT.case_code,
    _EVENT.stage,
    _EVENT.number,
    _EVENT.happened_on,
    _EVENT.document,
    _EVENT.due_on,
    *(_EVENT[name] for name in _SOURCE),
)


def cases(connection: Connection, *, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """A row a case, whether open or closed, with name, type and members of its base, null where the base itself was not reported.

    `committee_ended_on` is the last day of its committee, null while that exists; `told_until` the last day that the
    committee's newest report about weak bases covers.
    """
    base, newest = base_organisation, newest_told(Sheet.WEAK_BASES, as_of=as_of)
    query = (
        select(_CASE.code, _CASE.committee_id, _CASE.base_code, base.c.name, base.c.type_code, base.c.members)
        .add_columns(_CASE.listed_on, _CASE.document, _CASE.reasons, _CASE.measures, _CASE.responsible)
        .add_columns(committee.c.valid_to, newest.c.told_until, *(_CASE[name] for name in _SOURCE))
        .join(committee, committee.c.id == _CASE.committee_id)
        .outerjoin(base, and_(base.c.code == _CASE.base_code, as_known(base, as_of), within(scope, base.c.committee_id)))
        .outerjoin(newest, newest.c.committee_id == _CASE.committee_id)
        .where(as_known(weak_case, as_of), within(scope, _CASE.committee_id))
        .order_by(_CASE.code)
    )
    return read_frame(connection, query, CASE_COLUMNS)


def events(connection: Connection, *, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """A row a step of a case, in the order in which the steps happened."""
    query = (
        select(*(_EVENT[name] for name in EVENT_COLUMNS))
        .where(as_known(weak_case_event, as_of), within(scope, _EVENT.committee_id))
        .order_by(_EVENT.case_code, _EVENT.happened_on, _EVENT.number, _EVENT.stage)
    )
    return read_frame(connection, query, EVENT_COLUMNS)
