"""Conclusions: made while a meeting is held, carried over until they are verified or cancelled; the same on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access import conclusions
from data_access.changes import conclusions as changes
from data_access.changes.conclusions import Task
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from domain.conclusions import State, Step
from domain.scope import Scope
from tests.accounts import CITY, REPORTER, STRANGER, VERIFIER, an_account
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.meetings import MONDAY, NEXT, SECRETARY, closed, frozen, items, prepared, with_work

DUE = date(2026, 11, 20)
HOUR = timedelta(hours=1)


def made(engine: Engine, number: int, *, at: datetime, committee: str = COMMITTEE, due_on: date = DUE) -> int:
    """A conclusion of meeting `number` about the overdue work."""
    task = Task("Hoàn thành việc quá hạn", committee, due_on, items(engine, number)["overdue"].id)
    with engine.execution_options(writes=True).begin() as connection:
        return changes.conclude_within(connection, number=number, task=task, by=SECRETARY, at=at)


def stepped(engine: Engine, write: Callable[..., None], **told: Any) -> None:
    """One step, taken at a moment of the past."""
    with engine.execution_options(writes=True).begin() as connection:
        write(connection, **told)


def row(engine: Engine, number: int, *, as_of: datetime, scope: Scope | None = None) -> dict[str, Any]:
    """What the register says of one conclusion."""
    with engine.connect() as connection:
        found = conclusions.conclusions(connection, scope=scope or Scope.city(), as_of=as_of)
    return dict(found[found["id"] == number].iloc[0])


def test_a_conclusion_is_open_then_overdue_then_reported_then_verified(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    one = made(engine, number, at=MONDAY + HOUR)
    reported, verified = NEXT + HOUR, NEXT + 2 * HOUR
    stepped(engine, changes.report_done_within, conclusion_id=one, document="12-BC/ĐU", by=REPORTER, at=reported)
    stepped(engine, changes.verify_within, conclusion_id=one, by=VERIFIER, at=verified)

    states = [row(engine, one, as_of=moment) for moment in (MONDAY + HOUR, NEXT, reported, verified)]

    assert [each["state"] for each in states] == [State.OPEN, State.OPEN, State.REPORTED, State.VERIFIED]
    assert [(each["overdue"], each["days_over"]) for each in states] == [(False, 0), (True, 3), (False, 0), (False, 0)]
    assert (states[2]["document"], states[3]["item_title"]) == ("12-BC/ĐU", "Nhiệm vụ quá hạn")


def test_it_comes_into_each_next_agenda_by_itself_with_the_number_of_the_reminder(engine: Engine) -> None:
    with_work(engine)
    first = frozen(engine, at=MONDAY)
    one = made(engine, first, at=MONDAY + HOUR)
    second, third = frozen(engine, at=NEXT), frozen(engine, at=NEXT + timedelta(days=7))
    stepped(engine, changes.cancel_within, conclusion_id=one, reason="Đã lồng ghép", by=SECRETARY, at=NEXT + timedelta(days=8))
    fourth = frozen(engine, at=NEXT + timedelta(days=14))

    slides = [items(engine, number)["conclusions"].slide for number in (second, third)]

    assert [slide.rows[0].cells[4] for slide in slides if slide] == ["thứ 1", "thứ 2"]
    assert next(iter(items(engine, second))) == "conclusions"
    assert "conclusions" not in items(engine, first)
    assert "conclusions" not in items(engine, fourth)
    assert row(engine, one, as_of=NEXT + timedelta(days=30))["reminders"] == 2


def test_a_conclusion_of_another_place_is_not_carried_over(engine: Engine) -> None:
    with_work(engine)
    made(engine, frozen(engine, at=MONDAY), at=MONDAY + HOUR)

    assert "conclusions" not in items(engine, frozen(engine, at=NEXT, place="q1"))


def test_what_was_sent_back_is_open_again_and_keeps_its_steps(engine: Engine) -> None:
    with_work(engine)
    one = made(engine, frozen(engine, at=MONDAY), at=MONDAY + HOUR)
    changes.report_done(engine, conclusion_id=one, document="12-BC/ĐU", by=REPORTER)
    changes.send_back(engine, conclusion_id=one, reason="Chưa có văn bản ban hành", by=VERIFIER)

    now = datetime(2030, 1, 1)
    with engine.connect() as connection:
        steps = conclusions.history(connection, number=one, scope=Scope.city(), as_of=now)
    assert row(engine, one, as_of=now)["state"] == State.OPEN
    assert steps["kind"].tolist() == [Step.REPORTED, Step.RETURNED]
    assert steps["reason"].tolist()[1] == "Chưa có văn bản ban hành"


def test_nothing_follows_out_of_turn(engine: Engine) -> None:
    with_work(engine)
    one = made(engine, frozen(engine, at=MONDAY), at=MONDAY + HOUR)
    with pytest.raises(Overtaken, match="đang chờ đơn vị báo cáo"):
        changes.verify(engine, conclusion_id=one, by=VERIFIER)

    changes.report_done(engine, conclusion_id=one, document="12-BC/ĐU", by=REPORTER)
    with pytest.raises(Overtaken):
        changes.report_done(engine, conclusion_id=one, document="13-BC/ĐU", by=REPORTER)
    changes.verify(engine, conclusion_id=one, by=VERIFIER)

    with pytest.raises(Overtaken, match="đã được thẩm tra"):
        changes.cancel(engine, conclusion_id=one, reason="Không cần nữa", by=SECRETARY)
    with pytest.raises(Overtaken, match="đã được thẩm tra"):
        changes.send_back(engine, conclusion_id=one, reason="Chưa đủ", by=VERIFIER)


def test_only_the_body_that_was_asked_reports_and_another_one_verifies(engine: Engine) -> None:
    with_work(engine)
    one = made(engine, frozen(engine, at=MONDAY), at=MONDAY + HOUR)

    for by in (STRANGER, VERIFIER, SECRETARY, CITY):
        with pytest.raises(NotAllowed):
            changes.report_done(engine, conclusion_id=one, document="12-BC/ĐU", by=by)
    changes.report_done(engine, conclusion_id=one, document="12-BC/ĐU", by=REPORTER)
    with pytest.raises(Invalid, match="không tự thẩm tra"):
        changes.verify(engine, conclusion_id=one, by=an_account("verifier", committee=COMMITTEE))
    for by in (REPORTER, SECRETARY, CITY):
        with pytest.raises(NotAllowed):
            changes.verify(engine, conclusion_id=one, by=by)


def test_a_reporter_sees_the_conclusions_of_its_own_committee_only(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    mine, other = made(engine, number, at=MONDAY + HOUR), made(engine, number, at=MONDAY + HOUR, committee=NEIGHBOUR)

    with engine.connect() as connection:
        seen = conclusions.conclusions(connection, scope=REPORTER.scope, as_of=NEXT)["id"].tolist()

    assert seen == [mine]
    assert other not in seen


@pytest.mark.parametrize(
    "task",
    [
        Task("", COMMITTEE, DUE),
        Task("Hoàn thành", COMMITTEE, date(2026, 11, 15)),
        Task("Hoàn thành", "qh-764", DUE),
        Task("Giao ông Nguyễn Văn An làm", COMMITTEE, DUE),
    ],
    ids=["no words", "a day that is over", "a committee that has ended", "a person"],
)
def test_a_conclusion_says_what_by_whom_and_until_when(engine: Engine, task: Task) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)

    with pytest.raises(Invalid), engine.execution_options(writes=True).begin() as connection:
        changes.conclude_within(connection, number=number, task=task, by=SECRETARY, at=MONDAY + HOUR)


def test_conclusions_are_made_while_the_meeting_is_held(engine: Engine) -> None:
    with_work(engine)
    draft = prepared(engine, at=MONDAY)
    with pytest.raises(Overtaken, match="chưa được chốt"):
        made(engine, draft, at=MONDAY + HOUR)
    number = frozen(engine, at=NEXT)
    closed(engine, number, at=NEXT + HOUR)

    with pytest.raises(Overtaken, match="đã kết thúc"):
        made(engine, number, at=NEXT + 2 * HOUR, due_on=date(2026, 12, 1))
