"""How the filter bar is drawn: two lines of constant height, the same on every screen. Its state is kept by `ui.view`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from domain.periods import Period, offered
from ui import address
from ui.address import Choice

SEARCH, PLACES, PERIOD, DAY = "tim-don-vi", "chon-noi", "chon-ky", "chon-ngay"
"""Under which keys the values of the four inputs stand."""


def crumbs(steps: Sequence[tuple[str, Choice]], *, go: Callable[..., None]) -> None:
    """Where we are; each step above it is a button, one click up."""
    marks = ["", *["› "] * (len(steps) - 1)]
    for mark, (name, step) in zip(marks[:-1], steps[:-1], strict=True):
        place = {"district": step.district, "committee": step.committee}
        st.button(f"{mark}{name}", key=f"len-{step.district or address.WHOLE_CITY}", on_click=go, kwargs=place, type="tertiary")
    st.markdown(f"{marks[-1]}**{steps[-1][0]}**", width="content")
    if len(steps) == 1:
        with st.container(width=1):  # as high as the buttons that come with the next step down, so that nothing moves
            st.space("medium")


def times(period: Period | None, *, today: date, chosen: Callable[[], None]) -> None:
    """The period, and the day up to which what was known counts."""
    known = [each.code for each in offered(today)]
    rare = [period.code] if period and period.code not in known else []
    st.selectbox(
        "Kỳ báo cáo",
        [address.NOW, *rare, *known],
        format_func=lambda code: f"Kỳ: {'hiện nay' if code == address.NOW else Period.parse(code).label}",
        key=PERIOD,
        on_change=chosen,
        filter_mode="contains",
        label_visibility="collapsed",
        width=190,
    )
    day = st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", width="content")
    day.markdown(":small[:gray[Số liệu đến]]", width="content")
    day.date_input(
        "Số liệu đã biết đến hết ngày",
        min_value=address.FIRST_DAY,
        max_value=today,
        format="DD/MM/YYYY",
        key=DAY,
        on_change=chosen,
        label_visibility="collapsed",
        width=150,
    )


def search_and_places(names: Mapping[str, str], *, picked: Callable[[], None]) -> None:
    """The search, and on one line the places to go to by code: one click down."""
    left, right = st.columns([1, 4], vertical_alignment="center")
    left.text_input(
        "Tìm địa bàn, đơn vị",
        key=SEARCH,
        type="search",
        live="200ms",
        placeholder="Tìm: go vap, q1, an nhơn…",
        label_visibility="collapsed",
    )
    if not names:
        right.markdown("Không có địa bàn, đơn vị nào tên như vậy trong phạm vi được xem.")
        return
    right.pills(
        "Chọn địa bàn, đơn vị",
        list(names),
        format_func=names.__getitem__,
        key=PLACES,
        on_change=picked,
        label_visibility="collapsed",
        wrap=False,
    )
