"""The files of a meeting: the slides for a place without a network, and the minutes; made behind the click, audited first."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import partial
from urllib.parse import quote, urlencode

from data_access.users import Account
from reports.held import NotFrozen
from reports.minutes import minutes
from reports.pack import pack
from ui import links
from ui.accounts import UnknownView
from ui.downloads import ADDRESS, File
from ui.links import NUMBER
from ui.loaders import exports, meetings
from ui.view import View

MINUTES, PACK = "thong-bao-ket-luan", "goi-trinh-chieu"
"""The files by the names that their addresses have."""

FILES: Mapping[str, str] = {MINUTES: "Thông báo kết luận", PACK: "Bản trình chiếu"}

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def address(view: View, name: str, number: int) -> str:
    """Where a file of a meeting is asked for."""
    return f"{ADDRESS}/{name}?{urlencode(links.choice(view).parameters | {NUMBER: str(number)}, quote_via=quote, safe='')}"


def file(account: Account, name: str, parameters: Mapping[str, str]) -> File:
    """One of FILES of the meeting that the parameters name, with a number of its own.

    Raises UnknownView, also for what is not to be had yet.
    """
    asked = parameters.get(NUMBER, "")
    if not asked.isdecimal() or len(asked) > 9:
        raise UnknownView
    number, copy = int(asked), secrets.token_hex(6)
    make = partial(minutes if name == MINUTES else pack, copy=copy)
    try:
        content = meetings.written(make, number=number, scope=account.scope)
    except (LookupError, NotFrozen):
        raise UnknownView from None
    exports.record(actor=account.name, target=FILES[name], detail=f"Bản số {copy}: cuộc họp số {number}")
    if isinstance(content, str):
        return File(f"hop-giao-ban_{number}_{copy}.html", content.encode(), "text/html; charset=utf-8")
    return File(f"thong-bao-ket-luan_{number}_{copy}.docx", content, _WORD)
