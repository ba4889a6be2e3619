"""Where in a workbook each value of a fact was read: the column of its sheet, by the same declaration that reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intake.cells import letters
from intake.columns import Kind, Sheet
from intake.sheets import SHEETS
from intake.sheets.report import STEPS

_SHEETS = {sheet.name: sheet for sheets in SHEETS.values() for sheet in sheets}
_NAMED = {  # columns of facts that are called otherwise in the workbook
    "deadline_move": {"assignment_code": "code"},
    "assignment_report": {"assignment_code": "code"},
    "verification": {"assignment_code": "code"},
    "classification": {"base_code": "code", "period": "level_period"},
    "weak_case_event": {"case_code": "code"},
}
_LISTING = ("listed_on", "document", "")
_STEP = ("happened_on", "document", "due_on")


@dataclass(frozen=True)
class Origin:
    """A value's column: its letters in the template, its heading, how its cells are read and from which lists they choose."""

    field: str
    letters: str
    heading: str
    kind: Kind
    lists: tuple[str, ...]


def origins(fact: str, sheet: str, values: Mapping[str, Any]) -> tuple[Origin, ...]:
    """The columns in which a row of `sheet` states `values` of `fact`, in the order of the sheet; `field` is the fact's own name.

    Empty for a sheet that is none of the workbooks': what was entered in the app stands in no cell.
    """
    known = _SHEETS.get(sheet)
    if known is None:
        return ()
    places = {key: number for number, key in enumerate(known.columns)}
    found = [(places[column], field, column) for field, column in _columns(fact, values) if column in places]
    return tuple(_origin(known, field, column, place) for place, field, column in sorted(found))


def _origin(sheet: Sheet, field: str, column: str, place: int) -> Origin:
    described = sheet.columns[column]
    return Origin(field, letters(place), described.heading, sheet.kinds[column], described.lists)


def _columns(fact: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each field of a fact with the column of the sheet that states it."""
    named = _NAMED.get(fact, {})
    if fact == "weak_case_event":
        yield "case_code", "code"
        stage = (str(values["stage"]), int(values["number"]))
        yield from zip(_STEP, STEPS.get(stage, _LISTING), strict=True)
        if values["stage"] in ("exited", "dissolved"):
            yield "stage", "outcome"
        return
    for field in values:
        yield field, named.get(field, field)
