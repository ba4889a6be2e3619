"""Addresses of what a screen names, so that a click leads on and a copied link shows another the same.

Every address keeps what is chosen in the filter bar, and is relative: it works below any path of a server.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

import streamlit as st

from data_access import clock
from ui.address import COMMITTEE, Choice
from ui.views import View

ASSIGNMENT, SUBMISSION, INDICATORS, EXPLANATIONS = "nhiem-vu", "lan-nop", "chi-tieu", "giai-trinh"
ADMINISTRATION = "quan-tri"
BASE, REGISTER, REGISTER_PRINT = "mot-co-so", "co-so", "co-so-in"
"""The pages that have addresses within them."""

CODE, NUMBER, SHEET, ROW = "ma", "so", "to", "dong"
"""What stands in such an address beside the keys of the filter bar: a code, a number, a sheet and a row of it."""


_LONGEST = 80


@dataclass(frozen=True)
class Links:
    """Where the texts of one column of a list lead: to `start` with the value that column `by` has in the same row.

    A value that `is_ready` is the end of an address already.
    """

    start: str
    by: str
    is_ready: bool = False

    def address(self, value: object) -> str:
        """Where the text beside `value` leads."""
        return f"{self.start}{value if self.is_ready else quote(str(value), safe='')}"


def assignment(view: View, code: str) -> str:
    """One piece of assigned work, by its code."""
    return _address(ASSIGNMENT, view, {CODE: code})


def assignments(view: View, *, by: str = "code") -> Links:
    """The work of each row of a list, whose code stands in column `by`."""
    return Links(_address(ASSIGNMENT, view, {CODE: ""}), by)


def submission(view: View, number: int, *, sheet: str | None = None, row: int | None = None) -> str:
    """One submission, or a row of one of its sheets."""
    place = {NUMBER: number, SHEET: sheet, ROW: row}
    return _address(SUBMISSION, view, {key: str(value) for key, value in place.items() if value is not None})


def submissions(view: View, *, by: str = "id") -> Links:
    """The submission of each row of a list, whose number stands in column `by`."""
    return Links(_address(SUBMISSION, view, {NUMBER: ""}), by)


def indicator(view: View, code: str) -> str:
    """One indicator, by its code."""
    return _address(INDICATORS, view, {CODE: code})


def indicators(view: View, *, by: str = "indicator") -> Links:
    """The indicator of each row of a list, whose code stands in column `by`."""
    return Links(_address(INDICATORS, view, {CODE: ""}), by)


def units_of_indicator(view: View, code: str, *, by: str = "committee_id") -> Links:
    """One indicator of the committee of each row of a list, whose id stands in column `by`."""
    around = _address(INDICATORS, replace(view, committee=None), {CODE: code})
    return Links(f"{around}&{COMMITTEE}=", by)


def base(view: View, code: str) -> str:
    """One base, by its code."""
    return _address(BASE, view, {CODE: code})


def bases(view: View, *, by: str = "base_code") -> Links:
    """The base of each row of a list, whose code stands in column `by`."""
    return Links(_address(BASE, view, {CODE: ""}), by)


def register(view: View) -> str:
    """The screen of the register of the chosen place."""
    return _address(REGISTER, view, {})


def register_print(view: View) -> str:
    """The register of the chosen place, to be printed."""
    return _address(REGISTER_PRINT, view, {})


def explanation(view: View, number: int) -> str:
    """One request for an explanation, by its number."""
    return _address(EXPLANATIONS, view, {NUMBER: str(number)})


def explanations(view: View, *, by: str = "id") -> Links:
    """The request for an explanation of each row of a list, whose number stands in column `by`."""
    return Links(_address(EXPLANATIONS, view, {NUMBER: ""}), by)


def asking(view: View, code: str) -> str:
    """The form that asks the view's committee to explain an assignment or, for the view's period, an indicator, by its code."""
    return _address(EXPLANATIONS, view, {CODE: code})


def place(view: View, step: Choice, *, page: str) -> str:
    """Another place on a page, with the period and the day of the view."""
    there = replace(choice(view), district=step.district, committee=step.committee)
    return f"{page}?{urlencode(there.parameters, quote_via=quote, safe='')}"


def asked(key: str) -> str:
    """What the address of this run asks for under one of the keys above; empty if nothing."""
    return str(st.query_params.get(key, ""))[:_LONGEST]


def _address(page: str, view: View, own: dict[str, str]) -> str:
    return f"{page}?{urlencode(choice(view).parameters | own, quote_via=quote, safe='')}"


def choice(view: View) -> Choice:
    """What is chosen in a view, as the filter bar has it."""
    day = clock.local_day(view.as_of)
    return Choice(view.district, view.committee, view.period, None if day == clock.local_day(clock.now()) else day)
