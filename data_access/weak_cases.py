"""One base with every stay it has had on the register, as it was known at a moment.

A form is drawn from it and hands it back when something is written, so that nobody writes on what is no longer so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from data_access.facts import as_known, within
from data_access.schema.facts import base_organisation, weak_case, weak_case_event, weak_case_milestone
from data_access.schema.reference import committee
from domain.scope import Scope
from domain.weak_course import Step
from domain.weak_steps import is_open


class NoSuchBase(LookupError):
    """No base of this code lies within the scope; the message is the code."""


@dataclass(frozen=True)
class Milestone:
    """A piece of the consolidation; `done_on` is None until it is done, `row_id` the row of the fact."""

    number: int
    what: str
    due_on: date
    done_on: date | None
    document: str | None
    row_id: int


@dataclass(frozen=True)
class Case:
    """One stay on the register with its steps and milestones, each in their order; `reasons` are codes."""

    code: str
    listed_on: date
    document: str
    reasons: tuple[str, ...]
    measures: str | None
    responsible: str | None
    row_id: int
    steps: tuple[Step, ...]
    milestones: tuple[Milestone, ...]

    @property
    def is_open(self) -> bool:
        """Whether the base is still on the register by this stay."""
        return is_open(self.steps)


@dataclass(frozen=True)
class Standing:
    """A base and its stays, the newest last; `ended_on` is its last day or that of its committee, None while both exist."""

    code: str
    committee_id: str
    ended_on: date | None
    cases: tuple[Case, ...]

    @property
    def case(self) -> Case | None:
        """The stay that is open, None while the base is on no register."""
        return next((case for case in self.cases if case.is_open), None)


def standing(connection: Connection, *, code: str, scope: Scope, as_of: datetime) -> Standing:
    """The stays of the base of this code, which another sees too. Raises NoSuchBase."""
    base = base_organisation.c
    query = (
        select(base.committee_id, base.ended_on, committee.c.valid_to)
        .join(committee, committee.c.id == base.committee_id)
        .where(base.code == code, as_known(base_organisation, as_of), within(scope, base.committee_id))
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        raise NoSuchBase(code)
    ended = min((day for day in (found.ended_on, found.valid_to) if day), default=None)
    return Standing(code, found.committee_id, ended, _cases(connection, code, found.committee_id, as_of))


def _cases(connection: Connection, base_code: str, committee_id: str, as_of: datetime) -> tuple[Case, ...]:
    mine = and_(weak_case.c.base_code == base_code, weak_case.c.committee_id == committee_id, as_known(weak_case, as_of))
    rows = connection.execute(select(weak_case).where(mine).order_by(weak_case.c.listed_on, weak_case.c.code)).all()
    codes = [row.code for row in rows]
    steps, milestones = _steps(connection, codes, as_of), _milestones(connection, codes, as_of)
    return tuple(_case(row, steps[row.code], milestones[row.code]) for row in rows)


def _case(row: Row[Any], steps: Sequence[Step], milestones: Sequence[Milestone]) -> Case:
    return Case(
        code=row.code,
        listed_on=row.listed_on,
        document=row.document,
        reasons=tuple(row.reasons.split(",")),
        measures=row.measures,
        responsible=row.responsible,
        row_id=row.id,
        steps=tuple(steps),
        milestones=tuple(milestones),
    )


def _steps(connection: Connection, codes: Sequence[str], as_of: datetime) -> dict[str, list[Step]]:
    event = weak_case_event.c
    query = (
        select(event.case_code, event.stage, event.number, event.happened_on, event.due_on, event.document)
        .where(event.case_code.in_(codes), as_known(weak_case_event, as_of))
        .order_by(event.case_code, event.happened_on, event.number, event.stage)
    )
    found: dict[str, list[Step]] = defaultdict(list)
    for case, *step in connection.execute(query):
        found[case].append(Step(*step))
    return found


def _milestones(connection: Connection, codes: Sequence[str], as_of: datetime) -> dict[str, list[Milestone]]:
    row = weak_case_milestone.c
    query = (
        select(row.case_code, row.number, row.what, row.due_on, row.done_on, row.document, row.id)
        .where(row.case_code.in_(codes), as_known(weak_case_milestone, as_of))
        .order_by(row.case_code, row.number)
    )
    found: dict[str, list[Milestone]] = defaultdict(list)
    for case, *milestone in connection.execute(query):
        found[case].append(Milestone(*milestone))
    return found
