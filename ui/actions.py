"""Everything that is written on a screen: each function is called back by the button of a form, before the screen is drawn anew.

What was typed stays in the form unless it was written; what came of it is said by `outcome` for a while. Who may write is
asked of the database at that very moment, never of what the screen was drawn from.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as field_of
from typing import Any

import streamlit as st

from data_access.changes import explanations, remarks, verifications
from data_access.changes.declined import Declined, NotAllowed
from data_access.changes.explanations import Matter
from data_access.outage import OUTAGES
from data_access.users import Account
from data_access.verifications import Standing
from ui import sign_in
from ui.loaders import engine
from ui.tables import literal

_logger = logging.getLogger("chithi06")

TEXT, DAY, WHICH = "noi-dung", "ngay", "chon"
"""The fields of forms: what is typed, a day, and which of several."""

_ENDED = "Phiên làm việc đã kết thúc, nên chưa ghi gì. Vui lòng đăng nhập lại."
_UNREACHED = "Chưa ghi được vì chưa kết nối được cơ sở dữ liệu. Nội dung đã gõ vẫn còn trong ô; vui lòng thử lại sau ít phút."
_TWICE = 5.0  # seconds in which the same again is a second press of the same button
_SAID = 60.0  # seconds for which it is said what came of a form: runs that follow at once must not swallow it


@dataclass(frozen=True)
class _Told:
    """What came of a form: whether it was written, the sentence about it, and when."""

    is_written: bool
    sentence: str
    at: float = field_of(default_factory=time.monotonic)


def field(form: str, name: str) -> str:
    """The key of one field of a form."""
    return f"{form}-{name}"


def outcome(form: str) -> None:
    """What came of the form when its button was pressed last, for a while."""
    told = st.session_state.get(_key(form))
    if isinstance(told, _Told) and time.monotonic() - told.at < _SAID:
        if told.is_written:
            st.success(literal(told.sentence), icon=":material/check_circle:")
        else:
            st.error(literal(told.sentence), icon=":material/error:")


def ask(form: str, *, matter: Matter) -> None:
    """Ask a committee to explain one assignment, or one indicator of a period."""

    def write(by: Account) -> object:
        return explanations.ask(engine(), matter=matter, question=typed(form, TEXT), due_on=typed(form, DAY), by=by)

    _carry_out(form, write, done="Đã gửi yêu cầu giải trình. Đơn vị sẽ thấy ở trang Giải trình.")


def answer(form: str, *, request_id: int) -> None:
    """Answer a request for an explanation."""

    def write(by: Account) -> object:
        return explanations.answer(engine(), request_id=request_id, text=typed(form, TEXT), by=by)

    _carry_out(form, write, done="Đã gửi giải trình.")


def withdraw_request(form: str, *, request_id: int) -> None:
    """Take back a request for an explanation that nobody has answered."""
    reason = str(typed(form, TEXT) or "")

    def write(by: Account) -> None:
        explanations.withdraw(engine(), request_id=request_id, reason=reason, by=by)

    carry_out(form, write, typed=(reason,), clear=(TEXT,), done="Đã rút yêu cầu. Đơn vị không phải trả lời nữa.")


def verify(form: str, *, seen: Standing) -> None:
    """Confirm that an assignment is done, as `seen` when the form was drawn."""

    def write(by: Account) -> object:
        about = {"document": typed(form, TEXT), "verified_on": typed(form, DAY)}
        return verifications.verify(engine(), code=seen.code, by=by, seen=seen, **about)

    _carry_out(form, write, done="Đã xác nhận hoàn thành.")


def send_back(form: str, *, seen: Standing) -> None:
    """Send reported work back to its owner, as `seen` when the form was drawn."""

    def write(by: Account) -> object:
        about = {"reason": typed(form, TEXT), "returned_on": typed(form, DAY)}
        return verifications.send_back(engine(), code=seen.code, by=by, seen=seen, **about)

    _carry_out(form, write, done="Đã trả lại. Nhiệm vụ được tính là chưa hoàn thành cho đến khi đơn vị báo cáo lại.")


def note(form: str, *, place: str, indicator: str, period: str) -> None:
    """Note why a figure of a period is as it is or, where the form says so, why the whole period is."""
    text, about = str(typed(form, TEXT) or ""), None if typed(form, WHICH) else indicator

    def write(by: Account) -> object:
        return remarks.write(engine(), place=place, indicator=about, period=period, text=text, by=by)

    carry_out(form, write, typed=(text, place, about, period), clear=(TEXT,), done="Đã ghi chú.")


def end_note(form: str) -> None:
    """End the note that is chosen in the form."""
    number = typed(form, WHICH)

    def write(by: Account) -> None:
        remarks.end(engine(), remark_id=number, by=by)

    carry_out(form, write, typed=(number,), clear=(), done="Đã bỏ ghi chú.")


def typed(form: str, name: str) -> Any:
    """What stands in one field of a form."""
    return st.session_state.get(field(form, name))


def carry_out(
    form: str, write: Callable[[Account], object], *, typed: tuple[Any, ...], clear: tuple[str, ...], done: str
) -> bool:
    """Let the account that is signed in at this moment write, and keep the sentence about it for `outcome`; whether it was.

    `typed` is what stands in the fields: the same again within a few seconds is a second press, and writes nothing.
    The fields `clear` are emptied once it is written, and only then.
    """
    if _is_pressed_again(form, typed):
        return False
    try:
        by = sign_in.account()
        if by is None:
            told = _Told(False, _ENDED)
        else:
            write(by)
            told = _Told(True, done)
            st.session_state.update({field(form, name): "" for name in clear})
            st.session_state[_key(form, "last")] = (typed, time.monotonic())
    except Declined as declined:
        told = _Told(False, f"Chưa ghi. {declined}")
        if isinstance(declined, NotAllowed):
            _logger.warning("Refused to %s, form %s: %s", by.name if by else "nobody", form, declined)
    except OUTAGES:
        told = _Told(False, _UNREACHED)
    st.session_state[_key(form)] = told
    return told.is_written


def was_written(form: str) -> bool:
    """Whether what the form's button asked for last was written."""
    told = st.session_state.get(_key(form))
    return isinstance(told, _Told) and told.is_written


def _carry_out(form: str, write: Callable[[Account], object], *, done: str) -> None:
    """As `carry_out`, for a form of the two usual fields."""
    carry_out(form, write, typed=(typed(form, TEXT), typed(form, DAY)), clear=(TEXT,), done=done)


def _is_pressed_again(form: str, typed: tuple[Any, ...]) -> bool:
    last, at = st.session_state.get(_key(form, "last"), (None, 0.0))
    return bool(last == typed and time.monotonic() - at < _TWICE)


def _key(form: str, what: str = "told") -> str:
    return f"{form}-{what}"
