"""Which places the filter bar offers: the way up, what lies one step below, and what a search finds. By code or id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from domain import search
from domain.scope import Scope
from domain.units import Units
from ui.address import Choice

MOST_FOUND = 12


def steps(choice: Choice, *, home: Choice, units: Units) -> list[tuple[str, Choice]]:
    """The way from where the account starts down to the chosen place: names and what choosing them means."""
    way = [] if home.district or home.committee else [("Toàn thành phố", Choice())]
    if choice.district and not home.committee:
        way.append((units.districts[choice.district].short_name, Choice(choice.district)))
    if choice.committee:
        way.append((units.committees[choice.committee].known_as, Choice(choice.district, choice.committee)))
    return way


def below(choice: Choice, *, units: Units, scope: Scope, on: date) -> dict[str, str]:
    """One step down on a day: of the city its districts and the committees beside them, of a district its committees."""
    if choice.district:
        return {unit.id: unit.known_as for unit in units.committees_of(choice.district, on=on) if scope.allows(unit.id)}
    beside = {unit.id: unit.known_as for unit in units.beside(on=on) if scope.allows(unit.id)}
    return {place.code: place.short_name for place in units.districts_in(scope)} | beside


def found(typed: str, *, entries: Sequence[search.Entry], units: Units, scope: Scope) -> dict[str, str]:
    """What was searched for within the scope, the best first; a committee with its district beside it."""
    open_districts = {place.code for place in units.districts_in(scope)}
    names = (
        (code, _name(code, units))
        for code in search.found(entries, typed)
        if code in open_districts or (code in units.committees and scope.allows(code))
    )
    return dict(islice(names, MOST_FOUND))


def _name(code: str, units: Units) -> str:
    if code in units.districts:
        return units.districts[code].name
    unit = units.committees[code]
    return f"{unit.known_as} ({units.districts[unit.district].short_name})" if unit.district else unit.known_as
