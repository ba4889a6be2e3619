"""Meetings: prepared by rule, frozen for one moment, closed for good; the same on both databases."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from data_access import meetings, revision
from data_access.changes import meetings as changes
from data_access.changes.declined import Declined, Invalid, NotAllowed, Overtaken
from data_access.changes.withdrawals import withdraw
from data_access.places import CITY
from data_access.schema.meetings import meeting
from data_access.schema.system import audit
from data_access.slides import content
from data_access.users import Account
from domain.agenda import State
from domain.scope import Scope
from domain.slides.slide import sha256
from tests.accounts import CITY as VIEWER
from tests.accounts import REPORTER, VERIFIER
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.meetings import MONDAY, NEXT, SECRETARY, closed, frozen, items, prepared, with_work
from tests.works import a_progress, tell


def whole(engine: Engine, number: int) -> str:
    with engine.connect() as connection:
        return meetings.whole(connection, number=number, scope=Scope.city())


def held(engine: Engine, number: int) -> meetings.Meeting:
    with engine.connect() as connection:
        return meetings.meeting_of(connection, number=number, scope=Scope.city())


def test_a_draft_has_an_item_for_each_rule_that_finds_something_and_no_other(engine: Engine) -> None:
    with_work(engine)

    number = prepared(engine, at=MONDAY)

    assert list(items(engine, number)) == ["overdue", "due_soon", "unreported"]
    assert (held(engine, number).state, held(engine, number).as_of) == (State.DRAFT, None)


def test_what_is_frozen_stays_whatever_is_stated_or_withdrawn_later(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    before = whole(engine, number)
    overdue = items(engine, number)["overdue"].slide

    told = tell(engine, a_progress(done_on=date(2026, 6, 1)), period="2026-W47", at=MONDAY + timedelta(days=1))
    withdraw(engine, submission_id=1, reason="Nhầm", by="btctu", at=MONDAY + timedelta(days=2))

    assert told.submission_id
    assert whole(engine, number) == before
    assert items(engine, number)["overdue"].slide == overdue
    assert overdue is not None
    assert [figure.value for figure in overdue.figures] == ["2", "1", "0"]
    with engine.connect() as connection:
        live = content(connection, rule="overdue", place=CITY, scope=Scope.city(), as_of=NEXT, since=None)
    assert live.rows == ()


def test_a_closed_meeting_reopens_exactly_as_it_was(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    shown = whole(engine, number)
    closed(engine, number, at=MONDAY + timedelta(hours=2))
    tell(engine, a_progress(done_on=date(2026, 6, 1)), period="2026-W47", at=MONDAY + timedelta(days=1))

    found = held(engine, number)

    assert (whole(engine, number), found.state) == (shown, State.CLOSED)
    assert found.sha256 == sha256(shown)


def test_nothing_of_a_frozen_or_closed_meeting_can_be_changed(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    item = items(engine, number)["overdue"].id
    before = whole(engine, number)
    tries = (
        lambda: changes.freeze(engine, number=number, by=SECRETARY),
        lambda: changes.remove(engine, item_id=item, reason="Không cần", by=SECRETARY),
        lambda: changes.restore(engine, item_id=item, by=SECRETARY),
        lambda: changes.add(engine, number=number, title="Việc khác", text="", by=SECRETARY),
        lambda: changes.reorder(engine, number=number, items=[item], by=SECRETARY),
        lambda: changes.discard(engine, number=number, by=SECRETARY),
    )

    for attempt in tries:
        with pytest.raises(Overtaken, match="đã được chốt"):
            attempt()
    closed(engine, number, at=MONDAY + timedelta(hours=1))
    for attempt in (*tries, lambda: changes.close(engine, number=number, by=SECRETARY)):
        with pytest.raises(Overtaken, match="đã kết thúc"):
            attempt()
    assert whole(engine, number) == before


def test_the_secretary_orders_removes_with_a_reason_puts_back_and_adds(engine: Engine) -> None:
    with_work(engine)
    number = prepared(engine, at=MONDAY)
    before = [item.id for item in items(engine, number).values()]

    changes.remove(engine, item_id=before[2], reason="Đã làm việc riêng", by=SECRETARY)
    own = changes.add(engine, number=number, title="Chuẩn bị hội nghị", text="Nghe báo cáo tiến độ", by=SECRETARY)
    changes.reorder(engine, number=number, items=[own, before[1], before[0]], by=SECRETARY)
    changes.freeze(engine, number=number, by=SECRETARY)

    with engine.connect() as connection:
        found = meetings.items(connection, number=number, scope=Scope.city())
    standing = [item for item in found if item.removed_reason is None]
    assert [item.rule for item in standing] == ["own", "due_soon", "overdue"]
    assert [item.removed_reason for item in found if item.removed_reason] == ["Đã làm việc riêng"]
    assert [item.slide for item in found if item.removed_reason] == [None]
    assert standing[0].slide is not None
    assert (standing[0].slide.title, standing[0].slide.note) == ("Chuẩn bị hội nghị", "Nghe báo cáo tiến độ")


def test_an_order_of_items_that_are_no_longer_those_is_refused(engine: Engine) -> None:
    with_work(engine)
    number = prepared(engine, at=MONDAY)
    seen = [item.id for item in items(engine, number).values()]
    changes.add(engine, number=number, title="Việc khác", text="", by=SECRETARY)

    with pytest.raises(Overtaken):
        changes.reorder(engine, number=number, items=seen, by=SECRETARY)


def test_the_second_meeting_tells_what_changed_since_the_first(engine: Engine) -> None:
    with_work(engine)
    frozen(engine, at=MONDAY)
    tell(engine, a_progress(done_on=date(2026, 6, 1)), period="2026-W47", at=MONDAY + timedelta(days=1))

    number = frozen(engine, at=NEXT)

    slide = items(engine, number)["changes"].slide
    assert slide is not None
    assert held(engine, number).since == MONDAY
    assert [row.cells[2:4] for row in slide.rows] == [("Quá hạn", "Hoàn thành đúng hạn")]


def test_followers_learn_where_the_secretary_is_and_caches_stay(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    first, second = (items(engine, number)[rule].id for rule in ("overdue", "due_soon"))
    with engine.connect() as connection:
        before = revision.revision(connection)
        assert meetings.current_item(connection, number=number, scope=VIEWER.scope) is None

    for item in (first, second):
        changes.move_to(engine, number=number, item_id=item, by=SECRETARY)

    with engine.connect() as connection:
        current = meetings.current_item(connection, number=number, scope=VIEWER.scope)
        assert revision.revision(connection) == before
    assert current is not None
    assert current.item_id == second


def test_nobody_moves_on_in_a_draft_or_to_an_item_of_another_meeting(engine: Engine) -> None:
    with_work(engine)
    draft = prepared(engine, at=MONDAY)
    other = frozen(engine, at=NEXT)

    with pytest.raises(Overtaken):
        changes.move_to(engine, number=draft, item_id=items(engine, draft)["overdue"].id, by=SECRETARY)
    with pytest.raises(Overtaken):
        changes.move_to(engine, number=other, item_id=items(engine, draft)["overdue"].id, by=SECRETARY)


@pytest.mark.parametrize("by", [VIEWER, REPORTER, VERIFIER])
def test_only_a_secretary_prepares_and_runs_a_meeting(engine: Engine, by: Account) -> None:
    with_work(engine)
    number = prepared(engine, at=MONDAY)

    for attempt in (
        lambda: changes.prepare(engine, place=CITY, held_on=date(2027, 1, 4), by=by),
        lambda: changes.freeze(engine, number=number, by=by),
        lambda: changes.close(engine, number=number, by=by),
        lambda: changes.remove(engine, item_id=items(engine, number)["overdue"].id, reason="Thừa", by=by),
        lambda: changes.move_to(engine, number=number, item_id=1, by=by),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_meeting_is_seen_by_those_whose_scope_covers_its_place(engine: Engine) -> None:
    with_work(engine)
    city, district = frozen(engine, at=MONDAY), frozen(engine, at=MONDAY, place="q1")
    with engine.connect() as connection:
        seen = {each.id: each.place for each in meetings.meetings(connection, scope=Scope.city())}
        from_beside = meetings.meetings(connection, scope=Scope.of([COMMITTEE, NEIGHBOUR]))
        with pytest.raises(meetings.NoSuchMeeting):
            meetings.whole(connection, number=city, scope=Scope.of([COMMITTEE]))

    assert seen == {city: CITY, district: "q1"}
    assert from_beside == ()


def test_a_meeting_of_a_district_knows_nothing_of_others(engine: Engine) -> None:
    with_work(engine)

    number = frozen(engine, at=MONDAY, place="can-gio")

    assert items(engine, number).keys() == {"unreported"}


@pytest.mark.parametrize(
    ("place", "day", "title"),
    [("dau-do", date(2027, 1, 4), None), (CITY, date(2020, 1, 6), None), (CITY, date(2027, 1, 4), "Ông Nguyễn Văn A")],
)
def test_a_place_that_there_is_not_a_past_day_and_a_name_of_a_person_are_refused(
    engine: Engine, place: str, day: date, title: str | None
) -> None:
    with pytest.raises(Declined):
        changes.prepare(engine, place=place, held_on=day, by=SECRETARY, title=title)
    with engine.connect() as connection:
        assert connection.execute(select(meeting)).all() == []


def test_one_day_has_one_open_meeting_of_a_place_and_a_discarded_draft_makes_room(engine: Engine) -> None:
    day = date(2090, 1, 9)
    number = changes.prepare(engine, place=CITY, held_on=day, by=SECRETARY)
    with pytest.raises(Invalid):
        changes.prepare(engine, place=CITY, held_on=day, by=SECRETARY)

    changes.discard(engine, number=number, by=SECRETARY)

    assert changes.prepare(engine, place=CITY, held_on=day, by=SECRETARY) > 0


def test_each_step_leaves_one_audit_record(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    closed(engine, number, at=MONDAY + timedelta(hours=1))

    with engine.connect() as connection:
        told = connection.execute(
            select(audit.c.action, audit.c.actor).where(audit.c.action.like("meeting.%")).order_by(audit.c.id)
        )
        assert [tuple(row) for row in told] == [
            ("meeting.prepare", "secretary"),
            ("meeting.freeze", "secretary"),
            ("meeting.close", "secretary"),
        ]


def test_the_moment_of_a_meeting_is_never_before_what_was_known(engine: Engine) -> None:
    with_work(engine)
    tell(engine, a_progress(done_on=date(2026, 6, 1)), period="2026-W47", at=NEXT)

    number = prepared(engine, at=NEXT)
    with engine.execution_options(writes=True).begin() as connection:
        changes.freeze_within(connection, number=number, by=SECRETARY, at=datetime(2026, 11, 1))

    assert held(engine, number).as_of == NEXT
