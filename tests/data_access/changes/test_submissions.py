"""Accepting a report: whole or not at all, never overwriting, once only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pandas as pd
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError

from data_access.changes import submissions
from data_access.changes.comparison import ForeignFact, preview
from data_access.facts import current
from data_access.schema import system
from domain.scope import Scope
from domain.statements import Normalisation, Report, Statement
from tests.builders import NEIGHBOUR, a_base, a_report, a_statement, accept, everything

MORNING = datetime(2026, 10, 5, 2, 0)
NOON = MORNING + timedelta(hours=3)


def bases(engine: Engine, *, as_of: datetime = datetime(2030, 1, 1)) -> pd.DataFrame:
    """The grassroots organisations known at `as_of`, by code."""
    with engine.connect() as connection:
        return current(connection, "base_organisation", scope=Scope.city(), as_of=as_of).set_index("code")


def test_a_new_statement_is_known_from_the_moment_it_is_accepted(engine: Engine) -> None:
    outcome = accept(engine, a_base(1, row=7), at=MORNING)

    base = bases(engine).loc["XP26740-001"]
    assert (outcome.count("new"), outcome.count("changed"), outcome.count("unchanged")) == (1, 0, 0)
    assert (base["submission_id"], base["sheet"], base["row"]) == (outcome.submission_id, "Cơ sở", 7)
    assert (base["recorded_from"], base["members"]) == (pd.Timestamp(MORNING), 12)
    assert bases(engine, as_of=MORNING - timedelta(microseconds=1)).empty


def test_a_submission_keeps_what_was_counted_ticked_and_normalised(engine: Engine) -> None:
    note = Normalisation(sheet="Cơ sở", cell="E7", rule="spaces", found="Chi  bộ", taken="Chi bộ")
    report = replace(a_report(a_base(1), a_base(2)), sheets={"Cơ sở": 2, "Kiểm tra": 0}, normalisations=(note,))

    outcome = submissions.accept(engine, report=report, by="phuong-sai-gon", at=MORNING)

    with engine.connect() as connection:
        kept = connection.execute(select(system.submission)).one()
        sheets = {row.sheet: row.rows for row in connection.execute(select(system.submission_sheet))}
        cells = [(row.submission_id, row.cell, row.found, row.taken) for row in connection.execute(select(system.normalisation))]
    assert (kept.id, kept.accepted_by, kept.accepted_at) == (outcome.submission_id, "phuong-sai-gon", MORNING)
    assert (kept.period, kept.new_rows, kept.changed_rows, kept.unchanged_rows) == ("2026-Q3", 2, 0, 0)
    assert sheets == {"Cơ sở": 2, "Kiểm tra": 0}
    assert cells == [(outcome.submission_id, "E7", "Chi  bộ", "Chi bộ")]


def test_a_changed_statement_closes_the_one_before_and_both_moments_stay_readable(engine: Engine) -> None:
    accept(engine, a_base(1, members=12), a_base(2), at=MORNING)
    outcome = accept(engine, a_base(1, members=15), period="2026-Q4", at=NOON)

    before, after = bases(engine, as_of=NOON - timedelta(seconds=1)), bases(engine, as_of=NOON)
    assert (outcome.count("changed"), outcome.changes[0].before["members"]) == (1, 12)
    assert (before.loc["XP26740-001", "members"], after.loc["XP26740-001", "members"]) == (12, 15)
    assert (before.loc["XP26740-001", "closed_by"], before.loc["XP26740-001", "recorded_to"]) == (outcome.submission_id, NOON)
    assert after["recorded_to"].isna().all()


def test_a_statement_that_is_left_out_stays_known(engine: Engine) -> None:
    accept(engine, a_base(1), a_base(2))
    accept(engine, a_base(1, members=15), period="2026-Q4")

    assert bases(engine).index.tolist() == ["XP26740-001", "XP26740-002"]


def test_an_unchanged_statement_adds_no_fact_but_is_noted_with_its_place(engine: Engine) -> None:
    first = accept(engine, a_base(1, row=2))
    second = accept(engine, a_base(1, row=9), period="2026-Q4")

    with engine.connect() as connection:
        noted = connection.execute(select(system.confirmation)).one()
    assert second.count("unchanged") == 1
    assert bases(engine)["submission_id"].tolist() == [first.submission_id]
    assert (noted.submission_id, noted.fact, noted.sheet, noted.row) == (second.submission_id, "base_organisation", "Cơ sở", 9)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(a_report(a_base(1), a_base(2)), id="the same file"),
        pytest.param(replace(a_report(a_base(1), a_base(2)), file_sha256="0" * 64), id="the file saved again"),
        pytest.param(a_report(a_base(2, row=2), a_base(1, row=3)), id="the same facts in another order"),
    ],
)
def test_what_was_said_last_is_recognised_and_changes_nothing(engine: Engine, again: Report) -> None:
    first = accept(engine, a_base(1), a_base(2))
    before = everything(engine)

    outcome = submissions.accept(engine, report=again, by="phuong-sai-gon")

    assert (outcome.repeated_of, outcome.submission_id) == (first.submission_id, None)
    assert everything(engine) == before


def test_what_was_said_before_the_last_report_of_the_period_may_be_said_again(engine: Engine) -> None:
    accept(engine, a_base(1, members=12))
    accept(engine, a_base(1, members=15))
    outcome = accept(engine, a_base(1, members=12))

    assert outcome.repeated_of is None
    assert bases(engine)["members"].tolist() == [12]


def test_a_report_cannot_state_the_facts_of_another_committee(engine: Engine) -> None:
    before = everything(engine)

    with pytest.raises(ForeignFact, match="XP26743-001"):
        accept(engine, a_base(1), a_base(1, committee=NEIGHBOUR))

    assert everything(engine) == before


def test_a_report_cannot_take_over_a_code_of_another_committee(engine: Engine) -> None:
    submissions.accept(engine, report=a_report(a_base(1, committee=NEIGHBOUR), committee=NEIGHBOUR), by="phuong-ben-thanh")
    before = everything(engine)

    with pytest.raises(ForeignFact, match="XP26743-001"):
        accept(engine, a_base(1, code="XP26743-001"))

    assert everything(engine) == before


def test_the_organisation_commission_states_facts_of_many_committees(engine: Engine) -> None:
    report = a_report(a_base(1), a_base(1, committee=NEIGHBOUR), committee="tp-btctu", kind="assign")

    outcome = submissions.accept(engine, report=report, by="ban-to-chuc")

    assert outcome.count("new") == 2


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(
            a_statement("observation", committee_id="xp-26740", indicator="ZZ", period="2026", item=""), id="unknown code"
        ),
        pytest.param(a_base(2, name=None), id="missing value"),
        pytest.param(a_base(1, members=99), id="the same key twice"),
    ],
)
def test_an_error_in_the_last_statement_leaves_nothing_of_the_others(engine: Engine, wrong: Statement) -> None:
    accept(engine, a_base(1, members=12), at=MORNING)
    before = everything(engine)

    with pytest.raises(IntegrityError):
        accept(engine, a_base(1, members=15), a_base(3), wrong, at=NOON)

    assert everything(engine) == before


def test_a_preview_says_what_would_change_and_writes_nothing(engine: Engine) -> None:
    accept(engine, a_base(1), a_base(2))
    before = everything(engine)
    report = a_report(a_base(1), a_base(2, members=15), a_base(3), period="2026-Q4")

    with engine.connect() as connection:
        previewed = preview(connection, report=report)
    unwritten = everything(engine) == before
    accepted = submissions.accept(engine, report=report, by="phuong-sai-gon")

    assert unwritten
    assert [change.kind for change in previewed.changes] == ["unchanged", "changed", "new"]
    assert previewed.changes == accepted.changes


def test_time_never_runs_backwards(engine: Engine) -> None:
    accept(engine, a_base(1), at=NOON)
    accept(engine, a_base(2), at=MORNING)

    assert bases(engine)["recorded_from"].tolist() == [pd.Timestamp(NOON)] * 2


def test_each_change_raises_the_revision_by_one_and_leaves_one_audit_record(engine: Engine) -> None:
    accept(engine, a_base(1), at=MORNING)
    outcome = accept(engine, a_base(1, members=15), a_base(2), at=NOON)

    with engine.connect() as connection:
        revision = connection.execute(select(system.revision)).one()
        audit = connection.execute(select(system.audit).order_by(system.audit.c.id)).all()
    assert (revision.number, revision.changed_at) == (2, NOON)
    assert [(row.actor, row.action) for row in audit] == [("phuong-sai-gon", "submission.accept")] * 2
    assert (audit[1].target, audit[1].detail) == (
        str(outcome.submission_id),
        "2026-Q3: 1 mới, 1 thay đổi\nthay đổi: Cơ sở XP26740-001",
    )


def test_reports_that_arrive_at_once_are_written_one_after_the_other(engine: Engine) -> None:
    same = [a_report(a_base(1), a_base(2))] * 4
    others = [a_report(a_base(1), a_base(3, members=members), period=f"2026-{members}") for members in (10, 11, 12)]
    neighbour = a_report(a_base(1, committee=NEIGHBOUR), committee=NEIGHBOUR)

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(
            threads.map(lambda report: submissions.accept(engine, report=report, by="test"), [*same, *others, neighbour])
        )

    written = {outcome.submission_id for outcome in outcomes if outcome.submission_id is not None}
    assert len(written) == 5
    assert sum(outcome.repeated_of in written for outcome in outcomes) == 3
    assert bases(engine).index.tolist() == ["XP26740-001", "XP26740-002", "XP26740-003", "XP26743-001"]
