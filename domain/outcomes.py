"""What concluded inspections came to: nested counts, measures, findings, and what is found again in the same committee.

Organisations and members are never added together. Numbers of members are `Span`s of `domain.masking`, whose cells are
one committee and one quarter (or one report), so a small one cannot be computed back from any of these sums.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

import pandas as pd

from domain.cumulative import increments
from domain.inspections import NESTED
from domain.masking import Span, cell, exact, total
from domain.periods import Kind, Period

MEMBERS, ORGANISATIONS = "DV", "TCD"

REPEATED_MONTHS = 24
"""How far back a finding counts as made before (a choice of the product; no regulation says)."""


def told_period(on: date) -> Period:
    """The time over which outcomes are told: from 1 January to the end of the newest quarter that has ended by `on`."""
    quarter = Period.holding(on, Kind.QUARTER)
    ended = quarter if quarter.end <= on else quarter.previous()
    kinds = {1: Kind.QUARTER, 2: Kind.HALF, 3: Kind.NINE_MONTHS, 4: Kind.YEAR}
    return Period(ended.year, kinds[ended.number], 1)


def concluded(inspections: pd.DataFrame, *, start: date, end: date) -> pd.DataFrame:
    """The inspections whose conclusion was announced between two days, with the code of its quarter."""
    found = inspections[inspections["concluded_on"].between(pd.Timestamp(start), pd.Timestamp(end))]
    days = found["concluded_on"].dt
    quarters = days.year.astype("str") + "-Q" + days.quarter.astype("str")
    return found.assign(quarter=quarters.astype("str"))


def organisations(found: pd.DataFrame) -> dict[str, int]:
    """The sums of NESTED over inspections of organisations; a count that was not stated adds nothing."""
    mine = found[found["subject"] == ORGANISATIONS]
    return {name: int(mine[name].sum()) for name in NESTED}


def members(found: pd.DataFrame, *, is_city: bool) -> dict[str, Span]:
    """As `organisations`, of members; `found` as from `concluded`."""
    mine = found[found["subject"] == MEMBERS]
    cells = mine.groupby(["quarter", "committee_id"])[list(NESTED)].sum()
    return {name: _summed(cells[name], is_city=is_city) for name in NESTED}


def by_quarter(found: pd.DataFrame, *, count: str, is_city: bool) -> dict[Period, Span]:
    """One of NESTED of members for each quarter in which anything was concluded; `found` as from `concluded`."""
    cells = found[found["subject"] == MEMBERS].groupby(["quarter", "committee_id"])[count].sum()
    return {Period.parse(str(quarter)): _of_group(group, is_city=is_city) for quarter, group in cells.groupby(level=0)}


def measures(figures: pd.DataFrame, *, is_city: bool) -> dict[str, Span]:
    """How often each measure was taken by the newest report of each committee, by measure, organisations and members.

    `figures` are a running count by measure of one year (see `domain.cumulative`). Measures against organisations are told.
    """
    grown = increments(figures).sort_values("ended_on")
    last: dict[tuple[str, str], int] = {}
    cells: dict[str, dict[pd.Timestamp, list[int]]] = defaultdict(lambda: defaultdict(list))
    added = grown["added"].fillna(0).astype("int64")
    stated = zip(grown["item"], grown["committee_id"], grown["ended_on"], grown["numerator"], added, strict=True)
    for item, committee, ended_on, number, gained in stated:
        last[item, committee] = int(number)
        cells[item][ended_on].append(int(gained))
    whole: Counter[str] = Counter()
    for (item, _), number in last.items():
        whole[item] += number
    found = {item: total(_told(counts, is_city=is_city) for counts in by_day.values()) for item, by_day in cells.items()}
    return found | {item: Span(number, number) for item, number in whole.items() if item.startswith("TC_")}


def findings(found: pd.DataFrame, *, subject: str) -> pd.DataFrame:
    """A row a finding and clause: how many concluded inspections of a subject made it (inspections), in how many committees.

    An inspection with two findings counts once in each; one without a clause stands under an empty one. `found` as from
    `concluded`.
    """
    made = _each_finding(found[found["subject"] == subject])
    counted = made.groupby(["finding", "clause"]).agg(inspections=("code", "size"), committees=("committee_id", "nunique"))
    return counted.astype("int64").reset_index()


def member_findings(found: pd.DataFrame, *, is_city: bool) -> dict[str, Span]:
    """In how many concluded inspections of members each finding was made, most first.

    These are inspections, not members, so the whole city is told exactly; of a smaller place few say of whom.
    """
    made = _each_finding(found[found["subject"] == MEMBERS])
    cells = made.groupby(["finding", "quarter", "committee_id"]).size()
    spans = {
        str(finding): Span(int(group.sum()), int(group.sum())) if is_city else _summed(group.droplevel(0), is_city=False)
        for finding, group in cells.groupby(level=0)
    }
    return dict(sorted(spans.items(), key=lambda item: (-item[1].low, item[0])))


def repeated(inspections: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """A row a finding about organisations that two or more inspections of one committee made within REPEATED_MONTHS of `on`.

    Columns: committee_id, finding, times, clauses (joined by comma), first_on, last_on, and the source of the last one
    (submission_id, sheet, row). The most often first, then the newest.
    """
    since = (pd.Timestamp(on) - pd.DateOffset(months=REPEATED_MONTHS)).date()
    lines = concluded(inspections[inspections["subject"] == ORGANISATIONS], start=since, end=on).sort_values("concluded_on")
    grouped = _each_finding(lines).groupby(["committee_id", "finding"])
    counted = grouped.agg(
        times=("code", "size"),
        clauses=("clause", lambda clauses: ", ".join(sorted(set(clauses) - {""}))),
        first_on=("concluded_on", "min"),
        last_on=("concluded_on", "max"),
        **{name: (name, "last") for name in ("submission_id", "sheet", "row")},
    ).reset_index()
    again = counted[counted["times"] > 1]
    return again.sort_values(["times", "last_on", "committee_id"], ascending=[False, False, True], ignore_index=True)


def rate(count: Span, *, members: int) -> tuple[float, float]:
    """A number of members per 1.000 of `members`, from and to."""
    return 1000 * count.low / members, 1000 * count.high / members


def _summed(cells: pd.Series[Any], *, is_city: bool) -> Span:
    """The sum of cells by time (the first level) and committee."""
    return total(_of_group(group, is_city=is_city) for _, group in cells.groupby(level=0))


def _of_group(cells: pd.Series[Any], *, is_city: bool) -> Span:
    return _told([int(count) for count in cells], is_city=is_city)


def _told(counts: list[int], *, is_city: bool) -> Span:
    return exact(counts) if is_city else total(map(cell, counts))


def _each_finding(found: pd.DataFrame) -> pd.DataFrame:
    codes = found["findings"].fillna("").map(lambda text: sorted(set(text.split(",")) - {""}))
    spread = found.assign(finding=codes, clause=found["clause"].fillna("")).explode("finding")
    return spread[spread["finding"].notna()].astype({"finding": "str"})
