"""What needs attention among inspections: the lists, their headings, and the sentence for each that holds nothing."""

from __future__ import annotations

from collections.abc import Mapping

from ui import format as form
from ui.lists import covered
from ui.lists.contradictions import CONTRADICTIONS
from ui.lists.inspections import INSPECTIONS, OVERDUE, WAITING

RECOMMENDED, UNCONCLUDED, CONTRADICTING, NEVER, BROKEN = "overdue", "unconcluded", "contradictions", "never", "broken"

EXCEPTIONS = {
    RECOMMENDED: "Kiến nghị quá hạn",
    UNCONCLUDED: "Chờ kết luận",
    CONTRADICTING: "Mâu thuẫn số liệu",
    NEVER: "Chưa có cuộc nào",
    BROKEN: "Số không khớp nhau",
}
"""What needs attention, by list, the gravest first."""

EMPTY = {
    RECOMMENDED: "Không có kiến nghị nào quá hạn khắc phục.",
    UNCONCLUDED: "Mọi cuộc đã kết thúc đều có kết luận.",
    CONTRADICTING: "Không thấy số liệu nào mâu thuẫn nhau.",
    NEVER: "Không nơi nào chưa có cuộc kiểm tra, giám sát.",
    BROKEN: "Các số của từng cuộc khớp nhau.",
}

NOTES = {
    CONTRADICTING: "Hai số liệu của cùng một đơn vị không thể cùng đúng hết; đây là điều cần hỏi lại, chưa phải kết luận.",
    NEVER: covered.NOTE,
    BROKEN: "Đã kỷ luật ≤ phải kỷ luật ≤ có vi phạm ≤ đã kết luận ≤ được kiểm tra.",
}
"""What is said below some of these lists."""


def headings(name: str, *, of_one: bool) -> Mapping[str, str]:
    """Headings of a list of EXCEPTIONS; of one committee its bases stand in place of committees."""
    return {
        RECOMMENDED: OVERDUE,
        UNCONCLUDED: WAITING,
        CONTRADICTING: CONTRADICTIONS,
        NEVER: covered.BASES if of_one else covered.COMMITTEES,
        BROKEN: INSPECTIONS,
    }[name]


def tabs(totals: Mapping[str, int]) -> dict[str, str]:
    """The name of each list of EXCEPTIONS with its number; lists that hold nothing come last."""
    named = {code: f"{name} ({form.number(totals[code])})" for code, name in EXCEPTIONS.items()}
    return dict(sorted(named.items(), key=lambda item: totals[item[0]] == 0))
