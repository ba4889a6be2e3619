"""The way down to one thing: city, district, committee, and what lies below, each with an address of its own."""

from __future__ import annotations

import streamlit as st

from data_access import clock
from ui import format as form
from ui import links
from ui.address import Choice
from ui.loaders.units import units
from ui.tables import linked, literal
from ui.view import View

_HOME = "tien-do"


def trail(view: View, committee: str, *below: tuple[str, str], here: str, page: str = _HOME) -> None:
    """A line of links down to `here`: the places above `committee` that the account may see, the committee, then `below`.

    Each of `below` is a text with its address; the places lead to `page`.
    """
    steps = [linked(name, address) for name, address in (*_places(view, committee, page), *below)]
    st.markdown(" › ".join([*steps, f"**{literal(here)}**"]))


def heading(view: View, title: str) -> None:
    """The title of one thing, and below it the day and the moment of knowledge it is shown for."""
    st.title(literal(title), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_told_at(view), width="content")
        if view.is_demo:
            st.badge("Dữ liệu minh họa", icon=":material/science:", color="orange")


def _told_at(view: View) -> str:
    known = clock.local_day(view.as_of)
    told = f"Tính đến ngày {form.day(view.on)}"
    return told if known == clock.local_day(clock.now()) else f"{told}, theo những gì đã biết đến hết ngày {form.day(known)}"


def _places(view: View, committee: str, page: str) -> list[tuple[str, str]]:
    unit = units().committees[committee]
    steps = [("Toàn thành phố", Choice())] if view.reach.is_city else []
    if unit.district and _covers(view, unit.district):
        steps.append((units().districts[unit.district].short_name, Choice(unit.district)))
    steps.append((unit.known_as, Choice(unit.district, committee)))
    return [(name, links.place(view, step, page=page)) for name, step in steps]


def _covers(view: View, district: str) -> bool:
    """Whether the account may see more of a district than one committee."""
    return all(view.reach.allows(unit.id) for unit in units().committees_of(district))
