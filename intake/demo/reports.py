"""A committee's report for a period, cut from its story: what became true since its last report, and the figures asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from data_access.lists import Reference
from domain.periods import Kind
from domain.statements import Report, Statement, Value
from intake.demo.asked import asked
from intake.demo.body_figures import body_figures
from intake.demo.calendar import Due
from intake.demo.dice import dice
from intake.demo.figure import Figure
from intake.demo.figures import figures, is_told
from intake.demo.slips import altered
from intake.demo.story import Story, timelines
from intake.demo.timeline import Timeline
from intake.demo.workbook_form import FIRST_ROW, SHEETS, file_name, row_key, sha256
from intake.marks import VERSION

_LEFT_EMPTY = 0.012
"""The share of figures that a committee does not fill in."""


_OF_A_WEEK = ("assignment_report", "weak_case", "weak_case_event", "inspection", "recommendation")


class Teller:
    """Tells one story in reports, in the order in which they were accepted; remembers what was told already."""

    def __init__(self, told: Story, *, reference: Reference) -> None:
        self._story = told
        self._reference = reference
        self._lasting: dict[str, list[tuple[date, int, Mapping[str, Value]]]] = defaultdict(list)
        self._once: dict[str, list[Timeline]] = defaultdict(list)
        for number, line in enumerate(timelines(told)):
            if line.period is None:
                self._lasting[line.fact] += [(day, number, values) for day, values in line.versions]
            else:
                self._once[line.period].append(line)
        for versions in self._lasting.values():
            versions.sort(key=lambda version: (version[0], version[1]))

    def report(self, due: Due) -> Report:
        """The report for one period: what is new in a week, the figures of a slip, else every sheet."""
        if due.slip:
            again = [("observation", values) for values in altered(due, self.observations(due))]
            return report_of(due, stated=again, sheets={SHEETS["observation"]})
        facts = _OF_A_WEEK if due.period.kind is Kind.WEEK else [fact for fact in SHEETS if fact != "observation"]
        stated = [(fact, values) for fact in facts for values in self._news(due, fact=fact)]
        stated += [("observation", values) for values in self.observations(due)]
        named = SHEETS.values() if due.period.kind is not Kind.WEEK and not due.place.is_body else [SHEETS["assignment_report"]]
        return report_of(due, stated=stated, sheets={*named, *(SHEETS[fact] for fact, _ in stated)})

    def _news(self, due: Due, *, fact: str) -> list[Mapping[str, Value]]:
        """The last version of each fact that changed since the report before; told once."""
        versions = self._lasting[fact]
        new = bisect_right(versions, due.cutoff, key=lambda version: version[0])
        last = {number: values for _, number, values in versions[:new]}
        del versions[:new]
        once = [line.versions[-1][1] for line in self._once[due.period.code] if line.fact == fact]
        return [*last.values(), *once]

    def observations(self, due: Due) -> list[dict[str, Value]]:
        """The figures asked for in the period, as columns; some are left empty."""
        place, period = due.place, due.period
        if not place.stands_on(period.end):
            return []
        found = []
        for code in asked(place, period, of=self._reference):
            if not dice(self._story.seed, "empty", place.id, code, period.code).chance(_LEFT_EMPTY):
                found += [(code, figure) for figure in self._figures(code, due)]
        return [_observed(due, code, figure) for code, figure in found]

    def _figures(self, code: str, due: Due) -> list[Figure]:
        if due.place.is_body:
            return body_figures(due.place, code, period=due.period, seed=self._story.seed)
        return figures(self._story, code, period=due.period) if is_told(code) else []


def _observed(due: Due, code: str, figure: Figure) -> dict[str, Value]:
    return {
        "committee_id": due.place.id,
        "indicator": code,
        "period": due.period.code,
        "item": figure.item,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "target": figure.target,
        "not_applicable": figure.not_applicable,
        "note": None,
    }


def report_of(due: Due, *, stated: list[tuple[str, Mapping[str, Value]]], sheets: set[str]) -> Report:
    """A report as a workbook would have said it: rows counted down each sheet, sheets without rows said «không phát sinh»."""
    rows: dict[str, dict[object, int]] = {sheet: {} for sheet in sorted(sheets)}
    statements = []
    for position, (fact, values) in enumerate(stated):
        taken = rows[SHEETS[fact]]
        row = taken.setdefault(row_key(fact, values, position=position), FIRST_ROW + len(taken))
        statements.append(Statement(fact, values, SHEETS[fact], row))
    name = file_name(due.place, due.period)
    return Report(
        kind="report",
        committee_id=due.place.id,
        period=due.period,
        template_version=VERSION,
        file_name=name,
        file_sha256=sha256(name, str(due.accepted_at)),
        statements=tuple(statements),
        sheets={sheet: len(taken) for sheet, taken in rows.items()},
    )
