"""What rules of contradiction look at, and the rows in which they say what they found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from domain.periods import Period

SOURCE = ("submission_id", "sheet", "row")
"""Where a row was stated."""

COLUMNS = {
    "rule": "str",
    "committee_id": "str",
    "about": "str",
    "about_name": "str",
    "members": "Int64",
    "level": "str",
    **{
        f"{side}_{name}": dtype
        for side in ("first", "second")
        for name, dtype in {
            "count": "Int64",
            "of": "Int64",
            "period": "str",
            "on": "datetime64[s]",
            **dict(zip(SOURCE, ("Int64", "str", "Int64"), strict=True)),
        }.items()
    },
}
"""A row a contradiction: `about` is the clause, base or indicator it is about, `about_name` the name of a
base and `members` how many it has (see `domain.discretion`).

Each side has its number, of how many, the period or day it is of, and where it was stated; null where that says nothing.
"""

Row = Mapping[Any, Any] | pd.Series


@dataclass(frozen=True)
class Evidence:
    """What is known of some committees up to a day; each frame has SOURCE, the place where each row was stated.

    works: work that was due by the day and not cancelled (code, committee_id, clause, due_on, done_on, verified_on; the
    source of the report, and with `proof_` that of the verification); inspections: the year's programme and what
    was concluded in the year (columns of `domain.inspections.with_stage`, base_code, base_name, members); levels: of bases
    for the newest period of their committee (base_code, committee_id, period, level); listed: committees with a base on the
    register; figures: indicators (committee_id, indicator, item, period, numerator, denominator; is_running: a count from
    1 January).
    """

    works: pd.DataFrame
    inspections: pd.DataFrame
    levels: pd.DataFrame
    listed: frozenset[str]
    figures: pd.DataFrame

    def last_figure(self, indicator: str) -> dict[str, Row]:
        """The figure of an indicator for its newest period, by committee."""
        mine = self.figures[(self.figures["indicator"] == indicator) & self.figures["numerator"].notna()]
        ends = {code: Period.parse(code).end for code in mine["period"].unique()}
        ordered = mine.assign(ended_on=[ends[code] for code in mine["period"]]).sort_values("ended_on")
        return {row["committee_id"]: row for row in ordered.drop_duplicates("committee_id", keep="last").to_dict("records")}

    def concluded(self, on: date) -> pd.DataFrame:
        """The inspections of organisations concluded in the year of `on` by that day, the newest first."""
        lines = self.inspections[self.inspections["subject"] == "TCD"]
        known = lines["concluded_on"].between(pd.Timestamp(on.year, 1, 1), pd.Timestamp(on))
        return lines[known].sort_values("concluded_on", ascending=False)


def row(committee: str, about: str | None = None, **more: Any) -> dict[str, Any]:
    """The beginning of a row: whom and what it is about."""
    return {"committee_id": committee, "about": about, **more}


def side(
    which: str,
    count: float,
    *,
    source: Row | None,
    of: float | None = None,
    period: str | None = None,
    on: pd.Timestamp | None = None,
    prefix: str = "",
) -> dict[str, Any]:
    """One side of a row: its number, and from `source` (its SOURCE after `prefix`) where it was stated."""
    places = {f"{which}_{name}": source[f"{prefix}{name}"] if source is not None else None for name in SOURCE}
    return {f"{which}_count": count, f"{which}_of": of, f"{which}_period": period, f"{which}_on": on, **places}
