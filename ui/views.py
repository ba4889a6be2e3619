"""What a screen shows, as one frozen value: the chosen place and period, as of when, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from data_access import clock
from data_access.revision import Revision
from domain.periods import Period
from domain.scope import Scope
from domain.units import Units
from ui.address import Choice

Identity = tuple[str | None, str | None, str | None, datetime, date, str, int, bool, str, bool]
"""A whole view in scalars: see `View.identity`."""


@dataclass(frozen=True)
class View:
    """What a screen shows: `scope` is the account's scope narrowed to the chosen district and committee.

    `as_of` is the moment of knowledge (UTC), always the end of a day in the city; `on` the day for which states are
    computed: that day, or the last day of the chosen period if that is earlier. `revision` is the number of the last
    change. `reach` is all the account may see, whatever is chosen; `names_all` whether it reads the names of tiny bases too
    (`domain.discretion`).
    """

    district: str | None
    committee: str | None
    period: Period | None
    as_of: datetime
    on: date
    scope: Scope
    revision: int
    is_demo: bool
    reach: Scope = field(default_factory=lambda: Scope.of(()))
    names_all: bool = True

    @property
    def whole(self) -> View:
        """The same view of everything the account may see: what a map shows beside the chosen place."""
        return replace(self, district=None, committee=None, scope=self.reach)

    @property
    def key(self) -> tuple[str, datetime, date, int]:
        """The scalars every cached loader takes: scope, moment, day and revision."""
        return (self.scope.key, self.as_of, self.on, self.revision)

    @property
    def identity(self) -> Identity:
        """The scalars that make this view: what a cached loader takes that asks several subjects."""
        period = self.period.code if self.period else None
        scope, as_of, on, revision = self.key
        return (self.district, self.committee, period, as_of, on, scope, revision, self.is_demo, self.reach.key, self.names_all)

    @classmethod
    def of(cls, identity: Identity) -> View:
        """The view that `identity` was made from."""
        district, committee, period, as_of, on, scope, revision, is_demo, reach, names_all = identity
        known, seen = Period.parse(period) if period else None, Scope.from_key(scope)
        return cls(district, committee, known, as_of, on, seen, revision, is_demo, Scope.from_key(reach), names_all)


def view_of(choice: Choice, *, reach: Scope, units: Units, today: date, known: Revision, names_all: bool = True) -> View:
    """The view of a choice by an account of `reach`, on a database in the state `known`."""
    scope = reach
    if choice.committee:
        scope = scope.narrow([choice.committee])
    elif choice.district:
        scope = scope.narrow(committee.id for committee in units.committees_of(choice.district))
    day = choice.day or today
    return View(
        district=choice.district,
        committee=choice.committee,
        period=choice.period,
        as_of=clock.day_end(day),
        on=min(day, choice.period.end) if choice.period else day,
        scope=scope,
        revision=known.number,
        is_demo=known.is_demo,
        reach=reach,
        names_all=names_all,
    )
