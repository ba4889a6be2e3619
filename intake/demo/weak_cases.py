"""Bases on the register of those to be consolidated: listed for a reason, planned, worked on, left, extended or back again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from intake.demo.bases import Base
from intake.demo.contradictions import FAILED_BUT_UNLISTED
from intake.demo.dice import Dice, dice
from intake.demo.documents import symbol
from intake.demo.places import Place
from intake.demo.timeline import Timeline, timeline

_REASONS = {
    "XL_KHT": 3.0,
    "DOAN_KET": 1.2,
    "SINH_HOAT": 3.0,
    "CAP_UY": 2.0,
    "KY_LUAT": 0.8,
    "KHIEU_KIEN": 0.8,
    "PHAT_TRIEN": 2.0,
    "SO_LUONG": 1.0,
}
"""How often each reason is given; several are told in this order, which is that of the list."""

_MEASURES = {
    "XL_KHT": "Giao chỉ tiêu khắc phục theo quý; cấp ủy cấp trên dự sinh hoạt và kiểm tra kết quả",
    "SINH_HOAT": "Chấn chỉnh chế độ sinh hoạt; phân công cấp ủy viên dự sinh hoạt theo Kết luận 52-KL/TU",
    "CAP_UY": "Kiện toàn cấp ủy, bổ sung bí thư; bồi dưỡng nghiệp vụ công tác đảng",
    "PHAT_TRIEN": "Rà soát nguồn, giao chỉ tiêu kết nạp; phối hợp đoàn thể giới thiệu quần chúng ưu tú",
    "DOAN_KET": "Kiểm điểm tập thể cấp ủy; bổ sung quy chế làm việc; theo dõi, đối thoại trong chi bộ",
    "SO_LUONG": "Chuyển sinh hoạt, ghép chi bộ; tạo nguồn kết nạp để đủ số đảng viên chính thức",
    "KY_LUAT": "Khắc phục sau kỷ luật; kiện toàn tổ chức; giám sát việc thực hiện kết luận",
    "KHIEU_KIEN": "Đối thoại, giải quyết dứt điểm kiến nghị; phân công cấp ủy viên bám địa bàn",
}
_YEARLY = {"qh": (0.25, 0.4, 0.25, 0.1), "xp": (0.74, 0.21, 0.05, 0.0), "tt": (0.72, 0.24, 0.04, 0.0)}
_LONG_STAY = 0.2

Event = tuple[str, int, date, str | None, date | None]
"""A step of a case: stage, number, day, document, deadline it sets."""


@dataclass(frozen=True)
class WeakCase:
    """One stay on the register: its facts and its steps in the order in which they were taken."""

    code: str
    base: Base
    listed_on: date
    document: str
    reasons: tuple[str, ...]
    responsible: str
    events: tuple[Event, ...]

    @property
    def left_on(self) -> date | None:
        """The day it left the register, or None while the story keeps it there."""
        return next((day for stage, _, day, _, _ in self.events if stage in ("exited", "dissolved")), None)

    def due_by(self, day: date) -> date | None:
        """The deadline in force on `day`: that of the plan or of the last extension; None without a plan."""
        known = [due for _, _, on, _, due in self.events if due is not None and on <= day]
        return known[-1] if known else None

    def is_open_on(self, day: date) -> bool:
        """Whether the base is on the register at the end of `day`."""
        return self.listed_on <= day and (self.left_on is None or self.left_on > day)


def weak_cases(place: Place, *, bases: list[Base], seed: int, today: date) -> list[WeakCase]:
    """Every case of `place` that begins up to `today`, in the order of listing; a base has one open case at a time."""
    if place.is_body or FAILED_BUT_UNLISTED in place.plants:
        return []
    cases: list[WeakCase] = []
    for year in range(place.valid_from.year, min(place.valid_to or today, today).year + 1):
        throw = dice(seed, "weak", place.id, year)
        for _ in range(throw.choices((0, 1, 2, 3), weights=_YEARLY[place.scheme])[0]):
            listed = throw.day(max(date(year, 1, 20), place.valid_from + timedelta(days=45)), within=300)
            free = [base for base in bases if base.stands_on(listed) and all(case.base.code != base.code for case in cases)]
            cases += _case_and_relapse(place, throw.choice(free), listed=listed, throw=throw) if free else []
    last = min(today, (place.valid_to or today) - timedelta(days=60 if place.valid_to else 0))
    return sorted((case for case in cases if case.listed_on <= last), key=lambda case: case.listed_on)


def _case_and_relapse(place: Place, base: Base, *, listed: date, throw: Dice) -> list[WeakCase]:
    first = _case(place, base, listed=listed, number=1, throw=throw)
    if first.left_on is None or first.events[-1][0] != "exited" or not throw.chance(0.35):
        return [first]
    again = throw.day(first.left_on + timedelta(days=75), within=260)
    return [first, _case(place, base, listed=again, number=2, throw=throw)]


def _case(place: Place, base: Base, *, listed: date, number: int, throw: Dice) -> WeakCase:
    given = {throw.one(_REASONS)} | ({throw.one(_REASONS)} if throw.chance(0.3) else set())
    document = symbol(throw, kind="QĐ", place=place)
    offices = {"qh": "Ban Tổ chức cấp ủy", "xp": "Ban Xây dựng Đảng", "tt": "Ban Tổ chức Đảng ủy"}
    responsible = offices[place.scheme] if throw.chance(0.6) else "Ủy viên Ban Thường vụ phụ trách địa bàn"
    events = _events(place, listed=listed, document=document, throw=throw)
    return WeakCase(
        code=f"{base.code}-CC{number}",
        base=base,
        listed_on=listed,
        document=document,
        reasons=tuple(reason for reason in _REASONS if reason in given),
        responsible=responsible,
        events=_until_the_end(place, events, throw=throw),
    )


def _events(place: Place, *, listed: date, document: str, throw: Dice) -> list[Event]:
    late_plan = throw.chance(0.08)
    planned = throw.day(listed + timedelta(days=45 if late_plan else 8), within=60 if late_plan else 20)
    due = planned + timedelta(days=throw.choice((180, 180, 270, 365)))
    underway = throw.day(planned + timedelta(days=4), within=20)
    events: list[Event] = [
        ("listed", 1, listed, document, None),
        ("planned", 1, planned, symbol(throw, kind="KH", place=place), due),
        ("underway", 1, underway, None, None),
    ]
    if throw.chance(0.07):
        dissolved = throw.day(underway + timedelta(days=60), within=150)
        return [*events, ("dissolved", 1, dissolved, symbol(throw, kind="QĐ", place=place), None)]
    if throw.chance(0.2):
        longer = due + timedelta(days=throw.choice((90, 120, 180)))
        events.append(
            ("extended", 1, throw.day(due - timedelta(days=12), within=8), symbol(throw, kind="QĐ", place=place), longer)
        )
        due = longer
    slip = throw.randint(40, 260) if throw.chance(_LONG_STAY) else throw.randint(-75, -18)
    proposed = throw.day(max(due + timedelta(days=slip), events[-1][2] + timedelta(days=5)), within=5)
    exited = throw.day(proposed + timedelta(days=10), within=18)
    events.append(("proposed", 1, proposed, None, None))
    return [*events, ("exited", 1, exited, symbol(throw, kind="QĐ", place=place), None)]


def _until_the_end(place: Place, events: list[Event], *, throw: Dice) -> tuple[Event, ...]:
    """The events of a committee that ends: what is open then goes out with the base, by the decision that ended it."""
    if place.valid_to is None or events[-1][2] <= place.valid_to:
        return tuple(events)
    kept = [event for event in events if event[2] < place.valid_to - timedelta(days=3)]
    return (*kept, ("dissolved", 1, place.valid_to, symbol(throw, kind="QĐ", place=place), None))


def case_timelines(place: Place, *, of: list[WeakCase]) -> list[Timeline]:
    """What the committee states of its register: a fact a case and a fact an event, each from its day on."""
    return [line for case in of for line in (_stated(place, case), *_stated_events(place, case))]


def _stated(place: Place, case: WeakCase) -> Timeline:
    values: dict[str, Any] = {
        "code": case.code,
        "committee_id": place.id,
        "base_code": case.base.code,
        "listed_on": case.listed_on,
        "document": case.document,
        "reasons": ",".join(case.reasons),
        "measures": _MEASURES[case.reasons[0]],
        "responsible": case.responsible,
    }
    return timeline("weak_case", (case.listed_on, values))


def _stated_events(place: Place, case: WeakCase) -> list[Timeline]:
    return [
        timeline(
            "weak_case_event",
            (
                day,
                {
                    "case_code": case.code,
                    "number": number,
                    "committee_id": place.id,
                    "stage": stage,
                    "happened_on": day,
                    "document": document,
                    "due_on": due,
                },
            ),
        )
        for stage, number, day, document, due in case.events
    ]
