"""How one row of a submission is told: what it is about, its cells, and the ways to what it replaced and what holds now."""

from __future__ import annotations

import re

import streamlit as st

from ui import links
from ui.address import Choice
from ui.links import Links
from ui.lists import provenance as words
from ui.loaders.provenance import Place, Row, Submission
from ui.loaders.units import units
from ui.sources import told
from ui.tables import First, linked, listing
from ui.view import View

_SCREENS = {  # where a fact that has no page of its own is listed
    "inspection": ("kiem-tra", "các cuộc kiểm tra, giám sát"),
    "recommendation": ("kiem-tra", "kiến nghị khắc phục"),
}
_STAY = re.compile(r"-CC[0-9]+$")  # what the code of a case has after that of its base


def cells(view: View, shown: Submission, row: Row) -> None:
    """The cells of the row under the sentence that says what became of it."""
    st.markdown(_standing(view, shown, row))
    listing(
        row.cells, words.ENTERED if shown.is_entry else words.CELLS, alt="Các ô của dòng được hỏi", key="cac-o-cua-dong", limit=40
    )
    if len(row.others):
        st.caption("Cùng dòng này còn giao việc cho các đơn vị khác:")
        there = links.submission(view, shown.number, sheet=row.stated_at[1], row=row.stated_at[2])
        others = First.of(row.others).leading(code=Links(f"{there}&{links.CODE}=", "code"))
        listing(others, words.OTHERS, alt="Các đơn vị khác cùng dòng", key="cung-dong", limit=6)


def way_back(view: View, row: Row) -> tuple[str, str]:
    """What the row is about, as a text with its address."""
    fact, said = str(row.subject["fact"]), row.subject
    code = said["code"] if fact == "assignment" else said.get("assignment_code")
    if code is not None:
        return f"Nhiệm vụ {code}", links.assignment(view, str(code))
    if fact == "observation":
        return f"Chỉ tiêu {said['indicator']}", links.indicator(view, str(said["indicator"]))
    base = said["code"] if fact == "base_organisation" else said.get("base_code") or _STAY.sub("", str(said.get("case_code", "")))
    if base and fact not in _SCREENS:
        return f"Cơ sở {base}", links.base(view, str(base))
    page, name = _SCREENS[fact]
    home = Choice(units().committees[row.committee_id].district, row.committee_id)
    return name.capitalize(), links.place(view, home, page=page)


def _standing(view: View, shown: Submission, row: Row) -> str:
    repeats = row.stated_at if row.stated_at[0] != shown.number else None
    return words.standing(
        about=row.about,
        repeats=_led(view, repeats),
        replaced=_led(view, row.before),
        by=_led(view, row.now),
    )


def _led(view: View, place: Place | None) -> str:
    """A place in words that lead there; nothing where there is none."""
    if place is None:
        return ""
    number, sheet, row = place
    return linked(told(number, sheet, row).replace("Lần", "lần", 1), links.submission(view, number, sheet=sheet, row=row))
