"""Reading the register: scope, moment of knowledge, types, the same from both databases."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pandas as pd
from sqlalchemy import Engine

from data_access import weak_bases
from data_access.changes import submissions, withdrawals
from data_access.engine import connect_engine
from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report, accept
from tests.registers import WEAK_SHEET, a_case, a_step

FIRST, SECOND = datetime.fromisoformat("2026-10-05T03:00"), datetime.fromisoformat("2026-11-05T03:00")
NOW = datetime.fromisoformat("2026-11-23T03:00")


def accept_of_the_neighbour(engine: Engine) -> None:
    """Rows that must not appear."""
    foreign = (a_base(committee=NEIGHBOUR), a_case(committee=NEIGHBOUR), a_step("listed", date(2026, 3, 1), committee=NEIGHBOUR))
    submissions.accept(engine, report=a_report(*foreign, committee=NEIGHBOUR), by="phuong-ben-canh", at=FIRST)


def read_cases(engine: Engine, *, scope: Scope | None = None, as_of: datetime = NOW) -> pd.DataFrame:
    """The cases of the usual committee."""
    with engine.connect() as connection:
        return weak_bases.cases(connection, scope=scope or Scope.of([COMMITTEE]), as_of=as_of)


def read_events(engine: Engine, *, scope: Scope | None = None, as_of: datetime = NOW) -> pd.DataFrame:
    """The steps of the cases of the usual committee."""
    with engine.connect() as connection:
        return weak_bases.events(connection, scope=scope or Scope.of([COMMITTEE]), as_of=as_of)


def test_a_case_says_which_base_it_is_about_and_where_that_stands(engine: Engine) -> None:
    made = accept(engine, a_base(name="Chi bộ Khu phố 3"), a_case(row=7), at=FIRST)

    (case,) = read_cases(engine).to_dict("records")

    assert (case["base_name"], case["type_code"], case["responsible"]) == ("Chi bộ Khu phố 3", "KP", "Ban Xây dựng Đảng")
    assert (case["submission_id"], case["sheet"], case["row"]) == (made.submission_id, WEAK_SHEET, 7)
    assert pd.isna(case["committee_ended_on"])


def test_a_case_whose_base_was_not_reported_is_not_lost(engine: Engine) -> None:
    accept(engine, a_case(), at=FIRST)

    (case,) = read_cases(engine).to_dict("records")

    assert case["base_code"] == "XP26740-001"
    assert pd.isna(case["base_name"])


def test_a_base_renamed_since_does_not_double_its_case(engine: Engine) -> None:
    accept(engine, a_base(name="Chi bộ Khu phố 3"), a_case(), at=FIRST)
    accept(engine, a_base(name="Chi bộ Khu phố 3A"), at=SECOND)

    assert read_cases(engine)["base_name"].tolist() == ["Chi bộ Khu phố 3A"]
    assert read_cases(engine, as_of=FIRST)["base_name"].tolist() == ["Chi bộ Khu phố 3"]


def test_the_last_day_of_a_former_committee_comes_along(engine: Engine) -> None:
    former = a_report(a_case(committee="qh-764"), committee="qh-764", period="2025-Q2")
    submissions.accept(engine, report=former, by="go-vap", at=FIRST)

    assert read_cases(engine, scope=Scope.city())["committee_ended_on"].tolist() == [pd.Timestamp("2025-06-30")]


def test_a_case_knows_until_when_its_committee_has_told(engine: Engine) -> None:
    accept(engine, a_case(), at=FIRST, period="2026-Q2")
    accept(engine, a_base(), at=SECOND, period="2026-Q3")

    assert read_cases(engine)["told_until"].tolist() == [pd.Timestamp("2026-06-30")]


def test_only_cases_and_steps_within_the_scope_are_read(engine: Engine) -> None:
    accept(engine, a_base(), a_case(), a_step("listed", date(2026, 3, 1)), at=FIRST)
    accept_of_the_neighbour(engine)

    assert read_cases(engine)["committee_id"].tolist() == [COMMITTEE]
    assert read_events(engine)["case_code"].tolist() == ["XP26740-001-CC1"]
    assert len(read_cases(engine, scope=Scope.city())) == len(read_events(engine, scope=Scope.city())) == 2
    assert read_cases(engine, scope=Scope.of([])).empty
    assert read_events(engine, scope=Scope.of([])).empty


def test_what_was_known_at_a_moment_is_read(engine: Engine) -> None:
    accept(engine, a_case(responsible=None), a_step("planned", date(2026, 4, 1), due_on=date(2026, 9, 1)), at=FIRST)
    accept(engine, a_case(), a_step("planned", date(2026, 4, 1), due_on=date(2026, 12, 1)), at=SECOND)

    assert read_cases(engine, as_of=FIRST)["responsible"].isna().tolist() == [True]
    assert read_cases(engine, as_of=SECOND)["responsible"].tolist() == ["Ban Xây dựng Đảng"]
    assert read_events(engine, as_of=FIRST)["due_on"].tolist() == [pd.Timestamp("2026-09-01")]
    assert read_events(engine, as_of=SECOND)["due_on"].tolist() == [pd.Timestamp("2026-12-01")]
    assert read_cases(engine, as_of=FIRST - timedelta(hours=1)).empty


def test_what_was_withdrawn_is_not_read(engine: Engine) -> None:
    made = accept(engine, a_case(), a_step("listed", date(2026, 3, 1)), at=FIRST)
    withdrawals.withdraw(engine, submission_id=made.submission_id or 0, reason="Nộp nhầm", by="btctu", at=SECOND)

    assert read_cases(engine).empty
    assert read_events(engine).empty


def test_steps_come_in_the_order_in_which_they_happened(engine: Engine) -> None:
    steps = [("exited", date(2026, 9, 1)), ("planned", date(2026, 4, 1)), ("listed", date(2026, 3, 1))]
    accept(engine, *(a_step(stage, day) for stage, day in steps), at=FIRST)

    assert read_events(engine)["stage"].tolist() == ["listed", "planned", "exited"]


def test_an_empty_register_keeps_its_columns_and_types(engine: Engine) -> None:
    assert read_cases(engine).dtypes.astype(str).to_dict() == weak_bases.CASE_COLUMNS
    assert read_events(engine).dtypes.astype(str).to_dict() == weak_bases.EVENT_COLUMNS


def test_both_databases_answer_alike(sqlite_database: str, postgresql_database: str) -> None:
    answers = []
    for url in (sqlite_database, postgresql_database):
        engine = connect_engine(url)
        accept(engine, a_base(), a_case(), a_case(2, measures=None), a_step("planned", date(2026, 4, 1)), at=FIRST)
        answers.append((read_cases(engine), read_events(engine)))
        engine.dispose()

    for one, other in zip(*answers, strict=True):
        pd.testing.assert_frame_equal(one, other)
        assert len(one) > 0
