"""The filter as it stands in the address bar: codes that mean the same next year, read with distrust.

Whatever an address asks for, what comes back exists and lies within the scope of the account; what was not to be had
is said in a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.periods import Period
from domain.scope import Scope
from domain.units import Units

KEYS = DISTRICT, COMMITTEE, PERIOD, DAY = "dia-ban", "don-vi", "ky", "ngay"
WHOLE_CITY, NOW = "thanh-pho", "hien-nay"
FIRST_DAY = date(2021, 3, 30)
"""The day of the Directive: nothing is older."""

_UNKNOWN_DISTRICT = "Địa chỉ nêu một địa bàn không có trong danh mục, nên màn hình hiển thị {place}."
_UNKNOWN_COMMITTEE = "Địa chỉ nêu một đơn vị không có trong danh mục, nên màn hình hiển thị {place}."
_NOT_YOURS = "Tài khoản này không được xem nơi mà địa chỉ nêu, nên màn hình hiển thị {place}."
_UNKNOWN_PERIOD = "Địa chỉ nêu một kỳ không đọc được hoặc ngoài thời gian theo dõi, nên màn hình hiển thị số liệu hiện nay."
_UNKNOWN_DAY = "Địa chỉ nêu một ngày không đọc được hoặc ngoài thời gian theo dõi, nên màn hình hiển thị số liệu đến hôm nay."


@dataclass(frozen=True)
class Choice:
    """What is chosen: place by codes, period (none is «Hiện nay») and the day of knowledge (none is today)."""

    district: str | None = None
    committee: str | None = None
    period: Period | None = None
    day: date | None = None

    @property
    def parameters(self) -> dict[str, str]:
        """The choice as it stands in an address; the district always, so that an address without it says nothing."""
        parts = {
            DISTRICT: self.district or WHOLE_CITY,
            COMMITTEE: self.committee,
            PERIOD: self.period.code if self.period else None,
            DAY: self.day.isoformat() if self.day else None,
        }
        return {key: value for key, value in parts.items() if value}


def read(address: Mapping[str, str], *, units: Units, home: Choice, scope: Scope, today: date) -> tuple[Choice, list[str]]:
    """The choice an address asks for and what to say about it; `home` is where an account of `scope` starts."""
    place, about_place = _place(address, units, home, scope)
    period, about_period = _period(address.get(PERIOD, NOW), today)
    day, about_day = _day(address.get(DAY), today)
    return replace(place, period=period, day=day), [*about_place, *about_period, *about_day]


def place_name(units: Units, choice: Choice) -> str:
    """The chosen place as people call it: «toàn thành phố», «Gò Vấp», «Phường An Nhơn»."""
    if choice.committee:
        return units.committees[choice.committee].known_as
    return units.districts[choice.district].short_name if choice.district else "toàn thành phố"


def _place(address: Mapping[str, str], units: Units, home: Choice, scope: Scope) -> tuple[Choice, list[str]]:
    district, committee = address.get(DISTRICT, WHOLE_CITY), address.get(COMMITTEE, "")
    if committee in units.committees and scope.allows(committee):
        return Choice(units.committees[committee].district, committee), []
    is_open = home.committee is None and district in {place.code for place in units.districts_in(scope)}
    shown = Choice(district) if is_open else home
    if committee:
        sentence = _NOT_YOURS if committee in units.committees else _UNKNOWN_COMMITTEE
    elif is_open or district in (WHOLE_CITY, home.district):
        return shown, []
    else:
        sentence = _NOT_YOURS if district in units.districts else _UNKNOWN_DISTRICT
    return shown, [sentence.format(place=place_name(units, shown))]


def _period(code: str, today: date) -> tuple[Period | None, list[str]]:
    if code == NOW:
        return None, []
    try:
        period = Period.parse(code)
    except ValueError:
        return None, [_UNKNOWN_PERIOD]
    return (period, []) if period.start <= today and period.end >= FIRST_DAY else (None, [_UNKNOWN_PERIOD])


def _day(text: str | None, today: date) -> tuple[date | None, list[str]]:
    if text is None:
        return None, []
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, [_UNKNOWN_DAY]
    if not FIRST_DAY <= day <= today:
        return None, [_UNKNOWN_DAY]
    return (None if day == today else day), []
