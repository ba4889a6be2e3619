"""One request for an explanation on the screen: what is asked, every answer, and the form for whoever answers or asks anew."""

from __future__ import annotations

import streamlit as st

from domain.explanations import State
from domain.roles import Action
from ui import forms, links
from ui.address import Choice
from ui.frame import nothing
from ui.lists import explanations as words
from ui.loaders import explanations as loaders
from ui.loaders.explanations import Request
from ui.loaders.names import committee_names
from ui.loaders.units import units
from ui.tables import First, linked, listing, literal
from ui.view import View, reader

_UNKNOWN = "Không có yêu cầu giải trình nào như địa chỉ này nêu trong phạm vi được xem."
_NOTHING = "Địa chỉ này không nêu một nhiệm vụ, hoặc một chỉ tiêu của một đơn vị, trong phạm vi được xem."


def one(view: View, *, number: str) -> None:
    """The request that an address names, its answers, and the form to answer it for the committee that was asked."""
    found = loaders.request(view, number=number)
    if found is None:
        nothing(_UNKNOWN)
        return
    st.header(f"Yêu cầu số {found.number}", anchor=False)
    st.markdown(f"**{literal(found.question)}**")
    st.markdown(f"Về việc: {linked(found.about, _way(view, found))}")
    listing(found.card, words.CARD, alt=f"Yêu cầu số {found.number}", key="yeu-cau")
    if len(found.answers):
        listing(found.answers, words.ANSWERS, alt="Các lần trả lời, mới nhất trước", key="cac-lan-tra-loi")
    form = f"tra-loi-{found.number}"
    forms.outcomes(form)
    account = reader()
    is_asked = account is not None and account.committee_id == found.committee_id
    if is_asked and found.state is not State.WITHDRAWN:
        forms.answering(view, form, request_id=found.number)
    if found.state in (State.OPEN, State.OVERDUE):
        forms.taking_back(view, form, request_id=found.number)


def new(view: View, *, code: str) -> None:
    """The form that asks about the assignment or indicator that an address names."""
    found = loaders.matter(view, code=code)
    if found is None:
        nothing(_NOTHING)
        return
    matter, name = found
    st.header("Yêu cầu giải trình", anchor=False)
    st.markdown(f"{literal(committee_names()[matter.committee_id])}: {literal(name)}")
    form = f"yeu-cau-{matter.committee_id}-{matter.code}"
    forms.outcomes(form)
    forms.asking(view, form, matter=matter, is_open=True)


def about(view: View, *, code: str) -> None:
    """The requests about one assignment, if there are any."""
    found = loaders.of_assignment(view, code=code)
    if len(found):
        st.header("Giải trình", anchor=False)
        shown = First.of(found).leading(question=links.explanations(view))
        listing(shown, words.OF_ONE, alt="Các yêu cầu giải trình về nhiệm vụ này", key="giai-trinh-ve-viec-nay", limit=10)


def hint(view: View) -> None:
    """How to ask, for whoever may."""
    if forms.may_now(view, Action.ASK):
        st.caption("Mở một nhiệm vụ, hoặc một chỉ tiêu của một đơn vị, để yêu cầu đơn vị giải trình.")


def _way(view: View, found: Request) -> str:
    """What the request is about: the assignment, or the indicator of the committee."""
    if found.subject == "assignment":
        return links.assignment(view, found.code)
    home = Choice(units().committees[found.committee_id].district, found.committee_id)
    return f"{links.place(view, home, page=links.INDICATORS)}&{links.CODE}={found.code}"
