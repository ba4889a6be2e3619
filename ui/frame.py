"""What every page has in common: its title with the day and completeness of its figures, and the plain sentences around them."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from data_access import clock
from domain.reporting import Completeness
from ui import format as form
from ui.loaders.reporting import Standing, standing
from ui.loaders.units import units
from ui.view import View


def page_header(view: View, title: str) -> None:
    """The title with the place it is about, and below it how far its figures may be trusted."""
    st.title(f"{title} · {place_name(view)}", anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(standing_line(view, standing(view)), width="content")
        if view.is_demo:
            st.badge("Dữ liệu minh họa", icon=":material/science:", color="orange")


def place_name(view: View) -> str:
    """The chosen place as it stands in a title: «Toàn thành phố», «Gò Vấp», «Phường An Nhơn»."""
    if view.committee:
        return units().committees[view.committee].known_as
    return units().districts[view.district].name if view.district else "Toàn thành phố"


def standing_line(view: View, found: Standing, *, provisional: str = ":orange[**tạm tính**]") -> str:
    """«Số liệu đến 10:32, 23/11/2026 · 162/168 đơn vị đã báo cáo Quý III/2026», with `provisional` while too few have."""
    done = found.completeness
    since = f"Số liệu đến {form.moment(found.last_change)}" if found.last_change else "Chưa có báo cáo nào"
    parts = [since, _reported(done)]
    if done.is_provisional:
        parts.append(provisional)
    if view.period:
        parts.append(f"trạng thái tính đến ngày {form.day(view.on)}")
    if clock.local_day(view.as_of) < clock.local_day(clock.now()):
        parts.append(f"theo những gì đã biết đến hết ngày {form.day(clock.local_day(view.as_of))}")
    return " · ".join(parts)


def _reported(done: Completeness) -> str:
    if not done.owing:
        return f"không có đơn vị nào phải báo cáo {done.period.label}"
    if done.owing == 1:
        return f"{'đã' if done.reported else 'chưa'} báo cáo {done.period.label}"
    return f"{form.number(done.reported)}/{form.number(done.owing)} đơn vị đã báo cáo {done.period.label}"


def figure(label: str, value: str, told: str, *, names_itself: bool = True) -> None:
    """A large number with what it is and, below, what it is of; one that stands under its name need not repeat it."""
    visibility: Literal["visible", "collapsed"] = "visible" if names_itself else "collapsed"
    st.metric(label, value, told, delta_color="off", delta_arrow="off", label_visibility=visibility)


def share(label: str, part: int, whole: int) -> None:
    """A share as a large number with its «k/n», short enough for a phone; of a small whole only «k trên n», and why."""
    told = f"{form.number(part)}/{form.number(whole)}" if whole >= form.SMALL else f"tổng dưới {form.SMALL}"
    figure(label, form.percent(part, whole), told if whole else "chưa có")


def page_link(page: str, label: str) -> None:
    """A link to another page, by the name of its file; the filter stays as it is."""
    st.page_link(f"../pages/{page}.py", label=f"{label} ›")


def nothing(sentence: str) -> None:
    """An empty picture or list, said in one sentence."""
    st.markdown(f":gray[{sentence}]")


def rest_in_order(count: int, noun: str) -> None:
    """The folded last line of a list of exceptions: how many others there are that need no attention."""
    if count > 0:
        st.caption(f"Còn lại {form.number(count)} {noun}.")


def source_line(text: str) -> None:
    """Where the figures of a picture or list come from."""
    st.caption(f"Nguồn: {text}")
