"""A slide: plain values alone, so that what was frozen is drawn years later exactly as it was, by screen, paper and pack alike.

The text form is canonical: equal slides have equal texts, and a hash of the text proves that nothing was changed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

SHOWN = 7
"""Rows that a projector shows at once; the rest is a number and stands in the pack (issue of the review meeting)."""


@dataclass(frozen=True)
class Moment:
    """The moment of all figures: what was known at `as_of` (UTC without a zone), on day `on` in the city."""

    as_of: datetime
    on: date


@dataclass(frozen=True)
class Figure:
    """A number in large type: «12» under «Quá hạn», with what it is a part of: «trên 340 việc», or empty."""

    label: str
    value: str
    of: str = ""


@dataclass(frozen=True)
class Source:
    """Where a row was stated: submission, sheet and row."""

    submission: int
    sheet: str
    row: int

    @property
    def text(self) -> str:
        """The place in words."""
        return f"Lần nộp {self.submission}, {self.sheet}" + (f", dòng {self.row}" if self.row else "")


@dataclass(frozen=True)
class Row:
    """A row of the slide's table, its cells as they are read.

    `group` is the class of a change, else empty; `earlier` is the source of its old value, or of the first of two values
    that contradict each other. `code` names the thing and `about` says what it is, for those who lead on: assignment,
    base, inspection, explanation, conclusion, or empty.
    """

    cells: tuple[str, ...]
    group: str = ""
    about: str = ""
    code: str = ""
    source: Source | None = None
    earlier: Source | None = None


@dataclass(frozen=True)
class Bar:
    """A bar of the slide's chart; a late one is drawn dark and says so in its label."""

    label: str
    value: int
    is_late: bool = False


@dataclass(frozen=True)
class Slide:
    """What one item shows; `rows` are all there are, `note` says what the reader must know about the figures."""

    rule: str
    title: str
    as_of: datetime
    figures: tuple[Figure, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = field(default=(), repr=False)
    bars_title: str = ""
    bars: tuple[Bar, ...] = ()
    note: str = ""

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that a projector shows."""
        return self.rows[:SHOWN]

    @property
    def rest(self) -> int:
        """How many rows there are beside those."""
        return max(0, len(self.rows) - SHOWN)

    @property
    def is_empty(self) -> bool:
        """Whether there is no exception to speak of."""
        return not self.rows

    def text(self) -> str:
        """The slide as canonical JSON; `parse` gives it back."""
        return canonical(asdict(self) | {"as_of": self.as_of.isoformat()})

    @classmethod
    def parse(cls, text: str) -> Slide:
        """The slide that `text` holds. Raises ValueError, KeyError or TypeError if it holds none."""
        found: dict[str, Any] = json.loads(text)
        parts = {
            "as_of": datetime.fromisoformat(found["as_of"]),
            "figures": tuple(Figure(**each) for each in found["figures"]),
            "headings": tuple(found["headings"]),
            "rows": tuple(_row(each) for each in found["rows"]),
            "bars": tuple(Bar(**each) for each in found["bars"]),
        }
        return cls(**found | parts)


def canonical(value: Any) -> str:
    """A value as JSON with sorted keys, no spaces and no escapes: one text for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """The hash of a text, in 64 hexadecimal signs."""
    return hashlib.sha256(text.encode()).hexdigest()


def _row(found: dict[str, Any]) -> Row:
    sources = {name: Source(**found[name]) if found[name] else None for name in ("source", "earlier")}
    return Row(**found | sources | {"cells": tuple(found["cells"])})
