"""Figures of indicators, added up over the committees of a scope; a share is always recomputed from added counts.

Periods are compared, never added: each row stands for one period.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select

from data_access.facts import as_known, within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.facts import observation
from domain.scope import Scope

_SAID = observation.c

VALUE_COLUMNS = dtypes_of(*(column for column in observation.columns if column.name not in ("recorded_to", "closed_by")))

SUM_COLUMNS = {
    **dtypes_of(_SAID.indicator, _SAID.period, _SAID.item, _SAID.numerator, _SAID.denominator),
    "target_count": "float64",
    "target_share": "float64",
    "reported": "Int64",
    "not_applicable": "Int64",
    **dtypes_of(_SAID.submission_id, _SAID.sheet, _SAID.row),
}


def values(connection: Connection, *, scope: Scope, as_of: datetime, indicator: str, periods: Iterable[str]) -> pd.DataFrame:
    """A row a committee, period and item: what was stated of one indicator, with its source."""
    query = (
        select(*(_SAID[name] for name in VALUE_COLUMNS))
        .where(*_known(scope, as_of), _SAID.indicator == indicator, _SAID.period.in_(sorted(set(periods))))
        .order_by(_SAID.committee_id, _SAID.period, _SAID.item)
    )
    return read_frame(connection, query, VALUE_COLUMNS)


def sums(connection: Connection, *, scope: Scope, as_of: datetime, periods: Iterable[str]) -> pd.DataFrame:
    """A row an indicator, period and item that somebody reported, added up over the committees of the scope.

    `numerator` and `denominator` are null where nobody gave a figure. `reported` counts the committees that said
    something, `not_applicable` those of them to which the indicator does not apply. `target_count` is the sum of the
    targets; `target_share` their mean, weighted by the denominators, as a share over several committees is; both are
    null unless every committee with a figure has a target. `submission_id`, `sheet` and `row` name the source where
    a single committee reported, and are null otherwise.
    """
    return read_frame(connection, _summed(scope, as_of).where(_SAID.period.in_(sorted(set(periods)))), SUM_COLUMNS)


def trend(connection: Connection, *, scope: Scope, as_of: datetime, indicator: str) -> pd.DataFrame:
    """As `sums`, of one indicator over all periods."""
    return read_frame(connection, _summed(scope, as_of).where(_SAID.indicator == indicator), SUM_COLUMNS)


def _known(scope: Scope, as_of: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return as_known(observation, as_of), within(scope, _SAID.committee_id)


def _summed(scope: Scope, as_of: datetime) -> Select[Any]:
    has_figure = and_(_SAID.numerator.is_not(None), _SAID.not_applicable.is_(False))
    every_target = func.count(case((has_figure, _SAID.target))) == func.count(case((has_figure, 1)))
    weight = func.sum(case((has_figure, _SAID.denominator)))
    alone = func.count() == 1
    return (
        select(_SAID.indicator, _SAID.period, _SAID.item)
        .add_columns(func.sum(case((has_figure, _SAID.numerator))), weight)
        .add_columns(case((every_target, func.sum(case((has_figure, _SAID.target))))))
        .add_columns(
            case((and_(every_target, weight > 0), func.sum(case((has_figure, _SAID.target * _SAID.denominator))) / weight))
        )
        .add_columns(func.count(), func.count(case((_SAID.not_applicable.is_(True), 1))))
        .add_columns(*(case((alone, func.min(_SAID[name]))) for name in ("submission_id", "sheet", "row")))
        .where(*_known(scope, as_of))
        .group_by(_SAID.indicator, _SAID.period, _SAID.item)
        .order_by(_SAID.indicator, _SAID.period, _SAID.item)
    )
