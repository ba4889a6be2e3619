"""Requests for explanation for a view, in words, with the one that an address names; kept until anything changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from data_access import assignments, catalogue, clock, explanations
from data_access.changes.explanations import Matter
from data_access.engine import Connection
from domain import explanations as rules
from domain.explanations import Counts, State
from domain.scope import Scope
from ui.lists import explanations as words
from ui.loaders import assignment as work
from ui.loaders import cached, connection, reporting
from ui.loaders.names import committee_names
from ui.loaders.revision import revision
from ui.view import View

Key = tuple[str, datetime, date, int]
"""Scope, moment of knowledge, day of states, revision."""


@dataclass(frozen=True)
class Explanations:
    """The requests of a place: their numbers, those that wait for an answer and those answered, see `ui.lists.explanations`."""

    counts: Counts
    waiting: pd.DataFrame
    answered: pd.DataFrame


@dataclass(frozen=True)
class Request:
    """One request: what is asked of whom (words.CARD) and every answer (words.ANSWERS)."""

    number: int
    committee_id: str
    subject: str
    code: str
    about: str
    question: str
    state: State
    card: pd.DataFrame
    answers: pd.DataFrame


def explained(view: View) -> Explanations:
    """The requests to the committees of the view's place, as of its day; what is asked about a period is asked after it."""
    return _explained((view.scope.key, view.as_of, clock.local_day(view.as_of), view.revision))


def of_assignment(view: View, *, code: str) -> pd.DataFrame:
    """The requests about one assignment that the account may see: words.OF_ONE."""
    found = _requests(_reach(view))
    return found[(found["subject"] == "assignment") & (found["code"] == code)]


def request(view: View, *, number: str) -> Request | None:
    """The request of that number, looked for in all the account may see; None where that holds no such request."""
    return _request(_reach(view), int(number)) if re.fullmatch(r"[0-9]{1,9}", number) else None


def matter(view: View, *, code: str) -> tuple[Matter, str] | None:
    """What an address asks to be explained, with its name: an assignment, or an indicator of the view's committee.

    None where the account may see no such thing, or no committee is chosen for an indicator.
    """
    found = work.assignment(view, code=code) if code.startswith("NV-") else None
    if found is not None:
        return Matter(found.committee_id, "assignment", code), f"nhiệm vụ «{found.title}»"
    name = _indicators().get(code)
    if name is None or view.committee is None:
        return None
    period = view.period or reporting.standing(view).completeness.period
    return Matter(view.committee, "indicator", code, period.code), f"chỉ tiêu «{name}», {period.label}"


def waiting_for(scope: Scope) -> int:
    """How many requests to the committees of a scope wait for an answer today."""
    today = clock.local_day(clock.now())
    found = _explained((scope.key, clock.day_end(today), today, revision().number))
    return len(found.waiting)


def _reach(view: View) -> Key:
    return (view.reach.key, view.as_of, clock.local_day(view.as_of), view.revision)


@cached
def _explained(key: Key) -> Explanations:
    found = _requests(key)
    is_answered = found["state"].isin(words.CLOSED)
    return Explanations(counts=rules.counts(found), waiting=found[~is_answered], answered=found[is_answered])


@cached
def _requests(key: Key) -> pd.DataFrame:
    scope, as_of, on, _ = key
    with connection(Scope.from_key(scope)) as opened:
        rows = rules.with_states(explanations.requests(opened, scope=Scope.from_key(scope), as_of=as_of), on=on)
        about = rows.loc[rows["subject"] == "assignment", "code"]
        names = _assignments(opened, about, scope=Scope.from_key(scope), as_of=as_of)
    known = {("assignment", code): name for code, name in names.items()}
    known |= {("indicator", code): name for code, name in _indicators().items()}
    return words.requests(rows.assign(answered_on=_days(rows["answered_at"])), committees=committee_names(), names=known)


@cached
def _request(key: Key, number: int) -> Request | None:
    found = _requests(key)
    rows = found[found["id"] == number].to_dict("records")
    if not rows:
        return None
    (row,) = rows
    with connection(Scope.from_key(key[0])) as opened:
        told = explanations.answers(opened, request_id=number, scope=Scope.from_key(key[0]), as_of=key[1])
    return Request(
        number=number,
        committee_id=str(row["committee_id"]),
        subject=str(row["subject"]),
        code=str(row["code"]),
        about=str(row["about"]),
        question=str(row["question"]),
        state=State(row["state"]),
        card=words.card(row),
        answers=told.assign(day=_days(told["answered_at"])),
    )


def _days(moments: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
    """The days in the city of stored moments."""
    days = [clock.local_day(moment) if pd.notna(moment) else None for moment in moments]
    return pd.Series(days, index=moments.index, dtype="datetime64[s]")


def _assignments(opened: Connection, codes: Iterable[str], *, scope: Scope, as_of: datetime) -> dict[str, str]:
    """The titles of assignments by code."""
    found = assignments.details(opened, scope=scope, as_of=as_of, codes=codes)
    return dict(zip(found["code"], found["title"], strict=True))


@cached
def _indicators() -> dict[str, str]:
    """The names of indicators by code."""
    with connection() as opened:
        known = catalogue.indicators(opened)
    return dict(zip(known["code"], known["name_vi"], strict=True))
