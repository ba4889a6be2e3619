"""What a workbook is written from and checked against: the reference lists, and the facts true at a moment.

Workbooks are checked against nothing else, so a template and the check of what came back can never disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, true

from data_access import clock
from data_access.facts import as_known, within
from data_access.lists import Committee, Indicator, Reference, load
from data_access.schema import FACTS
from domain.periods import Period
from domain.scope import Scope

Fact = Mapping[str, Any]
"""One current row of a fact table, by column."""

ASSIGNER = "tp-btctu"
"""Ban Tổ chức Thành ủy, which gives work to all others and is the only one that may."""

_REPORT = (
    "assignment",
    "deadline_move",
    "assignment_report",
    "sent_back",
    "observation",
    "base_organisation",
    "classification",
    "weak_case",
    "weak_case_event",
    "inspection",
    "recommendation",
)
_ASSIGN = ("assignment", "deadline_move", "assignment_report", "sent_back", "verification")


class UnknownCommittee(LookupError):
    """No committee has this id."""


class OutOfScope(LookupError):
    """The committee is none of those that may be seen; the message is its id."""


@dataclass(frozen=True)
class Known:
    """The reference lists beside what the database held of one committee (of all, where work is assigned) on a day.

    `facts` holds, by fact table, the current rows by natural key.
    """

    reference: Reference
    committee: Committee
    period: Period
    on: date
    facts: Mapping[str, Mapping[tuple[Any, ...], Fact]]

    def fact(self, name: str, *key: str | int) -> Fact | None:
        """The current row of fact table `name` with this key; None where nothing was stated."""
        return self.facts.get(name, {}).get(key)

    def rows(self, name: str) -> list[Fact]:
        """The current rows of fact table `name`, in the order of their keys."""
        return list(self.facts.get(name, {}).values())

    def returned_on(self, code: str) -> date | None:
        """The day on which the result of a piece of work was last sent back, while no later day of its end was stated."""
        days = [row["returned_on"] for row in self.rows("sent_back") if row["assignment_code"] == code]
        done = (self.fact("assignment_report", code) or {}).get("done_on")
        return None if not days or (done is not None and done > max(days)) else max(days)

    def choices(self, *lists: str) -> dict[str, str]:
        """The codes of these lists that hold in the period, with what is read on the sheet, in their order."""
        return self.reference.choices(*lists, period=self.period)

    @property
    def due_indicators(self) -> list[Indicator]:
        """What the committee owes figures for in this kind of period: the indicators of the tasks of its own group."""
        kind, group = self.period.kind.value, self.committee.responsible
        return [one for one in self.reference.indicators.values() if kind in one.periods and one.responsible == group]


def known(
    connection: Connection,
    *,
    committee_id: str,
    period: Period,
    scope: Scope,
    as_of: datetime,
    assign: bool = False,
    reference: Reference | None = None,
) -> Known:
    """What is known of one committee for its report, or of all in `scope` for the workbook that assigns work.

    `reference`, loaded once, saves reading the lists again for each of many workbooks. Raises UnknownCommittee or OutOfScope.
    """
    lists = reference or load(connection)
    if committee_id not in lists.committees:
        raise UnknownCommittee(committee_id)
    if not scope.allows(committee_id):
        raise OutOfScope(committee_id)
    seen = scope if assign else scope.narrow([committee_id])
    facts = {name: _current(connection, FACTS[name], seen, as_of, period) for name in (_ASSIGN if assign else _REPORT)}
    return Known(lists, lists.committees[committee_id], period, clock.local_day(as_of), facts)


def _current(connection: Connection, table: Table, scope: Scope, as_of: datetime, period: Period) -> dict[tuple[Any, ...], Fact]:
    key = [table.c[part] for part in table.info["key"]]
    query = (
        select(table).where(as_known(table, as_of), within(scope, table.c.committee_id), _lately(table, period)).order_by(*key)
    )
    rows = connection.execute(query).mappings()
    return {tuple(row[part.name] for part in key): dict(row) for row in rows}


def _lately(table: Table, period: Period) -> ColumnElement[bool]:
    """Of what is stated period by period, the years that a template shows or a check compares with."""
    if "period" not in table.c:
        return true()
    return table.c.period >= str(period.year - 1)
