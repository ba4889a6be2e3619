"""Requests for explanation and their answers. Both are added and never changed: a later answer stands beside the earlier one.

A request that was not answered yet can be taken back; it then stays on record with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection, Engine, insert, select, update

from data_access import clock
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid, NotAllowed
from data_access.changes.permits import OUTSIDE, require
from data_access.changes.revision import open_change
from data_access.schema.correspondence import explanation_answer, explanation_request
from data_access.schema.facts import assignment
from data_access.schema.reference import committee, indicator
from data_access.users import Account
from domain.periods import Period
from domain.roles import Action

Subject = Literal["assignment", "indicator"]

_WITHDRAWN = "Yêu cầu này đã được rút."
_ASKED, _WAITS, _ANSWERED = "yêu cầu", "chờ trả lời", "đã trả lời"


@dataclass(frozen=True)
class Matter:
    """What is to be explained: an assignment of the committee by its code (of no period), or an indicator for a period."""

    committee_id: str
    subject: Subject
    code: str
    period: str | None = None


def ask(engine: Engine, *, matter: Matter, question: str, due_on: date, by: Account) -> int:
    """Ask a committee to explain something by a day; returns the number of the request. Raises NotAllowed and Invalid."""
    with engine.execution_options(writes=True).begin() as connection:
        return ask_within(connection, matter=matter, question=question, due_on=due_on, by=by)


def ask_within(
    connection: Connection, *, matter: Matter, question: str, due_on: date, by: Account, at: datetime | None = None
) -> int:
    """As `ask`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.ASK, committee_id=matter.committee_id)
    moment = open_change(connection, at=at)
    words = texts.written(connection, question, what="Nội dung yêu cầu")
    today = clock.local_day(moment)
    if due_on < today:
        raise Invalid(f"Hạn trả lời: không được trước ngày hôm nay ({today:%d/%m/%Y}).")
    _check_matter(connection, matter, on=today)
    _refuse_repeated(connection, matter, words)
    row = {**vars(matter), "question": words, "due_on": due_on, "asked_at": moment, "asked_by": by.name, "asked_as": by.label}
    number = int(connection.execute(insert(explanation_request).values(row).returning(explanation_request.c.id)).scalar_one())
    told = f"{matter.committee_id}: {matter.code}\n{audit.shift('hạn trả lời', None, due_on)}"
    audit.record(connection, at=moment, actor=by.name, action="explanation.ask", target=str(number), detail=told)
    return number


def answer(engine: Engine, *, request_id: int, text: str, by: Account) -> int:
    """Answer a request in the name of the committee that was asked; returns the number of the answer.

    Raises NotAllowed and Invalid.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return answer_within(connection, request_id=request_id, text=text, by=by)


def answer_within(connection: Connection, *, request_id: int, text: str, by: Account, at: datetime | None = None) -> int:
    """As `answer`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.ANSWER)
    moment = open_change(connection, at=at)
    request = select(explanation_request).where(explanation_request.c.id == request_id)
    asked = connection.execute(request).one_or_none()
    if asked is None or asked.committee_id != by.committee_id:
        raise NotAllowed(OUTSIDE)
    if asked.withdrawn_at is not None:
        raise Invalid(_WITHDRAWN)
    words = texts.written(connection, text, what="Nội dung trả lời")
    said = explanation_answer.c
    last = select(said.text).where(said.request_id == request_id).order_by(said.id.desc()).limit(1)
    before = connection.execute(last).scalar_one_or_none()
    if before == words:
        raise Invalid("Nội dung trả lời này đã được gửi.")
    row = {"request_id": request_id, "committee_id": asked.committee_id, "text": words}
    signed = {"answered_at": moment, "answered_by": by.name, "answered_as": by.label}
    number = int(connection.execute(insert(explanation_answer).values(row | signed).returning(said.id)).scalar_one())
    told = f"yêu cầu số {request_id}\n{audit.shift(_ASKED, _WAITS if before is None else _ANSWERED, _ANSWERED)}"
    audit.record(connection, at=moment, actor=by.name, action="explanation.answer", target=str(number), detail=told)
    return number


def withdraw(engine: Engine, *, request_id: int, reason: str, by: Account) -> None:
    """Take back a request that nobody has answered yet: by the account that asked, or one that sees the whole city.

    Raises NotAllowed and Invalid.
    """
    with engine.execution_options(writes=True).begin() as connection:
        require(by, Action.ASK)
        moment = open_change(connection, at=None)
        asked, said = explanation_request.c, explanation_answer.c
        found = connection.execute(select(explanation_request).where(asked.id == request_id)).one_or_none()
        if found is None or not by.scope.allows(found.committee_id):
            raise NotAllowed(OUTSIDE)
        if by.name != found.asked_by and not by.scope.is_city:
            raise NotAllowed("Chỉ nơi đã yêu cầu mới rút được yêu cầu này.")
        if found.withdrawn_at is not None:
            raise Invalid(_WITHDRAWN)
        if connection.execute(select(said.id).where(said.request_id == request_id)).first() is not None:
            raise Invalid("Yêu cầu này đã được trả lời, nên không rút được nữa.")
        words = texts.written(connection, reason, what="Lý do rút")
        taken = {"withdrawn_at": moment, "withdrawn_by": by.name, "withdrawn_reason": words}
        connection.execute(update(explanation_request).where(asked.id == request_id).values(taken))
        told = f"{audit.shift(_ASKED, _WAITS, 'đã rút')}\n{words}"
        audit.record(connection, at=moment, actor=by.name, action="explanation.withdraw", target=str(request_id), detail=told)


def _check_matter(connection: Connection, matter: Matter, *, on: date) -> None:
    ended = connection.execute(select(committee.c.valid_to).where(committee.c.id == matter.committee_id)).one_or_none()
    if ended is None or (ended.valid_to is not None and ended.valid_to < on):
        raise Invalid("Đơn vị này không còn hoạt động, nên không giải trình được.")
    if matter.subject == "assignment":
        _check_assignment(connection, matter)
    else:
        _check_indicator(connection, matter, on=on)


def _check_assignment(connection: Connection, matter: Matter) -> None:
    work = assignment.c
    current = select(work.cancelled_on).where(
        work.code == matter.code, work.committee_id == matter.committee_id, work.recorded_to.is_(None)
    )
    found = connection.execute(current).one_or_none()
    if found is None:
        raise Invalid("Nhiệm vụ này không phải của đơn vị được yêu cầu.")
    if matter.period is not None:
        raise Invalid("Kỳ: yêu cầu về nhiệm vụ không kèm kỳ.")
    if found.cancelled_on is not None:
        raise Invalid(f"Nhiệm vụ này đã được rút ngày {found.cancelled_on:%d/%m/%Y}.")


def _check_indicator(connection: Connection, matter: Matter, *, on: date) -> None:
    if connection.execute(select(indicator.c.code).where(indicator.c.code == matter.code)).first() is None:
        raise Invalid("Không có chỉ tiêu này.")
    try:
        begun = Period.parse(matter.period or "").start <= on
    except ValueError:
        raise Invalid("Kỳ: cần chọn kỳ của số liệu.") from None
    if not begun:
        raise Invalid("Kỳ: kỳ này chưa bắt đầu.")


def _refuse_repeated(connection: Connection, matter: Matter, question: str) -> None:
    """The same question that waits for its answer already: a form sent twice."""
    asked, said = explanation_request.c, explanation_answer.c
    same = [asked[name] == value for name, value in vars(matter).items() if value is not None]
    answered = select(said.id).where(said.request_id == asked.id).exists()
    open_ones = (asked.question == question, asked.withdrawn_at.is_(None), ~answered)
    waiting = connection.execute(select(asked.id).where(*same, *open_ones)).first()
    if waiting is not None:
        raise Invalid(f"Yêu cầu này đã được gửi (số {waiting.id}) và đang chờ trả lời.")
