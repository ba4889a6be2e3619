"""What every change of a meeting asks first: may the account do it, does it reach the place, how far is the meeting."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, select

from data_access import meetings
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from data_access.changes.permits import require
from data_access.changes.revision import open_change
from data_access.meetings import Meeting, NoSuchMeeting
from data_access.places import CITY, covers
from data_access.schema.meetings import agenda_item, meeting
from data_access.schema.reference import district
from data_access.users import Account
from domain.agenda import State
from domain.roles import Action

_OUTSIDE = "Cuộc họp này nằm ngoài phạm vi của tài khoản."

_SINCE = {
    State.DRAFT: "Cuộc họp này chưa được chốt số liệu.",
    State.FROZEN: "Cuộc họp này đã được chốt số liệu, nên chương trình không sửa được nữa.",
    State.CLOSED: "Cuộc họp này đã kết thúc và được khóa.",
}


def placed(connection: Connection, place: str, *, by: Account) -> str:
    """The name of a place within the account's scope. Raises NotAllowed, and Invalid if there is no such place."""
    name = connection.execute(select(district.c.name).where(district.c.code == place)).scalar_one_or_none()
    if place != CITY and name is None:
        raise Invalid("Nơi họp: cần chọn Thành phố hoặc một địa bàn.")
    if not covers(connection, scope=by.scope, place=place):
        raise NotAllowed(_OUTSIDE)
    return name or "Thành phố"


def refuse_second(connection: Connection, *, place: str, held_on: date) -> None:
    """Pass if no other meeting of the place on that day is still to be held. Raises Invalid."""
    same = select(meeting.c.id).where(meeting.c.place == place, meeting.c.held_on == held_on, meeting.c.closed_at.is_(None))
    if connection.execute(same).first() is not None:
        raise Invalid(f"Đã có một cuộc họp ngày {held_on:%d/%m/%Y} chưa kết thúc ở nơi này.")


def known(connection: Connection, number: int, *, by: Account) -> Meeting:
    """The meeting, if the account's scope covers its place. Raises NotAllowed."""
    try:
        return meetings.meeting_of(connection, number=number, scope=by.scope)
    except NoSuchMeeting:
        raise NotAllowed(_OUTSIDE) from None


def draft(
    connection: Connection, number: int, *, by: Account, at: datetime | None = None, state: State = State.DRAFT
) -> datetime:
    """The moment of a change of a meeting that stands in `state`. Raises NotAllowed, and Overtaken if it has gone on since."""
    require(by, Action.RUN_MEETING)
    moment = open_change(connection, at=at)  # before looking: it must still be so when it is written
    found = known(connection, number, by=by)
    if found.state is not state:
        raise Overtaken(_SINCE[found.state])
    return moment


def seat(connection: Connection, item_id: int) -> int:
    """The number of the meeting that an item belongs to. Raises NotAllowed."""
    number = connection.execute(select(agenda_item.c.meeting_id).where(agenda_item.c.id == item_id)).scalar_one_or_none()
    if number is None:
        raise NotAllowed(_OUTSIDE)
    return int(number)
