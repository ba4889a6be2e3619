"""Reading facts: by scope and moment, with the same types from both databases."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from data_access.facts import current
from data_access.schema import FACTS
from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report, a_statement, accept

LATER = datetime(2030, 1, 1)
SHARED = {
    "submission_id": "Int64",
    "sheet": "str",
    "row": "Int64",
    "recorded_from": "datetime64[us]",
    "recorded_to": "datetime64[us]",
    "closed_by": "Int64",
}
BASE_TYPES = {
    "id": "Int64",
    "code": "str",
    "committee_id": "str",
    "name": "str",
    "form": "str",
    "type_code": "str",
    "members": "Int64",
    "is_key": "boolean",
    "founded_on": "datetime64[s]",
    "ended_on": "datetime64[s]",
    **SHARED,
}
OBSERVATION_TYPES = {
    "id": "Int64",
    "committee_id": "str",
    "indicator": "str",
    "period": "str",
    "item": "str",
    "numerator": "float64",
    "denominator": "float64",
    "target": "float64",
    "not_applicable": "boolean",
    "note": "str",
    **SHARED,
}


def known(engine: Engine, fact: str, *, scope: Scope | None = None, as_of: datetime = LATER) -> pd.DataFrame:
    """The current statements of `fact` in the city or in `scope`."""
    with engine.connect() as connection:
        return current(connection, fact, scope=scope or Scope.city(), as_of=as_of)


def types(frame: pd.DataFrame) -> dict[str, str]:
    """The type of each column by name, in the order of the columns."""
    return {str(name): str(dtype) for name, dtype in frame.dtypes.items()}


def test_a_frame_has_the_types_of_its_columns(engine: Engine) -> None:
    observation = a_statement(
        "observation",
        committee_id=COMMITTEE,
        indicator="I01",
        period="2026-Q3",
        item="",
        numerator=3,
        denominator=None,
        target=97.5,
        not_applicable=False,
    )
    accept(engine, a_base(1, members=None, is_key=True), observation)

    base, observed = known(engine, "base_organisation"), known(engine, "observation")
    assert types(base) == BASE_TYPES
    assert types(observed) == OBSERVATION_TYPES
    assert base["founded_on"].tolist() == [pd.Timestamp(date(2025, 7, 1))]
    assert base[["members", "ended_on", "closed_by"]].isna().all(axis=None)
    assert base["is_key"].tolist() == [True]
    assert observed[["numerator", "target"]].to_numpy().tolist() == [[3.0, 97.5]]
    assert observed[["denominator", "note"]].isna().all(axis=None)


@pytest.mark.parametrize(("fact", "expected"), [("base_organisation", BASE_TYPES), ("observation", OBSERVATION_TYPES)])
def test_a_frame_without_rows_has_the_same_types(engine: Engine, fact: str, expected: dict[str, str]) -> None:
    empty = known(engine, fact)

    assert empty.empty
    assert types(empty) == expected


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_can_be_read_before_anything_was_reported(engine: Engine, fact: str) -> None:
    frame = known(engine, fact)

    assert frame.empty
    assert frame.columns.tolist() == FACTS[fact].columns.keys()


def test_a_scope_shows_its_committees_only(engine: Engine) -> None:
    accept(engine, a_base(1))
    submissions.accept(engine, report=a_report(a_base(1, committee=NEIGHBOUR), committee=NEIGHBOUR), by="phuong-ben-thanh")

    assert known(engine, "base_organisation", scope=Scope.of([COMMITTEE]))["code"].tolist() == ["XP26740-001"]
    assert known(engine, "base_organisation", scope=Scope.city())["code"].tolist() == ["XP26740-001", "XP26743-001"]
    assert known(engine, "base_organisation", scope=Scope.of([])).empty


def test_rows_come_in_the_order_of_their_key(engine: Engine) -> None:
    accept(engine, a_base(3), a_base(1))
    accept(engine, a_base(2), period="2026-Q4")

    assert known(engine, "base_organisation")["code"].tolist() == ["XP26740-001", "XP26740-002", "XP26740-003"]


def test_only_what_is_asked_about_is_read(engine: Engine) -> None:
    accept(engine, a_base(1), a_base(2), a_base(3))

    with engine.connect() as connection:
        asked = {"code": ["XP26740-003", "XP26740-001", "XP26740-099"]}
        found = current(connection, "base_organisation", scope=Scope.city(), as_of=datetime(2030, 1, 1), about=asked)
        none = current(connection, "base_organisation", scope=Scope.city(), as_of=datetime(2030, 1, 1), about={"code": []})

    assert found["code"].tolist() == ["XP26740-001", "XP26740-003"]
    assert none.empty


def test_a_moment_shows_what_was_known_then(engine: Engine) -> None:
    accept(engine, a_base(1), at=datetime(2026, 10, 1))
    accept(engine, a_base(2), period="2026-Q4", at=datetime(2026, 11, 1))

    assert known(engine, "base_organisation", as_of=datetime(2026, 9, 30)).empty
    assert known(engine, "base_organisation", as_of=datetime(2026, 10, 15))["code"].tolist() == ["XP26740-001"]
    assert len(known(engine, "base_organisation", as_of=datetime(2026, 11, 1))) == 2
