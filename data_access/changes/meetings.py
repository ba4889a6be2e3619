"""A meeting from its draft to its end: prepared by rule, ordered by its secretary, frozen for one moment, closed for good.

Nothing is changed after the freeze but where the secretary is; what is concluded stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, Engine, delete, insert, select, update

from data_access import clock, meetings, slides
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid, Overtaken
from data_access.changes.permits import require
from data_access.changes.revision import open_change
from data_access.changes.seats import draft, placed, refuse_second, seat
from data_access.schema.meetings import agenda_item, meeting, meeting_place
from data_access.users import Account
from domain import agenda
from domain.agenda import OWN, State
from domain.roles import Action
from domain.slides.slide import Slide, sha256

TITLE = 200
_STATE, _DRAFT, _FROZEN = "trạng thái", "bản chuẩn bị", "đã chốt số liệu"


def prepare(engine: Engine, *, place: str, held_on: date, by: Account, title: str | None = None) -> int:
    """Make the draft of a meeting with every item that has something to show; returns its number.

    `place` is a district's code or `places.CITY`. Raises NotAllowed and Invalid.
    """
    with engine.execution_options(writes=True).begin() as connection:
        return prepare_within(connection, place=place, held_on=held_on, by=by, title=title)


def prepare_within(
    connection: Connection, *, place: str, held_on: date, by: Account, title: str | None = None, at: datetime | None = None
) -> int:
    """As `prepare`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    require(by, Action.RUN_MEETING)
    name = placed(connection, place, by=by)
    moment = open_change(connection, at=at)
    if held_on < clock.local_day(moment):
        raise Invalid("Ngày họp: không được trước ngày hôm nay.")
    refuse_second(connection, place=place, held_on=held_on)
    called = (
        texts.written(connection, title, what="Tên cuộc họp", longest=TITLE) if title else agenda.title(name, held_on=held_on)
    )
    since = meetings.last_moment(connection, place=place, scope=by.scope, before=moment)
    row = {"place": place, "held_on": held_on, "title": called, "since": since}
    signed = {"prepared_at": moment, "prepared_by": by.name, "prepared_as": by.label}
    number = int(connection.execute(insert(meeting).values(row | signed).returning(meeting.c.id)).scalar_one())
    made = slides.contents(connection, place=place, scope=by.scope, as_of=moment, since=since)
    for position, rule in enumerate(agenda.standing(made), start=1):
        item = {"meeting_id": number, "position": position, "rule": rule.code, "title": rule.name, "text": ""}
        connection.execute(insert(agenda_item).values(item))
    _note(connection, moment, by, "prepare", number, f"{place}, {held_on:%d/%m/%Y}\n{audit.shift(_STATE, None, _DRAFT)}")
    return number


def reorder(engine: Engine, *, number: int, items: Sequence[int], by: Account) -> None:
    """Put the items that stand in this order, by id. Raises NotAllowed, and Overtaken if others stand there now."""
    with engine.execution_options(writes=True).begin() as connection:
        moment = draft(connection, number, by=by)
        standing = [item for item in meetings.items(connection, number=number, scope=by.scope) if item.removed_reason is None]
        if sorted(items) != sorted(item.id for item in standing):
            raise Overtaken("Chương trình họp vừa được thay đổi. Vui lòng xem lại rồi sắp xếp.")
        for position, item in enumerate(items, start=1):
            connection.execute(update(agenda_item).where(agenda_item.c.id == item).values(position=position))
        orders = (", ".join(str(item) for item in order) for order in ([item.id for item in standing], items))
        _note(connection, moment, by, "reorder", number, audit.shift("thứ tự các mục", *orders))


def remove(engine: Engine, *, item_id: int, reason: str, by: Account) -> None:
    """Take an item off the agenda of a draft and say why; it stays in the record. Raises NotAllowed, Invalid, Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        remove_within(connection, item_id=item_id, reason=reason, by=by)


def remove_within(connection: Connection, *, item_id: int, reason: str, by: Account, at: datetime | None = None) -> None:
    """As `remove`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    number = seat(connection, item_id)
    moment = draft(connection, number, by=by, at=at)
    why = texts.written(connection, reason, what="Lý do bỏ")
    connection.execute(update(agenda_item).where(agenda_item.c.id == item_id).values(removed_reason=why))
    _note(connection, moment, by, "remove", number, audit.shift(f"mục {item_id}", "trong chương trình", "đã bỏ"))


def restore(engine: Engine, *, item_id: int, by: Account) -> None:
    """Put an item back that was removed. Raises NotAllowed and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        number = seat(connection, item_id)
        moment = draft(connection, number, by=by)
        connection.execute(update(agenda_item).where(agenda_item.c.id == item_id).values(removed_reason=None))
        _note(connection, moment, by, "restore", number, audit.shift(f"mục {item_id}", "đã bỏ", "trong chương trình"))


def add(engine: Engine, *, number: int, title: str, text: str, by: Account, committee_id: str | None = None) -> int:
    """Add an item of the secretary's own at the end; returns its id. Raises NotAllowed, Invalid, Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        moment = draft(connection, number, by=by)
        called = texts.written(connection, title, what="Tên mục", longest=TITLE)
        said = texts.written(connection, text, what="Nội dung") if text.strip() else ""
        last = max((item.position for item in meetings.items(connection, number=number, scope=by.scope)), default=0)
        row = {"meeting_id": number, "position": last + 1, "rule": OWN, "title": called, "text": said}
        added = insert(agenda_item).values(row | {"committee_id": committee_id}).returning(agenda_item.c.id)
        item = int(connection.execute(added).scalar_one())
        _note(connection, moment, by, "add", number, audit.shift(f"mục {item}", None, called))
        return item


def discard(engine: Engine, *, number: int, by: Account) -> None:
    """Throw a draft away, with its items: it was never shown as a record. Raises NotAllowed and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        moment = draft(connection, number, by=by)
        connection.execute(delete(agenda_item).where(agenda_item.c.meeting_id == number))
        connection.execute(delete(meeting).where(meeting.c.id == number))
        _note(connection, moment, by, "discard", number, audit.shift(_STATE, _DRAFT, "đã bỏ"))


def freeze(engine: Engine, *, number: int, by: Account) -> str:
    """Compute every item for this moment and keep it; returns the hash of the whole. Raises NotAllowed and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        return freeze_within(connection, number=number, by=by)


def freeze_within(connection: Connection, *, number: int, by: Account, at: datetime | None = None) -> str:
    """As `freeze`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    moment = draft(connection, number, by=by, at=at)
    held = meetings.meeting_of(connection, number=number, scope=by.scope)
    since = meetings.last_moment(connection, place=held.place, scope=by.scope, before=moment)
    made = slides.contents(connection, place=held.place, scope=by.scope, as_of=moment, since=since)
    for item in meetings.items(connection, number=number, scope=by.scope):
        if item.removed_reason is None:
            own = Slide(OWN, item.title, moment, note=item.text)
            slide = own if item.rule == OWN else made[item.rule]
            connection.execute(update(agenda_item).where(agenda_item.c.id == item.id).values(content=slide.text()))
    connection.execute(update(meeting).where(meeting.c.id == number).values(as_of=moment, since=since))
    digest = sha256(meetings.whole(connection, number=number, scope=by.scope))
    connection.execute(update(meeting).where(meeting.c.id == number).values(sha256=digest))
    _note(connection, moment, by, "freeze", number, f"{audit.shift(_STATE, _DRAFT, _FROZEN)}\n{digest}")
    return digest


def move_to(engine: Engine, *, number: int, item_id: int, by: Account) -> None:
    """Say where the secretary is now, for those who follow. No figure changes, so the revision stays as it is.

    Raises NotAllowed, and Overtaken while nothing is frozen or after the end.
    """
    require(by, Action.RUN_MEETING)
    moment = clock.now()
    with engine.execution_options(writes=True).begin() as connection:
        held = meetings.meeting_of(connection, number=number, scope=by.scope)
        if held.state is not State.FROZEN or seat(connection, item_id) != number:
            raise Overtaken("Cuộc họp này không đang diễn ra.")
        place = {"item_id": item_id, "moved_at": moment}
        mine = meeting_place.c.meeting_id == number
        before = connection.execute(select(meeting_place.c.item_id).where(mine)).scalar_one_or_none()
        if connection.execute(update(meeting_place).where(mine).values(place)).rowcount == 0:
            connection.execute(insert(meeting_place).values(place | {"meeting_id": number}))
        _note(connection, moment, by, "move", number, audit.shift("mục", before, item_id))


def close(engine: Engine, *, number: int, by: Account) -> None:
    """End a meeting: from now on nothing of it can be changed. Raises NotAllowed and Overtaken."""
    with engine.execution_options(writes=True).begin() as connection:
        close_within(connection, number=number, by=by)


def close_within(connection: Connection, *, number: int, by: Account, at: datetime | None = None) -> None:
    """As `close`, inside a transaction that the caller has opened for writing; `at` is a moment of the past."""
    moment = draft(connection, number, by=by, at=at, state=State.FROZEN)
    connection.execute(update(meeting).where(meeting.c.id == number).values(closed_at=moment))
    _note(connection, moment, by, "close", number, audit.shift(_STATE, _FROZEN, "đã kết thúc"))


def _note(connection: Connection, at: datetime, by: Account, action: str, number: int, detail: str) -> None:
    audit.record(connection, at=at, actor=by.name, action=f"meeting.{action}", target=str(number), detail=detail)
