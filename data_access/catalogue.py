"""The catalogue people read figures by: tasks of the Directive, indicators, lists of choices. The same for all, no scope."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, Table, select

from data_access.frames import dtypes_of, read_frame
from data_access.schema.reference import category, clause, committee, indicator, sub_requirement
from domain.rules import DatedName

CLAUSE_COLUMNS = dtypes_of(*clause.columns)

SUB_REQUIREMENT_COLUMNS = dtypes_of(*sub_requirement.columns)

INDICATOR_COLUMNS = dtypes_of(*indicator.columns) | {"responsible": "str"}

CATEGORY_COLUMNS = dtypes_of(*category.columns)


def clauses(connection: Connection) -> pd.DataFrame:
    """A row a task of the Directive, in its order."""
    return _whole(connection, clause, CLAUSE_COLUMNS)


def sub_requirements(connection: Connection) -> pd.DataFrame:
    """A row a lettered requirement under a task, in the order of the Directive."""
    query = (
        select(sub_requirement)
        .join(clause, clause.c.code == sub_requirement.c.clause)
        .order_by(clause.c.sort_order, sub_requirement.c.letter)
    )
    return read_frame(connection, query, SUB_REQUIREMENT_COLUMNS)


def indicators(connection: Connection) -> pd.DataFrame:
    """A row an indicator, in its order; `responsible` is the group of committees (R1 to R4) that its task binds."""
    query = (
        select(indicator, clause.c.responsible)
        .join(clause, clause.c.code == indicator.c.clause)
        .order_by(indicator.c.sort_order, indicator.c.code)
    )
    return read_frame(connection, query, INDICATOR_COLUMNS)


def groups(connection: Connection) -> dict[str, str]:
    """The group (R1 to R4 of the Directive) of every committee and city body by id."""
    return {row.id: row.responsible for row in connection.execute(select(committee.c.id, committee.c.responsible))}


def categories(connection: Connection) -> pd.DataFrame:
    """A row a choice of every list, each list in its order."""
    query = select(category).order_by(category.c.list, category.c.sort_order, category.c.code)
    return read_frame(connection, query, CATEGORY_COLUMNS)


def dated_names(connection: Connection, *, choices: str) -> tuple[DatedName, ...]:
    """The choices of one list in their order, each with the days on which it is in force."""
    query = select(category).where(category.c.list == choices).order_by(category.c.sort_order)
    return tuple(DatedName(row.code, row.name_vi, row.valid_from, row.valid_to) for row in connection.execute(query))


def names(connection: Connection, *, choices: str) -> dict[str, str]:
    """What the codes of one list of choices are called, in its order."""
    query = select(category.c.code, category.c.name_vi).where(category.c.list == choices).order_by(category.c.sort_order)
    return {row.code: row.name_vi for row in connection.execute(query)}


def _whole(connection: Connection, table: Table, dtypes: dict[str, str]) -> pd.DataFrame:
    return read_frame(connection, select(table).order_by(table.c.sort_order), dtypes)
