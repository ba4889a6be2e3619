"""Who may write what, asked by every change that an account makes in the app."""

from __future__ import annotations

from dataclasses import dataclass

from data_access.changes.declined import NotAllowed
from data_access.users import Account
from domain.roles import Action, may

_WORDS = {
    Action.ASK: "yêu cầu giải trình",
    Action.ANSWER: "trả lời yêu cầu giải trình",
    Action.VERIFY: "xác nhận kết quả",
    Action.SEND_BACK: "trả lại kết quả",
    Action.NOTE: "ghi chú",
    Action.RUN_MEETING: "điều hành cuộc họp",
    Action.REPORT_CONCLUSION: "báo cáo thực hiện kết luận",
    Action.CHANGE_CASE: "ghi bước củng cố",
    Action.RECOGNISE: "công nhận cơ sở đã củng cố",
    Action.ADMINISTER: "quản trị hệ thống",
}

OUTSIDE = "Đơn vị này nằm ngoài phạm vi của tài khoản."


@dataclass(frozen=True)
class Operator:
    """Whoever may run programs on the server: what is done from the terminal is written down under this name."""

    name: str = "dong-lenh"
    label: str = "Dòng lệnh trên máy chủ"


def require_administrator(by: Account | Operator) -> None:
    """Pass for the operator of the terminal and for an account that may administer. Raises NotAllowed."""
    if not isinstance(by, Operator):
        require(by, Action.ADMINISTER)


def administrator(by: Account | str) -> str:
    """The name to write down for a change of accounts: of an account that may administer, or of a program on the server.

    Raises NotAllowed.
    """
    if isinstance(by, str):
        return by
    require(by, Action.ADMINISTER)
    return by.name


def require(by: Account, action: Action, *, committee_id: str | None = None) -> None:
    """Pass if the account may do so (about this committee, where one is named). Raises NotAllowed."""
    if not may(by.role, action):
        raise NotAllowed(f"Tài khoản này không có quyền {_WORDS[action]}.")
    if committee_id is not None and not by.scope.allows(committee_id):
        raise NotAllowed(OUTSIDE)
