"""The slide of what changed since the last meeting: a number a class, and every change with its old and its new value."""

from __future__ import annotations

from collections.abc import Mapping

from domain.changes_since import CLASS_NAMES, Change, Reading, Subject, counts
from domain.inspections import CONCLUDED, DELAYED, LEFT_OPEN, PLANNED, REMEDIED, REMEDIED_LATE, UNCONCLUDED, UNDERWAY
from domain.progress import State
from domain.readings import EXISTS, LONG_STAY, SENT_BACK, VERIFIED
from domain.slides.form import day, number
from domain.slides.slide import Bar, Figure, Moment, Row, Slide, Source
from domain.slides.work import Names

# The words of the screens: a change names the state as the lists do.
_STATES: Mapping[str, str] = {
    State.DONE_ON_TIME: "Hoàn thành đúng hạn",
    State.DONE_LATE: "Hoàn thành trễ hạn",
    State.OPEN: "Đang thực hiện, trong hạn",
    State.OVERDUE: "Quá hạn",
    State.NOT_DUE: "Chưa triển khai, chưa đến hạn",
    State.CANCELLED: "Thôi thực hiện",
    VERIFIED[State.DONE_ON_TIME]: "Hoàn thành đúng hạn, đã kiểm chứng",
    VERIFIED[State.DONE_LATE]: "Hoàn thành trễ hạn, đã kiểm chứng",
    SENT_BACK: "Bị trả lại, chờ làm lại",
}

_STAGES: Mapping[str, str] = {
    PLANNED: "Chưa đến ngày theo kế hoạch",
    DELAYED: "Quá ngày theo kế hoạch, chưa bắt đầu",
    UNDERWAY: "Đang tiến hành",
    UNCONCLUDED: "Đã kết thúc, chưa có kết luận",
    CONCLUDED: "Đã kết luận",
    LEFT_OPEN: "Đơn vị đã kết thúc hoạt động, chưa có kết luận",
}

_COURSE: Mapping[str, str] = {
    "listed": "Đưa vào danh sách",
    "planned": "Phê duyệt kế hoạch củng cố",
    "underway": "Đang củng cố",
    "proposed": "Đề nghị công nhận đã củng cố",
    "exited": "Đã củng cố, ra khỏi danh sách",
    "dissolved": "Giải thể hoặc sáp nhập",
    LONG_STAY: "Đang củng cố trên 12 tháng",
}

_REMEDY: Mapping[str, str] = {
    "open": "Trong hạn, chưa khắc phục",
    "overdue": "Quá hạn, chưa khắc phục",
    REMEDIED: "Khắc phục đúng hạn",
    REMEDIED_LATE: "Khắc phục trễ hạn",
    LEFT_OPEN: "Đơn vị đã kết thúc hoạt động, chưa có kết quả khắc phục",
}

_WORDS: Mapping[str, Mapping[str, str]] = {  # in the order in which a meeting hears of them
    "work": _STATES,
    "case": _COURSE,
    "remedy": _REMEDY,
    "inspection": _STAGES,
    "unit": {EXISTS: "Đang hoạt động"},
    "rule": {},
    "figure": {"not_applicable": "Không áp dụng"},
}

_ABOUT: Mapping[str, str] = {"work": "assignment", "inspection": "inspection"}


def changes(found: tuple[Change, ...], *, told: Mapping[Subject, str], names: Names, since: Moment, at: Moment) -> Slide:
    """Every change since the moment `since`, class by class; `told` says in words what each subject is."""
    sizes = counts(found)
    ordered = sorted(found, key=_place)
    return Slide(
        rule="changes",
        title=f"{number(len(found))} thay đổi từ cuộc họp trước",
        as_of=at.as_of,
        figures=tuple(Figure(CLASS_NAMES[kind], number(size)) for kind, size in sizes.items()),
        headings=("Nội dung", "Đơn vị", "Trước", "Nay", "Loại thay đổi"),
        rows=tuple(_row(change, told, names) for change in ordered),
        bars_title="Thay đổi theo loại",
        bars=tuple(Bar(CLASS_NAMES[kind], size) for kind, size in sizes.items()),
        note=f"So với {day(since.on)}. Mỗi thay đổi thuộc đúng một loại; tổng các loại là {number(len(found))}.",
    )


def _place(change: Change) -> tuple[int, int, bool, str]:
    """Class by class; within one the kinds in the order of the agenda, what is overdue now first."""
    kind, code = change.subject
    is_overdue = change.now is not None and change.now.value == State.OVERDUE
    return list(CLASS_NAMES).index(change.kind), list(_WORDS).index(kind), not is_overdue, code


def _row(change: Change, told: Mapping[Subject, str], names: Names) -> Row:
    kind, code = change.subject
    reading = change.now or change.before
    unit = names.get(reading.committee_id, "–") if reading else "–"
    before, now = (_value(kind, each) for each in (change.before, change.now))
    if change.before and change.now and change.before.deadline != change.now.deadline:
        before, now = _dated(before, change.before), _dated(now, change.now)
    return Row(
        (told.get(change.subject, code), unit, before, now, CLASS_NAMES[change.kind]),
        group=str(change.kind),
        about=_ABOUT.get(kind, ""),
        code=code,
        source=_source(change.now),
        earlier=_source(change.before),
    )


def _dated(text: str, reading: Reading) -> str:
    return f"{text} (hạn {day(reading.deadline)})" if reading.deadline else text


def _value(kind: str, reading: Reading | None) -> str:
    if reading is None:
        return "Không có" if kind in ("unit", "rule") else "Chưa có"
    return _WORDS.get(kind, {}).get(reading.value, reading.value)


def _source(reading: Reading | None) -> Source | None:
    return Source(*reading.source) if reading and reading.source else None
