"""Reading inspections and recommendations: scope, moment of knowledge, types, the same from both databases."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access import inspections
from data_access.changes import submissions
from data_access.engine import connect_engine
from domain.scope import Scope
from domain.statements import Statement
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report, accept
from tests.registers import INSPECTION_SHEET, a_recommendation, an_inspection

MOMENT = datetime.fromisoformat("2026-11-23T03:00")
EARLIER = datetime.fromisoformat("2026-11-02T03:00")
ON = date(2026, 11, 23)
MINE = Scope.of([COMMITTEE])


def accept_of_the_neighbour(engine: Engine) -> None:
    """Rows that must not appear."""
    foreign = (an_inspection(committee=NEIGHBOUR), a_recommendation(committee=NEIGHBOUR))
    submissions.accept(engine, report=a_report(*foreign, committee=NEIGHBOUR), by="phuong-ben-canh", at=EARLIER)


def read(engine: Engine, *, scope: Scope = MINE, as_of: datetime = MOMENT, year: int = 2026) -> pd.DataFrame:
    """The inspections of the usual committee and year."""
    with engine.connect() as connection:
        return inspections.inspections(connection, scope=scope, as_of=as_of, year=year, on=ON)


def asked(engine: Engine, *, scope: Scope = MINE, as_of: datetime = MOMENT) -> pd.DataFrame:
    """The recommendations of the usual committee that were open at some time of 2026."""
    with engine.connect() as connection:
        return inspections.recommendations(connection, scope=scope, as_of=as_of, since=date(2026, 1, 1))


def test_an_inspection_says_where_it_stands(engine: Engine) -> None:
    made = accept(engine, a_base(name="Chi bộ Khu phố 3"), an_inspection(base_code="XP26740-001", row=8), at=EARLIER)

    (found,) = read(engine).to_dict("records")

    assert (found["base_name"], found["form"]) == ("Chi bộ Khu phố 3", "KT_CD")
    assert (found["submission_id"], found["sheet"], found["row"]) == (made.submission_id, INSPECTION_SHEET, 8)


@pytest.mark.parametrize(
    ("stated", "count"),
    [
        pytest.param(an_inspection(year=2026), 1, id="of the year"),
        pytest.param(an_inspection(year=2027), 0, id="of the next year"),
        pytest.param(an_inspection(year=2025, started_on=date(2025, 9, 1)), 1, id="of last year and not concluded"),
        pytest.param(an_inspection(year=2025, started_on=date(2025, 9, 1), concluded_on=ON), 0, id="concluded today"),
        pytest.param(an_inspection(year=2025, started_on=date(2025, 9, 1), concluded_on=date(2026, 11, 24)), 1, id="tomorrow"),
        pytest.param(an_inspection(year=2025), 0, id="of last year and never begun"),
    ],
)
def test_the_year_and_what_is_left_of_the_years_before(engine: Engine, stated: Statement, count: int) -> None:
    accept(engine, stated, at=EARLIER)

    assert len(read(engine)) == count


@pytest.mark.parametrize(
    ("remedied_on", "count"),
    [
        pytest.param(None, 1, id="open"),
        pytest.param(date(2026, 1, 1), 1, id="remedied this year"),
        pytest.param(date(2025, 12, 31), 0, id="remedied last year"),
    ],
)
def test_recommendations_that_were_open_this_year(engine: Engine, remedied_on: date | None, count: int) -> None:
    accept(engine, an_inspection(), a_recommendation(remedied_on=remedied_on), at=EARLIER)

    assert len(asked(engine)) == count


def test_a_recommendation_knows_the_conclusion_it_comes_from(engine: Engine) -> None:
    accept(engine, an_inspection(concluded_on=date(2026, 6, 1)), a_recommendation(), at=EARLIER)

    (found,) = asked(engine).to_dict("records")

    assert (found["form"], found["made_on"]) == ("KT_CD", pd.Timestamp("2026-06-01"))


def test_a_recommendation_without_its_inspection_is_not_lost(engine: Engine) -> None:
    accept(engine, a_recommendation(), at=EARLIER)

    assert asked(engine)["made_on"].isna().tolist() == [True]


def test_an_inspection_knows_until_when_its_committee_has_told_and_when_that_ended(engine: Engine) -> None:
    former = a_report(
        an_inspection(committee="qh-764"), a_recommendation(committee="qh-764"), committee="qh-764", period="2025-Q2"
    )
    submissions.accept(engine, report=former, by="go-vap", at=EARLIER)

    ended = pd.Timestamp("2025-06-30")
    assert read(engine, scope=Scope.city())[["told_until", "committee_ended_on"]].to_numpy().tolist() == [[ended, ended]]
    assert asked(engine, scope=Scope.city())["committee_ended_on"].tolist() == [ended]


def test_only_what_lies_within_the_scope_is_read(engine: Engine) -> None:
    accept(engine, an_inspection(), a_recommendation(), at=EARLIER)
    accept_of_the_neighbour(engine)

    assert read(engine)["committee_id"].tolist() == asked(engine)["committee_id"].tolist() == [COMMITTEE]
    assert len(read(engine, scope=Scope.city())) == len(asked(engine, scope=Scope.city())) == 2
    assert read(engine, scope=Scope.of([])).empty
    assert asked(engine, scope=Scope.of([])).empty


def test_what_was_known_at_a_moment_is_read_and_nothing_twice(engine: Engine) -> None:
    accept(engine, an_inspection(ended_on=date(2026, 10, 1)), a_recommendation(), at=EARLIER)
    accept(engine, an_inspection(concluded_on=ON), a_recommendation(remedied_on=ON), at=MOMENT)

    assert read(engine, as_of=EARLIER)["concluded_on"].isna().tolist() == [True]
    assert read(engine)["concluded_on"].tolist() == [pd.Timestamp(ON)]
    assert asked(engine, as_of=EARLIER)["remedied_on"].isna().tolist() == [True]
    assert asked(engine)["remedied_on"].tolist() == [pd.Timestamp(ON)]


def test_nothing_reported_keeps_columns_and_types(engine: Engine) -> None:
    assert read(engine).dtypes.astype(str).to_dict() == inspections.INSPECTION_COLUMNS
    assert asked(engine).dtypes.astype(str).to_dict() == inspections.RECOMMENDATION_COLUMNS


def test_both_databases_answer_alike(sqlite_database: str, postgresql_database: str) -> None:
    answers = []
    for url in (sqlite_database, postgresql_database):
        engine = connect_engine(url)
        accept(
            engine, an_inspection(inspected=4, concluded_on=ON), an_inspection(2), a_recommendation(verified_on=ON), at=EARLIER
        )
        answers.append((read(engine), asked(engine)))
        engine.dispose()

    for one, other in zip(*answers, strict=True):
        pd.testing.assert_frame_equal(one, other)
        assert len(one) > 0


def test_what_was_concluded_between_two_days_comes_with_what_it_came_to(engine: Engine) -> None:
    accept_of_the_neighbour(engine)
    days = (date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1), None)
    rows = [an_inspection(number, concluded_on=day, disciplined=2, row=number) for number, day in enumerate(days, 4)]
    accept(engine, *rows, at=EARLIER)

    with engine.connect() as connection:
        found = inspections.concluded(connection, scope=MINE, as_of=MOMENT, start=date(2026, 1, 1), end=date(2026, 6, 30))

    assert found["row"].tolist() == [4, 5]
    assert found["disciplined"].tolist() == [2, 2]
    assert found.dtypes.astype(str).to_dict() == inspections.CONCLUDED_COLUMNS


def test_every_base_that_exists_has_the_day_of_its_last_inspection_or_none(engine: Engine) -> None:
    accept_of_the_neighbour(engine)
    at: dict[str, Any] = {"base_code": "XP26740-001"}
    accept(
        engine,
        *(a_base(number, row=number) for number in (1, 2)),
        a_base(3, row=3, ended_on=date(2026, 6, 30)),
        an_inspection(1, ended_on=date(2026, 3, 1), concluded_on=date(2026, 4, 1), **at),
        an_inspection(2, ended_on=date(2026, 8, 1), row=5, **at),
        an_inspection(3, ended_on=date(2026, 11, 24), row=6, **at),
        an_inspection(4, ended_on=date(2026, 9, 1), row=7),
        at=EARLIER,
    )

    with engine.connect() as connection:
        found = inspections.coverage(connection, scope=MINE, as_of=MOMENT, on=ON)

    assert found[["base_code", "members"]].to_numpy().tolist() == [["XP26740-001", 12], ["XP26740-002", 12]]
    assert found["last_on"].tolist() == [pd.Timestamp(2026, 8, 1), pd.NaT]
    assert found.dtypes.astype(str).to_dict() == inspections.COVERAGE_COLUMNS
