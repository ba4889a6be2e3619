"""How long ago each base was inspected; never comes first."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain import covered

ON = date(2026, 11, 23)


def some(*last: str | None, committee: str = "xp-1") -> pd.DataFrame:
    """Bases of a committee by the day of their last inspection."""
    rows = [(f"{committee}-{number:03}", committee, day) for number, day in enumerate(last)]
    return pd.DataFrame(rows, columns=["base_code", "committee_id", "last_on"]).astype({"last_on": "datetime64[s]"})


def test_those_never_inspected_stand_before_those_inspected_longest_ago() -> None:
    found = covered.with_months(some("2026-10-01", "2024-01-01", None), on=ON)

    assert found["base_code"].tolist() == ["xp-1-002", "xp-1-001", "xp-1-000"]
    assert found["band"].tolist() == ["never", "over_24", "recent"]
    assert found["months"].tolist()[1:] == [34, 1]


def test_bands_hold_every_base_once() -> None:
    bases = covered.with_months(some("2026-11-23", "2026-05-23", "2026-04-01", "2025-06-01", "2020-01-01", None, None), on=ON)

    assert covered.by_band(bases) == {"never": 2, "over_24": 1, "over_12": 1, "over_6": 1, "recent": 2}


def test_committees_without_any_inspection_come_first() -> None:
    bases = pd.concat([some("2026-10-01", None), some(None, None, committee="xp-2"), some("2025-01-01", committee="xp-3")])

    found = covered.by_committee(covered.with_months(bases.reset_index(drop=True), on=ON))

    assert found[["committee_id", "bases", "never"]].to_numpy().tolist() == [["xp-2", 2, 2], ["xp-3", 1, 0], ["xp-1", 2, 1]]


def test_no_base_is_no_error() -> None:
    bases = covered.with_months(some(), on=ON)

    assert sum(covered.by_band(bases).values()) == 0
    assert covered.by_committee(bases).empty
