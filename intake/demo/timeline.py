"""What happened to one fact, day by day: the story is told as timelines, and reports are cut from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.statements import Value


@dataclass(frozen=True)
class Timeline:
    """One fact with each version of its values and the day from which that version is true, oldest first.

    `period` is set for facts that belong to one reporting period only: figures and classifications.
    """

    fact: str
    versions: tuple[tuple[date, Mapping[str, Value]], ...]
    period: str | None = None


def timeline(fact: str, *steps: tuple[date, Mapping[str, Any]], period: str | None = None) -> Timeline:
    """A timeline from steps that each name only what changes; the order of steps is that of their days."""
    values: dict[str, Value] = {}
    versions = []
    for day, change in sorted(steps, key=lambda step: step[0]):
        changed = {**values, **change}
        if changed != values:
            versions.append((day, changed))
        values = changed
    return Timeline(fact, tuple(versions), period)
