"""Inspections for a view: the programme of its year and what is left open, computed by the domain and put in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import inspections as rows
from domain import inspections as rules
from domain.discretion import with_names
from domain.inspections import LEFT_OPEN, OVERDUE, UNCONCLUDED, Headline
from domain.scope import Scope
from ui.charts.inspections import programme_bars, remedy_bars
from ui.labels import AUTHORITIES
from ui.lists import inspections as words
from ui.loaders import cached, connection
from ui.loaders.names import category_names, committee_names, district_of_committee, regulations
from ui.loaders.units import units
from ui.views import View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""


SHOWN = 8
"""How many inspections the screen shows before all are asked for."""


@dataclass(frozen=True)
class Work:
    """What the screen shows of inspections; lists in words, see `ui.lists.inspections`.

    `newest` are the first SHOWN of all `total` inspections of `inspections`; `unconcluded` those of them that ended
    without a conclusion, the longest first; `overdue` the recommendations past their deadline, the longest
    first; `broken` are the inspections whose nested counts contradict each other. `programme` has bars by form,
    authority and subject.
    """

    headline: Headline
    programme: Mapping[str, pd.DataFrame]
    remedy_bars: pd.DataFrame
    newest: pd.DataFrame
    total: int
    unconcluded: pd.DataFrame
    overdue: pd.DataFrame
    broken: pd.DataFrame


def work(view: View) -> Work:
    """The inspection work of the view's place in the year of its day."""
    return _work(view.key, view.names_all)


def headline(view: View) -> Headline:
    """The numbers of inspections for the view's place."""
    return work(view).headline


def exceptions(view: View) -> pd.DataFrame:
    """Recommendations past their deadline, the longest first: committee_id and `ui.lists.inspections.RECOMMENDATIONS`."""
    return work(view).overdue


def unconcluded(view: View) -> pd.DataFrame:
    """Inspections that ended without a conclusion, the longest first: committee_id and `ui.lists.inspections.WAITING`."""
    return work(view).unconcluded


def inspections(view: View) -> pd.DataFrame:
    """The inspections of the year and older ones not concluded, what moved last first: `ui.lists.inspections.INSPECTIONS`."""
    return _inspections(view.key, view.names_all)


def by_district(view: View) -> pd.DataFrame:
    """A row a district of the view's scope: district (its code), planned, due, done, concluded, unconcluded, overdue."""
    return _by_district(view.key)


@cached
def _work(key: Key, names_all: bool) -> Work:
    _, _, on, _ = key
    staged, remedies = with_names(_staged(key), names_all=names_all), _remedies(key)
    names, listed = category_names(), _listed(staged)
    programme = {by: rules.programme(staged, on=on, year=on.year, by=by) for by in words.PROGRAMME}
    called = {"form": names["inspection_form"], "authority": AUTHORITIES, "subject": names["subject"]}
    overdue = remedies[remedies["state"] == OVERDUE].sort_values(["days_over", "code"], ascending=[False, True])
    waiting = rules.longest_waiting(staged[staged["stage"] == UNCONCLUDED])
    return Work(
        headline=rules.headline(programme["form"], staged, remedies, year=on.year),
        programme={by: programme_bars(rows, by=by, names=called[by]) for by, rows in programme.items()},
        remedy_bars=remedy_bars(remedies),
        newest=_in_words(listed.head(SHOWN)),
        total=len(listed),
        unconcluded=words.waiting(waiting, names=names, committees=committee_names()),
        overdue=words.recommendations(overdue, committees=committee_names()),
        broken=_in_words(staged[rules.broken_counts(staged)]),
    )


@cached
def _inspections(key: Key, names_all: bool) -> pd.DataFrame:
    return _in_words(_listed(with_names(_staged(key), names_all=names_all)))


def _listed(staged: pd.DataFrame) -> pd.DataFrame:
    """All but what committees left behind when they ended, which nobody works on."""
    return rules.newest_first(staged[staged["stage"] != LEFT_OPEN])


def _in_words(found: pd.DataFrame) -> pd.DataFrame:
    return words.inspections(found, names=category_names(), committees=committee_names(), regulations=regulations())


@cached
def _staged(key: Key) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        found = rows.inspections(opened, scope=Scope.from_key(scope), as_of=as_of, year=on.year, on=on)
    return rules.with_stage(found, on=on)


@cached
def _remedies(key: Key) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        found = rows.recommendations(opened, scope=Scope.from_key(scope), as_of=as_of, since=date(on.year, 1, 1))
    return rules.with_remedy(found, on=on)


@cached
def _by_district(key: Key) -> pd.DataFrame:
    scope, _, on, _ = key
    place, staged, remedies = district_of_committee(), _staged(key), _remedies(key)
    done = {
        district: rules.programme(group, on=on, year=on.year)[["planned", "due", "done", "concluded"]].sum()
        for district, group in staged.groupby(staged["committee_id"].map(place))
    }
    waiting = staged[staged["stage"] == UNCONCLUDED]
    overdue = remedies[remedies["state"] == OVERDUE]
    codes = pd.Index([district.code for district in units().districts_in(Scope.from_key(scope))], name="district")
    counted = pd.DataFrame.from_dict(done, orient="index", columns=["planned", "due", "done", "concluded"]).reindex(codes)
    return (
        counted.assign(
            unconcluded=waiting["committee_id"].map(place).value_counts().reindex(codes),
            overdue=overdue["committee_id"].map(place).value_counts().reindex(codes),
        )
        .fillna(0)
        .astype("int64")
        .reset_index()
    )
