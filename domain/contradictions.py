"""Contradictions: two statements about one committee that cannot both be the whole truth, each found by a named rule.

A contradiction accuses nobody: it names both figures and where each was stated, so that somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from domain import contradicting
from domain.contradicting import Rows
from domain.evidence import COLUMNS, Evidence


@dataclass(frozen=True)
class Rule:
    """A rule by code and name, and what its two figures are.

    In `first` and `second` stand `{count}`, `{of}`, `{period}` and `{on}` for that side of a row, `{about}`, `{name}` and
    `{level}` for the row itself (`domain.evidence.COLUMNS`).
    """

    code: str
    name: str
    first: str
    second: str
    find: Callable[..., Rows]


RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "programme_behind",
            "Nội dung 1.8 báo cáo xong, chương trình kiểm tra còn dở",
            "{count} trên {of} nhiệm vụ đến hạn của nội dung 1.8 đã hoàn thành",
            "{count} trên {of} cuộc đã đến ngày trong chương trình năm đã làm",
            contradicting.programme_behind,
        ),
        Rule(
            "good_though_disciplined",
            "Xếp loại tốt, trong năm tổ chức đảng bị kỷ luật",
            "{name}: {level}, {period}",
            "{count} tổ chức đảng bị thi hành kỷ luật, kết luận {on}",
            contradicting.good_though_disciplined,
        ),
        Rule(
            "failed_but_unlisted",
            "Có cơ sở không hoàn thành nhiệm vụ, danh sách củng cố trống",
            "{count} cơ sở trong danh sách cần củng cố",
            "{count} cơ sở không hoàn thành nhiệm vụ, {period}",
            contradicting.failed_but_unlisted,
        ),
        Rule(
            "verified_but_unmet",
            "Nhiệm vụ đã kiểm chứng hết, kiểm tra kết luận có vi phạm",
            "{count} trên {of} nhiệm vụ của nội dung {about} trong 12 tháng đã kiểm chứng",
            "{count} tổ chức đảng có vi phạm về nội dung {about}, kết luận {on}",
            contradicting.verified_but_unmet,
        ),
        Rule(
            "all_registered",
            "Đăng ký chương trình hành động đủ, giám sát kết luận có vi phạm",
            "{count} trên {of} cán bộ, đảng viên đã đăng ký, {period}",
            "{count} tổ chức đảng có vi phạm về nội dung 1.7, kết luận {on}",
            contradicting.all_registered,
        ),
        Rule(
            "shrinking",
            "Số lũy kế kỳ sau nhỏ hơn kỳ trước",
            "{name}: {count} đến hết {period}",
            "{count} đến hết {period}",
            contradicting.shrinking,
        ),
        Rule(
            "overstated",
            "Chỉ tiêu báo cáo nhiều cuộc hơn danh sách",
            "{count} trên {of} cuộc hoàn thành theo chỉ tiêu, {period}",
            "{count} cuộc của chương trình đã kết luận trong kỳ theo danh sách",
            contradicting.overstated,
        ),
    )
}
"""Every rule by code, in the order in which what they find is listed."""


def found(evidence: Evidence, *, on: date) -> pd.DataFrame:
    """Every contradiction known on day `on`, a row each (`domain.evidence.COLUMNS`), by rule, then committee."""
    rows = [
        {"rule": rule.code, **each}
        for rule in RULES.values()
        for each in sorted(rule.find(evidence, on=on), key=lambda each: (each["committee_id"], str(each["about"])))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
