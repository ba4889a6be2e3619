"""Reading assigned work: scope, moment of knowledge, activity, types, the same from both databases."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access import assignments
from data_access.changes import withdrawals
from data_access.engine import connect_engine
from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.works import ASSIGNER, GIVEN_SHEET, WORK_SHEET, a_move, a_progress, a_proof, a_work, code_of, give, tell

FIRST, SECOND = datetime.fromisoformat("2026-02-05T03:00"), datetime.fromisoformat("2026-07-05T03:00")
NOW = datetime.fromisoformat("2026-11-23T03:00")
MINE = Scope.of([COMMITTEE])
YEAR = (date(2026, 1, 1), date(2026, 11, 23))


def dates(engine: Engine, *, scope: Scope = MINE, as_of: datetime = NOW, between: tuple[date, date] = YEAR) -> pd.DataFrame:
    with engine.connect() as connection:
        return assignments.dates(connection, scope=scope, as_of=as_of, start=between[0], end=between[1])


def details(engine: Engine, *codes: str, scope: Scope = MINE, as_of: datetime = NOW) -> pd.DataFrame:
    with engine.connect() as connection:
        return assignments.details(connection, scope=scope, as_of=as_of, codes=codes)


def moves(engine: Engine, *, scope: Scope = MINE, as_of: datetime = NOW) -> pd.DataFrame:
    with engine.connect() as connection:
        return assignments.moves(connection, scope=scope, as_of=as_of)


def test_work_stands_beside_what_its_owner_said_and_what_was_confirmed(engine: Engine) -> None:
    given = give(engine, a_work(row=7), at=FIRST)
    told = tell(engine, a_progress(done_on=date(2026, 6, 20), product_document="31-BC/ĐU", row=11), at=SECOND)
    give(engine, a_proof(date(2026, 7, 9)), period="2026-W28", at=SECOND)

    (row,) = dates(engine).to_dict("records")
    (words,) = details(engine, code_of()).to_dict("records")

    assert (row["done_on"], row["verified_on"]) == (pd.Timestamp("2026-06-20"), pd.Timestamp("2026-07-09"))
    assert (row["has_product"], row["reported"], row["told_until"]) == (True, True, pd.Timestamp("2026-09-30"))
    assert (words["verified_by"], words["verification_document"]) == (ASSIGNER, "17-TB/BTCTU")
    assert (words["submission_id"], words["sheet"], words["row"]) == (given.submission_id, GIVEN_SHEET, 7)
    assert (words["report_submission_id"], words["report_sheet"], words["report_row"]) == (told.submission_id, WORK_SHEET, 11)


def test_work_of_which_nothing_was_said_is_not_lost(engine: Engine) -> None:
    give(engine, a_work(), at=FIRST)

    (row,) = dates(engine).to_dict("records")
    (words,) = details(engine, code_of()).to_dict("records")

    assert (row["reported"], row["has_product"], row["due_on"]) == (False, False, pd.Timestamp("2026-06-30"))
    assert pd.isna(row["told_until"])
    assert pd.isna(words["report_submission_id"])


def test_work_of_others_does_not_appear(engine: Engine) -> None:
    give(engine, a_work(), a_work(committee=NEIGHBOUR), a_move(date(2026, 9, 1), date(2026, 6, 1), committee=NEIGHBOUR), at=FIRST)
    foreign = code_of(committee=NEIGHBOUR)

    assert dates(engine)["code"].tolist() == [code_of()]
    assert details(engine, code_of(), foreign)["code"].tolist() == [code_of()]
    assert moves(engine).empty
    assert dates(engine, scope=Scope.of([])).empty
    assert dates(engine, scope=Scope.city())["code"].tolist() == sorted([code_of(), foreign])


def test_what_was_known_at_a_moment_is_read_as_it_was(engine: Engine) -> None:
    give(engine, a_work(), at=FIRST)
    give(
        engine,
        a_work(title="Ban hành quy chế làm việc"),
        a_move(date(2026, 9, 1), date(2026, 6, 25)),
        period="2026-W27",
        at=SECOND,
    )
    tell(engine, a_progress(done_on=date(2026, 6, 20)), at=SECOND)
    before = SECOND - timedelta(seconds=1)

    assert details(engine, code_of(), as_of=before)["title"].tolist() == ["Rà soát quy chế làm việc"]
    assert details(engine, code_of())["title"].tolist() == ["Ban hành quy chế làm việc"]
    assert dates(engine, as_of=before)["reported"].tolist() == [False]
    assert dates(engine)["done_on"].tolist() == [pd.Timestamp("2026-06-20")]
    assert moves(engine, as_of=before).empty
    assert moves(engine)["due_on"].tolist() == [pd.Timestamp("2026-09-01")]
    assert dates(engine, as_of=FIRST - timedelta(seconds=1)).empty


def test_a_withdrawn_report_leaves_the_work_as_it_was(engine: Engine) -> None:
    give(engine, a_work(), at=FIRST)
    made = tell(engine, a_progress(done_on=date(2026, 6, 20)), at=SECOND)
    withdrawals.withdraw(engine, submission_id=made.submission_id or 0, reason="Nhầm kỳ", by="btctu", at=NOW - timedelta(days=1))

    (row,) = dates(engine).to_dict("records")

    assert (row["reported"], pd.isna(row["done_on"]), pd.isna(row["told_until"])) == (False, True, True)


@pytest.mark.parametrize(
    ("values", "active"),
    [
        pytest.param({}, True, id="still open"),
        pytest.param({"done_on": date(2026, 4, 1)}, True, id="done on the first day"),
        pytest.param({"done_on": date(2026, 3, 31)}, False, id="done the day before"),
        pytest.param({"cancelled_on": date(2026, 3, 31)}, False, id="cancelled the day before"),
        pytest.param({"cancelled_on": date(2026, 4, 1)}, True, id="cancelled on the first day"),
        pytest.param({"assigned_on": date(2026, 6, 30)}, True, id="given on the last day"),
        pytest.param({"assigned_on": date(2026, 7, 1)}, False, id="given the day after"),
    ],
)
def test_work_is_active_from_the_day_it_is_given_until_it_is_closed(engine: Engine, values: dict[str, Any], active: bool) -> None:
    done_on = values.get("done_on")
    give(
        engine,
        a_work(**{name: day for name, day in values.items() if name != "done_on"}),
        a_work(2, assigned_on=date(2027, 1, 1)),
    )
    tell(engine, a_progress(done_on=done_on))

    found = dates(engine, as_of=datetime(2100, 1, 1), between=(date(2026, 4, 1), date(2026, 6, 30)))

    assert found["code"].tolist() == ([code_of()] if active else [])


def test_nothing_found_keeps_columns_and_types(engine: Engine) -> None:
    empty = dates(engine), details(engine), moves(engine)
    give(engine, a_work(), a_move(date(2026, 9, 1), date(2026, 6, 25)), at=FIRST)
    filled = dates(engine), details(engine, code_of()), moves(engine)

    for nothing, something in zip(empty, filled, strict=True):
        assert nothing.empty
        assert len(something) == 1
        assert nothing.dtypes.astype(str).to_dict() == something.dtypes.astype(str).to_dict()


def test_both_databases_answer_alike(sqlite_database: str, postgresql_database: str) -> None:
    answers = []
    for url in (sqlite_database, postgresql_database):
        engine = connect_engine(url)
        give(
            engine,
            a_work(),
            a_work(2, letter=None),
            a_work(committee=NEIGHBOUR),
            a_move(date(2026, 9, 1), date(2026, 6, 25)),
            at=FIRST,
        )
        tell(engine, a_progress(note="Chờ hướng dẫn"), at=SECOND)
        answers.append((dates(engine, scope=Scope.city()), details(engine, code_of(), code_of(2)), moves(engine)))
        engine.dispose()

    for one, other in zip(*answers, strict=True):
        assert len(one)
        pd.testing.assert_frame_equal(one, other)


def test_one_piece_of_work_is_found_by_its_code_whenever_it_was_active_and_within_the_scope_only(engine: Engine) -> None:
    give(engine, a_work(), a_work(2), a_work(committee=NEIGHBOUR), at=FIRST)
    tell(engine, a_progress(done_on=date(2026, 3, 1)), at=SECOND)

    def found(code: str, scope: Scope = MINE, as_of: datetime = NOW) -> pd.DataFrame:
        with engine.connect() as connection:
            return assignments.dates_of(connection, scope=scope, as_of=as_of, code=code)

    whole = dates(engine)
    pd.testing.assert_frame_equal(found(code_of()), whole[whole["code"] == code_of()].reset_index(drop=True))
    assert found("NV-0000").empty
    assert found(code_of(committee=NEIGHBOUR)).empty
    assert found(code_of(), as_of=FIRST - timedelta(days=1)).empty
