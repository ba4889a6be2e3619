"""Milestones of a consolidation: set and reached once, by the committee, and never over another."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from data_access import clock
from data_access.changes import milestones
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from data_access.users import Account
from data_access.weak_cases import Case, Standing, standing
from domain.scope import Scope
from tests.accounts import CITY, REPORTER, STRANGER, VERIFIER
from tests.builders import a_base, accept, everything
from tests.registers import a_case, a_step

NOW, LATER = datetime(2026, 11, 23, 3, 32), datetime(2030, 1, 1)
TODAY = date(2026, 11, 23)
WEAK = "XP26740-001"


@pytest.fixture(autouse=True)
def given(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base on the register since March."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    accept(engine, a_base(1), a_case(), a_step("listed", date(2026, 3, 1)), at=datetime(2026, 10, 5))


def seen(engine: Engine) -> Standing:
    """The base as somebody sees it now."""
    with engine.connect() as connection:
        return standing(connection, code=WEAK, scope=Scope.city(), as_of=LATER)


def case(engine: Engine) -> Case:
    """The stay that is open."""
    found = seen(engine).case
    if found is None:
        raise LookupError(WEAK)
    return found


def test_a_milestone_is_added_and_reached(engine: Engine) -> None:
    milestones.add(engine, what="Kiện toàn cấp ủy", due_on=date(2026, 6, 1), by=REPORTER, seen=seen(engine))
    milestones.add(engine, what="Bổ sung quy chế", due_on=date(2027, 1, 1), by=REPORTER, seen=seen(engine))
    done, now = date(2026, 5, 20), seen(engine)
    milestones.finish(engine, number=1, done_on=done, document="12-BC/CB", by=REPORTER, seen=now)

    first, second = case(engine).milestones
    assert (first.number, first.done_on, first.document) == (1, done, "12-BC/CB")
    assert (second.number, second.done_on) == (2, None)


def test_a_milestone_is_reached_once_and_not_in_the_future(engine: Engine) -> None:
    milestones.add(engine, what="Kiện toàn cấp ủy", due_on=date(2026, 6, 1), by=REPORTER, seen=seen(engine))

    with pytest.raises(Invalid, match="đến hôm nay"):
        milestones.finish(engine, number=1, done_on=date(2026, 11, 24), document="", by=REPORTER, seen=seen(engine))
    milestones.finish(engine, number=1, done_on=TODAY, document="", by=REPORTER, seen=seen(engine))
    with pytest.raises(Invalid, match="không còn chờ"):
        milestones.finish(engine, number=1, done_on=TODAY, document="", by=REPORTER, seen=seen(engine))


def test_a_milestone_that_somebody_else_added_is_told(engine: Engine) -> None:
    looked = seen(engine)
    milestones.add(engine, what="Kiện toàn cấp ủy", due_on=date(2026, 6, 1), by=REPORTER, seen=looked)

    with pytest.raises(Overtaken, match="Mốc 1 «Kiện toàn cấp ủy»"):
        milestones.add(engine, what="Bổ sung quy chế", due_on=date(2026, 6, 1), by=REPORTER, seen=looked)


@pytest.mark.parametrize("by", [CITY, VERIFIER, STRANGER], ids=lambda by: by.name)
def test_only_its_committee_sets_milestones(engine: Engine, by: Account) -> None:
    before = everything(engine)

    with pytest.raises(NotAllowed):
        milestones.add(engine, what="Kiện toàn cấp ủy", due_on=TODAY, by=by, seen=seen(engine))

    assert everything(engine) == before


def test_a_milestone_is_not_due_before_the_listing(engine: Engine) -> None:
    with pytest.raises(Invalid, match="không được trước ngày vào danh sách"):
        milestones.add(engine, what="Kiện toàn cấp ủy", due_on=date(2026, 2, 1), by=REPORTER, seen=seen(engine))
