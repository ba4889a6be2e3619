"""One assignment for whoever may see it: how it stands on the day, what it is and what happened to it, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from data_access import assignments, catalogue, verifications
from data_access.changes.explanations import Matter
from data_access.verifications import Standing
from data_access.versions import versions
from domain import progress
from domain.scope import Scope
from ui.lists import assignment as words
from ui.lists.assignment import Requirement
from ui.loaders import cached, connection
from ui.loaders.names import committee_names
from ui.view import View

Key = tuple[str, datetime, date, int]
"""All the account may see, the moment of knowledge, the day of states and the revision."""

_FACTS = ("deadline_move", "assignment_report", "verification", "sent_back")


@dataclass(frozen=True)
class Assignment:
    """One assignment: its title and `state` in words, the days that matter, words.FACTS and words.EVENTS.

    `standing` is what the forms of this screen are drawn from and hand back when something is written.
    """

    code: str
    committee_id: str
    title: str
    state: str
    dates: list[tuple[str, str, str]]
    facts: pd.DataFrame
    events: pd.DataFrame
    standing: Standing

    @property
    def matter(self) -> Matter:
        """What is asked when its owner is asked to explain it."""
        return Matter(self.committee_id, "assignment", self.code)


def assignment(view: View, *, code: str) -> Assignment | None:
    """The assignment of that code as it stands on the day of the view.

    It is looked for in all the account may see, not only in the chosen place; None where that holds no such work.
    """
    return _assignment((view.reach.key, view.as_of, view.on, view.revision), code) if code else None


@cached
def _assignment(key: Key, code: str) -> Assignment | None:
    scope, as_of, on = Scope.from_key(key[0]), key[1], key[2]
    with connection(scope) as opened:
        given = assignments.dates_of(opened, scope=scope, as_of=as_of, code=code)
        if given.empty:
            return None
        narrow = Scope.of(given["committee_id"])
        moves = assignments.moves(opened, scope=narrow, as_of=as_of)
        returns = assignments.returns(opened, scope=narrow, as_of=as_of)
        details = assignments.details(opened, scope=narrow, as_of=as_of, codes=[code])
        told = {fact: versions(opened, fact, scope=narrow, as_of=as_of, about={"assignment_code": code}) for fact in _FACTS}
        told["assignment"] = versions(opened, "assignment", scope=narrow, as_of=as_of, about={"code": code})
        standing = verifications.standing(opened, code=code, scope=narrow, as_of=as_of)
    (row,) = progress.with_states(given, moves, returns, on=on).merge(details, on="code").to_dict("records")
    names = committee_names()
    return Assignment(
        code=code,
        committee_id=str(row["committee_id"]),
        title=str(row["title"]),
        state=words.state(row),
        dates=words.dates(row, on=on, committees=names),
        facts=words.facts(row, _requirement(row), committees=names),
        events=words.events(told, on=on, committees=names),
        standing=standing,
    )


def _requirement(row: Mapping[Any, Any]) -> Requirement:
    clauses, letters = _directive()
    title, quote = clauses[row["clause"]]
    letter = "" if pd.isna(row["letter"]) else str(row["letter"])
    return Requirement(row["clause"], title, letter, letters.get((row["clause"], letter), quote))


@cached
def _directive() -> tuple[dict[str, tuple[str, str]], dict[tuple[str, str], str]]:
    """Title and key phrase of each clause, and the text of each lettered requirement."""
    with connection() as opened:
        clauses, requirements = catalogue.clauses(opened), catalogue.sub_requirements(opened)
    phrases = zip(clauses["title_vi"], clauses["quote"], strict=True)
    letters = zip(requirements["clause"], requirements["letter"], strict=True)
    return dict(zip(clauses["code"], phrases, strict=True)), dict(zip(letters, requirements["text_vi"], strict=True))
