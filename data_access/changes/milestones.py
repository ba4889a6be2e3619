"""The milestones of a consolidation, which stand in no workbook: set by the committee, and reached."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, Engine

from data_access import clock
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid
from data_access.changes.entries import enter_within, stated
from data_access.changes.weak_cases import open_case, symbol_of, unchanged
from data_access.users import Account
from data_access.weak_cases import Case, Standing
from domain.roles import Action
from domain.statements import Statement, Value

LONGEST = 300
"""Signs of a milestone (a column of that length)."""


def add(engine: Engine, *, what: str, due_on: date, by: Account, seen: Standing) -> int:
    """Add a piece of work to the consolidation of a base; returns the number of the submission.

    `seen` is what the writer looked at. Raises NotAllowed, Invalid, Overtaken.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return add_within(connection, what=what, due_on=due_on, by=by, seen=seen)


def add_within(
    connection: Connection, *, what: str, due_on: date, by: Account, seen: Standing, at: datetime | None = None
) -> int:
    """As `add`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    unchanged(connection, Action.CHANGE_CASE, by=by, seen=seen)
    case = open_case(seen)
    if due_on < case.listed_on:
        raise Invalid(f"Thời hạn của mốc: không được trước ngày vào danh sách ({case.listed_on:%d/%m/%Y}).")
    number = max((one.number for one in case.milestones), default=0) + 1
    work = texts.written(connection, what, what="Nội dung mốc", longest=LONGEST)
    said = _stated(seen, case, number=number, what=work, due_on=due_on, done_on=None, document=None)
    told = f"{case.code}\n{audit.shift(f'mốc {number}', None, f'hạn {due_on:%d/%m/%Y}')}"
    return enter_within(connection, statements=[said], seen=[None], by=by, told=told, at=at)


def finish(engine: Engine, *, number: int, done_on: date, document: str, by: Account, seen: Standing) -> int:
    """Say that a milestone was reached, with the document that shows it if there is one. Raises as `add`."""
    with engine.execution_options(writes=True).begin() as connection:
        return finish_within(connection, number=number, done_on=done_on, document=document, by=by, seen=seen)


def finish_within(
    connection: Connection,
    *,
    number: int,
    done_on: date,
    document: str,
    by: Account,
    seen: Standing,
    at: datetime | None = None,
) -> int:
    """As `finish`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    unchanged(connection, Action.CHANGE_CASE, by=by, seen=seen)
    case = open_case(seen)
    mine = next((one for one in case.milestones if one.number == number), None)
    if mine is None or mine.done_on is not None:
        raise Invalid("Mốc này không còn chờ thực hiện.")
    if not case.listed_on <= done_on <= clock.local_day(at or clock.now()):
        raise Invalid(f"Ngày hoàn thành mốc: phải từ ngày vào danh sách ({case.listed_on:%d/%m/%Y}) đến hôm nay.")
    symbol = symbol_of(connection, document) if document.strip() else None
    said = _stated(seen, case, number=number, what=mine.what, due_on=mine.due_on, done_on=done_on, document=symbol)
    due, done = f"hạn {mine.due_on:%d/%m/%Y}", f"hoàn thành {done_on:%d/%m/%Y}"
    words = f"{case.code}\n{audit.shift(f'mốc {number}', due, done)}"
    return enter_within(connection, statements=[said], seen=[mine.row_id], by=by, told=words, at=at)


def _stated(seen: Standing, case: Case, **values: Value) -> Statement:
    return stated("weak_case_milestone", case_code=case.code, committee_id=seen.committee_id, **values)
