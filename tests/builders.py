"""Small statements and reports, with invented codes; a test names only what it is about."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Engine, select

from data_access.changes import submissions
from data_access.changes.comparison import Outcome
from data_access.schema import FACTS, system
from domain.periods import Period
from domain.statements import Report, Statement, Value

COMMITTEE = "xp-26740"
"""The committee that reports unless a test names another."""

NEIGHBOUR = "xp-26743"
"""A committee whose rows must not appear."""


def a_statement(fact: str, *, sheet: str = "Cơ sở", row: int = 2, **values: Value) -> Statement:
    """A statement of `fact` with exactly these values."""
    return Statement(fact, values, sheet, row)


def a_base(number: int = 1, *, committee: str = COMMITTEE, row: int = 2, **values: Value) -> Statement:
    """A grassroots organisation, the `number`-th of its committee."""
    code = f"{committee.replace('-', '').upper()}-{number:03}"
    usual: dict[str, Value] = {
        "code": code,
        "committee_id": committee,
        "name": f"Chi bộ số {number}",
        "form": "CBCS",
        "type_code": "KP",
        "members": 12,
        "is_key": False,
        "founded_on": date(2025, 7, 1),
        "ended_on": None,
    }
    return Statement("base_organisation", {**usual, **values}, "Cơ sở", row)


def a_report(
    *statements: Statement,
    committee: str = COMMITTEE,
    period: str = "2026-Q3",
    kind: Literal["report", "assign", "entry"] = "report",
) -> Report:
    """A checked workbook that says `statements`; saying the same makes the same file."""
    said = repr((kind, committee, period, [(each.fact, dict(each.values), each.sheet, each.row) for each in statements]))
    return Report(
        kind=kind,
        committee_id=committee,
        period=Period.parse(period),
        template_version=1,
        file_name=f"{committee}-{period}.xlsx",
        file_sha256=hashlib.sha256(said.encode()).hexdigest(),
        statements=statements,
        sheets={sheet: sum(each.sheet == sheet for each in statements) for sheet in {each.sheet for each in statements}},
    )


def accept(engine: Engine, *statements: Statement, period: str = "2026-Q3", at: datetime | None = None) -> Outcome:
    """Let the usual committee report `statements`."""
    return submissions.accept(engine, report=a_report(*statements, period=period), by="phuong-sai-gon", at=at)


def everything(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table that a change may touch, as text: equal when nothing was changed at all."""
    tables = [*FACTS.values(), system.submission, system.submission_sheet, system.normalisation, system.confirmation]
    with engine.connect() as connection:
        return {
            table.name: sorted(repr(row) for row in connection.execute(select(table)))
            for table in [*tables, system.audit, system.revision]
        }
