"""The dated rules that figures are computed by and that administrators may set anew: what each is called and may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.excellence import Base


class Unit(StrEnum):
    """What a value counts."""

    DAYS = "ngày"
    MONTHS = "tháng"
    PERCENT = "%"
    CHOICE = ""


@dataclass(frozen=True)
class Setting:
    """A rule by its key; `told` says what the value decides. Whole numbers lie between `least` and `most`, both allowed."""

    key: str
    group: str
    name: str
    told: str
    unit: Unit
    least: int = 0
    most: int = 0
    choices: Mapping[str, str] | None = None


class BadValue(ValueError):
    """A value that the rule cannot have; the message says what it may be."""


_WORK, _REPORTS, _BASES, _LEVELS = "Nhắc việc", "Thời hạn báo cáo", "Cơ sở cần củng cố", "Trần xếp loại xuất sắc"
_CAP_BASES: dict[str, str] = {
    Base.GOOD: "số hoàn thành tốt",
    Base.GOOD_OR_BETTER: "số hoàn thành tốt trở lên",
    Base.ASSESSED: "số được đánh giá",
}

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "due_soon_days",
        _WORK,
        "Sắp đến hạn",
        "Nhiệm vụ còn không quá số ngày này đến hạn thì được nêu là sắp đến hạn, cả trong chương trình họp giao ban.",
        Unit.DAYS,
        1,
        180,
    ),
    Setting(
        "unverified_days",
        _WORK,
        "Chậm thẩm tra",
        "Nhiệm vụ báo cáo hoàn thành quá số ngày này mà chưa được thẩm tra thì được nêu.",
        Unit.DAYS,
        1,
        180,
    ),
    Setting("report_due_days_week", _REPORTS, "Báo cáo tuần", "Số ngày sau khi hết tuần.", Unit.DAYS, 0, 60),
    Setting("report_due_days_month", _REPORTS, "Báo cáo tháng", "Số ngày sau khi hết tháng.", Unit.DAYS, 0, 60),
    Setting(
        "report_due_days_quarter",
        _REPORTS,
        "Báo cáo quý",
        "Số ngày sau khi hết quý; quá hạn thì đơn vị được nêu trong chương trình họp giao ban.",
        Unit.DAYS,
        0,
        60,
    ),
    Setting("report_due_days_half_year", _REPORTS, "Báo cáo 6 tháng", "Số ngày sau khi hết 6 tháng.", Unit.DAYS, 0, 60),
    Setting("report_due_days_nine_months", _REPORTS, "Báo cáo 9 tháng", "Số ngày sau khi hết 9 tháng.", Unit.DAYS, 0, 60),
    Setting("report_due_days_year", _REPORTS, "Báo cáo năm", "Số ngày sau khi hết năm.", Unit.DAYS, 0, 60),
    Setting(
        "completeness_provisional",
        _REPORTS,
        "Đủ báo cáo",
        "Dưới tỷ lệ đơn vị đã báo cáo này thì số liệu ghi là tạm tính.",
        Unit.PERCENT,
        1,
        100,
    ),
    Setting(
        "relapse_months",
        _BASES,
        "Tái yếu kém",
        "Cơ sở trở lại danh sách trong vòng số tháng này sau khi ra thì là tái yếu kém.",
        Unit.MONTHS,
        1,
        120,
    ),
    Setting(
        "meeting_new_days",
        _BASES,
        "Mới vào danh sách",
        "Ở cuộc họp giao ban đầu tiên: cơ sở vào danh sách trong số ngày này là mới; các cuộc họp sau tính từ cuộc họp trước.",
        Unit.DAYS,
        1,
        180,
    ),
    Setting(
        "htxs_cap",
        _LEVELS,
        "Trần thông thường",
        "Tỷ lệ hoàn thành xuất sắc nhiệm vụ trong từng nhóm vượt mức này thì được nêu, không chặn.",
        Unit.PERCENT,
        1,
        100,
    ),
    Setting(
        "htxs_cap_exceptional",
        _LEVELS,
        "Trần đặc biệt",
        "Trần trong trường hợp đặc biệt xuất sắc.",
        Unit.PERCENT,
        1,
        100,
    ),
    Setting(
        "htxs_cap_base",
        _LEVELS,
        "Mẫu số tính trần",
        "Trần là tỷ lệ so với số nào; màn hình xếp loại nêu rõ mẫu số đang dùng.",
        Unit.CHOICE,
        choices=_CAP_BASES,
    ),
)
"""In the order of the screen. Other rules of the reference data are kept to be looked up: nothing is computed by them."""

BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}


def told_of(key: str, note: str) -> str:
    """What a rule is called where it changed: its name, of a rule that is kept to be looked up its `note`."""
    setting = BY_KEY.get(key)
    return f"{setting.group}: {setting.name}" if setting else note


def in_words(key: str, value: str) -> str:
    """A kept value as people read it: «30 ngày», «20%», «số được đánh giá»; of an unknown rule as it is kept."""
    setting = BY_KEY.get(key)
    if setting is None:
        return value
    if setting.choices is not None:
        return setting.choices.get(value, value)
    if setting.unit is Unit.PERCENT:
        return f"{(Decimal(value) * 100).normalize():f}%".replace(".", ",")
    return f"{int(value)} {setting.unit}"


def kept(setting: Setting, typed: str) -> str:
    """What is kept of what was typed («20», «20%», a code of `choices`). Raises BadValue."""
    text = typed.strip()
    if setting.choices is not None:
        if text not in setting.choices:
            named = "; ".join(f"{code} ({name})" for code, name in setting.choices.items())
            raise BadValue(f"{setting.name}: chọn một trong {named}.")
        return text
    if not re.fullmatch(r"[0-9]{1,4} ?%?" if setting.unit is Unit.PERCENT else r"[0-9]{1,4}", text):
        raise BadValue(f"{setting.name}: cần một số nguyên {_bounds(setting)}.")
    number = int(text.rstrip(" %"))
    if not setting.least <= number <= setting.most:
        raise BadValue(f"{setting.name}: cần một số nguyên {_bounds(setting)}.")
    return f"{Decimal(number) / 100:.2f}" if setting.unit is Unit.PERCENT else str(number)


def typed_of(setting: Setting, value: str) -> str:
    """What would be typed for a kept value: the inverse of `kept`."""
    return str(int(Decimal(value) * 100)) if setting.unit is Unit.PERCENT else value


def _bounds(setting: Setting) -> str:
    return f"từ {setting.least} đến {setting.most} ({'phần trăm' if setting.unit is Unit.PERCENT else setting.unit})"
