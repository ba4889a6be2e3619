"""What the shares of the headline were a period and a year earlier, as known today, in sentences."""

from __future__ import annotations

import pandas as pd

from data_access import assignments
from domain import plan, progress
from domain.plan import Earlier
from domain.progress import Headline
from domain.scope import Scope
from ui.lists import headway as words
from ui.loaders import cached, connection
from ui.loaders.assigned import Key
from ui.loaders.tasks import work
from ui.view import Identity, View


def headway(view: View, clause: str | None = None) -> tuple[str, ...]:
    """A sentence for each earlier day: what became of each share of the headline since (see `ui.lists.headway`)."""
    return _headway(view.identity, clause)


@cached
def _headway(identity: Identity, clause: str | None) -> tuple[str, ...]:
    view = View.of(identity)
    days = plan.earlier_days(view.period, on=view.on)
    compared = [each for each in days if plan.is_comparable(each, on=view.on)]
    before = _headlines(view.key, clause, compared) if compared else {}
    return tuple(words.sentence(each, before.get(each), work(view, clause).headline) for each in days)


def _headlines(key: Key, clause: str | None, days: list[Earlier]) -> dict[Earlier, Headline]:
    """The headline of each day, from one reading of all the work that counted on any of them."""
    scope, as_of = Scope.from_key(key[0]), key[1]
    first, last = min(each.start for each in days), max(each.day for each in days)
    with connection(scope) as opened:
        given = assignments.dates(opened, scope=scope, as_of=as_of, start=first, end=last)
        moves = assignments.moves(opened, scope=scope, as_of=as_of)
        returns = assignments.returns(opened, scope=scope, as_of=as_of)
    wanted = given if clause is None else given[given["clause"] == clause]
    return {each: _headline(wanted, moves, returns, each) for each in days}


def _headline(given: pd.DataFrame, moves: pd.DataFrame, returns: pd.DataFrame, at: Earlier) -> Headline:
    stated = progress.with_states(given, moves, returns, on=at.day)
    return progress.headline(plan.counted(stated, at=at), on=at.day)
