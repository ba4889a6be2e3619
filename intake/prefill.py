"""What a template already says: the rows that are known, and numbered empty rows for what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from data_access.known import Fact, Known
from data_access.lists import Indicator
from domain.periods import Period
from domain.weak_bases import CLOSING
from intake.layout import Values
from intake.sheets import assigning as assign_sheets
from intake.sheets import report as sheets

SPARE = 5
"""Numbered empty rows at the end of a list whose codes are given by the system."""

Rows = dict[str, list[Values]]


def report(known: Known) -> Rows:
    """The rows of a committee's report by sheet name; a city body has no bases and so no sheets about them."""
    own: Rows = {
        sheets.ASSIGNMENTS.name: list(_assignments(known)),
        sheets.OBSERVATIONS.name: [row for one in known.due_indicators for row in _observations(known, one)],
    }
    if known.committee.kind == "city_body":
        return own
    return own | {
        sheets.BASES.name: [*_bases(known), *_spare(next_base_codes(known))],
        sheets.WEAK_CASES.name: list(_weak_cases(known)),
        sheets.INSPECTIONS.name: [*_inspections(known), *_spare(next_inspection_codes(known))],
        sheets.RECOMMENDATIONS.name: list(_recommendations(known)),
    }


def assigning(known: Known) -> Rows:
    """The rows of the workbook that gives work: free codes, and what waits for verification."""
    return {
        assign_sheets.TASKS.name: _spare(next_task_codes(known)),
        assign_sheets.DEADLINE_MOVES.name: [],
        assign_sheets.CANCELLATIONS.name: [],
        assign_sheets.VERIFICATIONS.name: list(_to_verify(known)),
    }


def next_base_codes(known: Known) -> list[str]:
    """The next free codes for bases of the committee."""
    prefix = f"{known.committee.code}-"
    return _next(prefix, (row["code"] for row in known.rows("base_organisation")), digits=3)


def next_inspection_codes(known: Known) -> list[str]:
    """The next free codes for inspections of the committee in the year of the period."""
    prefix = f"KT-{known.period.year}-{known.committee.code}-"
    return _next(prefix, (row["code"] for row in known.rows("inspection")), digits=2)


def next_task_codes(known: Known) -> list[str]:
    """The next free codes for pieces of work in the year of the period, without the owner's part."""
    prefix = f"NV-{known.period.year}-"
    return _next(prefix, (row["code"].rsplit("-", 1)[0] for row in known.rows("assignment")), digits=4)


def current_due_on(known: Known, assignment: Fact) -> Any:
    """The deadline of an assignment after its last move."""
    moves = [row for row in known.rows("deadline_move") if row["assignment_code"] == assignment["code"]]
    return max(moves, key=lambda row: row["number"])["due_on"] if moves else assignment["due_on"]


def _next(prefix: str, taken: Iterable[str], *, digits: int) -> list[str]:
    used = {code.removeprefix(prefix) for code in taken if code.startswith(prefix)}
    last = max((int(number) for number in used if number.isdigit()), default=0)
    return [f"{prefix}{last + step:0{digits}}" for step in range(1, SPARE + 1)]


def _spare(codes: Iterable[str]) -> list[Values]:
    return [{"code": code} for code in codes]


def _assignments(known: Known) -> Iterator[Values]:
    """What is open, or was done in the period or since; a result that was sent back is to be stated anew."""
    for row in known.rows("assignment"):
        said = known.fact("assignment_report", row["code"]) or {}
        if known.returned_on(row["code"]):
            said = {**said, "done_on": None, "product_document": None}
        if row["cancelled_on"] or (said.get("done_on") or known.period.end) < known.period.start:
            continue
        answers = {key: said.get(key) for key in ("started_on", "done_on", "product_document", "note")}
        clause = f"{row['clause']}{row['letter'] or ''}"
        told = {"code": row["code"], "clause": clause, "title": row["title"], "product": row["product"]}
        yield {**told, "due_on": current_due_on(known, row), **answers}


def _observations(known: Known, indicator: Indicator) -> Iterator[Values]:
    """One row an indicator, or one a part of it: what was said before for this period, and the target of the year."""
    formula = f"{indicator.numerator} / {indicator.denominator}" if indicator.denominator else indicator.numerator
    for item in indicator.items or {"": ""}:
        name = f"{indicator.name}: {indicator.items[item]}" if item else indicator.name
        told = {"indicator": indicator.code, "item": item, "name": name, "formula": formula, "unit": indicator.unit}
        said = known.fact("observation", known.committee.id, indicator.code, known.period.code, item) or {}
        numbers = {key: _whole(said.get(key)) for key in ("numerator", "denominator")}
        target = said.get("target") if said else known_target(known, indicator.code, item)
        yield {**told, **numbers, "target": target, "not_applicable": said.get("not_applicable"), "note": said.get("note")}


def known_target(known: Known, indicator: str, item: str) -> float | None:
    """The target last stated for this indicator in the year of the period."""
    year = str(known.period.year)
    stated = [
        row
        for row in known.rows("observation")
        if (row["indicator"], row["item"]) == (indicator, item) and row["period"].startswith(year) and row["target"] is not None
    ]
    return max(stated, key=lambda row: row["recorded_from"])["target"] if stated else None


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


def _bases(known: Known) -> Iterator[Values]:
    levels: dict[str, Fact] = {}
    for row in sorted(known.rows("classification"), key=lambda row: Period.parse(row["period"]).end):
        levels[row["base_code"]] = row
    for row in known.rows("base_organisation"):
        if row["ended_on"] is None or row["ended_on"] >= known.period.start:
            level = levels.get(row["code"])
            given = {"level": level["level"], "level_period": level["period"]} if level else {}
            yield {**row, **given}


def _weak_cases(known: Known) -> Iterator[Values]:
    """The cases that are open or were closed in the period or since, each with the steps it has taken."""
    steps: dict[str, dict[tuple[str, int], Fact]] = defaultdict(dict)
    for event in known.rows("weak_case_event"):
        steps[event["case_code"]][event["stage"], event["number"]] = event
    for row in known.rows("weak_case"):
        taken = steps[row["code"]]
        closings = [event for (stage, _), event in taken.items() if stage in CLOSING]
        if all(event["happened_on"] >= known.period.start for event in closings):
            base = known.fact("base_organisation", row["base_code"]) or {}
            told = {key: row[key] for key in ("code", "base_code", "listed_on", "document", "measures", "responsible")}
            closed = {"outcome": closings[0]["stage"]} if closings else {}
            yield {**told, "base_name": base.get("name"), "reasons": tuple(row["reasons"].split(",")), **_steps(taken), **closed}


def _steps(taken: Mapping[tuple[str, int], Fact]) -> Values:
    """The steps of a case in the columns of its row."""
    found: dict[str, Any] = {}
    for step, columns in sheets.STEPS.items():
        if step in taken:
            values = (taken[step]["happened_on"], taken[step]["document"], taken[step]["due_on"])
            found |= {column: value for column, value in zip(columns, values, strict=True) if column}
    return found


def _inspections(known: Known) -> Iterator[Values]:
    """Those of the year, and older ones without a conclusion."""
    for row in known.rows("inspection"):
        if row["year"] == known.period.year or row["concluded_on"] is None:
            findings = tuple(row["findings"].split(",")) if row["findings"] else ()
            yield {**row, "findings": findings}


def _recommendations(known: Known) -> Iterator[Values]:
    """Those not yet verified, or verified in the period or since."""
    return (row for row in known.rows("recommendation") if (row["verified_on"] or known.period.end) >= known.period.start)


def _to_verify(known: Known) -> Iterator[Values]:
    for row in known.rows("assignment"):
        said = known.fact("assignment_report", row["code"])
        waits = said is not None and said["done_on"] is not None and known.fact("verification", row["code"]) is None
        waits = waits and known.returned_on(row["code"]) is None
        if said is not None and waits and row["cancelled_on"] is None:
            owner = known.reference.committees[row["committee_id"]].name
            yield {"code": row["code"], "owner": owner, "title": row["title"], "done_on": said["done_on"]}
