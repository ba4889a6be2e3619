"""Conclusions for a view, in words, with the one that an address names; kept until anything changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from data_access import clock, conclusions
from domain.conclusions import State
from domain.scope import Scope
from ui.lists import conclusions as words
from ui.loaders import cached, connection
from ui.loaders.names import committee_names
from ui.loaders.revision import revision
from ui.loaders.units import units
from ui.view import View

Key = tuple[str, datetime, int]
"""Scope, moment of knowledge, revision."""


@dataclass(frozen=True)
class Conclusion:
    """One conclusion: where it stands, what is known of it (words.CARD) and what became of it (words.STEPS)."""

    number: int
    meeting: int
    text: str
    committee_id: str
    state: State
    card: pd.DataFrame
    steps: pd.DataFrame


def conclusions_of(view: View) -> pd.DataFrame:
    """The conclusions that the committees of the view's place are to carry out, see `words.in_words`."""
    return _conclusions((view.scope.key, view.as_of, view.revision))


def conclusion(view: View, *, number: str) -> Conclusion | None:
    """The conclusion of that number, looked for in all the account may see; None where that holds no such one."""
    if not re.fullmatch(r"[0-9]{1,9}", number):
        return None
    return _conclusion((view.reach.key, view.as_of, view.revision), int(number))


def waiting_for(scope: Scope) -> int:
    """How many conclusions the committees of a scope have yet to report done."""
    found = _conclusions((scope.key, clock.day_end(clock.local_day(clock.now())), revision().number))
    return int((found["state"] == State.OPEN).sum())


@cached
def _conclusions(key: Key) -> pd.DataFrame:
    scope, as_of, _ = key
    with connection(Scope.from_key(scope)) as opened:
        rows = conclusions.conclusions(opened, scope=Scope.from_key(scope), as_of=as_of)
    return words.in_words(rows, committees=committee_names(), units=units())


@cached
def _conclusion(key: Key, number: int) -> Conclusion | None:
    found = _conclusions(key)
    rows = found[found["id"] == number].to_dict("records")
    if not rows:
        return None
    with connection(Scope.from_key(key[0])) as opened:
        told = conclusions.history(opened, number=number, scope=Scope.from_key(key[0]), as_of=key[1])
    (row,) = rows
    return Conclusion(
        number=number,
        meeting=int(row["meeting_id"]),
        text=str(row["text"]),
        committee_id=str(row["committee_id"]),
        state=State(row["state"]),
        card=words.card(row),
        steps=words.steps(told),
    )
