"""Districts and committees of both eras, as the reference data says."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from data_access import aliases
from data_access import units as tables
from domain.scope import Scope

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_a_district_has_one_committee_before_the_reorganisation_and_several_since(engine: Engine) -> None:
    with engine.connect() as connection:
        units = tables.units(connection)

    assert [unit.id for unit in units.committees_of("go-vap", on=BEFORE)] == ["qh-764"]
    after = units.committees_of("go-vap", on=AFTER)
    assert len(after) == 6
    assert {unit.kind for unit in after} == {"commune"}
    assert len(units.committees_of("go-vap")) == 7


def test_districts_and_communes_come_in_the_order_in_which_people_list_them(engine: Engine) -> None:
    with engine.connect() as connection:
        units = tables.units(connection)

    assert list(units.districts)[:3] == ["thu-duc", "q1", "q3"]
    assert len(units.districts) == 38
    assert sum(unit.kind == "commune" for unit in units.committees.values()) == 168


def test_a_committee_that_straddles_districts_names_its_main_one_first(engine: Engine) -> None:
    with engine.connect() as connection:
        units = tables.units(connection)

    straddling = [unit for unit in units.committees.values() if len(unit.districts) > 1]
    assert straddling
    assert all(unit.districts[0] == unit.district for unit in straddling)


def test_a_scope_opens_the_districts_of_its_committees_and_no_other(engine: Engine) -> None:
    with engine.connect() as connection:
        units = tables.units(connection)

    assert [district.code for district in units.districts_in(units.scope_of("go-vap"))] == ["go-vap"]
    assert units.districts_in(Scope.of([])) == []
    assert not units.scope_of("go-vap").allows("qh-760")


def test_committees_without_a_district_stand_beside_them_while_they_exist(engine: Engine) -> None:
    with engine.connect() as connection:
        units = tables.units(connection)

    ids = {unit.id for unit in units.beside(on=AFTER)}
    assert {"tt-cong-an", "tp-btctu"} <= ids
    assert "tp-bdvtu" not in ids  # merged in February 2025


def test_aliases_hold_old_names(engine: Engine) -> None:
    with engine.connect() as connection:
        names = aliases.by_unit(connection)

    assert "Quận 9" in names["district", "thu-duc"]
    assert "Quận 9" not in names["district", "q1"]


def test_a_new_committee_knows_its_predecessors_the_main_one_first(engine: Engine) -> None:
    with engine.connect() as connection:
        predecessors = tables.predecessors(connection)
        units = tables.units(connection)

    of_the_old_city = [
        unit.id
        for unit in units.committees.values()
        if unit.kind == "commune" and units.committees_of(unit.district or "", on=BEFORE)
    ]
    assert sorted(predecessors) == sorted(of_the_old_city)
    assert len(of_the_old_city) == 102
    assert all(units.committees[old[0][0]].district == units.committees[new].district for new, old in predecessors.items())
