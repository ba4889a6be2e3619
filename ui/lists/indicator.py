"""One indicator in words: its value beside its target and earlier periods, what it means, and how its units are compared."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from domain.change import Told
from domain.funnel import SMALLEST, Funnel
from domain.periods import Period
from ui import format as form
from ui.labels import VERSUS_NAMES
from ui.lists.comparison import against, inside
from ui.lists.indicators import counts_told, target_told, value_told

Row = Mapping[Any, Any]

_DIRECTIONS = {
    "up": "Cao hơn là tốt.",
    "down": "Thấp hơn là tốt.",
    "context": "Để tham khảo: cao hay thấp không phải là tốt hay xấu.",
}


class Bar(StrEnum):
    """Why the units of an indicator are not compared."""

    COUNT = "Chỉ tiêu này là con số, không có mẫu số, mà các đơn vị lớn nhỏ khác nhau, nên không so hơn kém giữa các đơn vị."
    PLAN = "Mẫu số là kế hoạch của từng đơn vị, nên mỗi đơn vị được so với kế hoạch của mình, không so giữa các đơn vị."
    FEW = f"Chưa đủ dữ liệu để so giữa các đơn vị: dưới ba đơn vị có mẫu số từ {SMALLEST} trở lên."
    ELSEWHERE = "Không đơn vị nào ở đây có mẫu số đủ lớn để so với các đơn vị khác."
    MEMBERS = "Số đảng viên vi phạm, bị kỷ luật, xóa tên, xin ra chỉ nêu cho toàn thành phố; từng nơi xem ở Kiểm tra – giám sát."
    ALONE = "Tài khoản này chỉ xem một đơn vị nên không có so sánh giữa các đơn vị."


def head(row: Row, earlier: Told, year_ago: Told, *, now: Told) -> tuple[tuple[str, str, str], ...]:
    """Value, target and both changes for `ui.figures`; `row` as from `ui.loaders.indicators.valued`."""
    counts, reported = counts_told(row), f"{form.of(row['reported'], row['owing'])} báo cáo"
    beside = [counts] if counts != "–" else []
    beside += [reported] if row["owing"] > 1 else []
    value = (f"Kết quả {inside(now.period)}", value_told(row), "; ".join(beside) or "của một đơn vị")
    target = ("Chỉ tiêu giao", target_told(row), VERSUS_NAMES[row["versus"]])
    changes = {told.period: against(told, now) for told in (earlier, year_ago)}  # of a year both are the same
    return value, target, *changes.values()


def meaning(row: Row) -> str:
    """What an indicator of the catalogue is and how it is counted."""
    counted = f"Đếm: {_small(row['numerator_vi'])}."
    if isinstance(row["denominator_vi"], str):
        counted = f"Tử số: {_small(row['numerator_vi'])}; mẫu số: {_small(row['denominator_vi'])}."
    running = " Số quý, 6 tháng, 9 tháng, năm cộng dồn từ 01/01, không cộng các kỳ với nhau." if row["cumulative"] else ""
    return f"{row['definition_vi']} {counted} {_DIRECTIONS[row['direction']]}{running}"


def basis(compared: Funnel, *, units: int, few: int) -> str:
    """With what units are compared and how."""
    widened = " Giới hạn đã nới rộng vì các đơn vị khác nhau nhiều hơn mức ngẫu nhiên." if compared.extra else ""
    small = f" Không so {form.number(few)} đơn vị có mẫu số dưới {SMALLEST}." if few else ""
    return (
        f"So với mức chung {form.number(100 * compared.share, 1)}% của {form.number(units)} đơn vị. Ngoài đường liền (99,8%) là "
        f"khác biệt rõ; nét đứt là giới hạn 95%.{widened}{small}"
    )


def own(period: Period, added: tuple[float, int], *, unit: str) -> str:
    """What a quarter alone added to a count that runs from January."""
    count, units = added
    of_units = f", tính từ {form.number(units)} đơn vị có số liệu cả hai quý" if units > 1 else ""
    return f"Riêng {inside(period)}: {form.number(count)} {unit}{of_units}."


def _small(text: str) -> str:
    """A phrase inside a sentence; what is written in capitals stays so."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
