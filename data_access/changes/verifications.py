"""Work that its owner reported done, confirmed by another body or sent back: each an entry of that body."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, Engine

from data_access import clock
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from data_access.changes.entries import enter_within, stated
from data_access.changes.permits import OUTSIDE, require
from data_access.changes.revision import lock
from data_access.users import Account
from data_access.verifications import NoSuchAssignment, Standing, standing
from domain.roles import Action


def verify(engine: Engine, *, code: str, document: str, verified_on: date, by: Account, seen: Standing) -> int:
    """Confirm that the work is done, by the symbol of a document; returns the number of the submission.

    `seen` is the standing that the writer looked at. Raises NotAllowed, Invalid, Overtaken.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return verify_within(connection, code=code, document=document, verified_on=verified_on, by=by, seen=seen)


def send_back(engine: Engine, *, code: str, reason: str, returned_on: date, by: Account, seen: Standing) -> int:
    """Say that reported work is not done yet, and why; returns the number of the submission.

    From that day the work is open again until its owner reports a later one. Raises NotAllowed, Invalid, Overtaken.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return send_back_within(connection, code=code, reason=reason, returned_on=returned_on, by=by, seen=seen)


def verify_within(
    connection: Connection,
    *,
    code: str,
    document: str,
    verified_on: date,
    by: Account,
    seen: Standing,
    at: datetime | None = None,
) -> int:
    """As `verify`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.VERIFY)
    now = _unchanged(connection, code=code, by=by, seen=seen)
    _check_day(now, verified_on, what="Ngày xác nhận", at=at)
    symbol = texts.written(connection, document, what="Số, ký hiệu văn bản", longest=texts.SYMBOL)
    values = {"verified_on": verified_on, "verified_by": by.committee_id, "document": symbol}
    said = stated("verification", assignment_code=code, committee_id=now.committee_id, **values)
    told = f"{code}\n{audit.shift('xác nhận hoàn thành', now.verified_on, verified_on)}, {symbol}"
    return enter_within(connection, statements=[said], seen=[now.verification_id], by=by, told=told, at=at)


def send_back_within(
    connection: Connection,
    *,
    code: str,
    reason: str,
    returned_on: date,
    by: Account,
    seen: Standing,
    at: datetime | None = None,
) -> int:
    """As `send_back`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.SEND_BACK)
    now = _unchanged(connection, code=code, by=by, seen=seen)
    _check_day(now, returned_on, what="Ngày trả lại", at=at)
    why = texts.written(connection, reason, what="Lý do trả lại")
    number = now.returns + 1
    values = {"done_on": now.done_on, "returned_on": returned_on, "returned_by": by.committee_id, "reason": why}
    said = stated("sent_back", assignment_code=code, number=number, committee_id=now.committee_id, **values)
    told = f"{code}, trả lại lần {number}\n{audit.shift('hoàn thành', now.done_on, f'trả lại ngày {returned_on:%d/%m/%Y}')}"
    return enter_within(connection, statements=[said], seen=[None], by=by, told=told, at=at)


def _unchanged(connection: Connection, *, code: str, by: Account, seen: Standing) -> Standing:
    """The standing now, which must be what the writer saw and fit to be judged. Raises Overtaken, NotAllowed, Invalid."""
    newest = lock(connection).changed_at  # before looking: it must still be so when it is written
    try:
        now = standing(connection, code=code, scope=by.scope, as_of=newest)
    except NoSuchAssignment:
        raise NotAllowed(OUTSIDE) from None
    if now != seen:
        raise Overtaken(f"{_since(now, seen)} Vui lòng xem lại rồi ghi.")
    if not now.is_done:
        raise Invalid("Đơn vị chưa báo cáo hoàn thành nhiệm vụ này, nên chưa xác nhận hoặc trả lại được.")
    if now.verified_on is not None:
        raise Invalid(f"Nhiệm vụ này đã được xác nhận hoàn thành ngày {now.verified_on:%d/%m/%Y}.")
    if now.committee_id == by.committee_id:
        raise Invalid("Nơi thực hiện không tự thẩm tra kết quả của mình.")
    return now


def _since(now: Standing, seen: Standing) -> str:
    """What was written since the writer looked."""
    if now.cancelled_on != seen.cancelled_on:
        return "Nhiệm vụ này vừa được rút." if now.cancelled_on else "Nhiệm vụ này vừa có hiệu lực trở lại."
    if now.return_id != seen.return_id:
        return "Kết quả của nhiệm vụ này vừa được người khác trả lại, hoặc lần trả lại trước vừa được rút."
    if now.verification_id != seen.verification_id:
        return "Nhiệm vụ này vừa được người khác xác nhận, hoặc lần xác nhận trước vừa được rút."
    told = f": hoàn thành ngày {now.done_on:%d/%m/%Y}" if now.done_on else ": chưa hoàn thành"
    return f"Đơn vị vừa báo cáo lại nhiệm vụ này{told}."


def _check_day(now: Standing, day: date, *, what: str, at: datetime | None) -> None:
    """The day is not in the future and not before the work was done."""
    today = clock.local_day(at or clock.now())
    if day > today:
        raise Invalid(f"{what}: không được sau ngày hôm nay ({today:%d/%m/%Y}).")
    if now.done_on is not None and day < now.done_on:
        raise Invalid(f"{what}: không được trước ngày báo cáo hoàn thành ({now.done_on:%d/%m/%Y}).")
