"""Notes beside a figure or a period, written and ended in the app; an ended note stays known for the time it stood."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select, update

from data_access import clock
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from data_access.changes.permits import require
from data_access.changes.revision import open_change
from data_access.places import covers
from data_access.schema.correspondence import remark
from data_access.schema.reference import indicator as indicators
from data_access.users import Account
from domain.periods import Period
from domain.roles import Action


def write(engine: Engine, *, place: str, indicator: str | None, period: str, text: str, by: Account) -> int:
    """Note something on a place (a committee's id, a district's code or `data_access.places.CITY`); returns its number.

    A reporter notes on its own committee only, all others on places that lie wholly within their scope. Raises
    NotAllowed and Invalid.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return write_within(connection, place=place, indicator=indicator, period=period, text=text, by=by)


def write_within(
    connection: Connection,
    *,
    place: str,
    indicator: str | None,
    period: str,
    text: str,
    by: Account,
    at: datetime | None = None,
) -> int:
    """As `write`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.NOTE)
    moment = open_change(connection, at=at)
    if not covers(connection, scope=by.scope, place=place) or (by.role == "reporter" and place != by.committee_id):
        raise NotAllowed("Nơi được ghi chú nằm ngoài phạm vi của tài khoản.")
    about = {"place": place, "indicator": indicator, "period": _checked(connection, indicator, period, moment)}
    words = texts.written(connection, text, what="Ghi chú")
    here = [remark.c[name] == value for name, value in (about | {"text": words}).items()]
    if connection.execute(select(remark.c.id).where(*here, remark.c.ended_at.is_(None))).first() is not None:
        raise Invalid("Ghi chú này đã có.")
    signed = {"text": words, "written_at": moment, "written_by": by.name, "written_as": by.label}
    number = int(connection.execute(insert(remark).values(about | signed).returning(remark.c.id)).scalar_one())
    told = " ".join(part for part in (place, indicator, period) if part)
    audit.record(connection, at=moment, actor=by.name, action="remark.write", target=str(number), detail=told)
    return number


def end(engine: Engine, *, remark_id: int, by: Account) -> None:
    """End a note: its writer may, and who sees the whole city. Raises NotAllowed, and Overtaken where it ended before."""
    with engine.execution_options(writes=True).begin() as connection:
        end_within(connection, remark_id=remark_id, by=by)


def end_within(connection: Connection, *, remark_id: int, by: Account, at: datetime | None = None) -> None:
    """As `end`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.NOTE)
    moment = open_change(connection, at=at)
    found = connection.execute(select(remark).where(remark.c.id == remark_id)).one_or_none()
    if found is None or not covers(connection, scope=by.scope, place=found.place):
        raise NotAllowed("Nơi được ghi chú nằm ngoài phạm vi của tài khoản.")
    if not by.scope.is_city and found.written_by != by.name:
        raise NotAllowed("Chỉ nơi đã ghi chú hoặc cấp thành phố bỏ được ghi chú này.")
    if found.ended_at is not None:
        raise Overtaken("Ghi chú này vừa được bỏ.")
    connection.execute(update(remark).where(remark.c.id == remark_id).values(ended_at=moment, ended_by=by.name))
    told = f"{found.place} {found.period}\n{audit.shift('ghi chú', 'đang có', 'đã bỏ')}"
    audit.record(connection, at=moment, actor=by.name, action="remark.end", target=str(remark_id), detail=told)


def _checked(connection: Connection, indicator: str | None, period: str, moment: datetime) -> str:
    """The code of a period that has begun, about an indicator that there is (or none). Raises Invalid."""
    known = select(indicators.c.code).where(indicators.c.code == indicator)
    if indicator is not None and connection.execute(known).first() is None:
        raise Invalid("Không có chỉ tiêu này.")
    try:
        found = Period.parse(period)
    except ValueError:
        raise Invalid("Kỳ: cần chọn kỳ của số liệu.") from None
    if found.start > clock.local_day(moment):
        raise Invalid("Kỳ: kỳ này chưa bắt đầu.")
    return found.code
