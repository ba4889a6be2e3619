"""Statistical tables for a view: of the place and its time; nobody's members are told below the city."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from domain.scope import Scope
from domain.statements import Statement
from reports.statistics import Filled
from tests.builders import COMMITTEE, NEIGHBOUR, a_report
from tests.registers import an_inspection
from tests.ui.loaders.conftest import NOW, Looking
from ui.lists.outcomes import UNTOLD
from ui.loaders import statistics

MINE = Scope.of([COMMITTEE])
COUNTS = ("inspected", "concluded", "with_violation", "to_discipline", "disciplined")


def ended(number: int, count: int, *, subject: str, committee: str = COMMITTEE, form: str = "KT_TX") -> Statement:
    """A concluded inspection by a committee with the same number in every count."""
    stated = an_inspection(number, committee=committee, subject=subject, form=form, authority="CAP_UY", row=number + 3)
    values = {**stated.values, **dict.fromkeys(COUNTS, count), "concluded_on": date(2026, 5, 4)}
    return Statement(stated.fact, values, stated.sheet, stated.row)


@pytest.fixture(autouse=True)
def _work(engine: Engine) -> None:
    for committee in (COMMITTEE, NEIGHBOUR):
        said = (ended(1, 4, subject="TCD", committee=committee), ended(2, 7, subject="DV", committee=committee))
        submissions.accept(engine, report=a_report(*said, committee=committee), by="don-vi", at=NOW)


def table(tables: list[Filled], sheet: str) -> Filled:
    """The table whose sheet begins with a number."""
    return next(each for each in tables if each.table.sheet.startswith(sheet))


def test_organisations_are_told_by_unit_within_the_scope(looking: Looking) -> None:
    mine, city = (table(statistics.tables(looking(scope)), "2") for scope in (MINE, Scope.city()))

    assert [(line.number, line.name) for line in mine.lines] == [("I", "Tổng số"), ("II", "Theo đơn vị"), ("1", "Phường Sài Gòn")]
    assert mine.lines[0].cells[0] == 4
    assert city.lines[0].cells[0] == 8
    assert len(city.lines) == 4


def test_members_are_told_for_the_whole_city_only(looking: Looking) -> None:
    mine, city = (table(statistics.tables(looking(scope)), "1") for scope in (MINE, Scope.city()))

    assert [line.cells[0] for line in city.lines] == [14]
    assert set(mine.lines[0].cells) == {UNTOLD, statistics.UNKNOWN}


def test_the_tables_are_of_the_time_to_the_end_of_the_newest_quarter(looking: Looking) -> None:
    assert statistics.told(looking(MINE)) == "Từ 01/01/2026 đến 30/09/2026"
    assert table(statistics.tables(looking(MINE, period="2026-Q1", on=date(2026, 3, 31))), "2").lines[0].cells[0] == 0
