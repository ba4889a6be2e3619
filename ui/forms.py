"""The forms by which a screen asks for words: who may use them sees them, Enter in a field sends nothing."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import streamlit as st

from data_access import clock
from data_access.changes.explanations import Matter
from data_access.verifications import Standing
from domain.roles import Action, may
from ui import actions
from ui import format as form_of
from ui.actions import DAY, TEXT, field
from ui.view import View, reader

_CONFIRM, _RETURN, _TAKE_BACK = "xac-nhan", "tra-lai", "rut"
_LONGEST, _SYMBOL = 500, 80
_TERM = timedelta(days=7)
"""How long a committee has to answer unless who asks says otherwise."""


def may_now(view: View, action: Action) -> bool:
    """Whether the reader of this screen may write so; only on a screen of what is known today."""
    account = reader()
    return account is not None and not _is_past(view) and may(account.role, action)


def asking(view: View, name: str, *, matter: Matter, is_open: bool = False) -> None:
    """«Yêu cầu giải trình»: a question about `matter` and the day by which it is to be answered."""
    if not may_now(view, Action.ASK):
        return
    today = clock.local_day(clock.now())
    place = st.expander("Yêu cầu giải trình", icon=":material/contact_support:", expanded=is_open)
    with place, st.form(name, border=False, enter_to_submit=False):
        st.text_area("Nội dung cần giải trình", key=field(name, TEXT), max_chars=_LONGEST, height=110)
        _day("Hạn trả lời", name, value=today + _TERM, least=today)
        st.form_submit_button("Gửi yêu cầu", type="primary", on_click=partial(actions.ask, name, matter=matter))


def answering(view: View, name: str, *, request_id: int) -> None:
    """«Trả lời»: the words of the committee that was asked."""
    if not may_now(view, Action.ANSWER):
        return
    with st.form(name, border=False, enter_to_submit=False):
        st.text_area("Nội dung giải trình", key=field(name, TEXT), max_chars=_LONGEST, height=130)
        st.caption("Ghi nguyên nhân, việc đã làm và ngày sẽ xong. Không ghi tên người.")
        st.form_submit_button("Gửi giải trình", type="primary", on_click=partial(actions.answer, name, request_id=request_id))


def taking_back(view: View, name: str, *, request_id: int) -> None:
    """«Rút yêu cầu»: for a request sent by mistake, as long as nobody has answered it."""
    if not may_now(view, Action.ASK):
        return
    form = f"{name}-{_TAKE_BACK}"
    with st.expander("Rút yêu cầu", icon=":material/undo:"), st.form(form, border=False, enter_to_submit=False):
        st.text_area("Lý do rút", key=field(form, TEXT), max_chars=_LONGEST, height=80)
        st.form_submit_button("Rút yêu cầu", on_click=partial(actions.withdraw_request, form, request_id=request_id))


def judging(view: View, name: str, *, seen: Standing) -> None:
    """«Xác nhận hoàn thành» and «Trả lại», for work that is reported done and that nobody has confirmed."""
    if not seen.is_done or seen.done_on is None or seen.verified_on is not None:
        return
    if may_now(view, Action.VERIFY):
        form = f"{name}-{_CONFIRM}"
        with st.expander("Xác nhận hoàn thành", icon=":material/verified:"), st.form(form, border=False, enter_to_submit=False):
            st.text_input("Số, ký hiệu văn bản xác nhận", key=field(form, TEXT), max_chars=_SYMBOL, placeholder="Số 17-TB/BTCTU")
            _day("Ngày xác nhận", form, value=None, least=seen.done_on)
            st.form_submit_button("Xác nhận", type="primary", on_click=partial(actions.verify, form, seen=seen))
    if may_now(view, Action.SEND_BACK):
        form = f"{name}-{_RETURN}"
        with st.expander("Trả lại", icon=":material/undo:"), st.form(form, border=False, enter_to_submit=False):
            st.text_area("Lý do trả lại", key=field(form, TEXT), max_chars=_LONGEST, height=110)
            _day("Ngày trả lại", form, value=None, least=seen.done_on)
            st.form_submit_button("Trả lại", type="primary", on_click=partial(actions.send_back, form, seen=seen))


def outcomes(name: str) -> None:
    """What came of the forms of this name; the place is there always, so that no form moves and folds up."""
    with st.container(key=f"{name}-ket-qua"):
        for form in (name, *(f"{name}-{each}" for each in (_CONFIRM, _RETURN, _TAKE_BACK))):
            actions.outcome(form)


def past_note(view: View) -> None:
    """Why a screen of a past day offers no form to an account that may write."""
    account = reader()
    writes = account is not None and any(may(account.role, action) for action in (Action.ASK, Action.VERIFY, Action.ANSWER))
    if writes and _is_past(view):
        day = form_of.day(clock.local_day(view.as_of))
        st.caption(f"Đang xem số liệu đến ngày {day}: muốn ghi, vui lòng chọn lại ngày hôm nay.")


def _is_past(view: View) -> bool:
    return clock.local_day(view.as_of) < clock.local_day(clock.now())


def _day(label: str, form: str, *, value: date | None, least: date) -> None:
    """A day from `least` on; without a value it is today, and today is the last one."""
    today = clock.local_day(clock.now())
    latest = today if value is None else today + timedelta(days=366)
    st.date_input(
        label,
        value=min(max(value or today, least), latest),
        min_value=min(least, latest),
        max_value=latest,
        key=field(form, DAY),
        format="DD/MM/YYYY",
        width=200,
    )
