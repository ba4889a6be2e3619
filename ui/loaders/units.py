"""Districts and committees, read once a process as they change by migration only, and the search among their names."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data_access import aliases
from data_access import units as tables
from domain import search
from domain.units import Units
from ui.loaders import KEPT, cached, connection

_once = st.cache_resource(ttl=KEPT, show_spinner=False)  # what it returns cannot be changed, so all sessions share it


@_once
def units() -> Units:
    """Every district and committee of both eras."""
    with connection() as opened:
        return tables.units(opened)


@_once
def predecessors() -> dict[str, list[tuple[str, str]]]:
    """For each committee since 1/7/2025: its predecessors as (id, share), the main one first."""
    with connection() as opened:
        return tables.predecessors(opened)


@cached
def search_entries(revision: int) -> Sequence[search.Entry]:
    """Everything that can be searched for, by the names in use at this revision: districts by code, then committees by id."""
    del revision  # only what is kept is told apart by it
    known = units()
    with connection() as opened:
        called = aliases.by_unit(opened)
    districts = [
        search.entry(district.code, district.name, (district.short_name, *called.get((aliases.DISTRICT, district.code), ())))
        for district in known.districts.values()
    ]
    committees = [
        search.entry(unit.id, unit.short_name, (unit.name, *called.get((aliases.COMMITTEE, unit.id), ())))
        for unit in known.committees.values()
    ]
    return tuple(districts + committees)
