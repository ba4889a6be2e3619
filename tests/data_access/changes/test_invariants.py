"""Each invariant holds in a database that was written as it should be, and is missed where somebody wrote by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import Connection, Engine, delete, func, update

from data_access.changes.conclusions import Task, conclude
from data_access.changes.explanations import Matter, answer, ask
from data_access.changes.invariants import broken
from data_access.changes.meetings import freeze, prepare
from data_access.changes.remarks import write
from data_access.changes.verifications import send_back
from data_access.changes.withdrawals import withdraw
from data_access.places import CITY as EVERYWHERE
from data_access.schema import system
from data_access.schema.correspondence import explanation_answer
from data_access.schema.facts import base_organisation, inspection, sent_back
from data_access.schema.meetings import agenda_item
from data_access.verifications import standing
from domain.scope import Scope
from tests.accounts import CITY, REPORTER, VERIFIER
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, accept
from tests.journal import unguarded
from tests.meetings import SECRETARY
from tests.registers import an_inspection
from tests.works import a_progress, a_work, code_of, give, tell


@pytest.fixture
def written(engine: Engine) -> Engine:
    """A database with a base, its correction, and a report that was taken back."""
    accept(engine, a_base(1), period="2026-Q1", at=datetime(2026, 4, 1))
    accept(engine, a_base(1, members=20), period="2026-Q2", at=datetime(2026, 7, 1))
    mistaken = accept(engine, a_base(2), period="2026-Q3", at=datetime(2026, 10, 1))
    withdraw(engine, submission_id=mistaken.submission_id or 0, reason="Nộp nhầm", by="btctu", at=datetime(2026, 10, 2))
    give(engine, a_work(1), at=datetime(2026, 10, 3))
    tell(
        engine,
        a_progress(1, done_on=date(2026, 6, 1)),
        an_inspection(inspected=3, disciplined=3),
        period="2026-Q4",
        at=datetime(2026, 10, 4),
    )
    with engine.connect() as connection:
        seen = standing(connection, code=code_of(1), scope=Scope.city(), as_of=datetime(2030, 1, 1))
    send_back(engine, code=code_of(1), reason="Chưa có sản phẩm", returned_on=date(2026, 10, 5), by=VERIFIER, seen=seen)
    matter = Matter(COMMITTEE, "assignment", code_of(1))
    number = ask(engine, matter=matter, question="Vì sao chậm?", due_on=date(2099, 1, 1), by=CITY)
    answer(engine, request_id=number, text="Chờ hướng dẫn", by=REPORTER)
    write(engine, place=COMMITTEE, indicator=None, period="2026-Q3", text="Số liệu ước tính", by=REPORTER)
    held = freeze_a_meeting(engine)
    conclude(engine, number=held, task=Task("Báo cáo nguyên nhân", COMMITTEE, date(2099, 1, 1)), by=SECRETARY)
    return engine


def freeze_a_meeting(engine: Engine) -> int:
    """A meeting whose figures were frozen; returns its number."""
    number = prepare(engine, place=EVERYWHERE, held_on=date(2099, 1, 1), by=SECRETARY)
    freeze(engine, number=number, by=SECRETARY)
    return number


def test_a_database_written_by_the_program_is_sound(written: Engine) -> None:
    with written.connect() as connection:
        assert set(broken(connection).values()) == {0}


def reopen(connection: Connection) -> None:
    connection.execute(
        update(base_organisation).where(base_organisation.c.code == "XP26740-002").values(recorded_to=None, closed_by=None)
    )


def close_for_nobody(connection: Connection) -> None:
    connection.execute(
        update(base_organisation).where(base_organisation.c.recorded_to.is_(None)).values(recorded_to=datetime(2026, 10, 3))
    )


def give_away(connection: Connection) -> None:
    connection.execute(update(base_organisation).where(base_organisation.c.members == 20).values(committee_id=NEIGHBOUR))


def forget(connection: Connection) -> None:
    unguarded(connection).execute(
        delete(system.audit).where(system.audit.c.target == "1", system.audit.c.action == "submission.accept")
    )


def answer_for_another(connection: Connection) -> None:
    connection.execute(update(explanation_answer).values(committee_id=NEIGHBOUR))


def forget_the_note(connection: Connection) -> None:
    unguarded(connection).execute(delete(system.audit).where(system.audit.c.action == "remark.write"))


def send_back_before_it_was_done(connection: Connection) -> None:
    connection.execute(update(sent_back).values(returned_on=date(2026, 5, 1)))


def improve_a_frozen_figure(connection: Connection) -> None:
    connection.execute(update(agenda_item).values(content=func.replace(agenda_item.c.content, "báo cáo", "nộp")))


def forget_the_meeting(connection: Connection) -> None:
    unguarded(connection).execute(delete(system.audit).where(system.audit.c.action == "meeting.prepare"))


def forget_the_conclusion(connection: Connection) -> None:
    unguarded(connection).execute(delete(system.audit).where(system.audit.c.action == "conclusion.make"))


def enter_for_another(connection: Connection) -> None:
    connection.execute(update(system.submission).where(system.submission.c.kind == "entry").values(committee_id=NEIGHBOUR))


def discipline_more_than_were_inspected(connection: Connection) -> None:
    connection.execute(update(inspection).values(inspected=2, disciplined=3))


@pytest.mark.parametrize(
    ("fault", "invariant"),
    [
        (discipline_more_than_were_inspected, "Đã kỷ luật ≤ phải kỷ luật ≤ có vi phạm ≤ đã kết luận ≤ được kiểm tra"),
        (reopen, "Số liệu hiện hành không dựa vào lần nộp đã rút"),
        (close_for_nobody, "Số liệu đã thay thế có lần nộp thay thế nó, không sớm hơn lúc ghi"),
        (give_away, "Báo cáo của một đơn vị chỉ ghi số liệu của đơn vị đó"),
        (enter_for_another, "Báo cáo của một đơn vị chỉ ghi số liệu của đơn vị đó"),
        (forget, "Mỗi lần nộp có một dòng nhật ký"),
        (forget_the_note, "Mỗi yêu cầu giải trình, trả lời, ghi chú có một dòng nhật ký"),
        (improve_a_frozen_figure, "Cuộc họp đã chốt còn đúng từng số liệu như khi chốt"),
        (forget_the_meeting, "Mỗi cuộc họp, mỗi kết luận có một dòng nhật ký"),
        (forget_the_conclusion, "Mỗi cuộc họp, mỗi kết luận có một dòng nhật ký"),
        (answer_for_another, "Chỉ đơn vị được hỏi trả lời yêu cầu giải trình"),
        (send_back_before_it_was_done, "Kết quả chỉ bị trả lại sau khi đã báo cáo xong"),
    ],
)
def test_what_somebody_wrote_by_hand_is_found(fault: Callable[[Connection], None], invariant: str, written: Engine) -> None:
    with written.execution_options(writes=True).begin() as connection:
        fault(connection)

    with written.connect() as connection:
        assert {name for name, count in broken(connection).items() if count} == {invariant}
