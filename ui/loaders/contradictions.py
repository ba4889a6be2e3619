"""Contradictions for a view: read once for the whole city and narrowed to the place, as every rule is about one committee."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd

from data_access import contradictions as rows
from domain.discretion import with_names
from domain.scope import Scope
from ui.lists import contradictions as words
from ui.loaders import cached, connection
from ui.loaders.names import committee_names, indicator_names, item_names
from ui.views import View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""


def contradictions(view: View) -> pd.DataFrame:
    """A row a contradiction in the view's place on its day, in words: see `ui.lists.contradictions.in_words`."""
    return _within(view.key, view.names_all)


@cached
def _within(key: Key, names_all: bool) -> pd.DataFrame:
    scope, as_of, on, revision = key
    found, seen = _found((Scope.city().key, as_of, on, revision)), Scope.from_key(scope)
    within = found["committee_id"].map(seen.allows).astype("bool")
    mine = found[within].rename(columns={"about_name": "base_name"})
    told = with_names(mine, names_all=names_all).rename(columns={"base_name": "about_name"})
    return words.in_words(told, names={**indicator_names(), **item_names()}, committees=committee_names())


@cached
def _found(key: Key) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        return rows.contradictions(opened, scope=Scope.from_key(scope), as_of=as_of, on=on)
