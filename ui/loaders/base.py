"""One base for whoever may see it: what it is, its stays on the register, its plan and what was found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from data_access import rules as dated_rules
from data_access import weak_bases as rows
from data_access import weak_cases
from data_access.engine import Connection
from data_access.facts import current
from data_access.weak_cases import Standing
from domain.scope import Scope
from domain.weak_bases import with_attention, with_state
from ui.lists import base as words
from ui.lists import base_record as record
from ui.lists import weak_bases as register_words
from ui.loaders import cached, connection
from ui.loaders.names import category_names, committee_names
from ui.loaders.units import units
from ui.view import View

Key = tuple[str, datetime, date, int]
"""All the account may see, the moment of knowledge, the day of states and the revision."""


@dataclass(frozen=True)
class Base:
    """One base: its name and `state` in words, its lists, and what its forms are drawn from.

    `headings` are those of `events`; `figures` and `plan` are empty while it is on no register; `ended` is the sentence
    about a committee that has ended.
    """

    code: str
    committee_id: str
    name: str
    state: str
    ended: str
    figures: list[tuple[str, str, str]]
    card: pd.DataFrame
    plan: pd.DataFrame
    headings: Mapping[str, str]
    events: pd.DataFrame
    milestones: pd.DataFrame
    levels: pd.DataFrame
    inspections: pd.DataFrame
    remedies: pd.DataFrame
    standing: Standing


def base(view: View, *, code: str) -> Base | None:
    """The base of that code as it stands on the day of the view.

    It is looked for in all the account may see, not only in the chosen place; None where that holds no such base.
    """
    return _base((view.reach.key, view.as_of, view.on, view.revision), code, view.names_all) if code else None


@dataclass(frozen=True)
class _Known:
    """What the database holds of one base: its own statement, and a frame a subject; see `_register` for the first three."""

    stated: dict[str, Any]
    cases: pd.DataFrame
    steps: pd.DataFrame
    milestones: pd.DataFrame
    levels: pd.DataFrame
    inspections: pd.DataFrame
    remedies: pd.DataFrame
    standing: Standing


@cached
def _base(key: Key, code: str, names_all: bool) -> Base | None:
    known, on, names = _known(key, code), key[2], category_names()
    if known is None:
        return None
    owner, is_open = str(known.stated["committee_id"]), known.cases["is_open"]
    case = _plan(known.cases)
    marks = known.milestones[known.milestones["case_code"].isin(known.cases.loc[is_open, "code"])].reset_index(drop=True)
    return Base(
        code=code,
        committee_id=owner,
        name=words.name_of(known.stated, names_all=names_all),
        state=words.state(case, names=names) if case else words.standing(known.cases),
        ended=_ended(owner, on),
        figures=words.figures(case, marks, on=on) if case else [],
        card=words.card(known.stated, committee=units().committees[owner].known_as, names=names),
        plan=words.plan(case) if case else pd.DataFrame(columns=list(words.CARD), dtype="str"),
        headings=words.EVENTS if len(known.cases) < 2 else words.EVENTS_OF_STAYS,
        events=words.events(known.steps, known.cases, names=names),
        milestones=words.milestones(marks, on=on),
        levels=record.levels(known.levels, names=names, on=on),
        inspections=record.inspections(known.inspections, names=names, on=on),
        remedies=record.remedies(known.remedies, on=on),
        standing=known.standing,
    )


def _known(key: Key, code: str) -> _Known | None:
    scope, as_of, on = Scope.from_key(key[0]), key[1], key[2]
    with connection(scope) as opened:
        found = current(opened, "base_organisation", scope=scope, as_of=as_of, about={"code": [code]})
        if found.empty:
            return None
        (stated,) = found.to_dict("records")
        mine = Scope.of([str(stated["committee_id"])])
        inspections = current(opened, "inspection", scope=mine, as_of=as_of, about={"base_code": [code]})
        asked = {"inspection_code": list(inspections["code"])}
        return _Known(
            {str(name): value for name, value in stated.items()},
            *_register(opened, code, scope=mine, as_of=as_of, on=on),
            levels=current(opened, "classification", scope=mine, as_of=as_of, about={"base_code": [code]}),
            inspections=inspections,
            remedies=current(opened, "recommendation", scope=mine, as_of=as_of, about=asked),
            standing=weak_cases.standing(opened, code=code, scope=mine, as_of=as_of),
        )


def _plan(cases: pd.DataFrame) -> dict[str, Any]:
    """The stay that is open with its state, in the words of the register; empty if there is none."""
    found = with_attention(cases)
    if found.empty:
        return {}
    told = register_words.register(register_words.named(found, committees=committee_names()), names=category_names())
    worded = {name: told.iloc[0][name] for name in ("problem", "stage_told", "reasons")}
    return {str(name): value for name, value in found.iloc[0].to_dict().items()} | worded


def _register(
    opened: Connection, code: str, *, scope: Scope, as_of: datetime, on: date
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The stays of the base with their state on the day, the steps taken and the milestones set by then."""
    known = rows.cases(opened, scope=scope, as_of=as_of)
    steps = rows.events(opened, scope=scope, as_of=as_of)
    terms = dated_rules.dated_numbers(opened, key="relapse_months")
    mine = known[known["base_code"] == code]
    cases = with_state(mine, steps, on=on, relapse_months=terms).sort_values(["listed_on", "code"], ignore_index=True)
    taken = steps[steps["case_code"].isin(cases["code"]) & (steps["happened_on"] <= pd.Timestamp(on))]
    marks = current(opened, "weak_case_milestone", scope=scope, as_of=as_of, about={"case_code": list(cases["code"])})
    return cases, taken, marks


def _ended(committee: str, on: date) -> str:
    unit = units().committees[committee]
    if unit.valid_to is None or unit.valid_to >= on:
        return ""
    return (
        f"{unit.name} kết thúc hoạt động ngày {unit.valid_to:%d/%m/%Y}. Cơ sở này đứng tên đơn vị đó đến ngày ấy; "
        "tổ chức kế tục mang mã mới ở đơn vị mới, và hồ sơ còn mở khi đó tính là giải thể, sáp nhập."
    )
