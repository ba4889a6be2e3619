"""What the figures of an indicator say: a value from its counts, beside its target, or one of four kinds of nothing.

A share is always recomputed from counts, a cumulative figure is never added to another, and a figure of before the
reorganisation is never joined to one of after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from domain.periods import REORGANISED_ON, Kind, Period
from domain.text import fold

Cases = Sequence[tuple["pd.Series[bool]", StrEnum]]


class Reading(StrEnum):
    """What there is to read: a value, a reported zero, or one of three kinds of nothing."""

    VALUE = "value"
    ZERO = "zero"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    NOT_DUE = "not_due"


class Versus(StrEnum):
    """A value beside its target."""

    REACHED = "reached"
    SHORT = "short"
    UNDERWAY = "underway"  # counted from 1 January and the year is not over: short of the target is not a fault yet
    CONTEXT = "context"  # more is neither better nor worse
    NONE = "none"  # no target, or nothing to compare


def recent_periods(on: date) -> list[Period]:
    """The last two periods of each kind that had ended by `on`, the newest first; of one day the longer first."""
    current = [Period.holding(on, kind) for kind in Kind]
    ended = [period if period.end <= on else period.previous() for period in current]
    return sorted(
        {*ended, *(period.previous() for period in ended)}, key=lambda one: (one.end, one.end - one.start), reverse=True
    )


def newest(figures: pd.DataFrame) -> pd.DataFrame:
    """Of each indicator the figures of its newest period only; of two that end together the shorter, which says more."""
    periods = {code: Period.parse(code) for code in figures["period"].unique()}
    order = {code: place for place, code in enumerate(sorted(periods, key=lambda code: (periods[code].end, periods[code].start)))}
    rank = figures["period"].map(order).astype("Int64")
    return figures[rank == rank.groupby(figures["indicator"]).transform("max")]


def with_values(figures: pd.DataFrame) -> pd.DataFrame:
    """`figures` with value, target, reading and versus.

    A row is an indicator, period and item, from `data_access.observations` beside kind, direction and cumulative of
    the indicator and `is_due` (whether reports for the period are past their due day). A ratio is 100 × numerator ÷
    denominator and has none where the denominator is 0; a count is its numerator.
    """
    is_ratio = figures["kind"] == "ratio"
    counted = figures["denominator"].where(figures["denominator"] > 0)
    value = (100 * figures["numerator"] / counted).where(is_ratio, figures["numerator"])
    valued = figures.assign(value=value, target=figures["target_share"].where(is_ratio, figures["target_count"]))
    read = valued.assign(reading=_readings(valued))
    return read.assign(versus=_comparisons(read))


def segments(periods: Iterable[str], *, cumulative: bool) -> list[str]:
    """For each period code the name of the stretch of line it belongs to: points of two stretches are never joined.

    A line breaks at the reorganisation of 1/7/2025; a cumulative figure starts anew each year.
    """
    ends = [(Period.parse(code), Period.parse(code).end) for code in periods]
    eras = [(period, "since" if end >= REORGANISED_ON else "before") for period, end in ends]
    return [f"{era}-{period.year}" if cumulative and period.kind is not Kind.YEAR else era for period, era in eras]


def regular_kind(periods: Iterable[str]) -> Kind | None:
    """The kind of period that a trend is drawn in: the one reported most often, the longer of two; None of no period."""
    kinds = [Period.parse(code).kind for code in periods]
    order = list(Kind)
    return max(set(kinds), key=lambda kind: (kinds.count(kind), order.index(kind)), default=None)


def is_plan(denominator: str | None) -> bool:
    """Whether the whole of a share, by its name, is a plan: what was done may exceed it, and it is no number of cases.

    Such shares are set against the plan and never against other units, whose plans are others.
    """
    whole = fold(denominator or "")
    return any(word in whole for word in ("chi tieu", "ke hoach", "chuong trinh ca nam"))


def _readings(figures: pd.DataFrame) -> pd.Series[str]:
    cases: Cases = [
        ((figures["reported"] == 0) & ~figures["is_due"].astype("bool"), Reading.NOT_DUE),
        (figures["reported"] == 0, Reading.MISSING),
        (figures["value"].isna(), Reading.NOT_APPLICABLE),
        (figures["value"] == 0, Reading.ZERO),
    ]
    return _chosen(cases, Reading.VALUE, figures.index)


def _comparisons(figures: pd.DataFrame) -> pd.Series[str]:
    direction, value, target = figures["direction"], figures["value"], figures["target"]
    up = direction == "up"
    reached = (up & (value >= target)) | (~up & (value <= target))
    ends = figures["period"].map({code: Period.parse(code).end for code in figures["period"].unique()}).astype("datetime64[s]")
    year_runs = figures["cumulative"].astype("bool") & (ends.dt.month < 12)
    cases: Cases = [
        (direction == "context", Versus.CONTEXT),
        (value.isna() | target.isna(), Versus.NONE),
        (year_runs & (up != reached), Versus.UNDERWAY),  # more may still come
        (reached, Versus.REACHED),
    ]
    return _chosen(cases, Versus.SHORT, figures.index)


def _chosen(cases: Cases, otherwise: StrEnum, index: pd.Index) -> pd.Series[str]:
    conditions = [case.fillna(False).to_numpy(dtype=bool) for case, _ in cases]
    found = np.select(conditions, [str(name) for _, name in cases], default=str(otherwise))
    return pd.Series(found, index=index, dtype="str")
