"""Contradictions in words: what the committee says, what stands against it, and where each was stated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from domain.contradictions import RULES
from domain.periods import Period
from ui import format as form
from ui.sources import place_of, source_of

Row = Mapping[Any, Any]

CONTRADICTIONS = {
    "rule_name": "Mâu thuẫn",
    "committee": "Đơn vị",
    "first": "Đơn vị báo cáo",
    "first_source": "Nguồn báo cáo",
    "second": "Số liệu đối chiếu",
    "second_source": "Nguồn đối chiếu",
}
"""Headings of the contradictions by column of `in_words`."""


def in_words(found: pd.DataFrame, *, names: Mapping[str, str], committees: Mapping[str, str]) -> pd.DataFrame:
    """The rows of `domain.contradictions.found` in words: rule, committee_id, about, base_code and the columns of CONTRADICTIONS.

    `names` are those of indicators, breakdowns and levels by code. `base_code` is null where it is not about a base.
    """
    rows = found.to_dict("records")
    sides = {side: pd.Series([_told(row, side, names) for row in rows], dtype="str") for side in ("first", "second")}
    places = {
        f"{side}_source{ending}": make(found, f"{side}_").reset_index(drop=True)
        for side in ("first", "second")
        for ending, make in (("", source_of), ("_at", place_of))
    }
    told = found[["rule", "committee_id", "about"]].reset_index(drop=True)
    return told.assign(
        base_code=told["about"].where(told["rule"] == "good_though_disciplined"),
        rule_name=told["rule"].map({code: rule.name for code, rule in RULES.items()}).astype("str"),
        committee=told["committee_id"].map(committees).astype("str"),
        **sides,
        **places,
    )


def _told(row: Row, side: str, names: Mapping[str, str]) -> str:
    rule, period = RULES[row["rule"]], row[f"{side}_period"]
    template: str = getattr(rule, side)
    return template.format(
        count=form.number(row[f"{side}_count"]),
        of=form.number(row[f"{side}_of"]),
        period=Period.parse(period).label if pd.notna(period) else "",
        on=form.day(row[f"{side}_on"]),
        about=row["about"],
        name=_named(row, names),
        level=names.get(row["level"], ""),
    )


def _named(row: Row, names: Mapping[str, str]) -> str:
    """The indicator with its breakdown, or the base."""
    name: str = row["about_name"] if pd.notna(row["about_name"]) else ""
    return ", ".join(filter(None, (names.get(row["about"], ""), names.get(name, name))))
