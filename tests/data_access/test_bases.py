"""Reading bases and their levels: scope, moment of knowledge, types, the same from both databases."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access import bases
from data_access.changes import submissions
from data_access.engine import connect_engine
from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report, accept
from tests.registers import a_level

MOMENT = datetime.fromisoformat("2026-11-23T03:00")
EARLIER = datetime.fromisoformat("2026-11-02T03:00")
ON = date(2026, 11, 23)
MINE = Scope.of([COMMITTEE])


def accept_of_the_neighbour(engine: Engine) -> None:
    """Rows that must not appear."""
    foreign = (a_base(committee=NEIGHBOUR), a_level("KHT", committee=NEIGHBOUR))
    submissions.accept(engine, report=a_report(*foreign, committee=NEIGHBOUR), by="phuong-ben-canh", at=MOMENT)


def existing(engine: Engine, *, scope: Scope = MINE, on: date = ON, as_of: datetime = MOMENT) -> pd.DataFrame:
    """How many bases exist."""
    with engine.connect() as connection:
        return bases.existing(connection, scope=scope, as_of=as_of, on=on)


def level_groups(engine: Engine, *, scope: Scope = MINE, as_of: datetime = MOMENT) -> pd.DataFrame:
    """How many bases of each committee and type were given each level for 2025."""
    with engine.connect() as connection:
        return bases.level_groups(connection, scope=scope, as_of=as_of, period="2025")


def periods(engine: Engine, *, scope: Scope = MINE, as_of: datetime = MOMENT) -> list[str]:
    """For which periods there are levels."""
    with engine.connect() as connection:
        return bases.classified_periods(connection, scope=scope, as_of=as_of)


def named(engine: Engine, *codes: str, scope: Scope = MINE, as_of: datetime = MOMENT) -> list[str]:
    """What those of some bases are called that exist today."""
    with engine.connect() as connection:
        return bases.named(connection, scope=scope, as_of=as_of, on=ON, codes=codes)["base_name"].tolist()


def failed(engine: Engine, *, scope: Scope = MINE, as_of: datetime = MOMENT) -> pd.DataFrame:
    """The levels of the bases that failed once."""
    with engine.connect() as connection:
        return bases.levels_of_failed(connection, scope=scope, as_of=as_of)


def test_bases_are_counted_by_committee_and_type(engine: Engine) -> None:
    accept(engine, a_base(1, members=12), a_base(2, members=None), a_base(3, type_code="6a", members=7), at=MOMENT)
    accept_of_the_neighbour(engine)

    assert existing(engine).to_numpy().tolist() == [[COMMITTEE, "6a", 1, 7], [COMMITTEE, "KP", 2, 12]]
    assert existing(engine, scope=Scope.city())["bases"].sum() == 4


@pytest.mark.parametrize(
    ("founded_on", "ended_on", "count"),
    [
        pytest.param(None, None, 1, id="no dates known"),
        pytest.param(ON, None, 1, id="founded today"),
        pytest.param(date(2026, 11, 24), None, 0, id="founded tomorrow"),
        pytest.param(date(2026, 1, 1), ON, 1, id="today is its last day"),
        pytest.param(date(2026, 1, 1), date(2026, 11, 22), 0, id="yesterday was its last day"),
    ],
)
def test_only_bases_that_exist_on_the_day_are_counted(
    engine: Engine, founded_on: date | None, ended_on: date | None, count: int
) -> None:
    accept(engine, a_base(founded_on=founded_on, ended_on=ended_on), at=MOMENT)

    assert existing(engine)["bases"].sum() == count


def test_the_bases_of_a_committee_end_with_it(engine: Engine) -> None:
    former = a_report(a_base(committee="qh-764", founded_on=None), committee="qh-764", period="2025-Q2")
    submissions.accept(engine, report=former, by="go-vap", at=MOMENT)

    assert existing(engine, scope=Scope.city(), on=date(2025, 6, 30))["bases"].sum() == 1
    assert existing(engine, scope=Scope.city(), on=date(2025, 7, 1)).empty


def test_the_bases_of_a_committee_begin_with_it(engine: Engine) -> None:
    accept(engine, a_base(founded_on=None), at=MOMENT)

    assert existing(engine, on=date(2025, 6, 30)).empty
    assert existing(engine, on=date(2025, 7, 1))["bases"].sum() == 1


def test_levels_of_one_period_are_counted(engine: Engine) -> None:
    levels = (a_level("HTT"), a_level("HTT", base=2), a_level("KHT", base=3), a_level("HT", period="2024"))
    accept(engine, *levels, at=MOMENT)
    accept_of_the_neighbour(engine)

    assert level_groups(engine)[["level", "bases"]].to_numpy().tolist() == [["HTT", 2], ["KHT", 1]]
    assert periods(engine) == ["2024", "2025"]


def test_levels_are_counted_by_committee_and_type_also_of_a_base_that_was_not_reported(engine: Engine) -> None:
    accept_of_the_neighbour(engine)
    accept(
        engine,
        a_base(1),
        a_base(2),
        a_base(3, type_code="5"),
        *(a_level(level, base=base) for base, level in ((1, "HTXS"), (2, "HTXS"), (3, "HTT"), (9, "HT"))),
        a_level("KHT", period="2024"),
        at=MOMENT,
    )

    assert level_groups(engine).to_numpy().tolist() == [
        [COMMITTEE, "", "HT", 1],
        [COMMITTEE, "5", "HTT", 1],
        [COMMITTEE, "KP", "HTXS", 2],
    ]
    assert [NEIGHBOUR, "KP", "KHT", 1] in level_groups(engine, scope=Scope.city()).to_numpy().tolist()
    assert level_groups(engine, as_of=EARLIER).empty


def test_a_period_of_another_committee_is_not_offered(engine: Engine) -> None:
    accept_of_the_neighbour(engine)

    assert periods(engine) == []
    assert periods(engine, scope=Scope.city()) == ["2025"]


def test_every_level_of_a_base_that_failed_once_is_read_and_no_other(engine: Engine) -> None:
    accept(engine, a_level("KHT", row=11), a_level("HT", period="2026-Q3"), a_level("HTT", base=2), at=MOMENT)
    accept_of_the_neighbour(engine)

    found = failed(engine)

    assert found[["base_code", "period", "level", "row"]].to_numpy().tolist() == [
        ["XP26740-001", "2025", "KHT", 11],
        ["XP26740-001", "2026-Q3", "HT", 9],
    ]


def test_bases_that_exist_are_named(engine: Engine) -> None:
    accept(engine, a_base(1), a_base(2, ended_on=date(2026, 6, 1)), a_base(3), at=EARLIER)
    accept(engine, a_base(1, name="Chi bộ Khu phố 1"), at=MOMENT)
    accept_of_the_neighbour(engine)

    assert named(engine, "XP26740-001", "XP26740-002", "XP26743-001") == ["Chi bộ Khu phố 1"]
    assert named(engine, "XP26740-001", as_of=EARLIER) == ["Chi bộ số 1"]
    assert named(engine, "XP26743-001", scope=Scope.city()) == ["Chi bộ số 1"]


def test_a_level_that_was_corrected_is_read_as_known_at_the_moment(engine: Engine) -> None:
    accept(engine, a_base(), a_level("KHT"), at=EARLIER)
    accept(engine, a_level("HT"), at=MOMENT)

    assert failed(engine, as_of=EARLIER)["level"].tolist() == ["KHT"]
    assert failed(engine).empty
    assert level_groups(engine, as_of=EARLIER)["level"].tolist() == ["KHT"]
    assert existing(engine, as_of=EARLIER - (MOMENT - EARLIER)).empty


def test_nothing_reported_keeps_columns_and_types(engine: Engine) -> None:
    assert existing(engine).dtypes.astype(str).to_dict() == bases.COUNT_COLUMNS
    assert level_groups(engine).dtypes.astype(str).to_dict() == bases.GROUP_COLUMNS
    assert failed(engine).dtypes.astype(str).to_dict() == bases.FAILED_COLUMNS
    assert periods(engine) == named(engine, "XP26740-001") == []


def test_both_databases_answer_alike(sqlite_database: str, postgresql_database: str) -> None:
    answers = []
    for url in (sqlite_database, postgresql_database):
        engine = connect_engine(url)
        accept(engine, a_base(), a_base(2, members=None, type_code="6a"), a_level("KHT"), a_level("HT", base=2), at=MOMENT)
        answers.append((existing(engine), level_groups(engine), failed(engine)))
        engine.dispose()

    for one, other in zip(*answers, strict=True):
        pd.testing.assert_frame_equal(one, other)
        assert len(one) > 0
