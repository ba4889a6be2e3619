"""One base with its stays, as known at a moment, within a scope."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from data_access.catalogue import names
from data_access.changes import submissions
from data_access.weak_cases import NoSuchBase, Standing, standing
from domain.scope import Scope
from domain.weak_course import STAGES, Step
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report, a_statement, accept
from tests.registers import a_case, a_step

BASE = "XP26740-001"
EARLY, LATE = datetime(2026, 4, 1), datetime(2026, 10, 5)
AFTER = datetime(2030, 1, 1)


@pytest.fixture(autouse=True)
def _given(engine: Engine) -> None:
    """A base of two stays, and one of a neighbour that must not appear."""
    neighbour = [a_base(committee=NEIGHBOUR), a_case(committee=NEIGHBOUR)]
    submissions.accept(engine, report=a_report(*neighbour, committee=NEIGHBOUR), by="neighbour", at=EARLY)
    accept(engine, a_base(), a_case(), a_step("listed", date(2026, 3, 1)), period="2026-Q1", at=EARLY)
    out = a_step("dissolved", date(2026, 5, 2), document="9-QĐ/ĐU")
    again = a_case(code=f"{BASE}-CC2", listed_on=date(2026, 9, 1), reasons="KHAC")
    listed = a_step("listed", date(2026, 9, 1), case_code=f"{BASE}-CC2")
    mark = a_statement(
        "weak_case_milestone",
        case_code=f"{BASE}-CC2",
        number=1,
        committee_id=COMMITTEE,
        what="Kiện toàn cấp ủy",
        due_on=date(2026, 12, 1),
        done_on=None,
        document=None,
    )
    accept(engine, out, again, listed, mark, at=LATE)


def seen(engine: Engine, *, as_of: datetime = AFTER, scope: Scope | None = None, code: str = BASE) -> Standing:
    with engine.connect() as connection:
        return standing(connection, code=code, scope=scope or Scope.of([COMMITTEE]), as_of=as_of)


def test_stays_come_in_their_order_each_with_its_own_steps_and_milestones(engine: Engine) -> None:
    first, second = seen(engine).cases

    assert [step.stage for step in first.steps] == ["listed", "dissolved"]
    assert (second.reasons, second.steps) == (("KHAC",), (Step("listed", 1, date(2026, 9, 1), None, "20-KH/ĐU"),))
    assert [(one.number, one.what, one.done_on) for one in second.milestones] == [(1, "Kiện toàn cấp ủy", None)]
    assert first.milestones == ()


def test_the_stay_that_is_open_is_the_one_that_was_not_closed(engine: Engine) -> None:
    now = seen(engine)

    assert now.case == now.cases[1]
    assert [case.is_open for case in now.cases] == [False, True]


def test_a_moment_shows_what_was_known_then(engine: Engine) -> None:
    then = seen(engine, as_of=datetime(2026, 6, 1))

    assert [case.code for case in then.cases] == [f"{BASE}-CC1"]
    assert then.case == then.cases[0]


@pytest.mark.parametrize(
    ("code", "scope"),
    [
        pytest.param(BASE, Scope.of([NEIGHBOUR]), id="of another committee"),
        pytest.param("XP26740-999", Scope.city(), id="unknown"),
        pytest.param(BASE, Scope.of([]), id="to whom nothing is shown"),
    ],
)
def test_what_lies_outside_the_scope_is_not_there(engine: Engine, code: str, scope: Scope) -> None:
    with pytest.raises(NoSuchBase, match=code):
        seen(engine, code=code, scope=scope)


def test_every_step_has_a_name(engine: Engine) -> None:
    with engine.connect() as connection:
        assert set(names(connection, choices="weak_stage")) == set(STAGES)
