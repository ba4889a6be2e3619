"""Changes between two moments, read from statements as they were made, corrected and withdrawn; the same on both databases."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine, update

from data_access import readings
from data_access.changes.withdrawals import withdraw
from data_access.schema.reference import committee, rule_parameter
from domain.changes_since import ChangeClass
from domain.scope import Scope
from domain.statements import Statement
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.works import a_figure, a_move, a_progress, a_work, code_of, give, tell

EARLIER, LATER = datetime(2026, 10, 5, 3), datetime(2026, 10, 12, 3)
"""Mondays, 10:00 in the city."""

BEFORE, BETWEEN = datetime(2026, 7, 8, 3), datetime(2026, 10, 8, 3)


def found(engine: Engine, *, scope: Scope | None = None) -> dict[tuple[str, str], ChangeClass]:
    """The class of each change from one Monday to the next."""
    with engine.connect() as connection:
        changed = readings.changed(connection, scope=scope or Scope.city(), as_of=LATER, since=EARLIER)
    return {change.subject: change.kind for change in changed}


def work(number: int = 1) -> tuple[str, str]:
    return "work", code_of(number)


def given(engine: Engine, *statements: Statement) -> None:
    """The work, given in January, and its first report, of the second quarter."""
    give(engine, *statements, at=datetime(2026, 1, 12, 3))
    tell(engine, a_progress(), period="2026-Q2", at=BEFORE)


def test_nothing_stated_and_nothing_due_is_no_change(engine: Engine) -> None:
    given(engine, a_work())

    assert found(engine) == {}


def test_a_deadline_that_passed_is_real(engine: Engine) -> None:
    given(engine, a_work(due_on=date(2026, 10, 6)))

    assert found(engine) == {work(): ChangeClass.REAL}


def test_work_done_before_the_meeting_and_told_after_is_late_with_both_sources(engine: Engine) -> None:
    given(engine, a_work(due_on=date(2026, 9, 30)))
    outcome = tell(engine, a_progress(done_on=date(2026, 9, 20)), at=BETWEEN)

    with engine.connect() as connection:
        (change,) = readings.changed(connection, scope=Scope.city(), as_of=LATER, since=EARLIER)

    assert (change.subject, change.kind) == (work(), ChangeClass.LATE)
    assert change.before is not None
    assert change.now is not None
    assert (change.before.value, change.now.value) == ("overdue", "done_on_time")
    assert change.before.source is not None
    assert change.before.source[0] < (outcome.submission_id or 0)
    assert change.now.source == (outcome.submission_id, "Nhiệm vụ", 9)


def test_work_done_in_the_week_is_real(engine: Engine) -> None:
    given(engine, a_work(due_on=date(2026, 12, 31)))
    tell(engine, a_progress(done_on=date(2026, 10, 7)), at=BETWEEN)

    assert found(engine) == {work(): ChangeClass.REAL}


def test_a_withdrawn_report_is_a_correction(engine: Engine) -> None:
    given(engine, a_work(due_on=date(2026, 12, 31)))
    outcome = tell(engine, a_progress(done_on=date(2026, 9, 20)), at=datetime(2026, 10, 1, 3))
    withdraw(engine, submission_id=outcome.submission_id or 0, reason="Nhầm kỳ", by="don-vi", at=BETWEEN)

    assert found(engine) == {work(): ChangeClass.CORRECTED}


def test_a_move_is_a_moved_deadline_though_its_day_was_before(engine: Engine) -> None:
    given(engine, a_work(due_on=date(2026, 9, 30)))
    give(engine, a_move(date(2026, 11, 30), date(2026, 9, 29)), period="2026-W41", at=BETWEEN)

    assert found(engine) == {work(): ChangeClass.MOVED}


def test_a_corrected_figure_is_a_correction_and_a_first_one_is_late(engine: Engine) -> None:
    tell(engine, a_figure("I01", 3.0), at=datetime(2026, 10, 2, 3))
    tell(engine, a_figure("I01", 4.0), at=BETWEEN)
    tell(engine, a_figure("I01", 7.0, committee=NEIGHBOUR), committee=NEIGHBOUR, at=BETWEEN)

    assert found(engine) == {
        ("figure", f"{COMMITTEE}|I01|2026-Q3"): ChangeClass.CORRECTED,
        ("figure", f"{NEIGHBOUR}|I01|2026-Q3"): ChangeClass.LATE,
    }


def test_another_scope_knows_of_nothing(engine: Engine) -> None:
    given(engine, a_work(due_on=date(2026, 10, 6)))

    assert found(engine, scope=Scope.of([NEIGHBOUR])) == {}


@pytest.mark.parametrize("column", ["valid_from", "valid_to"])
def test_what_a_committee_began_or_ended_with_is_reorganised(engine: Engine, column: str) -> None:
    given(engine, a_work(due_on=date(2026, 10, 6)))
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(committee).where(committee.c.id == COMMITTEE).values({column: date(2026, 10, 7)}))

    assert found(engine) == {work(): ChangeClass.REORGANISED, ("unit", COMMITTEE): ChangeClass.REORGANISED}


def test_a_rule_with_an_end_is_a_change_of_definition(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        rule = rule_parameter.c.key == "due_soon_days"
        connection.execute(update(rule_parameter).where(rule).values(valid_to=date(2026, 10, 8)))

    assert found(engine) == {("rule", "due_soon_days"): ChangeClass.DEFINITION}
