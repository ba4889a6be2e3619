"""The level each base was given: by year, and by quarter from the fourth of 2025 on (Quy định 366-QĐ/TW)."""

from __future__ import annotations

from datetime import date, timedelta

from domain.periods import Kind, Period
from intake.demo.bases import Base
from intake.demo.contradictions import FAILED_BUT_UNLISTED, GOOD_THOUGH_DISCIPLINED
from intake.demo.dice import dice
from intake.demo.inspections import Inspection
from intake.demo.places import Place
from intake.demo.timeline import Timeline, timeline
from intake.demo.weak_cases import WeakCase

QUARTERS_FROM = date(2025, 10, 1)
"""The first quarter that is classified: the guidance of 366-QĐ/TW came on 31/10/2025."""

Levels = dict[str, str]
"""Base code → HTXS, HTT, HT, KHT or CDG."""


def is_classified(place: Place, period: Period, *, today: date) -> bool:
    """Whether the bases of `place` have a level for `period`: a year or a late quarter that is over while the place stands."""
    is_time = period.kind is Kind.YEAR or (period.kind is Kind.QUARTER and period.start >= QUARTERS_FROM)
    return is_time and period.end < today and place.stands_on(period.end) and not place.is_body


def levels(
    place: Place, period: Period, *, bases: list[Base], cases: list[WeakCase], inspected: list[Inspection], seed: int
) -> Levels:
    """A level for each base that stands at the end of `period`: about 16 % HTXS, 79 % HTT, the rest below or not assessed."""
    throw = dice(seed, "levels", place.id, period.code)
    standing = [base for base in bases if base.stands_on(period.end)]
    weak = {case.base.code: "KHT" if "XL_KHT" in case.reasons else "HT" for case in cases if case.is_open_on(period.end)}
    given = {base.code: "HT" if throw.chance(0.024) else "HTT" for base in standing}
    given |= weak
    given |= {base.code: "CDG" for base in standing if base.founded_on and period.end - base.founded_on < timedelta(days=183)}
    good = [code for code, level in given.items() if level == "HTT"]
    best = throw.sample(good, min(round(len(standing) * throw.near(0.165, spread=0.02, low=0.1, high=0.22)), len(good)))
    given |= dict.fromkeys(best, "HTXS")
    if FAILED_BUT_UNLISTED in place.plants:
        given |= dict.fromkeys(throw.sample(sorted(given), min(2, len(given))), "KHT")
    if GOOD_THOUGH_DISCIPLINED in place.plants:
        given |= {line.base.code: "HTT" for line in inspected if line.base and line.subject == "TCD" and line.outcome.disciplined}
    return {base.code: given[base.code] for base in standing}


def classification_timelines(place: Place, period: Period, *, of: Levels) -> list[Timeline]:
    """What the committee states: one level a base, for this period only."""
    return [
        timeline(
            "classification",
            (period.end, {"base_code": base, "committee_id": place.id, "period": period.code, "level": level}),
            period=period.code,
        )
        for base, level in of.items()
    ]
