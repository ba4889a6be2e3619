"""What is stated in the app: kept, seen and withdrawn like a workbook, by who may, on what is still so."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from data_access import coverage, submissions
from data_access.changes import withdrawals
from data_access.changes.declined import NotAllowed, Overtaken
from data_access.changes.entries import enter, stated
from data_access.changes.invariants import broken
from data_access.coverage import Sheet
from data_access.facts import current
from data_access.schema import system
from domain.scope import Scope
from domain.statements import Statement, Value
from tests.accounts import CITY, REPORTER, STRANGER, VERIFIER
from tests.builders import COMMITTEE, NEIGHBOUR, everything
from tests.works import a_progress, a_work, code_of, give, tell

LATER = datetime(2030, 1, 1)


@pytest.fixture(autouse=True)
def given(engine: Engine) -> None:
    """Work of a committee and of its neighbour, the first reported on."""
    give(engine, a_work(1), a_work(1, committee=NEIGHBOUR, row=7))
    tell(engine, a_progress(1))


def done(day: date, *, committee: str = COMMITTEE) -> Statement:
    """The committee's first piece of work is done."""
    said: dict[str, Value] = {"started_on": date(2026, 2, 2), "done_on": day, "product_document": None, "note": None}
    return stated("assignment_report", assignment_code=code_of(1, committee=committee), committee_id=committee, **said)


def row_id(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(current(connection, "assignment_report", scope=Scope.city(), as_of=LATER)["id"].item())


def done_on(engine: Engine) -> list[pd.Timestamp]:
    """The days on which the first piece of work was done, as far as it was."""
    with engine.connect() as connection:
        found = current(connection, "assignment_report", scope=Scope.city(), as_of=LATER)
    return found["done_on"].dropna().tolist()


def test_an_entry_replaces_a_fact_and_is_a_submission_with_its_author(engine: Engine) -> None:
    number = enter(engine, statements=[done(date(2026, 6, 1))], seen=[row_id(engine)], by=REPORTER, told="báo cáo xong")

    with engine.connect() as connection:
        kept = connection.execute(select(system.submission).where(system.submission.c.id == number)).one()
        place = current(connection, "assignment_report", scope=Scope.city(), as_of=LATER).iloc[0]
        noted = connection.execute(select(system.audit).where(system.audit.c.target == str(number))).one()
        assert set(broken(connection).values()) == {0}
    assert done_on(engine) == [pd.Timestamp(2026, 6, 1)]
    assert (kept.kind, kept.committee_id, kept.accepted_by, kept.file_name, kept.changed_rows) == (
        "entry",
        COMMITTEE,
        "reporter",
        "",
        1,
    )
    assert (place["submission_id"], place["sheet"], place["row"]) == (number, "Hệ thống", 0)
    assert (noted.actor, noted.action, noted.detail) == ("reporter", "submission.accept", "báo cáo xong")


def test_an_entry_is_no_report(engine: Engine) -> None:
    with engine.connect() as connection:
        before = coverage.told(connection, sheet=Sheet.TASKS, scope=Scope.city(), as_of=LATER)

    enter(engine, statements=[done(date(2026, 6, 1))], seen=[row_id(engine)], by=REPORTER, told="báo cáo xong")

    with engine.connect() as connection:
        assert coverage.told(connection, sheet=Sheet.TASKS, scope=Scope.city(), as_of=LATER).equals(before)
        newest = submissions.submissions(connection, scope=Scope.city(), as_of=LATER).iloc[0]
        period = newest["period"]
        assert submissions.receipts(connection, scope=Scope.city(), as_of=LATER, periods=[period]) == {}
    assert newest["kind"] == "entry"


def test_a_withdrawn_entry_leaves_what_was_known_before(engine: Engine) -> None:
    number = enter(engine, statements=[done(date(2026, 6, 1))], seen=[row_id(engine)], by=REPORTER, told="báo cáo xong")

    withdrawals.withdraw(engine, submission_id=number, reason="Nhập nhầm", by="dong-lenh")

    assert done_on(engine) == []
    with engine.connect() as connection:
        assert set(broken(connection).values()) == {0}


def test_the_same_may_be_stated_again_after_somebody_else_stated_another_thing(engine: Engine) -> None:
    for day in (1, 2, 1):
        said = done(date(2026, 6, day))
        enter(engine, statements=[said], seen=[row_id(engine)], by=REPORTER, told="báo cáo xong")

    assert done_on(engine) == [pd.Timestamp(2026, 6, 1)]


def test_who_writes_on_what_is_no_longer_so_is_told_when_it_changed_and_writes_nothing(engine: Engine) -> None:
    seen = row_id(engine)
    tell(engine, a_progress(1, done_on=date(2026, 5, 1)), at=datetime(2026, 11, 23, 3, 32))
    before = everything(engine)

    with pytest.raises(Overtaken, match=r"lúc \d\d:\d\d ngày \d\d/\d\d/20\d\d \(lần nộp số 3\)"):
        enter(engine, statements=[done(date(2026, 6, 1))], seen=[seen], by=REPORTER, told="báo cáo xong")

    assert everything(engine) == before


def test_who_saw_a_fact_that_was_withdrawn_since_is_told_so(engine: Engine) -> None:
    seen = row_id(engine)
    withdrawals.withdraw(engine, submission_id=2, reason="Nộp nhầm", by="dong-lenh")

    with pytest.raises(Overtaken, match="vừa được rút"):
        enter(engine, statements=[done(date(2026, 6, 1))], seen=[seen], by=REPORTER, told="báo cáo xong")


def test_nobody_enters_facts_outside_the_scope(engine: Engine) -> None:
    stolen = stated("assignment_report", **{**done(date(2026, 6, 1)).values, "committee_id": NEIGHBOUR})
    before = everything(engine)

    for statement, seen, account in (
        (done(date(2026, 6, 1)), row_id(engine), STRANGER),
        (done(date(2026, 6, 1), committee=NEIGHBOUR), None, REPORTER),
        (stolen, row_id(engine), STRANGER),
    ):
        with pytest.raises(NotAllowed, match="ngoài phạm vi"):
            enter(engine, statements=[statement], seen=[seen], by=account, told="báo cáo xong")

    assert everything(engine) == before


def test_an_account_without_a_body_states_nothing(engine: Engine) -> None:
    with pytest.raises(NotAllowed, match="không nhân danh"):
        enter(engine, statements=[done(date(2026, 6, 1))], seen=[row_id(engine)], by=CITY, told="báo cáo xong")


def test_a_body_of_the_city_states_facts_of_any_committee(engine: Engine) -> None:
    enter(engine, statements=[done(date(2026, 6, 1))], seen=[row_id(engine)], by=VERIFIER, told="báo cáo xong")

    with engine.connect() as connection:
        assert set(broken(connection).values()) == {0}
