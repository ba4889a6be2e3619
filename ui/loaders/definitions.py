"""What tasks and indicators mean, in words, read once a process: they change by migration only."""

from __future__ import annotations

import pandas as pd

from data_access import catalogue
from domain.text import fold
from ui.lists import definitions as words
from ui.loaders import cached, connection


@cached
def tasks() -> pd.DataFrame:
    """A row a task of the Directive: columns of `ui.lists.definitions.TASKS`."""
    with connection() as opened:
        return words.tasks(catalogue.clauses(opened), catalogue.sub_requirements(opened))


def indicators(typed: str = "") -> pd.DataFrame:
    """A row an indicator that holds every word typed, marks or not: columns of `ui.lists.definitions.INDICATORS`."""
    known = _indicators()
    wanted = fold(typed).split()
    return known[[all(word in text for word in wanted) for text in known["folded"]]]


@cached
def _indicators() -> pd.DataFrame:
    with connection() as opened:
        return words.indicators(catalogue.indicators(opened))
