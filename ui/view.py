"""The one state of a screen: what is looked at, by whom, as of when. The filter bar writes it, every page reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from domain.periods import Period
from domain.scope import Scope

_VIEW = "view"


@dataclass(frozen=True)
class View:
    """What a screen shows: `scope` is the account's scope narrowed to the chosen district and committee.

    `as_of` is the moment of knowledge (UTC); `on` the day for which states are computed: that moment's day in the
    city, or the last day of the chosen period if that is earlier. `revision` is the number of the last change.
    """

    district: str | None
    committee: str | None
    period: Period | None
    as_of: datetime
    on: date
    scope: Scope
    revision: int
    is_demo: bool

    @property
    def key(self) -> tuple[str, datetime, date, int]:
        """The scalars every cached loader takes: scope, moment, day and revision."""
        return (self.scope.key, self.as_of, self.on, self.revision)


def current_view() -> View:
    """The view of this run. A page opened around the sign-in stops here, before anything is read."""
    view = st.session_state.get(_VIEW)
    if not isinstance(view, View):
        st.info("Vui lòng mở trang từ địa chỉ chính và đăng nhập.")
        st.stop()
    return view
