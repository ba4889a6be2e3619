"""How far each task of the Directive has come as a table, for those who read it without seeing the picture."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.progress import State
from ui.labels import STATE_NAMES, STATE_SHAPES

CLAUSE = "Nội dung"
"""Heading of the first column of `state_table`; the others are headed by states with their shapes."""


def state_table(states: pd.DataFrame, *, clauses: Mapping[str, str]) -> pd.DataFrame:
    """A row a task of the Directive that has work, a column a state: how much work; already headed.

    `states` as from `domain.progress.state_counts` by clause, without cancelled work.
    """
    names = {state: f"{STATE_SHAPES[state]} {name}" for state, name in STATE_NAMES.items() if state != State.CANCELLED}
    wide = (
        states.pivot_table(index="clause", columns="state", values="tasks", aggfunc="sum").reindex(columns=list(names)).fillna(0)
    )
    shown = wide.reindex(index=[code for code in clauses if code in wide.index]).rename(columns=names)
    titles = [f"{code} {clauses[code]}" for code in shown.index]
    shown.insert(0, CLAUSE, pd.Series(titles, index=shown.index, dtype="str"))
    return shown.reset_index(drop=True).rename_axis(columns=None)
