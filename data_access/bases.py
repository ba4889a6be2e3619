"""Grassroots organisations and their classification, within a scope and as known at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from data_access.facts import as_known, within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.facts import base_organisation, classification
from data_access.schema.reference import committee
from domain.classification import FAILED
from domain.scope import Scope

COUNT_COLUMNS = {"committee_id": "str", "type_code": "str", "bases": "Int64", "members": "Int64"}

GROUP_COLUMNS = {"committee_id": "str", "type_code": "str", "level": "str", "bases": "Int64"}

NAME_COLUMNS = {"base_code": "str", "base_name": "str", "members": "Int64"}

FAILED_COLUMNS = dtypes_of(
    *(classification.c[name] for name in ("base_code", "committee_id", "period", "level", "submission_id", "sheet", "row"))
)


def exists_on(day: date) -> ColumnElement[bool]:
    """The bases that exist on `day`, their last day included, in a committee that does too; needs `committee` joined."""
    base = base_organisation.c
    return and_(
        or_(base.founded_on.is_(None), base.founded_on <= day),
        or_(base.ended_on.is_(None), base.ended_on >= day),
        committee.c.valid_from <= day,
        or_(committee.c.valid_to.is_(None), committee.c.valid_to >= day),
    )


def existing(connection: Connection, *, scope: Scope, as_of: datetime, on: date) -> pd.DataFrame:
    """A row a committee and type of base: how many bases exist on `on`, and their members as far as stated."""
    base = base_organisation.c
    query = (
        select(base.committee_id, base.type_code, func.count(), func.coalesce(func.sum(base.members), 0))
        .join(committee, committee.c.id == base.committee_id)
        .where(as_known(base_organisation, as_of), within(scope, base.committee_id), exists_on(on))
        .group_by(base.committee_id, base.type_code)
        .order_by(base.committee_id, base.type_code)
    )
    return read_frame(connection, query, COUNT_COLUMNS)


def classified_periods(connection: Connection, *, scope: Scope, as_of: datetime) -> list[str]:
    """The codes of the periods for which any base was given a level."""
    level = classification.c
    query = select(level.period).distinct().where(as_known(classification, as_of), within(scope, level.committee_id))
    return sorted(connection.scalars(query))


def level_groups(connection: Connection, *, scope: Scope, as_of: datetime, period: str) -> pd.DataFrame:
    """A row a committee, type of base and level: how many bases were given it for one period; the type is empty where unknown."""
    level, base = classification.c, base_organisation
    kind = func.coalesce(base.c.type_code, "")
    query = (
        select(level.committee_id, kind, level.level, func.count())
        .outerjoin(base, and_(base.c.code == level.base_code, as_known(base, as_of), within(scope, base.c.committee_id)))
        .where(as_known(classification, as_of), within(scope, level.committee_id), level.period == period)
        .group_by(level.committee_id, kind, level.level)
        .order_by(level.committee_id, kind, level.level)
    )
    return read_frame(connection, query, GROUP_COLUMNS)


def levels_of_failed(connection: Connection, *, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """Every level of each base that was ever classified «không hoàn thành nhiệm vụ», with its source."""
    level = classification.c
    known = and_(as_known(classification, as_of), within(scope, level.committee_id))
    failed = select(level.base_code).where(known, level.level == FAILED)
    query = (
        select(*(level[name] for name in FAILED_COLUMNS))
        .where(known, level.base_code.in_(failed))
        .order_by(level.base_code, level.period)
    )
    return read_frame(connection, query, FAILED_COLUMNS)


def named(connection: Connection, *, scope: Scope, as_of: datetime, on: date, codes: Iterable[str]) -> pd.DataFrame:
    """A row each of `codes` that exists on `on`: base_code, base_name and members."""
    base = base_organisation.c
    query = (
        select(base.code, base.name, base.members)
        .join(committee, committee.c.id == base.committee_id)
        .where(as_known(base_organisation, as_of), within(scope, base.committee_id), exists_on(on), base.code.in_(sorted(codes)))
        .order_by(base.code)
    )
    return read_frame(connection, query, NAME_COLUMNS)
