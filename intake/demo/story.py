"""Everything that happens in one committee, and the timelines its reports are cut from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from domain.periods import Period
from intake.demo.assignments import Assignment, assignments, report_timelines
from intake.demo.bases import Base, base_timelines, bases
from intake.demo.calendar import Due, periods
from intake.demo.classifications import Levels, classification_timelines, is_classified, levels
from intake.demo.inspections import Inspection, inspection_timelines, inspections
from intake.demo.places import Place
from intake.demo.recommendations import Recommendation, recommendation_timelines, recommendations
from intake.demo.timeline import Timeline
from intake.demo.weak_cases import WeakCase, case_timelines, weak_cases
from intake.demo.works import Work


@dataclass(frozen=True)
class Story:
    """One committee from its first to its last day told; `levels` are by period code."""

    seed: int
    place: Place
    bases: list[Base]
    cases: list[WeakCase]
    inspections: list[Inspection]
    recommendations: list[Recommendation]
    assignments: list[Assignment]
    levels: dict[str, Levels]

    def standing(self, day: date) -> list[Base]:
        """The bases that exist on `day`."""
        return [base for base in self.bases if base.stands_on(day)]

    def members(self, year: int) -> int:
        """Members of all bases at the end of `year`, or of the nearest year that is told."""
        return sum(base.members_in(year) for base in self.bases)

    def open_cases(self, day: date) -> list[WeakCase]:
        """The cases on the register at the end of `day`."""
        return [case for case in self.cases if case.is_open_on(day)]


def story(place: Place, *, works: list[Work], diary: list[Due], seed: int, today: date) -> Story:
    """What happens in `place` up to `today`; `diary` holds its reports in the order in which they came in."""
    found = bases(place, seed=seed, today=today)
    cases = weak_cases(place, bases=found, seed=seed, today=today)
    ends = {case.base.code: case.left_on for case in cases if case.events[-1][0] == "dissolved"}
    found = [replace(base, ended_on=ends.get(base.code, base.ended_on)) for base in found]
    lines = inspections(place, bases=found, seed=seed, today=today)
    given = {
        period.code: levels(place, period, bases=found, cases=cases, inspected=lines, seed=seed)
        for period in periods(place, today=today)
        if is_classified(place, period, today=today)
    }
    works_here = assignments(place, works=works, diary=diary, seed=seed)
    remedies = recommendations(place, of=lines, seed=seed)
    return Story(seed, place, found, cases, lines, remedies, works_here, given)


def timelines(told: Story) -> list[Timeline]:
    """Every fact the committee may state, figures excepted: those are made for the period in which they are asked."""
    place = told.place
    classified = [
        line for code, given in told.levels.items() for line in classification_timelines(place, Period.parse(code), of=given)
    ]
    return [
        *base_timelines(place, of=told.bases),
        *report_timelines(place, of=told.assignments),
        *classified,
        *case_timelines(place, of=told.cases),
        *inspection_timelines(place, of=told.inspections),
        *recommendation_timelines(place, of=told.recommendations),
    ]
