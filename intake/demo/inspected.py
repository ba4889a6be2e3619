"""The indicators of clause 1.8 counted from the inspections of the story, from 1 January to the end of the period."""

from __future__ import annotations

from collections import Counter

from domain.periods import Period
from intake.demo.dice import dice
from intake.demo.inspections import Inspection
from intake.demo.story import Story

_MEASURES = {
    "TCD": {"TC_KT": 80.0, "TC_CC": 20.0},
    "DV": {"DV_KT": 66.0, "DV_CC": 23.0, "DV_CCH": 3.0, "DV_KTR": 3.0, "DB_KT": 4.0, "DB_CC": 1.0},
}
_ALL_MEASURES = ("TC_KT", "TC_CC", "TC_GT", "DV_KT", "DV_CC", "DV_CCH", "DV_KTR", "DB_KT", "DB_CC")


def _to_date(story: Story, period: Period) -> list[Inspection]:
    return [line for line in story.inspections if line.year == period.year and line.is_concluded_on(period.end)]


def programme_to_date(story: Story, period: Period) -> tuple[int, int]:
    """Concluded and all inspections of the programme of the year."""
    programme = [line for line in story.inspections if line.year == period.year and line.planned_on is not None]
    return sum(line.is_concluded_on(period.end) for line in programme), len(programme)


def inspected_by_subject(story: Story, period: Period, *, prefix: str) -> dict[str, int]:
    """How many organisations (TCD) and members (DV) were inspected in the forms whose code begins with `prefix`."""
    lines = [line for line in _to_date(story, period) if line.form.startswith(prefix)]
    return {subject: sum(line.outcome.inspected for line in lines if line.subject == subject) for subject in ("TCD", "DV")}


def violations_by_subject(story: Story, period: Period) -> dict[str, tuple[int, int]]:
    """With violations and concluded, of inspections on signs of violation."""
    lines = [line for line in _to_date(story, period) if line.form == "KT_DHVP"]
    return {
        subject: (
            sum(line.outcome.with_violation for line in lines if line.subject == subject),
            sum(line.outcome.concluded for line in lines if line.subject == subject),
        )
        for subject in ("TCD", "DV")
    }


def discipline_by_measure(story: Story, period: Period) -> dict[str, int]:
    """How often each measure was taken; the same inspection always led to the same measures."""
    taken: Counter[str] = Counter()
    for line in _to_date(story, period):
        throw = dice(story.seed, "measures", line.code)
        taken.update(throw.one(_MEASURES[line.subject]) for _ in range(line.outcome.disciplined))
    return {measure: taken[measure] for measure in _ALL_MEASURES}


def remedies_to_date(story: Story, period: Period) -> tuple[int, int]:
    """Remedied on time and due, of the recommendations whose deadline fell in the year up to the end of the period."""
    due = [line for line in story.recommendations if line.due_on.year == period.year and line.due_on <= period.end]
    kept = [line for line in due if line.remedied_on is not None and line.remedied_on <= line.due_on]
    return len(kept), len(due)
