"""The audit as a file for administrators: the link to it, and the file, itself written down in the audit."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

import pandas as pd
import streamlit as st

from data_access import clock
from data_access.users import Account
from domain.events import EVENTS
from domain.roles import Action, may
from reports.workbook import Head, workbook
from ui import format as form
from ui.accounts import UnknownView
from ui.downloads import ADDRESS, File
from ui.lists import audit as words
from ui.loaders import audit, exports
from ui.loaders.audit import Asked
from ui.loaders.revision import revision

JOURNAL = "nhat-ky"
"""The name of the file in its address."""

SINCE, UNTIL, ACTOR, ACTION, TARGET = "tu", "den", "tai-khoan", "viec", "doi-tuong"
"""What narrows it, in the address."""

MOST = 100_000
"""Records that one file holds; what is older is asked for by days."""

_TITLE = "Nhật ký"


def parameters(asked: Asked) -> dict[str, str]:
    """What stands in the address of the file, and of a screen, that shows what is asked."""
    days = {SINCE: asked.since, UNTIL: asked.until}
    said = {key: day.isoformat() if day else None for key, day in days.items()}
    said |= {ACTOR: asked.actor, ACTION: asked.action, TARGET: asked.target}
    return {key: value for key, value in said.items() if value}


def asked_in(parameters: Mapping[str, str]) -> Asked:
    """What an address asks for. Raises UnknownView where a day is none or an action is unknown."""
    try:
        since, until = (date.fromisoformat(parameters[key]) if key in parameters else None for key in (SINCE, UNTIL))
    except ValueError:
        raise UnknownView from None
    action = parameters.get(ACTION)
    if action is not None and action not in EVENTS:
        raise UnknownView
    return Asked(since, until, parameters.get(ACTOR), action, parameters.get(TARGET))


def link(asked: Asked) -> None:
    """The link to the file of what is asked."""
    address = f"{ADDRESS}/{JOURNAL}?{urlencode(parameters(asked), quote_via=quote, safe='')}"
    st.link_button("Tải nhật ký (.xlsx)", address, type="tertiary", icon=":material/download:")


def file(account: Account, _name: str, parameters: Mapping[str, str]) -> File:
    """The records that an address asks for, for an administrator. Raises UnknownView, for everybody else too."""
    if not may(account.role, Action.ADMINISTER):
        raise UnknownView
    asked, number, head = asked_in(parameters), secrets.token_hex(6), audit.head()
    rows = audit.whole(asked, limit=MOST)
    chosen, held = told(asked), f"{form.number(len(rows))} bản ghi{_older(rows)}"
    lines = (chosen, words.head_line(head), f"Tải về lúc {form.moment(clock.now())} · {held}")
    mark = "Dữ liệu minh họa" if revision().is_demo else ""
    content = workbook(rows, words.FILE, head=Head(number, _TITLE, lines, mark))
    exports.record(actor=account.name, target=_TITLE, detail=f"Bản số {number}: {chosen}; {held}")
    return File(f"{JOURNAL}_{clock.local_day(clock.now()).isoformat()}_{number}.xlsx", content)


def told(asked: Asked) -> str:
    """What narrows the records, in words."""
    parts = (
        f"từ ngày {form.day(asked.since)}" if asked.since else "",
        f"đến ngày {form.day(asked.until)}" if asked.until else "",
        f"tài khoản {asked.actor}" if asked.actor else "",
        f"việc «{EVENTS[asked.action]}»" if asked.action else "",
        f"đối tượng {asked.target}" if asked.target else "",
    )
    said = ", ".join(part for part in parts if part)
    return f"Các bản ghi {said}" if said else "Toàn bộ nhật ký"


def _older(rows: pd.DataFrame) -> str:
    """What is said of a file that could not hold all that was asked for."""
    return f" mới nhất; bản ghi cũ hơn số {form.number(rows['number'].min())}: chọn ngày sớm hơn" if len(rows) == MOST else ""
