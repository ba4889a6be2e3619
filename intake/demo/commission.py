"""The workbooks of the Organisation Commission: each week what was assigned, moved, cancelled or verified in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from domain.periods import Kind, Period
from domain.statements import Report, Statement, Value
from intake.demo.assignments import Assignment, assigning_timelines
from intake.demo.calendar import moment
from intake.demo.workbook_form import ASSIGN_SHEETS, CANCELLED_SHEET, FIRST_ROW, sha256
from intake.marks import VERSION

COMMISSION = "tp-btctu"


def commission_reports(assignments: list[Assignment], *, today: date) -> list[tuple[datetime, Report]]:
    """One workbook for each week in which the Commission had something to say, accepted on its Friday before noon."""
    weeks: dict[Period, list[tuple[str, Mapping[str, Value]]]] = defaultdict(list)
    days: dict[Period, date] = {}
    for line in assigning_timelines(assignments):
        for day, values in line.versions:
            week = Period.holding(day, Kind.WEEK)
            weeks[week].append((line.fact, values))
            days[week] = max(day, days.get(week, week.start + timedelta(days=4)))  # a committee may end on a Sunday
    told = sorted((week for week in weeks if days[week] < today), key=lambda week: week.start)
    return [(moment(days[week], hour=11), _report(week, weeks[week])) for week in told]


def _report(week: Period, stated: list[tuple[str, Mapping[str, Value]]]) -> Report:
    rows: dict[str, dict[object, int]] = {}
    statements = []
    for position, (fact, values) in enumerate(_last_of_each(stated)):
        cancelled = fact == "assignment" and values["cancelled_on"] is not None
        sheet = CANCELLED_SHEET if cancelled else ASSIGN_SHEETS[fact]
        taken = rows.setdefault(sheet, {})
        work = (
            str(values["code"]).rsplit("-", 1)[0] if fact == "assignment" and not cancelled else position
        )  # one row, many owners
        statements.append(Statement(fact, values, sheet, taken.setdefault(work, FIRST_ROW + len(taken))))
    name = f"giao-nhiem-vu-{week.code}.xlsx"
    sheets = {sheet: len(taken) for sheet, taken in rows.items()}
    return Report("assign", COMMISSION, week, VERSION, name, sha256(name), tuple(statements), sheets)


def _last_of_each(stated: list[tuple[str, Mapping[str, Value]]]) -> list[tuple[str, Mapping[str, Value]]]:
    """What was said last of each fact within the week: a work assigned and cancelled in one week is said once."""
    key = {"assignment": ("code",), "deadline_move": ("assignment_code", "number"), "verification": ("assignment_code",)}
    last = {(fact, *(values[part] for part in key[fact])): (fact, values) for fact, values in stated}
    return list(last.values())
