"""Which reports have come, when, and what they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from data_access import submissions as reads
from data_access.changes import submissions, withdrawals
from data_access.revision import revision
from domain.periods import Period
from domain.reporting import Receipt
from domain.scope import Scope
from domain.statements import Normalisation, Report
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report

OCTOBER, NOVEMBER, DECEMBER = datetime(2026, 10, 5, 3), datetime(2026, 11, 5, 3), datetime(2026, 12, 1)
CELL = Normalisation("Cơ sở", "C5", "nfd", "Chi bộ", "Chi bộ")


def send(engine: Engine, report: Report, at: datetime) -> int:
    """Accept a report and return the number of its submission."""
    number = submissions.accept(engine, report=report, by="phuong", at=at).submission_id
    if number is None:
        raise ValueError("said before")
    return number


def test_the_first_standing_report_of_a_period_is_its_receipt(engine: Engine) -> None:
    send(engine, a_report(a_base(1)), OCTOBER)
    send(engine, a_report(a_base(1), a_base(2, row=3)), NOVEMBER)
    send(engine, a_report(a_base(1), period="2026-Q2"), NOVEMBER)
    send(engine, a_report(a_base(1, committee=NEIGHBOUR), committee=NEIGHBOUR), OCTOBER)

    with engine.connect() as connection:
        found = reads.receipts(connection, scope=Scope.of([COMMITTEE]), as_of=DECEMBER, periods=["2026-Q3"])

    assert found == {(COMMITTEE, "2026-Q3"): Receipt(date(2026, 10, 5), 3)}


def test_a_report_counts_from_its_acceptance_until_its_withdrawal(engine: Engine) -> None:
    number = send(engine, a_report(a_base(1)), OCTOBER)
    withdrawals.withdraw(engine, submission_id=number, reason="nhầm kỳ", by="btctu", at=NOVEMBER)

    def received(as_of: datetime) -> bool:
        with engine.connect() as connection:
            return bool(reads.receipts(connection, scope=Scope.city(), as_of=as_of, periods=["2026-Q3"]))

    assert [received(datetime(2026, 10, 4)), received(datetime(2026, 10, 31)), received(DECEMBER)] == [False, True, False]


def test_a_report_received_near_midnight_came_on_the_day_of_the_city(engine: Engine) -> None:
    send(engine, a_report(a_base(1)), datetime(2026, 10, 10, 17, 30))

    with engine.connect() as connection:
        found = reads.receipts(connection, scope=Scope.city(), as_of=DECEMBER, periods=["2026-Q3"])

    assert found[COMMITTEE, "2026-Q3"].received_on == date(2026, 10, 11)


def test_nothing_to_report_is_a_receipt_of_no_rows_and_work_given_is_no_receipt(engine: Engine) -> None:
    send(engine, replace(a_report(), sheets={"Cơ sở": 0}), OCTOBER)
    send(engine, replace(a_report(committee="tp-btctu", kind="assign"), sheets={"Giao việc": 0}), OCTOBER)

    with engine.connect() as connection:
        found = reads.receipts(connection, scope=Scope.city(), as_of=DECEMBER, periods=["2026-Q3"])

    assert found == {(COMMITTEE, "2026-Q3"): Receipt(date(2026, 10, 5), 0)}


def test_submissions_come_newest_first_with_what_they_changed(engine: Engine) -> None:
    first = send(engine, replace(a_report(a_base(1)), normalisations=(CELL,)), OCTOBER)
    second = send(engine, a_report(a_base(1), a_base(2, row=3), period="2026-11"), NOVEMBER)
    send(engine, a_report(a_base(1, committee=NEIGHBOUR), committee=NEIGHBOUR), NOVEMBER)

    with engine.connect() as connection:
        found = reads.submissions(connection, scope=Scope.of([COMMITTEE]), as_of=DECEMBER)

    assert found["id"].tolist() == [second, first]
    counts = found[["new_rows", "changed_rows", "unchanged_rows", "normalisations"]]
    assert counts.to_numpy().tolist() == [[1, 0, 1, 0], [1, 0, 0, 1]]


def test_a_submission_of_later_is_not_known_yet_and_the_list_is_limited(engine: Engine) -> None:
    first = send(engine, a_report(a_base(1)), OCTOBER)
    second = send(engine, a_report(a_base(1), a_base(2, row=3)), NOVEMBER)

    with engine.connect() as connection:
        before = reads.submissions(connection, scope=Scope.city(), as_of=datetime(2026, 10, 31))
        newest = reads.submissions(connection, scope=Scope.city(), as_of=DECEMBER, limit=1)

    assert before["id"].tolist() == [first]
    assert newest["id"].tolist() == [second]


def test_the_contents_of_a_submission_are_for_those_who_may_see_its_committee(engine: Engine) -> None:
    number = send(engine, replace(a_report(a_base(1)), normalisations=(CELL,)), OCTOBER)
    send(engine, replace(a_report(a_base(2)), normalisations=(replace(CELL, cell="D9"),)), NOVEMBER)

    with engine.connect() as connection:
        cells = reads.normalisations(connection, submission_id=number, scope=Scope.of([COMMITTEE]))
        sheets = reads.sheets(connection, submission_id=number, scope=Scope.city())
        hidden = reads.normalisations(connection, submission_id=number, scope=Scope.of([NEIGHBOUR]))
        hidden_sheets = reads.sheets(connection, submission_id=number, scope=Scope.of([NEIGHBOUR]))

    assert cells["cell"].tolist() == ["C5"]
    assert sheets.to_numpy().tolist() == [["Cơ sở", 1]]
    assert hidden.empty
    assert hidden_sheets.empty


@pytest.mark.parametrize("moment", [datetime(2021, 1, 1), OCTOBER])
def test_empty_results_keep_their_columns_and_types(engine: Engine, moment: datetime) -> None:
    with engine.connect() as connection:
        recent = reads.submissions(connection, scope=Scope.city(), as_of=moment)
        cells = reads.normalisations(connection, submission_id=1, scope=Scope.city())
        sheets = reads.sheets(connection, submission_id=1, scope=Scope.city())

    assert recent.dtypes.astype(str).to_dict() == reads.SUBMISSION_COLUMNS
    assert cells.dtypes.astype(str).to_dict() == reads.NORMALISATION_COLUMNS
    assert sheets.dtypes.astype(str).to_dict() == reads.SHEET_COLUMNS


def test_the_last_change_is_the_newest_acceptance_or_withdrawal_known(engine: Engine) -> None:
    with engine.connect() as connection:
        assert reads.last_change(connection, as_of=DECEMBER) is None
    number = send(engine, a_report(a_base(1)), OCTOBER)
    withdrawals.withdraw(engine, submission_id=number, reason="nhầm kỳ", by="btctu", at=NOVEMBER)

    with engine.connect() as connection:
        assert reads.last_change(connection, as_of=datetime(2026, 10, 31)) == OCTOBER
        assert reads.last_change(connection, as_of=DECEMBER) == NOVEMBER


def test_the_rules_of_reporting_come_from_the_reference_data(engine: Engine) -> None:
    with engine.connect() as connection:
        deadlines = reads.deadlines(connection)
        enough = reads.enough_reports(connection, day=date(2026, 11, 23))

    assert deadlines.due_on(Period.parse("2026-Q3")) == date(2026, 10, 10)
    assert enough == 0.8


def test_the_revision_grows_with_each_change(engine: Engine) -> None:
    with engine.connect() as connection:
        before = revision(connection)
    send(engine, a_report(a_base(1)), OCTOBER)

    with engine.connect() as connection:
        after = revision(connection)

    assert (after.number, after.changed_at, after.is_demo) == (before.number + 1, OCTOBER, False)
