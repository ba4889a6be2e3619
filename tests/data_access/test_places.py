"""Which places a scope covers: all of a place or nothing of it."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from data_access.places import CITY, covered, covers
from data_access.schema.reference import committee
from domain.scope import Scope


def owners(engine: Engine, district: str) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(select(committee.c.id).where(committee.c.district_code == district)).scalars())


@pytest.mark.parametrize("place", [CITY, "go-vap", "xp-26740", "tp-btctu"])
def test_the_city_covers_every_place(engine: Engine, place: str) -> None:
    with engine.connect() as connection:
        assert covers(connection, scope=Scope.city(), place=place)


def test_nobody_covers_a_place_that_there_is_not(engine: Engine) -> None:
    with engine.connect() as connection:
        assert not covers(connection, scope=Scope.city(), place="khong-co")


def test_a_district_is_covered_by_all_its_committees_of_both_eras_and_by_no_part_of_them(engine: Engine) -> None:
    all_of_it = owners(engine, "go-vap")
    assert {one[:2] for one in all_of_it} == {"qh", "xp"}

    with engine.connect() as connection:
        assert covered(connection, scope=Scope.of(all_of_it)) == tuple(sorted([*all_of_it, "go-vap"]))
        assert covered(connection, scope=Scope.of(all_of_it[:-1])) == tuple(sorted(all_of_it[:-1]))
        assert not covers(connection, scope=Scope.of(all_of_it), place=CITY)


def test_an_empty_scope_covers_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        assert covered(connection, scope=Scope.of([])) == ()
