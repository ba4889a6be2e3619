"""What a meeting concludes, recorded while it is held, and what becomes of it: steps are added, nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, insert, select

from data_access import clock, conclusions
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from data_access.changes.permits import OUTSIDE, require
from data_access.changes.revision import open_change
from data_access.changes.seats import draft, seat
from data_access.schema.meetings import conclusion, conclusion_event
from data_access.schema.reference import committee
from data_access.users import Account
from domain.agenda import State as Held
from domain.conclusions import State, Step, may_follow, state_after
from domain.roles import Action

_STANDS = {
    State.OPEN: "Kết luận này đang chờ đơn vị báo cáo.",
    State.REPORTED: "Kết luận này vừa được đơn vị báo cáo, đang chờ thẩm tra.",
    State.VERIFIED: "Kết luận này đã được thẩm tra là hoàn thành.",
    State.CANCELLED: "Kết luận này đã được hủy.",
}
_TOLD = {
    State.OPEN: "đang thực hiện",
    State.REPORTED: "chờ thẩm tra",
    State.VERIFIED: "đã thẩm tra",
    State.CANCELLED: "đã hủy",
}


@dataclass(frozen=True)
class Task:
    """What is asked: the words, who is to do it, by which day, and the item it came from, if any."""

    text: str
    committee_id: str
    due_on: date
    item_id: int | None = None


def conclude(engine: Engine, *, number: int, task: Task, by: Account) -> int:
    """Record what a meeting that is being held asks of one body; returns the number of the conclusion.

    Raises NotAllowed, Invalid, and Overtaken if the meeting is not being held.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return conclude_within(connection, number=number, task=task, by=by)


def conclude_within(connection: Connection, *, number: int, task: Task, by: Account, at: datetime | None = None) -> int:
    """As `conclude`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    moment = draft(connection, number, by=by, at=at, state=Held.FROZEN)
    words = texts.written(connection, task.text, what="Nội dung kết luận")
    _check(connection, task, number=number, on=clock.local_day(moment), by=by)
    row = {**vars(task), "text": words, "meeting_id": number}
    signed = {"made_at": moment, "made_by": by.name, "made_as": by.label}
    made = int(connection.execute(insert(conclusion).values(row | signed).returning(conclusion.c.id)).scalar_one())
    told = f"cuộc họp {number}, {task.committee_id}\n{audit.shift('hạn', None, task.due_on)}"
    audit.record(connection, at=moment, actor=by.name, action="conclusion.make", target=str(made), detail=told)
    return made


def report_done(engine: Engine, *, conclusion_id: int, document: str, by: Account) -> None:
    """Say in the name of the body that was asked that it is done, by the symbol of a document.

    Raises NotAllowed, Invalid and Overtaken.
    """
    with engine.execution_options(writes=True).begin() as connection:
        report_done_within(connection, conclusion_id=conclusion_id, document=document, by=by)


def report_done_within(
    connection: Connection, *, conclusion_id: int, document: str, by: Account, at: datetime | None = None
) -> None:
    """As `report_done`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.REPORT_CONCLUSION)
    moment = open_change(connection, at=at)
    found = _ready(connection, conclusion_id, Step.REPORTED, by=by, at=moment)
    if found.owner != by.committee_id:
        raise NotAllowed(OUTSIDE)
    symbol = texts.written(connection, document, what="Số, ký hiệu văn bản", longest=texts.SYMBOL)
    _add(connection, found, Step.REPORTED, by=by, at=moment, document=symbol)


def verify(engine: Engine, *, conclusion_id: int, by: Account) -> None:
    """Confirm that it was done, as another body than its owner. Raises NotAllowed, Invalid and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        verify_within(connection, conclusion_id=conclusion_id, by=by)


def verify_within(connection: Connection, *, conclusion_id: int, by: Account, at: datetime | None = None) -> None:
    """As `verify`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.VERIFY)
    moment = open_change(connection, at=at)
    found = _ready(connection, conclusion_id, Step.VERIFIED, by=by, at=moment)
    if found.owner == by.committee_id:
        raise Invalid("Nơi thực hiện không tự thẩm tra kết quả của mình.")
    _add(connection, found, Step.VERIFIED, by=by, at=moment)


def send_back(engine: Engine, *, conclusion_id: int, reason: str, by: Account) -> None:
    """Say that what was reported is not done yet, and why: open again. Raises NotAllowed, Invalid and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        send_back_within(connection, conclusion_id=conclusion_id, reason=reason, by=by)


def send_back_within(connection: Connection, *, conclusion_id: int, reason: str, by: Account, at: datetime | None = None) -> None:
    """As `send_back`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.SEND_BACK)
    moment = open_change(connection, at=at)
    found = _ready(connection, conclusion_id, Step.RETURNED, by=by, at=moment)
    why = texts.written(connection, reason, what="Lý do trả lại")
    _add(connection, found, Step.RETURNED, by=by, at=moment, reason=why)


def cancel(engine: Engine, *, conclusion_id: int, reason: str, by: Account) -> None:
    """Take a conclusion back and say why. Raises NotAllowed, Invalid and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        cancel_within(connection, conclusion_id=conclusion_id, reason=reason, by=by)


def cancel_within(connection: Connection, *, conclusion_id: int, reason: str, by: Account, at: datetime | None = None) -> None:
    """As `cancel`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.RUN_MEETING)
    moment = open_change(connection, at=at)
    found = _ready(connection, conclusion_id, Step.CANCELLED, by=by, at=moment)
    why = texts.written(connection, reason, what="Lý do hủy")
    _add(connection, found, Step.CANCELLED, by=by, at=moment, reason=why)


def _check(connection: Connection, task: Task, *, number: int, on: date, by: Account) -> None:
    ended = connection.execute(select(committee.c.valid_to).where(committee.c.id == task.committee_id)).one_or_none()
    if ended is None or (ended.valid_to is not None and ended.valid_to < on):
        raise Invalid("Đơn vị thực hiện: đơn vị này không còn hoạt động.")
    if not by.scope.allows(task.committee_id):
        raise NotAllowed(OUTSIDE)
    if task.due_on < on:
        raise Invalid(f"Hạn: không được trước ngày hôm nay ({on:%d/%m/%Y}).")
    if task.item_id is not None and seat(connection, task.item_id) != number:
        raise Invalid("Mục này không thuộc cuộc họp.")


@dataclass(frozen=True)
class _Ready:
    """A conclusion that a step may follow."""

    number: int
    owner: str
    state: State


def _ready(connection: Connection, number: int, step: Step, *, by: Account, at: datetime) -> _Ready:
    """A conclusion within scope that `step` may follow. Raises NotAllowed and Overtaken."""
    found = conclusions.conclusions(connection, scope=by.scope, as_of=at)
    mine = found[found["id"] == number]
    if mine.empty:
        raise NotAllowed(OUTSIDE)
    state = State(mine["state"].item())
    if not may_follow(state, step):
        raise Overtaken(f"{_STANDS[state]} Vui lòng xem lại.")
    return _Ready(number, str(mine["committee_id"].item()), state)


def _add(connection: Connection, found: _Ready, step: Step, *, by: Account, at: datetime, **told: str) -> None:
    row = {"conclusion_id": found.number, "kind": str(step), "happened_at": at, "told_by": by.name, "told_as": by.label}
    connection.execute(insert(conclusion_event).values(row | told))
    shift = audit.shift("trạng thái", _TOLD[found.state], _TOLD[state_after(step)])
    detail = "\n".join([shift, *told.values()])
    audit.record(connection, at=at, actor=by.name, action=f"conclusion.{step}", target=str(found.number), detail=detail)
