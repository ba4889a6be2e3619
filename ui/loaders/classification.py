"""Levels of bases for a view: by committee, and the groups above the cap on the best level, for the newest period that ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data_access import bases as base_rows
from data_access import rules as dated_rules
from data_access.regulations import regulation
from domain import classification
from domain.classification import Shares
from domain.excellence import Cap, against_cap
from domain.periods import Period
from domain.scope import Scope
from ui.lists import classification as words
from ui.loaders import cached, connection
from ui.loaders.names import category_names, committee_names
from ui.loaders.weak_bases import Key
from ui.view import View


@dataclass(frozen=True)
class Levels:
    """Levels of one period: of all bases of the place (`shares`, `summed`), by committee, and the groups above the cap.

    Lists in words, see `ui.lists.classification`. `cap_told` is empty where no cap was in force.
    """

    period: Period
    shares: Shares
    summed: pd.DataFrame
    committees: pd.DataFrame
    above_cap: pd.DataFrame
    cap_told: str


def levels(view: View) -> Levels | None:
    """The levels of the view's place; None where none of an ended period is known."""
    return _levels(view.key)


def committees(view: View) -> pd.DataFrame:
    """How many bases of each committee were given each level: `ui.lists.classification.COMMITTEES`."""
    found = levels(view)
    return found.committees if found else pd.DataFrame(columns=list(words.COMMITTEES))


def above_cap(view: View) -> pd.DataFrame:
    """The groups above the cap: `ui.lists.classification.ABOVE_CAP`."""
    found = levels(view)
    return found.above_cap if found else pd.DataFrame(columns=list(words.ABOVE_CAP))


@cached
def _levels(key: Key) -> Levels | None:
    scope, as_of, on, _ = key
    mine = Scope.from_key(scope)
    with connection(mine) as opened:
        period = classification.newest_period(base_rows.classified_periods(opened, scope=mine, as_of=as_of), on=on)
        if period is None:
            return None
        counts = base_rows.level_groups(opened, scope=mine, as_of=as_of, period=period.code)
        existing = base_rows.existing(opened, scope=mine, as_of=as_of, on=period.end)
        rules = dated_rules.in_force(opened, day=period.end)
        named = regulation(opened, key="htxs_cap", day=period.end)
    bases, names = existing.groupby("committee_id")["bases"].sum(), committee_names()
    shares = classification.shares(counts, existing=int(bases.sum()))
    above, told = _cap(counts, rules, regulation=named)
    return Levels(
        period=period,
        shares=shares,
        summed=words.levels(shares, names=category_names()["level"]),
        committees=words.committees(counts, bases, names=names),
        above_cap=above,
        cap_told=told,
    )


def _cap(counts: pd.DataFrame, rules: Mapping[str, str], *, regulation: str) -> tuple[pd.DataFrame, str]:
    """The groups above the cap and what is said of it; both empty where none was in force."""
    try:
        cap = Cap.of(rules)
    except KeyError:
        return pd.DataFrame(columns=list(words.ABOVE_CAP)), ""
    groups = against_cap(counts, cap)
    above = words.above_cap(groups, names=committee_names(), types=category_names()["base_type"])
    return above, words.cap_told(cap, groups, regulation=regulation)
