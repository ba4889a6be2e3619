"""Two weekly meetings that were held and the draft of the next, with conclusions in every state, made as people make them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial

from data_access import meetings as held
from data_access.changes import conclusions, meetings
from data_access.changes.conclusions import Task
from data_access.engine import Connection
from data_access.places import CITY
from domain.scope import Scope
from intake.demo.acts import Act
from intake.demo.calendar import moment
from intake.demo.offices import SECRETARY, VERIFIER, reporter
from intake.demo.places import Place

_FIRST = "xp-26740"
"""The committee whose reporter can be tried: the first conclusions are its own, where the story has it."""

# What is asked, about which item, and in how many days; the fates of the first meeting's follow in `_Week.followed`.
_ASKED_FIRST = (
    ("Hoàn thành dứt điểm nhiệm vụ quá hạn, báo cáo nguyên nhân và trách nhiệm.", "overdue", 4),
    ("Ban hành văn bản còn thiếu và gửi sản phẩm để kiểm chứng.", "due_soon", 7),
    ("Nộp báo cáo quý còn thiếu.", "unreported", 3),
    ("Kết luận các cuộc kiểm tra đã xong, công khai kết quả.", "unconcluded", 14),
    ("Rà soát, khắc phục các kiến nghị quá hạn sau kiểm tra.", "remedies", 5),
)
_ASKED_SECOND = (
    ("Báo cáo chuyên đề về các nhiệm vụ quá hạn từ hai lần nhắc trở lên.", "overdue", 7),
    ("Đối chiếu lại số liệu mâu thuẫn giữa báo cáo và kết quả kiểm tra.", "contradictions", 10),
    ("Xây dựng kế hoạch đưa cơ sở trên 12 tháng ra khỏi danh sách cần củng cố.", "weak", 30),
)


@dataclass
class _Week:
    """One meeting with what it concluded; numbers are known once things are done."""

    on: date
    places: list[Place]
    number: int = 0
    made: list[tuple[int, Place]] = field(default_factory=list)

    def prepared(self, connection: Connection, at: datetime) -> None:
        """The draft, by rule."""
        self.number = meetings.prepare_within(connection, place=CITY, held_on=self.on, by=SECRETARY, at=at)

    def frozen(self, connection: Connection, at: datetime) -> None:
        """The figures of the morning."""
        meetings.freeze_within(connection, number=self.number, by=SECRETARY, at=at)

    def concluded(self, asked: tuple[tuple[str, str, int], ...], connection: Connection, at: datetime) -> None:
        """What was asked of the committees, one after the other."""
        items = {item.rule: item.id for item in held.items(connection, number=self.number, scope=Scope.city())}
        for place, (text, rule, days) in zip(self.places, asked, strict=False):
            task = Task(text, place.id, self.on + timedelta(days=days), items.get(rule))
            made = conclusions.conclude_within(connection, number=self.number, task=task, by=SECRETARY, at=at)
            self.made.append((made, place))

    def closed(self, connection: Connection, at: datetime) -> None:
        """The end of the meeting."""
        meetings.close_within(connection, number=self.number, by=SECRETARY, at=at)

    def reported(self, connection: Connection, at: datetime) -> None:
        """Of the first three, each says that it is done."""
        for number, (made, place) in enumerate(self.made[:3], start=1):
            document = f"{number + 40}-BC/ĐU"
            conclusions.report_done_within(connection, conclusion_id=made, document=document, by=reporter(place), at=at)

    def judged(self, connection: Connection, at: datetime) -> None:
        """The second is found done, the third is not; the first waits to be looked at, the fifth stays overdue."""
        if len(self.made) > 2:
            conclusions.verify_within(connection, conclusion_id=self.made[1][0], by=VERIFIER, at=at)
            why = "Báo cáo còn thiếu biểu số liệu kèm theo."
            conclusions.send_back_within(connection, conclusion_id=self.made[2][0], reason=why, by=VERIFIER, at=at)

    def cancelled(self, connection: Connection, at: datetime) -> None:
        """The fourth is taken back at the second meeting."""
        if len(self.made) > 3:
            why = "Đã giao trong kế hoạch kiểm tra quý, không giao riêng."
            conclusions.cancel_within(connection, conclusion_id=self.made[3][0], reason=why, by=SECRETARY, at=at)


def meetings_held(places: list[Place], *, today: date) -> list[Act]:
    """The meetings of the last two Mondays, and the draft of the next, made yesterday evening."""
    last = today - timedelta(days=today.weekday() or 7)
    asked = _asked(places, on=today)
    first, second, coming = (
        _Week(last - timedelta(days=7), asked),
        _Week(last, asked[1:] + asked[:1]),
        _Week(today + timedelta(days=-today.weekday() % 7), []),
    )
    eve = today - timedelta(days=1)
    return [
        *_held(first, _ASKED_FIRST),
        (moment(first.on + timedelta(days=2), hour=15, minute=10), first.reported),
        (moment(first.on + timedelta(days=4), hour=9, minute=20), first.judged),
        *_held(second, _ASKED_SECOND),
        (moment(second.on, hour=8, minute=50), first.cancelled),
        (moment(eve, hour=20, minute=30), coming.prepared),
    ]


def _held(week: _Week, asked: tuple[tuple[str, str, int], ...]) -> list[Act]:
    return [
        (moment(week.on, hour=7, minute=30), week.prepared),
        (moment(week.on, hour=8), week.frozen),
        (moment(week.on, hour=8, minute=40), partial(week.concluded, asked)),
        (moment(week.on, hour=9, minute=30), week.closed),
    ]


def _asked(places: list[Place], *, on: date) -> list[Place]:
    """The committees that are asked: the one whose reporter can be tried first, then others in their order."""
    standing = [place for place in places if place.stands_on(on) and not place.is_body]
    return sorted(standing, key=lambda place: place.id != _FIRST)[: len(_ASKED_FIRST)]
