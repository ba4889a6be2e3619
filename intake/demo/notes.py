"""Notes beside figures and periods: by committees on their own, by supervisors on districts and on the city; two were ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from data_access.changes.remarks import end_within, write_within
from data_access.engine import Connection
from data_access.places import CITY as WHOLE_CITY
from data_access.users import Account
from intake.demo.acts import Act
from intake.demo.calendar import moment, newest_quarter
from intake.demo.dice import Dice, dice, working_day
from intake.demo.offices import CITY, VERIFIER, reporter
from intake.demo.places import Place

_OF_COMMITTEE, _OF_DISTRICT, _OF_CITY = 17, 8, 5
_ENDED = 2
_LONGEST_AGO = 200

_ABOUT: dict[str | None, tuple[str, ...]] = {
    None: (
        "Số liệu kỳ này tính theo đơn vị hành chính sau ngày 1/7/2025, không so sánh trực tiếp với kỳ trước sắp xếp.",
        "Một số chi bộ nộp số liệu sau hạn; phần bổ sung được ghi nhận ở kỳ sau.",
        "Trong kỳ tập trung chuẩn bị hội nghị sơ kết nên một số cuộc sinh hoạt dời sang đầu kỳ sau.",
    ),
    "I09": (
        "Một số chi bộ ghép sinh hoạt trong thời gian sắp xếp khu phố, nên số kỳ sinh hoạt không đều.",
        "Từ kỳ này có tính các buổi sinh hoạt có cấp ủy viên dự theo Kết luận 52-KL/TU.",
    ),
    "I10": ("Chuyên đề của quý được tổ chức dồn vào tháng cuối quý theo hướng dẫn của Ban Tổ chức.",),
    "I13": (
        "Chỉ tiêu kết nạp dồn vào quý IV theo kế hoạch năm.",
        "Nguồn kết nạp ở doanh nghiệp thay đổi do nhiều công ty chuyển nhà máy.",
    ),
    "I29": ("Các lớp bồi dưỡng mở hai đợt một năm, nên số liệu dồn vào quý II và quý IV.",),
    "I34": ("Một số cuộc giám sát chuyên đề dời sang quý sau theo chương trình đã điều chỉnh.",),
}


@dataclass
class _Note:
    """One note; its number is known once it was written."""

    place: str
    indicator: str | None
    period: str
    text: str
    by: Account
    numbers: list[int] = field(default_factory=list)

    def written(self, connection: Connection, at: datetime) -> None:
        note = {"place": self.place, "period": self.period, "text": self.text}
        self.numbers.append(write_within(connection, **note, indicator=self.indicator, by=self.by, at=at))

    def ended(self, connection: Connection, at: datetime) -> None:
        end_within(connection, remark_id=self.numbers[0], by=self.by, at=at)


def notes(places: list[Place], *, seed: int, today: date) -> list[Act]:
    """Every note that is written, and the end of two of them; the same is never said twice of a place."""
    standing = [place for place in places if place.valid_to is None and not place.is_body]
    districts = sorted({place.district for place in standing if place.district})
    throw = dice(seed, "notes", today)
    where: list[tuple[str, Account]] = [
        *((place.id, reporter(place)) for place in throw.sample(standing, min(_OF_COMMITTEE, len(standing)))),
        *((district, throw.choice((CITY, VERIFIER))) for district in throw.sample(districts, min(_OF_DISTRICT, len(districts)))),
        *((WHOLE_CITY, throw.choice((CITY, VERIFIER))) for _ in range(_OF_CITY)),
    ]
    found, said = list[Act](), set[tuple[str, str]]()
    for number, (place, by) in enumerate(where):
        day = working_day(today - timedelta(days=throw.randint(5, _LONGEST_AGO)))
        note = _note(place, by, day, throw)
        if (place, note.text) not in said:
            said.add((place, note.text))
            found.append((moment(day, hour=20, minute=30 + number % 30), note.written))
            if number < _ENDED:
                found.append((moment(working_day(day + timedelta(days=1)), hour=20), note.ended))
    return found


def _note(place: str, by: Account, day: date, throw: Dice) -> _Note:
    indicator = throw.choice((None, *(code for code in _ABOUT if code)))
    return _Note(place, indicator, newest_quarter(day).code, throw.choice(_ABOUT[indicator]), by)
