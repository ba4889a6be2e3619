"""What deserves attention first when many districts are looked at together. No score and no ranking: exceptions, then size."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd


class OverdueShare(StrEnum):
    """How much of a district's work is overdue, in four steps that a map can show."""

    NONE = "none"
    FEW = "few"
    SOME = "some"
    MANY = "many"


_UNTIL = ((OverdueShare.FEW, 0.05), (OverdueShare.SOME, 0.10))


def overdue_share(overdue: int, *, tasks: int) -> OverdueShare:
    """The step of `overdue` of `tasks`: none, below 5 %, below 10 %, or from 10 % on."""
    if not overdue:
        return OverdueShare.NONE
    return next((step for step, until in _UNTIL if overdue < until * tasks), OverdueShare.MANY)


def by_exception(counts: pd.DataFrame, kinds: Sequence[str], *, size: str) -> pd.DataFrame:
    """The rows with an exception of any of `kinds`: those with more different kinds first, then the larger by `size`.

    Adds `kinds`, how many different ones a row has. Unlike sizes are not ranked by rates (design, section 5).
    """
    found = counts.assign(kinds=(counts[list(kinds)] > 0).sum(axis="columns"))
    return found[found["kinds"] > 0].sort_values(["kinds", size], ascending=False, kind="stable", ignore_index=True)
