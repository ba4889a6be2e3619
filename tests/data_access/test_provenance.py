"""Where a figure came from: the submission, what stood in its row, and nothing about committees outside the scope."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from data_access import clock
from data_access.changes import withdrawals
from data_access.changes.submissions import accept
from data_access.provenance import Origin, UnknownSubmission, origin, stated
from domain.scope import Scope
from domain.statements import Normalisation
from tests.builders import COMMITTEE, NEIGHBOUR, a_report
from tests.registers import a_case, a_step
from tests.works import FIGURE_SHEET, GIVEN_SHEET, WORK_SHEET, a_figure, a_progress, a_work, give, tell

GIVEN, TOLD, AGAIN, WITHDRAWN = (datetime(2026, month, 8, 2) for month in (1, 4, 7, 10))
LATER = datetime(2026, 11, 23)
CITY, MINE, NEXT = Scope.city(), Scope.of([COMMITTEE]), Scope.of([NEIGHBOUR])


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    """Work for two committees on one row; one of them reports, repeats itself, and withdraws a third report."""
    give(engine, a_work(), a_work(committee=NEIGHBOUR), at=GIVEN)
    tell(engine, a_progress(), a_figure("I09", 40, 50, period="2026-Q1"), period="2026-Q1", at=TOLD)
    tell(engine, a_progress(row=12), a_case(row=12), a_step("planned", date(2026, 3, 9)), period="2026-Q2", at=AGAIN)
    wrong = tell(engine, a_progress(done_on=date(2026, 4, 30)), period="2026-Q3", at=AGAIN)
    withdrawals.withdraw(engine, submission_id=wrong.submission_id or 0, reason="Nộp nhầm", by="don-vi", at=WITHDRAWN)


def found(engine: Engine, number: int, scope: Scope = CITY, as_of: datetime = LATER) -> Origin:
    with engine.connect() as connection:
        return origin(connection, number=number, scope=scope, as_of=as_of)


def said(engine: Engine, number: int, sheet: str, row: int, scope: Scope = CITY, as_of: datetime = LATER) -> dict[str, list[str]]:
    """The committees that a row spoke of, by fact."""
    with engine.connect() as connection:
        frames = stated(connection, number=number, sheet=sheet, row=row, scope=scope, as_of=as_of)
    return {fact: frame["committee_id"].tolist() for fact, frame in frames.items()}


def test_a_submission_tells_who_when_and_how_much(engine: Engine) -> None:
    report = found(engine, 2)

    assert (report.kind, report.committee_id, report.period) == ("report", COMMITTEE, "2026-Q1")
    assert (report.accepted_at, report.accepted_by) == (TOLD, "don-vi")
    assert (report.new_rows, report.changed_rows, report.unchanged_rows) == (2, 0, 0)
    assert report.is_own
    assert report.withdrawn_at is None


def test_a_withdrawal_is_told_from_its_day_on(engine: Engine) -> None:
    before, after = found(engine, 4, as_of=datetime(2026, 9, 1)), found(engine, 4)

    assert (before.withdrawn_at, before.withdrawn_by, before.withdrawn_reason) == (None, None, None)
    assert (after.withdrawn_at, after.withdrawn_by, after.withdrawn_reason) == (WITHDRAWN, "don-vi", "Nộp nhầm")


def test_what_does_not_exist_is_foreign_or_came_later_is_equally_unknown(engine: Engine) -> None:
    for number, scope, as_of in ((99, CITY, LATER), (2, NEXT, LATER), (2, CITY, GIVEN), (1, Scope.of(["xp-26890"]), LATER)):
        with pytest.raises(UnknownSubmission):
            found(engine, number, scope, as_of)


def test_a_row_about_several_committees_tells_each_of_them_of_itself_only(engine: Engine) -> None:
    assert said(engine, 1, GIVEN_SHEET, 6) == {"assignment": [COMMITTEE, NEIGHBOUR]}
    assert said(engine, 1, GIVEN_SHEET, 6, MINE) == {"assignment": [COMMITTEE]}
    assert not found(engine, 1, MINE).is_own


def test_a_row_that_only_repeated_what_was_known_still_tells_it(engine: Engine) -> None:
    def at(as_of: datetime) -> dict[str, list[int]]:
        with engine.connect() as connection:
            row = stated(connection, number=3, sheet=WORK_SHEET, row=12, scope=CITY, as_of=as_of)
        return {fact: frame["submission_id"].tolist() for fact, frame in row.items()}

    assert at(datetime(2026, 9, 1)) == {"assignment_report": [2]}, "the case stands in the same row of another sheet"
    assert at(LATER) == {"assignment_report": [3]}, "once the correction was withdrawn, the repetition is what stands"


def test_a_statement_set_down_again_by_a_withdrawal_is_told_once_and_as_current(engine: Engine) -> None:
    with engine.connect() as connection:
        row = stated(connection, number=2, sheet=WORK_SHEET, row=9, scope=CITY, as_of=LATER)["assignment_report"]

    assert len(row) == 1


@pytest.mark.parametrize(("number", "sheet", "row"), [(2, WORK_SHEET, 99), (2, "Tờ khác", 9), (99, WORK_SHEET, 9)])
def test_an_unknown_place_says_nothing(engine: Engine, number: int, sheet: str, row: int) -> None:
    assert said(engine, number, sheet, row) == {}


def test_nothing_is_told_before_it_was_said(engine: Engine) -> None:
    assert said(engine, 2, WORK_SHEET, 9, as_of=datetime(2026, 3, 1)) == {}
    assert said(engine, 2, WORK_SHEET, 9, scope=NEXT) == {}


def test_columns_that_stood_elsewhere_are_told_by_their_sheet_whatever_it_was_called(engine: Engine) -> None:
    notes = (
        Normalisation("Công việc", "A5", "column-places", "B A –", "A B C"),
        Normalisation("Công việc", "", "sheet-name", "Công việc", WORK_SHEET),
        Normalisation(FIGURE_SHEET, "A5", "column-order", "Tỷ lệ; Mã", "thứ tự của mẫu"),
    )
    report = replace(a_report(a_progress(note="đổi cột"), period="2026-W44"), normalisations=notes)
    number = accept(engine, report=report, by="don-vi").submission_id or 0

    columns = found(engine, number, as_of=clock.now()).columns

    assert columns[WORK_SHEET] == {"A": "B", "B": "A", "C": "–"}
    assert FIGURE_SHEET not in columns
    assert found(engine, 2).columns == {}
