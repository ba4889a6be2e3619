"""What each changed subject is called: the title of the work, the name of the base, the indicator and its period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, select

from data_access import assignments, catalogue, units, weak_bases
from data_access.facts import as_known, within
from data_access.rules import rules
from data_access.schema.facts import inspection, recommendation
from data_access.slides.registers import forms
from domain.changes_since import Change, Subject
from domain.discretion import with_names
from domain.periods import Period
from domain.scope import Scope
from domain.settings import told_of


def told(
    connection: Connection, found: Iterable[Change], *, scope: Scope, as_of: datetime, since: datetime
) -> dict[Subject, str]:
    """The name of each subject that changed, as known at the later moment, else at the earlier; one in words for each."""
    codes: dict[str, list[str]] = defaultdict(list)
    for change in found:
        codes[change.subject[0]].append(change.subject[1])
    names: dict[Subject, str] = {}
    for moment in (since, as_of):
        for kind, read in (("work", _work), ("case", _cases), ("inspection", _inspections), ("remedy", _remedies)):
            if codes[kind]:
                named = read(connection, codes[kind], scope, moment)
                names |= {(kind, code): name for code, name in named.items()}
    names |= _figures(connection, codes["figure"])
    names |= {("unit", unit.id): unit.name for unit in units.units(connection).committees.values()}
    return names | {("rule", rule.key): told_of(rule.key, rule.note) for rule in rules(connection)}


def _work(connection: Connection, codes: list[str], scope: Scope, as_of: datetime) -> dict[str, str]:
    found = assignments.details(connection, scope=scope, as_of=as_of, codes=codes)
    return dict(zip(found["code"], found["title"], strict=True))


def _cases(connection: Connection, codes: list[str], scope: Scope, as_of: datetime) -> dict[str, str]:
    cases = with_names(weak_bases.cases(connection, scope=scope, as_of=as_of), names_all=False)
    found = cases[cases["code"].isin(codes)]
    names = found["base_name"].fillna("Cơ sở mã " + found["base_code"])
    return dict(zip(found["code"], "Củng cố: " + names, strict=True))


def _inspections(connection: Connection, codes: list[str], scope: Scope, as_of: datetime) -> dict[str, str]:
    called = forms(connection)
    return {code: called.get(form, form) for code, form in _told(connection, inspection.c.form, codes, scope, as_of)}


def _remedies(connection: Connection, codes: list[str], scope: Scope, as_of: datetime) -> dict[str, str]:
    found = _told(connection, recommendation.c.content, codes, scope, as_of)
    return {code: f"Kiến nghị: {content}" for code, content in found}


def _told(connection: Connection, column: Column[Any], codes: list[str], scope: Scope, as_of: datetime) -> list[tuple[str, str]]:
    """The code of each fact of `codes` with one column of its table."""
    table: Any = column.table
    known = (as_known(table, as_of), within(scope, table.c.committee_id), table.c.code.in_(codes))
    return [(row.code, row[1]) for row in connection.execute(select(table.c.code, column).where(*known))]


def _figures(connection: Connection, codes: list[str]) -> dict[Subject, str]:
    if not codes:
        return {}
    rows = catalogue.indicators(connection)
    indicators = dict(zip(rows["code"], rows["name_vi"], strict=True))
    parts = ((code, *code.split("|")) for code in codes)
    return {("figure", code): f"{indicators[name]}, {Period.parse(period).label}" for code, _, name, period in parts}
