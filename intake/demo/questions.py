"""Requests for explanation about late work and about figures: answered in time, late, still open, or overdue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from data_access.changes.explanations import Matter, answer_within, ask_within
from data_access.engine import Connection
from data_access.users import Account
from intake.demo.acts import Act
from intake.demo.assignments import Assignment
from intake.demo.calendar import moment, newest_quarter
from intake.demo.dice import Dice, dice, working_day
from intake.demo.offices import CITY, FOLLOWED, VERIFIER, follower, reporter
from intake.demo.places import Place

# By fate: how many, asked how many days ago, days until the answer is due, days until it comes (0: it does not).
_FATES = (
    *[((14, 100), (5, 9), (1, 3))] * 16,  # in time
    *[((28, 100), (5, 7), (10, 18))] * 8,  # late
    *[((13, 40), (5, 7), (0, 0))] * 8,  # overdue
    *[((1, 4), (8, 12), (0, 0))] * 8,  # open
)
_ABOUT_FIGURES = 4
"""Every so many-th request is about a figure."""

_TRIED = {24: FOLLOWED, 36: "xp-26740"}
"""Requests, by their number, that the accounts to try can see: a district's, and one that its reporter can answer."""

_INDICATORS = ("I09", "I10", "I13", "I29", "I34")
_ASKED = (
    "Nhiệm vụ đã quá hạn {days} ngày. Đề nghị nêu nguyên nhân và thời điểm hoàn thành.",
    "Quá hạn {days} ngày mà chưa có sản phẩm. Đề nghị giải trình và nêu đơn vị chủ trì.",
    "Đề nghị cho biết vướng mắc khiến nhiệm vụ chậm {days} ngày và kiến nghị với cấp trên, nếu có.",
)
_ASKED_OF_FIGURE = (
    "Đề nghị nêu nguyên nhân của kết quả kỳ này và biện pháp cho kỳ sau.",
    "Đề nghị đối chiếu lại số liệu kỳ này với các chi bộ trực thuộc và giải trình chênh lệch, nếu có.",
)
_ANSWERED = (
    "Chậm do chờ hướng dẫn của cấp trên; đơn vị đã có dự thảo, sẽ thông qua trong kỳ họp cấp ủy gần nhất.",
    "Sau sắp xếp tổ chức, đầu mối thực hiện có thay đổi; Ban Thường vụ đã phân công lại và rút ngắn các bước.",
    "Nội dung đã triển khai ở các chi bộ, đang tổng hợp sản phẩm để báo cáo trong kỳ tới.",
    "Do phải lấy ý kiến nhiều chi bộ nên kéo dài; đơn vị nhận trách nhiệm và cam kết hoàn thành trong tháng.",
    "Cơ sở thiếu cán bộ chuyên trách trong quý; đã bố trí tạm thời và đang thực hiện bù tiến độ.",
)
_ANSWERED_OF_FIGURE = (
    "Số liệu đã được đối chiếu với các chi bộ, không có chênh lệch; kết quả thấp do nhiều chi bộ ghép trong kỳ.",
    "Kết quả kỳ này chịu ảnh hưởng của việc sắp xếp tổ chức; đơn vị đã có kế hoạch khắc phục từ đầu kỳ sau.",
)
_ADDED = "Bổ sung: nội dung nêu trên đã được cấp ủy thống nhất tại kỳ họp, đang hoàn thiện văn bản."


@dataclass
class _Exchange:
    """One request with its answers; its number is known once it was asked."""

    matter: Matter
    place: Place
    question: str
    due_on: date
    by: Account
    numbers: list[int] = field(default_factory=list)

    def asked(self, connection: Connection, at: datetime) -> None:
        self.numbers.append(
            ask_within(connection, matter=self.matter, question=self.question, due_on=self.due_on, by=self.by, at=at)
        )

    def answered(self, day: date, text: str) -> Act:
        def answer(connection: Connection, at: datetime) -> None:
            answer_within(connection, request_id=self.numbers[0], text=text, by=reporter(self.place), at=at)

        return moment(day, hour=20), answer


def questions(places: list[Place], works: list[Assignment], *, seed: int, today: date) -> list[Act]:
    """Every request and every answer; each piece of work is asked about once."""
    taken, found = set[str](), list[Act]()
    for number, (ago, allowed, waited) in enumerate(_FATES):
        throw = dice(seed, "question", number, today)
        asked_on = _weekday(today - timedelta(days=throw.randint(*ago)))
        due_on = working_day(asked_on + timedelta(days=throw.randint(*allowed)))
        if number % _ABOUT_FIGURES:
            late = [work for work in works if work.code not in taken and days_late(work, on=asked_on) > 3]
            exchange = _about_work(places, throw.choice(late), asked_on, due_on, throw) if late else None
        else:
            able = [place for place in places if place.valid_to is None and not place.is_body]
            tried = [place for place in able if _TRIED.get(number) in (place.id, place.district)]
            exchange = _about_figure(places, throw.choice(tried or able), asked_on, due_on, throw)
        if exchange is None:
            continue
        taken.add(exchange.matter.code)
        found.append((moment(asked_on, hour=19, minute=number), exchange.asked))
        if waited[1]:
            found += _answers(exchange, working_day(asked_on + timedelta(days=throw.randint(*waited))), throw, today=today)
    return found


def days_late(work: Assignment, *, on: date) -> int:
    """How many days a work is overdue at the end of a day; 0 where it is not, or is done or taken back by then."""
    deadline = next((due for day, due, _ in reversed(work.moves) if day <= on), work.work.due_on)
    ended = (day for day in (work.done_on, work.cancelled_on, work.place.valid_to) if day is not None)
    return max((on - deadline).days, 0) if work.work.assigned_on < on and all(day > on for day in ended) else 0


def _about_work(places: list[Place], work: Assignment, asked_on: date, due_on: date, throw: Dice) -> _Exchange:
    words = throw.choice(_ASKED).format(days=days_late(work, on=asked_on))
    matter = Matter(work.place.id, "assignment", work.code)
    return _Exchange(matter, work.place, words, due_on, _asker(places, work.place, throw))


def _about_figure(places: list[Place], place: Place, asked_on: date, due_on: date, throw: Dice) -> _Exchange:
    matter = Matter(place.id, "indicator", throw.choice(_INDICATORS), newest_quarter(asked_on).code)
    return _Exchange(matter, place, throw.choice(_ASKED_OF_FIGURE), due_on, _asker(places, place, throw))


def _asker(places: list[Place], place: Place, throw: Dice) -> Account:
    return follower(places) if place.district == FOLLOWED else throw.choice((CITY, CITY, VERIFIER))


def _answers(exchange: _Exchange, day: date, throw: Dice, *, today: date) -> list[Act]:
    """The first answer, and now and then a second one that adds to it."""
    texts = _ANSWERED if exchange.matter.subject == "assignment" else _ANSWERED_OF_FIGURE
    found = [exchange.answered(day, throw.choice(texts))]
    later = working_day(day + timedelta(days=6))
    return [*found, exchange.answered(later, _ADDED)] if later < today and throw.chance(0.2) else found


def _weekday(day: date) -> date:
    """`day`, or the Friday before it when it falls on a weekend: what is told lies in the past."""
    return day - timedelta(days=(0, 0, 0, 0, 0, 1, 2)[day.weekday()])
