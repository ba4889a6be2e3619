"""«Ghi kết luận»: what is asked of whom by when, written down above the slide while the room looks on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

import streamlit as st

from data_access import clock
from data_access.meetings import Item
from data_access.places import CITY
from ui import actions, meeting_actions
from ui.actions import DAY, TEXT, field
from ui.loaders.meetings import Opened
from ui.loaders.names import committee_names
from ui.loaders.units import units
from ui.meeting_actions import WHO

_TERM, _FURTHEST = timedelta(days=7), timedelta(days=366)
_LONGEST = 500


@st.dialog("Ghi kết luận", width="large")
def dialog(found: Opened, item: Item) -> None:
    """The form of one conclusion on an item; it folds up once the conclusion is written."""
    box, today, names = f"ket-luan-{item.id}", clock.local_day(clock.now()), committee_names()
    with st.form(box, border=False, enter_to_submit=False):
        st.text_area("Nội dung kết luận", key=field(box, TEXT), max_chars=_LONGEST, height=150)
        owners = _owners(found.meeting.place, item)
        st.selectbox(
            "Đơn vị thực hiện", owners, format_func=lambda unit: names[unit], key=field(box, WHO), filter_mode="contains"
        )
        st.date_input(
            "Hạn",
            value=today + _TERM,
            min_value=today,
            max_value=today + _FURTHEST,
            format="DD/MM/YYYY",
            key=field(box, DAY),
        )
        write = partial(meeting_actions.conclude, box, number=found.meeting.id, item=item.id)
        pressed = st.form_submit_button("Lưu kết luận", type="primary", on_click=write)
    if pressed and actions.was_written(box):
        st.rerun()
    if pressed:
        actions.outcome(box)


def _owners(place: str, item: Item) -> list[str]:
    """The bodies of the meeting's place that may be asked: those that the slide names first, then all others."""
    known, today = units(), clock.local_day(clock.now())
    found = known.committees.values() if place == CITY else known.committees_of(place, on=today)
    standing = [unit for unit in found if unit.is_valid(today)]
    named = list(dict.fromkeys(_cells(item)))
    first = sorted((unit for unit in standing if unit.short_name in named), key=lambda unit: named.index(unit.short_name))
    ordered = [unit.id for unit in (*first, *standing)]
    return list(dict.fromkeys([item.committee_id, *ordered] if item.committee_id else ordered))


def _cells(item: Item) -> Iterable[str]:
    """Every cell of the slide's table, row by row."""
    return (cell for row in (item.slide.rows if item.slide else ()) for cell in row.cells)
