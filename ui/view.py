"""The one state of a screen: what is looked at, by whom, as of when. The filter bar writes it, every page reads it.

The choice lives in the address bar and nowhere else for longer than a run: reloading, a shared link and a change of
page show the same. What may be seen comes from the account, never from the address.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import Enum

import streamlit as st

from data_access import clock
from data_access.users import Account
from domain.periods import Period
from domain.scope import Scope
from ui import accounts, address, filter_bar, places
from ui.address import Choice
from ui.loaders import units as unit_loaders
from ui.loaders.revision import revision
from ui.views import Identity, View, view_of

__all__ = [
    "Bar",
    "Identity",
    "View",
    "choose_place",
    "choose_view",
    "current_view",
    "forget_view",
    "go_to",
    "picked_place",
    "reader",
    "show",
    "turn",
    "turned",
]

_logger = logging.getLogger("chithi06")

_VIEW, _CHOICE, _TURN, _READER = "view", "choice", "turn", "reader"


def current_view() -> View:
    """The view of this run. A page opened around the sign-in stops here, before anything is read."""
    view = st.session_state.get(_VIEW)
    if not isinstance(view, View):
        st.info("Vui lòng mở trang từ địa chỉ chính và đăng nhập.")
        st.stop()
    return view


def reader() -> Account | None:
    """The account this run is for, to decide what it is offered; nobody in a run without a browser. Rights are checked anew."""
    account = st.session_state.get(_READER)
    return account if isinstance(account, Account) else None


class Bar(Enum):
    """How much of the filter bar a page has; one about one thing has its own way up, and the times alone."""

    WHOLE, TIMES, NONE = range(3)


def choose_view(account: Account, *, bar: Bar = Bar.WHOLE) -> View:
    """Draw the filter bar, keep the address bar in step and return the view that `current_view` gives the page."""
    units, today = unit_loaders.units(), clock.local_day(clock.now())
    home = accounts.home(account)
    choice, sentences = address.read(_wanted(), units=units, home=home, scope=account.scope, today=today)
    _write(choice)
    st.session_state[_VIEW] = view = accounts.seen_by(account, choice, today=today)
    st.session_state[_READER] = account
    if bar is not Bar.NONE:
        _draw(account, choice, home=home, on=view.on, bar=bar)
    if sentences:
        _logger.warning("Refused to %s, an address: not there, or not for this account", account.name)
    for sentence in sentences:
        st.warning(sentence)
    return view


def _draw(account: Account, choice: Choice, *, home: Choice, on: date, bar: Bar) -> None:
    units, today = unit_loaders.units(), clock.local_day(clock.now())
    with st.container(key="thanh-loc", gap="small"):
        st.session_state[filter_bar.PERIOD] = choice.period.code if choice.period else address.NOW
        st.session_state[filter_bar.DAY] = choice.day or today
        where, when = st.columns(2, vertical_alignment="center")
        with where.container(horizontal=True, vertical_alignment="center", gap="small"):
            if bar is Bar.WHOLE:
                filter_bar.crumbs(places.steps(choice, home=home, units=units), go=choose_place)
        with when.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
            filter_bar.times(choice.period, today=today, chosen=_choose_times)
        if not home.committee and bar is Bar.WHOLE:
            _choose_below(account.scope, choice, on, current_view().revision)


def choose_place(*, district: str | None = None, committee: str | None = None) -> None:
    """Go to a district, a committee or (neither) as high as the account may: for callbacks; the run that follows shows it."""
    _write(replace(_choice(), district=district, committee=committee))


def picked_place(key: str, *, selection: str, field: str) -> Callable[[], None]:
    """A callback for the chart `key`: go to the district or committee whose code is `field` of what was clicked."""

    def go() -> None:
        picked = st.session_state[key].selection.get(selection)
        if picked:
            go_to(picked[-1][field])

    return go


def go_to(place: str | None) -> None:
    """Choose a committee by id or a district by code, for callbacks; nothing changes for none."""
    committees = unit_loaders.units().committees
    if place and place in committees:
        choose_place(district=committees[place].district, committee=place)
    elif place:
        choose_place(district=place)


def turned() -> None:
    """Note that something was chosen beside the view: charts forget what was clicked before."""
    st.session_state[_TURN] = turn() + 1


def turn() -> int:
    """How often this session has chosen: a chart that takes it into its data forgets what was clicked before."""
    return int(st.session_state.get(_TURN, 0))


def show(scope: Scope) -> View:
    """Let `current_view` give the whole of `scope` as of today: for a run without a browser."""
    st.session_state[_VIEW] = view = view_of(
        Choice(), reach=scope, units=unit_loaders.units(), today=clock.local_day(clock.now()), known=revision()
    )
    return view


def forget_view() -> None:
    """Drop what was chosen and shown: for signing out."""
    for key in (_VIEW, _CHOICE, _TURN, _READER):
        st.session_state.pop(key, None)


def _wanted() -> dict[str, str]:
    """The parameters of the address; those of the run before where a change of page has emptied it."""
    here = st.query_params.to_dict()
    if {address.DISTRICT, address.COMMITTEE, address.PERIOD, address.DAY} & here.keys():
        return here
    return _choice().parameters if _CHOICE in st.session_state else here


def _choice() -> Choice:
    choice = st.session_state.get(_CHOICE)
    return choice if isinstance(choice, Choice) else Choice()


def _write(choice: Choice) -> None:
    st.session_state[_TURN] = turn() + (choice != st.session_state.get(_CHOICE))
    st.session_state[_CHOICE] = choice
    ours = {address.DISTRICT, address.COMMITTEE, address.PERIOD, address.DAY}
    here = st.query_params.to_dict()
    wanted = choice.parameters | {key: value for key, value in here.items() if key not in ours}
    if wanted != here:
        st.query_params.from_dict(wanted)


def _choose_times() -> None:
    code, day = st.session_state[filter_bar.PERIOD], st.session_state[filter_bar.DAY]
    _write(replace(_choice(), period=None if code == address.NOW else Period.parse(code), day=day))


@st.fragment
def _choose_below(scope: Scope, choice: Choice, on: date, known: int) -> None:
    """Search, by the names of revision `known`, and what lies one step below or was found; a fragment."""
    typed = str(st.session_state.get(filter_bar.SEARCH, "")).strip()
    units = unit_loaders.units()
    if typed:
        names = places.found(typed, entries=unit_loaders.search_entries(known), units=units, scope=scope)
    else:
        names = places.below(choice, units=units, scope=scope, on=on)
    st.session_state[filter_bar.PLACES] = choice.committee if choice.committee in names else None
    filter_bar.search_and_places(names, picked=_pick_place)


def _pick_place() -> None:
    st.session_state[filter_bar.SEARCH] = ""
    go_to(st.session_state[filter_bar.PLACES])
    st.rerun()
