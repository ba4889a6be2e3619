"""Up to which day each committee's reports tell about one subject: a sheet that was left out says nothing about it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection, Select, Subquery, func, or_, select

from data_access.facts import within
from data_access.frames import read_frame
from data_access.schema.system import submission, submission_sheet
from domain.scope import Scope

COLUMNS = {"committee_id": "str", "told_until": "datetime64[s]"}


class Sheet(StrEnum):
    """A sheet of a committee's workbook, as it is called there."""

    TASKS = "Nhiệm vụ"
    WEAK_BASES = "Cơ sở cần củng cố"
    INSPECTIONS = "Kiểm tra, giám sát"


def newest_told(sheet: Sheet, *, as_of: datetime) -> Subquery:
    """A row a committee: told_until, the last day of the newest period for which a standing report had `sheet`."""
    return _newest(sheet, as_of).subquery()


def told(connection: Connection, *, sheet: Sheet, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """The rows of `newest_told` within a scope, by committee."""
    committee = submission.c.committee_id
    query = _newest(sheet, as_of).where(within(scope, committee)).order_by(committee)
    return read_frame(connection, query, COLUMNS)


def _newest(sheet: Sheet, as_of: datetime) -> Select[tuple[str, date]]:
    made, had = submission.c, submission_sheet.c
    return (
        select(made.committee_id, func.max(made.period_end).label("told_until"))
        .join(submission_sheet, had.submission_id == made.id)
        .where(had.sheet == sheet.value, made.kind == "report", made.accepted_at <= as_of)
        .where(or_(made.withdrawn_at.is_(None), made.withdrawn_at > as_of))
        .group_by(made.committee_id)
    )
