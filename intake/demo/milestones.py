"""Milestones of bases that are being consolidated: set after the plan was heard of, most of them reached near their day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from data_access.changes.milestones import add_within, finish_within
from data_access.engine import Connection
from data_access.revision import revision
from data_access.users import Account
from data_access.weak_cases import Standing, standing
from intake.demo.acts import Act, Doing
from intake.demo.calendar import Due, moment
from intake.demo.dice import Dice, dice, working_day
from intake.demo.documents import symbol
from intake.demo.offices import reporter
from intake.demo.story import Story
from intake.demo.weak_cases import WeakCase

_FIRST = ("Họp cấp ủy, thống nhất nguyên nhân và phân công khắc phục", "Hoàn thành kiểm điểm tập thể cấp ủy")
_WORK = {
    "XL_KHT": "Hoàn thành các chỉ tiêu khắc phục của quý",
    "SINH_HOAT": "Sinh hoạt đúng chế độ đủ ba kỳ liên tiếp, có cấp ủy cấp trên dự",
    "CAP_UY": "Kiện toàn xong cấp ủy",
    "PHAT_TRIEN": "Giới thiệu đủ nguồn để bồi dưỡng nhận thức về Đảng",
    "DOAN_KET": "Ban hành quy chế làm việc đã bổ sung",
    "SO_LUONG": "Hoàn thành việc chuyển, ghép sinh hoạt",
    "KY_LUAT": "Báo cáo kết quả khắc phục sau kỷ luật",
    "KHIEU_KIEN": "Hoàn thành đối thoại và trả lời kiến nghị",
}
_LAST = "Tự đánh giá kết quả, báo cáo cấp ủy cấp trên"
_REACHED = 0.8  # of those whose day has come


@dataclass(frozen=True)
class _Mark:
    """One milestone; `done_on` is None where it was not reached yet."""

    what: str
    due_on: date
    done_on: date | None
    document: str


def milestones(stories: Mapping[str, Story], *, dues: list[Due], seed: int, today: date) -> list[Act]:
    """The moments at which committees set and reach the milestones of the cases that are open today."""
    heard: dict[str, list[Due]] = {}
    for due in dues:
        heard.setdefault(due.place.id, []).append(due)
    return [
        act
        for name, told in stories.items()
        for case in told.open_cases(today)
        for act in _acts(told, case, dues=heard.get(name, []), throw=dice(seed, "milestones", case.code), today=today)
    ]


def _acts(told: Story, case: WeakCase, *, dues: list[Due], throw: Dice, today: date) -> Iterator[Act]:
    planned = next((day for stage, _, day, _, _ in case.events if stage == "planned"), None)
    end = case.due_by(today)
    known = next((due.accepted_at.date() for due in dues if planned and due.cutoff >= planned and not due.slip), None)
    if planned is None or end is None or known is None or known + timedelta(days=5) >= today:
        return
    by, set_on = reporter(told.place), working_day(known + timedelta(days=2))
    marks = list(_marks(told, case, start=set_on, end=end, throw=throw, today=today))
    yield moment(set_on, hour=16), partial(_set, case=case, marks=marks, by=by)
    for number, mark in enumerate(marks, start=1):
        if mark.done_on is not None:
            yield moment(mark.done_on, hour=17), _reaching(case, number, mark, by)


def _marks(told: Story, case: WeakCase, *, start: date, end: date, throw: Dice, today: date) -> Iterator[_Mark]:
    """Three milestones on the way from the plan to its deadline."""
    works = (throw.choice(_FIRST), _WORK[case.reasons[0]], _LAST)
    length = max((end - start).days, 30)
    for share, what in zip((0.2, 0.55, 0.9), works, strict=True):
        due = working_day(start + timedelta(days=round(length * share)))
        done = working_day(max(due + timedelta(days=throw.randint(-8, 12)), start + timedelta(days=1)))
        is_done = done < today - timedelta(days=2) and throw.chance(_REACHED)
        yield _Mark(what, due, done if is_done else None, symbol(throw, kind="BC", place=told.place))


def _set(connection: Connection, at: datetime, *, case: WeakCase, marks: list[_Mark], by: Account) -> None:
    for mark in marks:
        add_within(connection, what=mark.what, due_on=mark.due_on, by=by, seen=_seen(connection, case, by), at=at)


def _reaching(case: WeakCase, number: int, mark: _Mark, by: Account) -> Doing:
    def reached(connection: Connection, at: datetime) -> None:
        day = mark.done_on or at.date()
        seen = _seen(connection, case, by)
        finish_within(connection, number=number, done_on=day, document=mark.document, by=by, seen=seen, at=at)

    return reached


def _seen(connection: Connection, case: WeakCase, by: Account) -> Standing:
    return standing(connection, code=case.base.code, scope=by.scope, as_of=revision(connection).changed_at)
