"""A prefilled workbook as a committee fills it in: what it has to say is written into the rows that are there, or below them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from data_access.known import Known
from domain.periods import Period
from domain.statements import Statement, Value
from domain.weak_bases import CLOSING
from intake import prefill
from intake.layout import Values
from intake.sheets import report as sheets

_NAMED_BY = {
    "assignment_report": ("assignment_code", "code"),
    "base_organisation": ("code", "code"),
    "classification": ("base_code", "code"),
    "weak_case": ("code", "code"),
    "weak_case_event": ("case_code", "code"),
    "inspection": ("code", "code"),
    "recommendation": ("code", "code"),
}
"""The column of a fact, and the column of its sheet, that say which row it belongs to."""

_NUMBERED_BY_SYSTEM = (sheets.WEAK_CASES.name, sheets.RECOMMENDATIONS.name)

Rows = dict[str, dict[object, dict[str, Any]]]


def filled(known: Known, statements: Iterable[Statement]) -> dict[str, list[Values]]:
    """The rows of the workbook by sheet name: prefilled, with everything in `statements` written in."""
    given = prefill.report(known)
    new = {name: [row["code"] for row in rows if len(row) == 1] for name, rows in given.items()}
    found: Rows = {name: {_key(row): dict(row) for row in rows if len(row) > 1} for name, rows in given.items()}
    _left_blank(found)
    for statement in statements:
        _write(found, statement)
    return {
        name: [_numbered(name, key, row, known) for key, row in rows.items()] + _spare(new[name], rows)
        for name, rows in found.items()
    }


def _key(row: Values) -> object:
    return (row["indicator"], row["item"]) if "indicator" in row else row["code"]


def _left_blank(found: Rows) -> None:
    """A figure that is not stated is left out with its target: a target alone is no answer."""
    for row in found[sheets.OBSERVATIONS.name].values():
        row["target"] = None


def _write(found: Rows, statement: Statement) -> None:
    values, rows = statement.values, found[statement.sheet]
    if statement.fact == "observation":
        row = rows[values["indicator"], values["item"]]
        row.update({key: _whole(values[key]) for key in ("numerator", "denominator")})
        row.update(target=values["target"], not_applicable=values["not_applicable"])
        return
    column, name = _NAMED_BY[statement.fact]
    row = rows.setdefault(values[column], {name: values[column]})
    row.update(_cells(statement.fact, values))


def _cells(fact: str, values: Mapping[str, Value]) -> dict[str, Any]:
    """The columns of the sheet that a fact fills."""
    if fact == "classification":
        return {"level": values["level"], "level_period": Period.parse(str(values["period"]))}
    if fact == "weak_case_event":
        return _step(values)
    hidden = ("assignment_code", "committee_id", "year")
    cells: dict[str, Any] = {key: value for key, value in values.items() if key not in hidden}
    for several in ("reasons", "findings"):
        if several in cells:
            cells[several] = tuple(str(cells[several]).split(",")) if cells[several] else None
    return cells


def _step(values: Mapping[str, Value]) -> dict[str, Any]:
    if values["stage"] == "listed":
        return {}
    step = (str(values["stage"]), int(str(values["number"])))
    cells = (values["happened_on"], values["document"], values["due_on"])
    columns = dict(zip(sheets.STEPS[step], cells, strict=True))
    closing = {"outcome": values["stage"]} if values["stage"] in CLOSING else {}
    return {column: value for column, value in columns.items() if column} | closing


def _numbered(name: str, key: object, row: dict[str, Any], known: Known) -> Values:
    """The row as the committee leaves it: new cases and remedies have no code yet, the system gives it."""
    is_known = known.fact("weak_case" if name == sheets.WEAK_CASES.name else "recommendation", str(key)) is not None
    return row if name not in _NUMBERED_BY_SYSTEM or is_known else {**row, "code": None}


def _spare(codes: list[str], rows: Mapping[object, object]) -> list[Values]:
    return [{"code": code} for code in codes if code not in rows]


def _whole(number: Value) -> int | None:
    return round(number) if isinstance(number, float) else None
