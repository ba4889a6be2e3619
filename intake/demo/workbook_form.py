"""The form of the workbook as history needs it: which sheet a fact stands on, its first row, file names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from domain.periods import Period
from domain.statements import Value
from intake.demo.places import Place
from intake.layout import HEADING_ROW
from intake.sheets import assigning, report

FIRST_ROW = HEADING_ROW + 1
SHEETS = {
    "assignment_report": report.ASSIGNMENTS.name,
    "observation": report.OBSERVATIONS.name,
    "base_organisation": report.BASES.name,
    "classification": report.BASES.name,
    "weak_case": report.WEAK_CASES.name,
    "weak_case_event": report.WEAK_CASES.name,
    "inspection": report.INSPECTIONS.name,
    "recommendation": report.RECOMMENDATIONS.name,
}
"""The sheet of each fact of a committee's report, in the order in which they are told."""

ASSIGN_SHEETS = {
    "assignment": assigning.TASKS.name,
    "deadline_move": assigning.DEADLINE_MOVES.name,
    "verification": assigning.VERIFICATIONS.name,
}
"""The sheet of each fact of the workbook that assigns work; a cancelled assignment stands on a sheet of its own."""

CANCELLED_SHEET = assigning.CANCELLATIONS.name

_ROW_OF = {"base_organisation": "code", "classification": "base_code", "weak_case": "code", "weak_case_event": "case_code"}


def row_key(fact: str, values: Mapping[str, Value], *, position: int) -> object:
    """What facts share a row of a sheet: a base and its level, a case and its steps; every other fact has its own."""
    return values[_ROW_OF[fact]] if fact in _ROW_OF else (fact, position)


def file_name(place: Place, period: Period) -> str:
    """The name a committee gives its workbook."""
    return f"bao-cao-{place.id}-{period.code}.xlsx"


def sha256(*parts: str) -> str:
    """A hash that stands for the file that history did not keep."""
    return hashlib.sha256("/".join(parts).encode()).hexdigest()
