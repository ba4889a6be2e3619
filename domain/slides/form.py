"""How a slide writes numbers, days and places, and how it counts for its chart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain.slides.slide import SHOWN, Bar, Source

Cells = Mapping[Any, Any]
"""A row of a frame by column."""


def number(value: float) -> str:
    """1234 as «1.234»."""
    return f"{int(value):,}".replace(",", ".")


def day(value: date | None) -> str:
    """A day as «23/11/2026»; no day as «–»."""
    return "–" if value is None or pd.isna(value) else f"{value:%d/%m/%Y}"


def of(whole: float, noun: str) -> str:
    """«trên 340 việc»."""
    return f"trên {number(whole)} {noun}"


def source(row: Cells) -> Source | None:
    """Where a row with submission_id, sheet and row was stated; None where it says not."""
    found = row.get("submission_id")
    return None if found is None or pd.isna(found) else Source(int(found), str(row["sheet"]), int(row["row"]))


def records(frame: pd.DataFrame) -> list[Cells]:
    """The rows of a frame, each by column."""
    return list(frame.to_dict("records"))


def most(labels: pd.Series[str], *, is_late: bool = False) -> tuple[Bar, ...]:
    """A bar a label, with how often it occurs, at most SHOWN: the most frequent, then by label."""
    counts = labels.value_counts().sort_index().sort_values(ascending=False, kind="stable").head(SHOWN)
    return tuple(Bar(str(label), int(count), is_late) for label, count in counts.items())
