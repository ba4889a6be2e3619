"""What codes and ids are called on screen, read once a process: it changes by migration only."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from data_access import catalogue
from domain.rules import DatedName
from ui.loaders import KEPT, connection
from ui.loaders.units import units

_once = st.cache_resource(ttl=KEPT, show_spinner=False)


@_once
def category_names() -> Mapping[str, Mapping[str, str]]:
    """For each list of choices its names by code, in the order of the list."""
    with connection() as opened:
        rows = catalogue.categories(opened)
    return {
        str(name): dict(zip(choices["code"], choices["name_vi"], strict=True))
        for name, choices in rows.groupby("list", sort=False)
    }


@_once
def committee_names() -> Mapping[str, str]:
    """The short name of every committee of both eras, by id."""
    return {committee.id: committee.short_name for committee in units().committees.values()}


@_once
def district_of_committee() -> Mapping[str, str | None]:
    """The main district of every committee, by id; None where it lies on none."""
    return {committee.id: committee.district for committee in units().committees.values()}


@_once
def clause_names() -> Mapping[str, str]:
    """The title of every task of the Directive by code, in its order."""
    with connection() as opened:
        rows = catalogue.clauses(opened)
    return dict(zip(rows["code"], rows["title_vi"], strict=True))


@_once
def committee_groups() -> Mapping[str, str]:
    """The group (R1 to R4 of the Directive) of every committee by id: whose tasks and indicators are its own."""
    with connection() as opened:
        return catalogue.groups(opened)


@_once
def item_names() -> Mapping[str, str]:
    """The name of every code of a list of choices: what breakdowns of indicators are called."""
    return {code: name for names in category_names().values() for code, name in names.items()}


@_once
def indicator_names() -> Mapping[str, str]:
    """The name of every indicator by code, in the order of the Directive."""
    with connection() as opened:
        rows = catalogue.indicators(opened)
    return dict(zip(rows["code"], rows["name_vi"], strict=True))


@_once
def regulations() -> tuple[DatedName, ...]:
    """The regulations on inspection, supervision and discipline with the days on which each is in force."""
    with connection() as opened:
        return catalogue.dated_names(opened, choices="inspection_regulation")
