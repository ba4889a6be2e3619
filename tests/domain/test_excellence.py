"""The cap on the best level is computed by both readings, never below a whole base, and only warns."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.excellence import FEWEST, READINGS, Base, Cap, Excess, against_cap, allowed

RULES = {"htxs_cap": "0.20", "htxs_cap_exceptional": "0.25", "htxs_cap_base": "HTT_OR_BETTER"}
CAP = Cap.of(RULES)


def counts(committee: str = "A", type_code: str = "KP", /, **levels: int) -> pd.DataFrame:
    """Bases of one group by level."""
    return pd.DataFrame([(committee, type_code, level, bases) for level, bases in levels.items()], columns=COLUMNS)


COLUMNS = ["committee_id", "type_code", "level", "bases"]


@pytest.mark.parametrize(
    ("levels", "excess"),
    [
        pytest.param({"HTXS": 4, "HTT": 20}, Excess.WITHIN, id="4 of 20 is a fifth"),
        pytest.param({"HTXS": 5, "HTT": 20}, Excess.ONE, id="5 of 20 is more, 5 of 25 is not"),
        pytest.param({"HTXS": 7, "HTT": 20}, Excess.BOTH, id="7 of 20, 7 of 27"),
        pytest.param({"HTXS": 10, "HTT": 20}, Excess.EXCEPTIONAL, id="10 of 30 is more than a quarter"),
        pytest.param({"HTXS": 1, "HTT": 4}, Excess.WITHIN, id="the number allowed is rounded up"),
        pytest.param({"HTXS": 1, "HT": 5}, Excess.ONE, id="of none at the level below none is allowed by one reading"),
    ],
)
def test_a_group_against_the_cap(levels: dict[str, int], excess: Excess) -> None:
    assert against_cap(counts(**levels), CAP)["excess"].tolist() == [excess]


def test_both_readings_come_with_their_base_and_the_number_allowed() -> None:
    (row,) = against_cap(counts(HTXS=5, HTT=20, HT=9, KHT=1, CDG=4), CAP).to_dict("records")

    assert row["best"] == 5
    assert (row["HTT_base"], row["HTT_allowed"]) == (20, 4)
    assert (row["HTT_OR_BETTER_base"], row["HTT_OR_BETTER_allowed"]) == (25, 5)
    assert (row["ASSESSED_base"], row["ASSESSED_allowed"]) == (35, 7)


def test_the_reading_in_the_settings_decides_whether_a_group_is_over() -> None:
    group = counts(HTXS=5, HTT=20)

    over = {base: against_cap(group, Cap.of(RULES | {"htxs_cap_base": base}))["over"].item() for base in Base}

    assert over == {Base.GOOD: True, Base.GOOD_OR_BETTER: False, Base.ASSESSED: False}


def test_groups_stand_each_for_itself_and_those_without_the_best_level_are_left_out() -> None:
    groups = [counts("A", "KP", HTXS=7, HTT=20), counts("A", "5", HTT=9), counts("B", "KP", HTXS=1, HTT=20)]

    rows = against_cap(pd.concat(groups), CAP)

    assert list(zip(rows["committee_id"], rows["type_code"], rows["excess"], strict=True)) == [
        ("A", "KP", Excess.BOTH),
        ("B", "KP", Excess.WITHIN),
    ]


@pytest.mark.parametrize(("good", "rows"), [(3, 0), (4, 1)])
def test_of_fewer_than_five_bases_the_cap_says_nothing(good: int, rows: int) -> None:
    assert len(against_cap(counts(HTXS=1, HTT=good, CDG=9), CAP)) == rows


def test_nothing_classified_is_no_row() -> None:
    assert against_cap(counts(), CAP).empty


def test_a_fifth_is_exact() -> None:
    assert [allowed(Fraction("0.20"), base) for base in (0, 1, 5, 6, 15)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize("missing", RULES)
def test_before_the_rule_there_is_no_cap(missing: str) -> None:
    with pytest.raises(KeyError):
        Cap.of({key: value for key, value in RULES.items() if key != missing})


@given(levels=st.fixed_dictionaries({level: st.integers(0, 60) for level in ("HTXS", "HTT", "HT", "KHT")}))
def test_the_wider_reading_allows_no_fewer_and_more_good_work_never_makes_a_group_worse(levels: dict[str, int]) -> None:
    rows = against_cap(counts(**levels), CAP)
    better = against_cap(counts(**levels | {"HTT": levels["HTT"] + 5}), CAP)

    assert len(rows) == (levels["HTXS"] > 0 and sum(levels.values()) >= FEWEST)
    assert (rows["HTT_allowed"] <= rows["HTT_OR_BETTER_allowed"]).all()
    assert (rows["HTT_OR_BETTER_allowed"] <= rows["ASSESSED_allowed"]).all()
    order = list(Excess)
    for before, after in zip(rows["excess"], better["excess"], strict=False):
        assert order.index(Excess(after)) <= order.index(Excess(before))
    assert (rows["over"] <= (rows["excess"] != Excess.WITHIN)).all()
    assert Base.GOOD_OR_BETTER in READINGS
