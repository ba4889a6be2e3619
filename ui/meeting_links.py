"""Addresses of meetings, of their slides on the wall and of what they concluded; the filter stays in each."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from domain.slides.slide import Row
from ui import links
from ui.links import NUMBER, Links
from ui.views import View

MEETINGS, PROJECTOR, CONCLUSIONS = "giao-ban", "trinh-chieu", "ket-luan"
"""The pages."""

PLACE, ALONE, LIVE = "muc", "rieng", "hien-nay"
"""Which item of a meeting, counted from 1; whether its reader has left the common screen; whether live figures are shown."""


def meeting(view: View, number: int) -> str:
    """One meeting, by its number."""
    return _address(MEETINGS, view, {NUMBER: str(number)})


def meetings(view: View, *, by: str = "id") -> Links:
    """The meeting of each row of a list, whose number stands in column `by`."""
    return Links(_address(MEETINGS, view, {NUMBER: ""}), by)


def slides(view: View, number: int, *, by: str = "place") -> Links:
    """The slide of each row of an agenda, whose place stands in column `by`."""
    return Links(_address(PROJECTOR, view, {NUMBER: str(number), PLACE: ""}), by)


def projector(view: View, number: int) -> str:
    """The slides of one meeting, wherever its secretary is."""
    return _address(PROJECTOR, view, {NUMBER: str(number)})


def conclusion(view: View, number: int) -> str:
    """One conclusion, by its number."""
    return _address(CONCLUSIONS, view, {NUMBER: str(number)})


def conclusions(view: View, *, by: str = "id") -> Links:
    """The conclusion of each row of a list, whose number stands in column `by`."""
    return Links(_address(CONCLUSIONS, view, {NUMBER: ""}), by)


def of_row(view: View, row: Row) -> str | None:
    """Where a row of a slide leads: to what it is about, as far as that has a screen of its own."""
    if row.about == "conclusion":
        return conclusion(view, int(row.code))
    if row.about == "explanation":
        return links.explanation(view, int(row.code))
    found = {"assignment": links.assignment, "base": links.base}.get(row.about)
    return found(view, row.code) if found else None


def _address(page: str, view: View, own: dict[str, str]) -> str:
    return f"{page}?{urlencode(links.choice(view).parameters | own, quote_via=quote, safe='')}"
