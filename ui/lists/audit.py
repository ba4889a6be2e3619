"""Records of the audit in words, for the screen and the file of administrators."""

from __future__ import annotations

import re

import pandas as pd

from data_access import clock
from domain.chain import SHOWN
from domain.events import EVENTS
from reports.audit import head_line
from ui.lists.accounts import ROLES

__all__ = ["EVENTS", "FILE", "HEADINGS", "head_line", "in_words", "on_screen"]

HEADINGS = {
    "number": "Số",
    "moment": "Lúc",
    "actor": "Tài khoản",
    "event": "Việc",
    "target": "Đối tượng",
    "told": "Nội dung",
}
"""Headings by column of `on_screen`."""

FILE = HEADINGS | {"digits": "Mã bản ghi"}
"""Headings by column of `in_words`."""

_ROLES = {str(role): name for role, name in ROLES.items()}
_OF_ROLES = {"user.add", "user.role"}
"""Actions in whose detail roles stand as the program calls them."""


def in_words(records: pd.DataFrame) -> pd.DataFrame:
    """A row a record (`data_access.audit.records`), in the order given: the columns of FILE; `told` may have several lines.

    An action that no longer has words stands there as it was written.
    """
    return records.assign(
        moment=[f"{clock.local(moment):%H:%M:%S, %d/%m/%Y}" for moment in records["happened_at"]],
        event=[EVENTS.get(action, action) for action in records["action"]],
        told=pd.Series(map(_told, records["action"], records["detail"]), index=records.index, dtype="str"),
        digits=records["sha256"].str[:SHOWN],
    )


def on_screen(records: pd.DataFrame) -> pd.DataFrame:
    """As `in_words`, each record in one line."""
    told = in_words(records)
    return told.assign(told=told["told"].str.replace("\n", " · ", regex=False))


def _told(action: str, detail: str) -> str:
    if action not in _OF_ROLES:
        return detail
    return re.sub(r"\b[a-z]+\b", lambda found: _ROLES.get(found[0], found[0]), detail)
