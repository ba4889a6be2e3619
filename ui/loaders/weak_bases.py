"""The register of weak bases for a view: read, computed by the domain, put in words, and kept until anything changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import bases as base_rows
from data_access import rules as dated_rules
from data_access import weak_bases as rows
from domain import classification, weak_register
from domain.discretion import with_names
from domain.scope import Scope
from domain.weak_bases import TOO_LONG, with_attention, with_state
from domain.weak_register import Flow, Headline, flow
from ui.charts.weak_bases import age_bars, flow_bars
from ui.lists import weak_bases as words
from ui.loaders import cached, connection
from ui.loaders.names import category_names, committee_names, district_of_committee
from ui.loaders.units import units
from ui.view import View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""


@dataclass(frozen=True)
class Register:
    """What the screen shows of the register; lists in words, see `ui.lists.weak_bases`.

    `listed` are the cases open on the day, those first that need `attention`; `left` those that left from `start` to the
    day; `unlisted` the failed bases without a case.
    """

    headline: Headline
    start: date
    flow: Flow
    flow_bars: pd.DataFrame
    age_bars: pd.DataFrame
    listed: pd.DataFrame
    attention: pd.DataFrame
    left: pd.DataFrame
    unlisted: pd.DataFrame

    @property
    def is_empty(self) -> bool:
        """Whether no base was on the register at any time of the period."""
        return not self.flow.opening and not self.flow.entered


def register(view: View) -> Register:
    """The register of the view's place: over its period, or the running year without one."""
    return _register(view.key, start_of(view), view.names_all)


def start_of(view: View) -> date:
    """The first day of what is shown of the register: of the period, or of the running year without one."""
    return view.period.start if view.period else date(view.on.year, 1, 1)


def headline(view: View) -> Headline:
    """The numbers of the register for the view's place."""
    return register(view).headline


def exceptions(view: View) -> pd.DataFrame:
    """The cases that need attention, worst first: committee_id and the columns of `ui.lists.weak_bases.REGISTER`."""
    return register(view).attention


def by_district(view: View) -> pd.DataFrame:
    """A row a district of the view's scope: district (its code), bases, listed, attention, overdue, too_long."""
    return _by_district(view.key)


@cached
def _register(key: Key, start: date, names_all: bool) -> Register:
    scope, as_of, on, _ = key
    cases = with_names(stays(key), names_all=names_all)
    unlisted = _unlisted(key, names_all)
    moved = flow(cases, start=start, end=on)
    listed = words.named(with_attention(cases), committees=committee_names())
    left = cases[cases["closed_on"].between(pd.Timestamp(start), pd.Timestamp(on))].sort_values("closed_on", ascending=False)
    with connection(Scope.from_key(scope)) as opened:
        existing = base_rows.existing(opened, scope=Scope.from_key(scope), as_of=as_of, on=on)
    shown = words.register(listed, names=category_names())
    return Register(
        headline=weak_register.headline(listed, moved, bases=int(existing["bases"].sum()), unlisted=len(unlisted)),
        start=start,
        flow=moved,
        flow_bars=flow_bars(moved),
        age_bars=age_bars(listed),
        listed=shown,
        attention=shown[shown["attention"]],
        left=words.left(words.named(left, committees=committee_names()), names=category_names()),
        unlisted=unlisted,
    )


@cached
def stays(key: Key) -> pd.DataFrame:
    """Every stay on the register that began by the day of a view, as it stands then: `domain.weak_bases.with_state`."""
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        cases = rows.cases(opened, scope=Scope.from_key(scope), as_of=as_of)
        events = rows.events(opened, scope=Scope.from_key(scope), as_of=as_of)
        terms = dated_rules.dated_numbers(opened, key="relapse_months")
    return with_state(cases, events, on=on, relapse_months=terms)


@cached
def _unlisted(key: Key, names_all: bool) -> pd.DataFrame:
    scope, as_of, on, _ = key
    mine = Scope.from_key(scope)
    with connection(mine) as opened:
        levels = base_rows.levels_of_failed(opened, scope=mine, as_of=as_of)
        found = classification.failed_but_unlisted(levels, stays(key), on=on)
        known = base_rows.named(opened, scope=mine, as_of=as_of, on=on, codes=found["base_code"])
    named = with_names(known, names_all=names_all)
    return words.unlisted(found.merge(named, on="base_code"), committees=committee_names())


@cached
def _by_district(key: Key) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        existing = base_rows.existing(opened, scope=Scope.from_key(scope), as_of=as_of, on=on)
    place = district_of_committee()
    listed = with_attention(stays(key))
    flags = listed.assign(listed=True, too_long=listed["over"] == TOO_LONG)
    counted = flags.groupby(flags["committee_id"].map(place))[["listed", "attention", "overdue", "too_long"]].sum()
    bases = existing.groupby(existing["committee_id"].map(place))["bases"].sum()
    codes = pd.Index([district.code for district in units().districts_in(Scope.from_key(scope))], name="district")
    return counted.reindex(codes).assign(bases=bases.reindex(codes)).fillna(0).astype("int64").reset_index()
