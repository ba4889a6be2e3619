"""Dated rules in words: what holds now, what is to come, what held before, and by which document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from data_access.rules import Rule
from domain.settings import BY_KEY, SETTINGS, in_words
from ui import format as form

LISTED = {
    "group": "Nhóm",
    "name": "Quy tắc",
    "value": "Hiện nay",
    "since": "Từ ngày",
    "regulation": "Căn cứ",
    "next": "Sắp áp dụng",
}
"""Headings of the rules that may be set."""

HISTORY = {
    "value": "Giá trị",
    "since": "Từ ngày",
    "until": "Đến ngày",
    "regulation": "Căn cứ",
    "note": "Lý do, ghi chú",
    "set": "Nơi đặt",
}
"""Headings of all values of one rule."""

KEPT = {"note": "Nội dung", "since": "Từ ngày", "regulation": "Căn cứ"}
"""Headings of rules that are kept to be looked up."""


def listed(rules: Iterable[Rule], *, on: date) -> pd.DataFrame:
    """Each rule that may be set, in order: key and columns of LISTED."""
    known = list(rules)
    rows = []
    for setting in SETTINGS:
        own = [rule for rule in known if rule.key == setting.key]
        now = next((rule for rule in own if rule.holds(on)), None)
        coming = [rule for rule in own if rule.valid_from > on]
        rows.append(
            {
                "key": setting.key,
                "group": setting.group,
                "name": setting.name,
                "value": in_words(setting.key, now.value) if now else "chưa có",
                "since": form.day(now.valid_from) if now else "–",
                "regulation": now.regulation if now else "–",
                "next": "; ".join(f"{in_words(rule.key, rule.value)} từ {form.day(rule.valid_from)}" for rule in coming) or "–",
            }
        )
    return pd.DataFrame(rows, columns=["key", *LISTED], dtype="str")


def history(rules: Sequence[Rule], *, on: date) -> pd.DataFrame:
    """Every value of one rule, columns of HISTORY, the newest first; what holds now has a mark."""
    rows = [
        {
            "value": f"{'● ' if rule.holds(on) else '○ ' if rule.valid_from > on else ''}{in_words(rule.key, rule.value)}",
            "since": form.day(rule.valid_from),
            "until": form.day(rule.valid_to) if rule.valid_to else "nay",
            "regulation": rule.regulation,
            "note": rule.note,
            "set": f"{rule.set_as}, {form.moment(rule.set_at)}" if rule.set_at else "ban hành cùng hệ thống",
        }
        for rule in reversed(rules)
    ]
    return pd.DataFrame(rows, columns=list(HISTORY), dtype="str")


def kept(rules: Iterable[Rule], *, on: date) -> pd.DataFrame:
    """Each rule in force that is kept to be looked up and computes nothing, columns of KEPT."""
    rows = [
        {"note": rule.note, "since": form.day(rule.valid_from), "regulation": rule.regulation}
        for rule in rules
        if rule.key not in BY_KEY and rule.holds(on)
    ]
    return pd.DataFrame(rows, columns=list(KEPT), dtype="str")
