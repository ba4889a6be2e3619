"""One conclusion on the screen: what is asked, what became of it, and what its reader may do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from domain.conclusions import Step, may_follow
from domain.roles import Action
from ui import actions, forms, meeting_actions, meeting_links
from ui.actions import TEXT, field
from ui.frame import nothing
from ui.lists import conclusions as words
from ui.loaders import conclusions as loaders
from ui.loaders.conclusions import Conclusion
from ui.tables import linked, listing, literal
from ui.view import View, reader

_UNKNOWN = "Không có kết luận nào như địa chỉ này nêu trong phạm vi được xem."
_LONGEST, _SYMBOL = 500, 80


def one(view: View, *, number: str) -> None:
    """The conclusion that an address names, its steps, and the forms of whoever may take the next one."""
    found = loaders.conclusion(view, number=number)
    if found is None:
        nothing(_UNKNOWN)
        return
    st.header(f"Kết luận số {found.number}", anchor=False)
    st.markdown(f"**{literal(found.text)}**")
    listing(found.card, words.CARD, alt=f"Kết luận số {found.number}", key="mot-ket-luan")
    if view.reach.is_city:
        st.markdown(linked("Mở cuộc họp ›", meeting_links.meeting(view, found.meeting)))
    if len(found.steps):
        listing(found.steps, words.STEPS, alt="Các bước đã ghi, mới nhất trước", key="cac-buoc")
    _forms(view, found)


def _forms(view: View, found: Conclusion) -> None:
    box = f"ket-luan-so-{found.number}"
    with st.container(key=f"{box}-ket-qua"):
        for step in Step:
            actions.outcome(f"{box}-{step}")
    account = reader()
    owns = account is not None and account.committee_id == found.committee_id
    with st.container(horizontal=True, key="phan-xu-ly-ket-luan"):
        if _may(view, found, Step.REPORTED, Action.REPORT_CONCLUSION) and owns:
            write = partial(meeting_actions.report_done, conclusion=found.number)
            _form(f"{box}-{Step.REPORTED}", "Báo cáo hoàn thành", "Số, ký hiệu văn bản", write, longest=_SYMBOL)
        if _may(view, found, Step.VERIFIED, Action.VERIFY) and not owns:
            verify = partial(meeting_actions.verify, f"{box}-{Step.VERIFIED}", conclusion=found.number)
            st.button("Xác nhận hoàn thành", type="primary", icon=":material/verified:", on_click=verify)
        if _may(view, found, Step.RETURNED, Action.SEND_BACK):
            write = partial(meeting_actions.send_back, conclusion=found.number)
            _form(f"{box}-{Step.RETURNED}", "Trả lại", "Lý do trả lại", write, longest=_LONGEST)
        if _may(view, found, Step.CANCELLED, Action.RUN_MEETING):
            write = partial(meeting_actions.cancel, conclusion=found.number)
            _form(f"{box}-{Step.CANCELLED}", "Hủy kết luận", "Lý do hủy", write, longest=_LONGEST)
    forms.past_note(view)


def _may(view: View, found: Conclusion, step: Step, action: Action) -> bool:
    return may_follow(found.state, step) and forms.may_now(view, action)


def _form(box: str, label: str, asked: str, write: Callable[[str], None], *, longest: int) -> None:
    """A button that opens the one field of a step."""
    with st.popover(label), st.form(box, border=False, enter_to_submit=False):
        st.text_input(asked, key=field(box, TEXT), max_chars=longest)
        st.form_submit_button(label, type="primary", on_click=partial(write, box))
