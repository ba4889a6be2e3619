"""The headline of assigned work in words: shares of what is due, delays by both deadlines, and what changed since."""

from __future__ import annotations

from datetime import date

from domain.change import Change
from domain.plan import LEAST_PIECES, LEAST_POINTS, Earlier, Slippage, share_change
from domain.progress import Headline
from ui import format as form

RULE = (
    f"Mũi tên chỉ xuất hiện khi tỷ lệ chênh từ {LEAST_POINTS} điểm phần trăm và từ {LEAST_PIECES} việc trở lên. "
    "Số khi đó tính theo những gì nay đã biết về ngày đó."
)
"""When a change is pointed at, for who asks."""

_NAMES = {"on_time": "Đúng hạn", "completed": "Đã hoàn thành", "verified": "Đã kiểm chứng"}
_CHANGES = {Change.UP: "**↑ tăng**", Change.DOWN: "**↓ giảm**"}


def headline(found: Headline, late: Slippage) -> list[tuple[str, str, str]]:
    """On time, completed and verified, each of what is due, and what is late by either deadline, for `ui.figures`."""
    shares = [
        (name, form.percent(getattr(found, key), found.due), _basis_of(getattr(found, key), found.due))
        for key, name in _NAMES.items()
    ]
    return [
        *shares,
        ("Quá hạn", form.number(late.overdue), f"theo hạn gốc: {form.number(late.past_original)}"),
        ("Được dời hạn", form.number(late.moved), f"nhiệm vụ, {form.number(late.moves)} lần dời"),
    ]


def basis(found: Headline, *, on: date) -> str:
    """What the shares of the headline are counted of."""
    return (
        f"Tính trên {form.number(found.due)} nhiệm vụ có hạn đến hết ngày {form.day(on)}. Đến hạn đúng hôm đó chưa là trễ. "
        "Hoàn thành là do đơn vị báo cáo; kiểm chứng là do cơ quan khác xác nhận bằng văn bản."
    )


def sentence(earlier: Earlier, before: Headline | None, now: Headline) -> str:
    """What became of each share since an earlier day, with Streamlit's marks for bold.

    `before` is none where the two days are not to be compared.
    """
    since = f"So với {_day_of(earlier)}"
    if before is None:
        return f"{since}: không so sánh, vì đó là trước ngày sắp xếp đơn vị 1/7/2025."
    if not before.due or not now.due:
        return f"{since}: không có nhiệm vụ đến hạn để so sánh."
    told = [f"{name.lower()} {_became(getattr(before, key), getattr(now, key), before, now)}" for key, name in _NAMES.items()]
    return f"{since}: {'; '.join(told)}."


def _became(before: int, after: int, then: Headline, now: Headline) -> str:
    words = _CHANGES.get(share_change((before, then.due), (after, now.due)))
    share = form.percent(before, then.due)
    return f"{words} từ {share}" if words else f"→ không đổi đáng kể ({share})"


def _day_of(earlier: Earlier) -> str:
    day = form.day(earlier.day)
    if earlier.period is None:
        return f"cùng ngày năm trước ({day})"
    whole = earlier.day == earlier.period.end
    return f"{'cuối ' if whole else ''}{earlier.period.label} ({'ngày' if whole else 'đến ngày'} {day})"


def _basis_of(count: int, due: int) -> str:
    """What a share is of; of few, the figure itself says it."""
    if not due:
        return "chưa có việc đến hạn"
    return f"{form.of(count, due)} nhiệm vụ" if due >= form.SMALL else "nhiệm vụ đến hạn"
