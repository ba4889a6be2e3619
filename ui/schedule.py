"""The plan of assigned work on screen, page by page: turning a page or grouping anew repaints nothing else."""

from __future__ import annotations

import streamlit as st

from ui import format as form
from ui.charts.plan import plan
from ui.choices import one_of
from ui.loaders import plan as loaders
from ui.pictures import picture
from ui.view import View

_GROUPS = {
    loaders.URGENCY: "Gấp nhất trước",
    loaders.CLAUSE: "Theo nội dung",
    loaders.COMMITTEE: "Theo đơn vị",
}


@st.fragment
def schedule(view: View, clause: str | None) -> None:
    """The bars of one page of the plan, and below them the way to the others."""
    offered = {name: words for name, words in _GROUPS.items() if not _is_one(name, view, clause)}
    by = one_of(offered, label="Xếp kế hoạch", key=f"xep-ke-hoach-{'-'.join(offered)}")
    place, pages = st.container(), loaders.pages(view, clause)
    number = 1
    if pages > 1:
        number = st.pagination(pages, key=f"trang-ke-hoach-{hash((view.identity, clause, by))}")
    with place:
        bars = loaders.page(view, clause=clause, by=by, number=number)
        picture(plan, bars, alt="Từng nhiệm vụ từ ngày giao đến hạn gốc, hạn được dời và ngày xong, so với hôm nay")
    st.caption(f"Nét đứt là ngày {form.day(view.on)}.")


def _is_one(group: str, view: View, clause: str | None) -> bool:
    """Whether all the work shown is of one such group."""
    return (group == loaders.CLAUSE and clause is not None) or (group == loaders.COMMITTEE and view.committee is not None)
