"""The places that notes are about: the whole city, a district, a committee; and which of them a scope covers."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from data_access.schema.reference import committee
from domain.scope import Scope

CITY = "thanh-pho"
"""The whole city; other places are a district's code or a committee's id."""


def covers(connection: Connection, *, scope: Scope, place: str) -> bool:
    """Whether the whole of a place lies within the scope; a place that there is not lies within none."""
    if place == CITY:
        return scope.is_city
    found = select(committee.c.id).where(or_(committee.c.id == place, committee.c.district_code == place))
    owners = connection.execute(found).scalars().all()
    return bool(owners) and all(scope.allows(owner) for owner in owners)


def covered(connection: Connection, *, scope: Scope) -> tuple[str, ...]:
    """Every place that lies wholly within a scope that is not the city, sorted."""
    owners = sorted(scope.committees or ())
    touched = connection.execute(select(committee.c.district_code).where(committee.c.id.in_(owners)).distinct()).scalars()
    whole = [code for code in touched.all() if code is not None and covers(connection, scope=scope, place=code)]
    return tuple(sorted([*owners, *whole]))
