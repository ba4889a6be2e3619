"""What the filter bar offers: the way up, one step down, and what a search finds within the scope."""

from __future__ import annotations

from datetime import date

from domain.scope import Scope
from domain.search import entry
from domain.units import Committee, District, Units
from ui.address import Choice
from ui.places import MOST_FOUND, below, found, steps

BEFORE, AFTER = date(2025, 6, 30), date(2026, 11, 23)
CITY = Choice()


def a_commune(code: str, name: str, district: str | None) -> Committee:
    """A committee since the reorganisation."""
    kind, touched = ("commune", (district,)) if district else ("direct", ())
    return Committee(code, f"Đảng ủy {name}", name, kind, district, touched, date(2025, 7, 1), None)


OLD = Committee("qh-764", "Quận ủy Gò Vấp", "Gò Vấp", "district", "go-vap", ("go-vap",), date(2021, 1, 1), date(2025, 6, 30))
UNITS = Units.of(
    [District("go-vap", "Quận Gò Vấp", "Gò Vấp", "", 1, 1, "GV"), District("q1", "Quận 1", "Quận 1", "", 2, 1, "Q1")],
    [
        OLD,
        a_commune("xp-1", "Phường An Nhơn", "go-vap"),
        a_commune("xp-9", "Phường Sài Gòn", "q1"),
        a_commune("tt-1", "Công an", None),
    ],
)
ENTRIES = [
    entry("go-vap", "Quận Gò Vấp"),
    entry("q1", "Quận 1"),
    *(entry(unit.id, unit.short_name) for unit in UNITS.committees.values()),
]


def names_found(typed: str, scope: Scope) -> list[str]:
    """The names a search offers."""
    return list(found(typed, entries=ENTRIES, units=UNITS, scope=scope).values())


def test_the_way_down_leads_over_every_step() -> None:
    way = steps(Choice("go-vap", "xp-1"), home=CITY, units=UNITS)

    assert way == [("Toàn thành phố", CITY), ("Gò Vấp", Choice("go-vap")), ("Phường An Nhơn", Choice("go-vap", "xp-1"))]


def test_a_committee_without_a_district_lies_right_below_the_city() -> None:
    assert [name for name, _ in steps(Choice(None, "tt-1"), home=CITY, units=UNITS)] == ["Toàn thành phố", "Công an"]


def test_who_starts_in_a_district_or_committee_has_no_way_above_it() -> None:
    assert [name for name, _ in steps(Choice("go-vap"), home=Choice("go-vap"), units=UNITS)] == ["Gò Vấp"]
    reporter = Choice("go-vap", "xp-1")
    assert [name for name, _ in steps(reporter, home=reporter, units=UNITS)] == ["Phường An Nhơn"]


def test_below_the_city_lie_its_districts_and_what_lies_beside_them() -> None:
    assert list(below(CITY, units=UNITS, scope=Scope.city(), on=AFTER)) == ["go-vap", "q1", "tt-1"]


def test_below_a_district_lie_its_committees_of_that_day() -> None:
    district = Choice("go-vap")

    assert below(district, units=UNITS, scope=Scope.city(), on=AFTER) == {"xp-1": "Phường An Nhơn"}
    assert below(district, units=UNITS, scope=Scope.city(), on=BEFORE) == {"qh-764": "Quận ủy Gò Vấp"}


def test_beside_a_committee_its_neighbours_stay_in_reach() -> None:
    assert list(below(Choice("go-vap", "xp-1"), units=UNITS, scope=Scope.city(), on=AFTER)) == ["xp-1"]


def test_a_search_names_the_district_of_a_committee() -> None:
    assert names_found("an nhon", Scope.city()) == ["Phường An Nhơn (Gò Vấp)"]


def test_a_search_finds_a_district_before_its_committees() -> None:
    assert names_found("go vap", Scope.city()) == ["Quận Gò Vấp", "Quận ủy Gò Vấp (Gò Vấp)"]


def test_a_search_finds_nothing_outside_the_scope() -> None:
    scope = UNITS.scope_of("go-vap")

    assert names_found("quan 1", scope) == []
    assert names_found("sai gon", scope) == []
    assert names_found("an nhon", scope) == ["Phường An Nhơn (Gò Vấp)"]


def test_a_search_offers_a_handful() -> None:
    many = [entry(f"d{number}", f"Quận {number}") for number in range(1, 40)]
    units = Units.of(
        [District(unit.code, unit.code, unit.code, "", 1, 1, "") for unit in many],
        [a_commune(f"xp-{unit.code}", "x", unit.code) for unit in many],
    )

    assert len(found("quan", entries=many, units=units, scope=Scope.city())) == MOST_FOUND
