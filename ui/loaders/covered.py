"""How long ago the bases of a view were inspected, those never inspected first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import inspections as rows
from domain import covered as rules
from domain.discretion import with_names
from domain.scope import Scope
from ui.lists import covered as words
from ui.loaders import cached, connection
from ui.loaders.names import committee_names
from ui.views import View

Key = tuple[str, datetime, date, int]
"""`View.key`: scope, moment of knowledge, day of states, revision."""


@dataclass(frozen=True)
class Coverage:
    """The bases by band, in words by committee and one by one; `untouched`: committees, `unseen`: bases without any."""

    bars: pd.DataFrame
    committees: pd.DataFrame
    bases: pd.DataFrame
    untouched: pd.DataFrame
    unseen: pd.DataFrame


def coverage(view: View) -> Coverage:
    """The coverage of the view's place on its day."""
    return _coverage(view.key, view.names_all)


def listed(view: View) -> pd.DataFrame:
    """Every base by the time since its last inspection: committee_id and `ui.lists.covered.LISTED`."""
    return coverage(view).bases


@cached
def _coverage(key: Key, names_all: bool) -> Coverage:
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        known = rows.coverage(opened, scope=Scope.from_key(scope), as_of=as_of, on=on)
    found = rules.with_months(known, on=on)
    committees = words.committees(rules.by_committee(found), names=committee_names())
    bases = words.bases(with_names(found, names_all=names_all), names=committee_names())
    return Coverage(
        bars=words.band_bars(rules.by_band(found)),
        committees=committees,
        bases=bases,
        untouched=committees[committees["months"].isna()],
        unseen=bases[bases["months"].isna()],
    )
