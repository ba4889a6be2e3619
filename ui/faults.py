"""What a user reads when something fails: one plain sentence and a short code that stands in the log beside the cause."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from data_access.outage import OUTAGES, NotReady, Unreadable
from ui import sign_in

_logger = logging.getLogger("chithi06")
_AWAY = "Chưa kết nối được cơ sở dữ liệu. Hệ thống đang tự kết nối lại, số liệu sẽ hiện ngay khi kết nối được."
_NOT_READY = "Cơ sở dữ liệu chưa được chuẩn bị cho phiên bản này. Vui lòng báo quản trị chạy lệnh «chithi06 init»."
_DAMAGED = "Tệp cơ sở dữ liệu không đọc được. Vui lòng báo quản trị khôi phục từ bản sao lưu; tệp hiện có được giữ nguyên."
_FAULT = "Trang này gặp lỗi khi tính. Vui lòng tải lại; nếu vẫn lỗi, xin báo quản trị mã bên dưới."


def shown(error: BaseException) -> bool:
    """Say on screen what happened and write the cause into the log; True tells Streamlit that nothing more is to be shown."""
    code = secrets.token_hex(3).upper()
    _logger.error("Fault %s", code, exc_info=error)
    st.error(f"{_sentence(error)}\n\nMã: **{code}**", icon=":material/error:")
    return True


def outage_page(error: BaseException) -> None:
    """In place of every screen while the database is away; looks every five seconds whether it is back."""
    shown(error)

    @st.fragment(run_every=5)
    def back() -> None:
        try:
            sign_in.account()
        except OUTAGES:
            return
        st.rerun()

    back()


def _sentence(error: BaseException) -> str:
    if isinstance(error, NotReady):
        return _NOT_READY
    if isinstance(error, Unreadable):
        return _DAMAGED
    return _AWAY if isinstance(error, OUTAGES) else _FAULT
