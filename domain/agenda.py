"""The agenda of a review meeting: named rules in their order, each an exception that somebody must answer for.

What a rule shows is made in `domain.slides`; an item exists only where there is something to show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.slides.slide import Slide

OWN = "own"
"""The rule of an item that the secretary added."""


class State(StrEnum):
    """Where a meeting stands: being prepared, its figures frozen, or locked for good."""

    DRAFT = "draft"
    FROZEN = "frozen"
    CLOSED = "closed"


@dataclass(frozen=True)
class Rule:
    """A rule by its code, its name on screen and the settings (reference/rules.csv) that say from when on it speaks."""

    code: str
    name: str
    settings: tuple[str, ...] = ()


RULES: tuple[Rule, ...] = (
    Rule("conclusions", "Kết luận chưa hoàn thành của các cuộc họp trước"),
    Rule("changes", "Thay đổi từ cuộc họp trước"),
    Rule("overdue", "Nhiệm vụ quá hạn"),
    Rule("due_soon", "Nhiệm vụ sắp đến hạn, chưa có sản phẩm", ("due_soon_days",)),
    Rule("unreported", "Đơn vị chưa báo cáo", ("report_due_days_quarter",)),
    Rule("weak", "Cơ sở mới vào diện củng cố hoặc trên 12 tháng", ("meeting_new_days",)),
    Rule("unconcluded", "Cuộc kiểm tra, giám sát đã xong, chưa có kết luận"),
    Rule("remedies", "Kiến nghị khắc phục quá hạn"),
    Rule("contradictions", "Số liệu mâu thuẫn giữa các nguồn"),
    Rule("explanations", "Yêu cầu giải trình quá hạn"),
)
"""Every rule in the order of the agenda: what was concluded comes before what is new."""

BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}


def state(*, as_of: datetime | None, closed_at: datetime | None) -> State:
    """The state of a meeting from the moments it was frozen and closed at."""
    if closed_at is not None:
        return State.CLOSED
    return State.DRAFT if as_of is None else State.FROZEN


def standing(slides: Mapping[str, Slide]) -> tuple[Rule, ...]:
    """The rules that make an item, in the order of the agenda: those whose slide holds an exception."""
    return tuple(rule for rule in RULES if rule.code in slides and not slides[rule.code].is_empty)


def title(place: str, *, held_on: date) -> str:
    """What a meeting is called unless the secretary names it: «Họp giao ban Thành phố, 23/11/2026»."""
    return f"Họp giao ban {place}, {held_on:%d/%m/%Y}"
