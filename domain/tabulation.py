"""The numbers of a statistical table: sums by committee of organisations, and of members those of the whole city only.

A table divides what it counts, by level, finding and measure. Of members such parts would give small numbers of a
committee away (see `domain.masking`), so they are told for the city alone, where a cell that rests on one or two hidden
numbers is a span.
"""

from __future__ import annotations

import pandas as pd

from domain.cumulative import running
from domain.masking import Span, exact, total
from domain.outcomes import measures
from domain.statistics import Column, Table

Numbers = list[Span | None]
"""A number a column of a table; None for what is not asked for."""


def city_row(table: Table, lines: pd.DataFrame, figures: pd.DataFrame) -> Numbers:
    """The whole city: `lines` as from `domain.outcomes.concluded`, `figures` the running count of measures of the year."""
    taken, mine = measures(figures, is_city=True), _counted(table, lines)
    return [_of_members(column, mine, taken) for column in table.columns]


def by_committee(table: Table, lines: pd.DataFrame, figures: pd.DataFrame) -> dict[str, list[int | None]]:
    """Numbers of organisations, a list of columns for each committee that has any line or measure."""
    mine, newest = _counted(table, lines), _newest(figures)
    parts = [_of_organisations(column, mine, newest) for column in table.columns]
    committees = sorted({str(place) for part in parts if part is not None for place in part.index[part > 0]})
    return {place: [None if part is None else int(part.get(place, 0)) for part in parts] for place in committees}


def summed(rows: dict[str, list[int | None]], *, columns: list[Column]) -> Numbers:
    """The sum of `by_committee` by column."""
    found: Numbers = []
    for number, column in enumerate(columns):
        told = sum(row[number] or 0 for row in rows.values())
        found.append(Span(told, told) if column.count or column.measure else None)
    return found


def _counted(table: Table, lines: pd.DataFrame) -> pd.DataFrame:
    right = (lines["subject"] == table.subject) & lines["form"].isin(table.forms) & lines["authority"].isin(table.authorities)
    return lines[right]


def _part(column: Column, lines: pd.DataFrame) -> pd.DataFrame:
    if column.authority:
        lines = lines[lines["authority"] == column.authority]
    if column.finding:
        made = lines["findings"].fillna("").map(lambda text: column.finding in text.split(","))
        lines = lines[made.astype("bool")]
    return lines


def _of_members(column: Column, lines: pd.DataFrame, taken: dict[str, Span]) -> Span | None:
    if column.measure:
        return taken.get(column.measure)
    if column.count is None:
        return None
    cells = _part(column, lines).groupby(["quarter", "committee_id"])[column.count].sum()
    return total(exact(int(count) for count in group) for _, group in cells.groupby(level=0))


def _of_organisations(column: Column, lines: pd.DataFrame, newest: pd.DataFrame) -> pd.Series[int] | None:
    if column.measure:
        found = newest[newest["item"] == column.measure].groupby("committee_id")["numerator"].sum()
    elif column.count is None:
        return None
    else:
        found = _part(column, lines).groupby("committee_id")[column.count].sum()
    return found.astype("int64")


def _newest(figures: pd.DataFrame) -> pd.DataFrame:
    ordered = running(figures).sort_values("ended_on")
    return ordered.drop_duplicates(["committee_id", "item"], keep="last")
