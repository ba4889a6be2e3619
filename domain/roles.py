"""What each kind of account may do. Every right to write is in the one table here; where it holds is the account's scope."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Role = Literal["city", "district", "reporter", "verifier", "secretary", "admin"]

ROLES: dict[Role, str] = {
    "city": "Xem toàn thành phố",
    "district": "Xem một địa bàn, cả trước và sau 1/7/2025",
    "reporter": "Nộp và xem báo cáo của đơn vị mình",
    "verifier": "Thẩm tra: xác nhận kết quả, xem toàn thành phố",
    "secretary": "Thư ký cuộc họp: chuẩn bị, điều hành màn hình, ghi kết luận; xem toàn thành phố",
    "admin": "Quản trị, xem toàn thành phố",
}
"""Every role with what it may do."""


class Action(StrEnum):
    """What somebody writes in the app itself, beside workbooks."""

    ASK = "ask"  # a committee for an explanation
    ANSWER = "answer"  # a request for an explanation
    VERIFY = "verify"  # that work is done
    SEND_BACK = "send_back"  # work that was reported done
    NOTE = "note"  # beside a figure or a period
    CHANGE_CASE = "change_case"  # of a weak base: any step but its exit, and its milestones
    RUN_MEETING = "run_meeting"  # prepare, freeze, move on, record what is concluded, close
    REPORT_CONCLUSION = "report_conclusion"  # done, with a document
    RECOGNISE = "recognise"  # that a weak base is consolidated and leaves the register
    ADMINISTER = "administer"  # accounts, their sessions, dated rules, other names of units


_MAY: dict[Role, frozenset[Action]] = {
    "city": frozenset({Action.ASK, Action.NOTE}),
    "district": frozenset({Action.ASK, Action.NOTE}),
    "reporter": frozenset({Action.ANSWER, Action.NOTE, Action.CHANGE_CASE, Action.REPORT_CONCLUSION}),
    "verifier": frozenset({Action.ASK, Action.VERIFY, Action.SEND_BACK, Action.NOTE, Action.RECOGNISE}),
    "secretary": frozenset({Action.RUN_MEETING}),
    "admin": frozenset({Action.ADMINISTER}),
}


def may(role: Role, action: Action) -> bool:
    """Whether an account of this role may do so at all; for which committees, its scope says."""
    return action in _MAY[role]
