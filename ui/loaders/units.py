"""Districts, committees and the search among them, read once a process: they change by migration only."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data_access import units as tables
from domain import search
from domain.units import Units
from ui.loaders import KEPT, connection

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


@_once
def search_entries() -> Sequence[search.Entry]:
    """Everything that can be searched for: districts by code, then committees by id."""
    known = units()
    with connection() as opened:
        aliases = tables.aliases(opened)
    districts = [
        search.entry(district.code, district.name, (district.short_name, *aliases.get(("district", district.code), ())))
        for district in known.districts.values()
    ]
    committees = [
        search.entry(unit.id, unit.short_name, (unit.name, *aliases.get(("committee", unit.id), ())))
        for unit in known.committees.values()
    ]
    return tuple(districts + committees)
