"""Reading figures: added up within a scope, shares from counts, the same from both databases."""

from __future__ import annotations

from datetime import datetime, timedelta

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access import observations
from data_access.engine import connect_engine
from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.works import FIGURE_SHEET, a_figure, tell

FIRST, SECOND = datetime.fromisoformat("2026-10-05T03:00"), datetime.fromisoformat("2026-11-05T03:00")
NOW = datetime.fromisoformat("2026-11-23T03:00")
BOTH = Scope.of([COMMITTEE, NEIGHBOUR])


def sums(engine: Engine, *, scope: Scope = BOTH, as_of: datetime = NOW, periods: tuple[str, ...] = ("2026-Q3",)) -> pd.DataFrame:
    with engine.connect() as connection:
        return observations.sums(connection, scope=scope, as_of=as_of, periods=periods)


def trend(engine: Engine, *, scope: Scope = BOTH, as_of: datetime = NOW) -> pd.DataFrame:
    with engine.connect() as connection:
        return observations.trend(connection, scope=scope, as_of=as_of, indicator="I09")


def test_a_share_of_several_is_summed_in_its_counts_with_a_weighted_target(engine: Engine) -> None:
    tell(engine, a_figure("I09", 30, 30, target=90), at=FIRST)
    tell(engine, a_figure("I09", 5, 10, target=98, committee=NEIGHBOUR), committee=NEIGHBOUR, at=FIRST)

    (row,) = sums(engine).to_dict("records")

    assert (row["numerator"], row["denominator"], row["reported"]) == (35, 40, 2)
    assert row["target_share"] == pytest.approx(92)
    assert pd.isna(row["submission_id"]), "two sources are not one"


def test_counts_and_their_targets_are_added(engine: Engine) -> None:
    tell(engine, a_figure("I13", 3, target=10), at=FIRST)
    tell(engine, a_figure("I13", 4, target=12, committee=NEIGHBOUR), committee=NEIGHBOUR, at=FIRST)

    (row,) = sums(engine).to_dict("records")

    assert (row["numerator"], row["target_count"]) == (7, 22)
    assert pd.isna(row["denominator"])
    assert pd.isna(row["target_share"])


def test_a_target_that_one_of_them_lacks_is_no_target_for_all(engine: Engine) -> None:
    tell(engine, a_figure("I13", 3, target=10), at=FIRST)
    tell(engine, a_figure("I13", 4, committee=NEIGHBOUR), committee=NEIGHBOUR, at=FIRST)

    (row,) = sums(engine).to_dict("records")

    assert pd.isna(row["target_count"])


def test_what_does_not_apply_is_counted_apart_and_adds_nothing(engine: Engine) -> None:
    tell(engine, a_figure("I12", 6, 8, target=90), at=FIRST)
    tell(engine, a_figure("I12", None, committee=NEIGHBOUR, not_applicable=True), committee=NEIGHBOUR, at=FIRST)

    (row,) = sums(engine).to_dict("records")

    assert (row["numerator"], row["denominator"], row["target_share"]) == (6, 8, 90)
    assert (row["reported"], row["not_applicable"]) == (2, 1)


def test_a_reported_zero_is_not_nothing(engine: Engine) -> None:
    tell(engine, a_figure("I13", 0), at=FIRST)
    tell(engine, a_figure("I12", None, committee=NEIGHBOUR, not_applicable=True), committee=NEIGHBOUR, at=FIRST)

    rows = sums(engine).set_index("indicator")["numerator"]

    assert rows["I13"] == 0
    assert pd.isna(rows["I12"])


def test_the_source_is_named_where_one_committee_reported(engine: Engine) -> None:
    made = tell(engine, a_figure("I09", 30, 30), at=FIRST)
    tell(engine, a_figure("I09", 1, 2, committee=NEIGHBOUR), committee=NEIGHBOUR, at=FIRST)

    (row,) = sums(engine, scope=Scope.of([COMMITTEE])).to_dict("records")

    assert (row["numerator"], row["submission_id"], row["sheet"], row["row"]) == (30, made.submission_id, FIGURE_SHEET, 6)


def test_periods_and_items_stand_apart(engine: Engine) -> None:
    tell(engine, a_figure("I28", 3, item="PHAT_SINH"), a_figure("I28", 2, item="TON_CUOI_KY"), at=FIRST)
    tell(
        engine,
        a_figure("I09", 7, 9, period="2026-Q2"),
        a_figure("I28", 9, item="PHAT_SINH", period="2026-Q2"),
        period="2026-Q2",
        at=FIRST,
    )

    rows = sums(engine, periods=("2026-Q3",))

    assert rows[["indicator", "item", "numerator"]].to_numpy().tolist() == [
        ["I28", "PHAT_SINH", 3.0],
        ["I28", "TON_CUOI_KY", 2.0],
    ]
    assert trend(engine)["period"].tolist() == ["2026-Q2"]


def test_figures_are_read_as_they_were_known(engine: Engine) -> None:
    tell(engine, a_figure("I09", 30, 40), at=FIRST)
    tell(engine, a_figure("I09", 35, 40), at=SECOND)

    assert sums(engine, as_of=SECOND - timedelta(seconds=1))["numerator"].tolist() == [30]
    assert sums(engine)["numerator"].tolist() == [35]
    assert trend(engine, as_of=FIRST - timedelta(seconds=1)).empty


def test_single_values_come_with_committee_and_source(engine: Engine) -> None:
    made = tell(engine, a_figure("I09", 30, 40, note="Sau rà soát"), at=FIRST)
    tell(engine, a_figure("I09", 1, 2, committee=NEIGHBOUR), committee=NEIGHBOUR, at=FIRST)

    with engine.connect() as connection:
        rows = observations.values(connection, scope=Scope.of([COMMITTEE]), as_of=NOW, indicator="I09", periods=["2026-Q3"])

    (row,) = rows.to_dict("records")
    assert (row["committee_id"], row["numerator"], row["note"], row["submission_id"]) == (
        COMMITTEE,
        30,
        "Sau rà soát",
        made.submission_id,
    )


def test_nothing_found_keeps_columns_and_types(engine: Engine) -> None:
    empty = sums(engine)
    tell(engine, a_figure("I09", 30, 40), at=FIRST)

    assert empty.empty
    assert empty.dtypes.astype(str).to_dict() == sums(engine).dtypes.astype(str).to_dict() == observations.SUM_COLUMNS


def test_both_databases_answer_alike(sqlite_database: str, postgresql_database: str) -> None:
    answers = []
    for url in (sqlite_database, postgresql_database):
        engine = connect_engine(url)
        tell(engine, a_figure("I09", 30, 40, target=95.5), a_figure("I13", 3), at=FIRST)
        tell(engine, a_figure("I09", 5, 10, target=90, committee=NEIGHBOUR), committee=NEIGHBOUR, at=FIRST)
        tell(engine, a_figure("I09", None, period="2026-Q2", not_applicable=True), period="2026-Q2", at=FIRST)
        answers.append((sums(engine), trend(engine)))
        engine.dispose()

    for one, other in zip(*answers, strict=True):
        assert len(one) == 2
        pd.testing.assert_frame_equal(one, other)
