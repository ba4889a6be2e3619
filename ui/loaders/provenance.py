"""One submission and one of its rows for whoever may see them: where a figure came from, ready to be drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from data_access import provenance, submissions
from data_access.engine import Connection
from data_access.provenance import UnknownSubmission
from data_access.versions import versions_of
from domain.scope import Scope
from ui.lists import provenance as words
from ui.lists import reporting
from ui.lists.provenance import Names, Said
from ui.loaders import cached, connection
from ui.loaders.names import category_names, clause_names, committee_names
from ui.view import View

Key = tuple[str, datetime, int]
"""All the account may see, the moment of knowledge and the revision."""

Place = tuple[int, str, int]
"""A submission's number, the sheet and the row."""


@dataclass(frozen=True)
class Row:
    """One row: what it is about, its `cells` (words.CELLS) and where the statement it replaced, and what holds now, stand.

    `subject` is the fact and its key; `others` are further pieces of work that the same row gives (words.OTHERS).
    """

    about: tuple[str, ...]
    committee_id: str
    subject: Mapping[str, Any]
    cells: pd.DataFrame
    stated_at: Place
    before: Place | None
    now: Place | None
    others: pd.DataFrame


@dataclass(frozen=True)
class Submission:
    """A submission (words.CARD), its sheets and the cells read in another form (`ui.lists.reporting`), and the row asked for."""

    number: int
    committee_id: str
    is_withdrawn: bool
    is_entry: bool
    card: pd.DataFrame
    sheets: pd.DataFrame
    notes: pd.DataFrame
    row: Row | None


def submission(view: View, *, number: str, sheet: str, row: str, code: str) -> Submission | None:
    """The submission that an address names; of a row that gives work to many, `code` names one.

    It is looked for in all the account may see, not only in the chosen place; None where that holds no such submission.
    """
    if not re.fullmatch(r"[0-9]{1,9}", number):
        return None
    line = int(row) if re.fullmatch(r"[0-9]{1,5}", row) else None
    return _submission((view.reach.key, view.as_of, view.revision), int(number), sheet, line, code, view.names_all)


@cached
def _submission(key: Key, number: int, sheet: str, line: int | None, code: str, names_all: bool) -> Submission | None:
    scope, as_of, names = Scope.from_key(key[0]), key[1], _names(names_all)
    with connection(scope) as opened:
        try:
            origin = provenance.origin(opened, number=number, scope=scope, as_of=as_of)
        except UnknownSubmission:
            return None
        sheets = submissions.sheets(opened, submission_id=number, scope=scope)
        notes = submissions.normalisations(opened, submission_id=number, scope=scope)
        row = None
        if sheet and line is not None:
            columns = origin.columns.get(sheet, {})
            row = _row(opened, (number, sheet, line), code=code, scope=scope, as_of=as_of, columns=columns, names=names)
    return Submission(
        number=number,
        committee_id=origin.committee_id,
        is_withdrawn=origin.withdrawn_at is not None,
        is_entry=origin.kind == words.ENTRY,
        card=words.card(origin, names=names),
        sheets=reporting.sheets(sheets),
        notes=reporting.normalisations(notes),
        row=row,
    )


def _row(
    opened: Connection,
    place: Place,
    *,
    code: str,
    scope: Scope,
    as_of: datetime,
    columns: Mapping[str, str],
    names: Names,
) -> Row | None:
    number, sheet, line = place
    stated = provenance.stated(opened, number=number, sheet=sheet, row=line, scope=scope, as_of=as_of)
    if not stated:
        return None
    chosen, others = _chosen(stated, code)
    found = [
        (fact, row, versions_of(opened, fact, scope=scope, as_of=as_of, row=row))
        for fact, frame in chosen.items()
        for row in _records(frame)
    ]
    said = [Said(fact, row, _before(row, known), _now(known)) for fact, row, known in found]
    first = said[0]
    return Row(
        about=tuple(words.FACTS[fact] for fact in chosen),
        committee_id=str(first.values["committee_id"]),
        subject={"fact": first.fact, **first.values},
        cells=words.cells(said, sheet=sheet, row=line, columns=columns, names=names),
        stated_at=_place(first.values),
        before=next((_place(each.before) for each in said if each.before), None),
        now=next((_place(each.now) for each in said if each.now and _place(each.now) != _place(each.values)), None),
        others=others,
    )


def _chosen(stated: dict[str, pd.DataFrame], code: str) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Of a row that gives work to many, the piece of that code (or the first); and the others."""
    given = stated.get("assignment")
    if given is None or len(given) == 1:
        return stated, pd.DataFrame(columns=[*words.OTHERS], dtype="str")
    mine = given["code"] == code
    one = given[mine] if mine.any() else given.head(1)
    rest = given[~given["code"].isin(one["code"])]
    others = rest.assign(committee=rest["committee_id"].map(committee_names()).astype("str"))
    return {**stated, "assignment": one}, others.reset_index(drop=True)


def _before(row: Mapping[str, Any], known: pd.DataFrame) -> Mapping[str, Any] | None:
    """What a statement took the place of when it was first made."""
    mine = (known["submission_id"] == row["submission_id"]) & (known["sheet"] == row["sheet"]) & (known["row"] == row["row"])
    since = known.loc[mine, "recorded_from"].min()
    ended = known[(known["recorded_to"] == since) & ~mine]
    return None if ended.empty else _records(ended)[-1]


def _now(known: pd.DataFrame) -> Mapping[str, Any] | None:
    """What holds now, if anything does."""
    current = known[known["recorded_to"].isna()]
    return None if current.empty else _records(current)[-1]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _place(row: Mapping[Any, Any]) -> Place:
    return int(row["submission_id"]), str(row["sheet"]), int(row["row"])


def _names(names_all: bool) -> Names:
    clauses = {code: f"{code} {title}" for code, title in clause_names().items()}
    return Names({**category_names(), "clause": clauses}, committee_names(), names_all)
