"""Meetings in words: the list of them, the agenda of one, and what stands on a slide beside the stored content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import pandas as pd

from data_access.meetings import Item, Meeting
from data_access.places import CITY
from domain.agenda import State
from domain.slides.slide import Slide
from domain.units import Units
from ui import format as form

STATES: Mapping[str, str] = {
    State.DRAFT: "○ Đang chuẩn bị",
    State.FROZEN: "◐ Đã chốt số liệu",
    State.CLOSED: "● Đã kết thúc",
}
"""Where a meeting stands; the shape stands before the word."""

LISTED = {
    "title": "Cuộc họp",
    "held_on": "Ngày họp",
    "place": "Nơi họp",
    "state_name": "Tình trạng",
    "frozen": "Số liệu chốt lúc",
}
"""Headings of the list of meetings."""

AGENDA = {"place": "Mục", "title": "Nội dung", "told": "Số liệu đã chốt"}
"""Headings of the agenda of a frozen meeting."""

REMOVED = {"title": "Mục đã bỏ", "reason": "Lý do bỏ"}
"""Headings of the items that were taken off."""

NONE_YET = "Chưa có cuộc họp nào. Chương trình họp được lập từ các trường hợp cần chú ý trong số liệu."
NOT_SEEN = "Cuộc họp giao ban dành cho nơi theo dõi cả địa bàn hoặc toàn thành phố. Việc được giao nằm ở trang Kết luận."

LIVE = "Số liệu hiện tại, không phải số đã chốt"


def place_name(place: str, units: Units) -> str:
    """What the place of a meeting is called."""
    return "Thành phố" if place == CITY else units.districts[place].name


def listed(found: Iterable[Meeting], units: Units) -> pd.DataFrame:
    """The meetings, columns of LISTED and id."""
    rows = [
        {
            "id": each.id,
            "title": each.title,
            "held_on": pd.Timestamp(each.held_on),
            "place": place_name(each.place, units),
            "state_name": STATES[each.state],
            "frozen": form.moment(each.as_of) if each.as_of else "–",
        }
        for each in found
    ]
    return pd.DataFrame(rows, columns=["id", *LISTED])


def agenda(items: Iterable[Item]) -> pd.DataFrame:
    """The items that were frozen, columns of AGENDA."""
    rows = [
        {"place": place, "title": item.title, "told": item.slide.title if item.slide else ""}
        for place, item in enumerate(items, start=1)
    ]
    return pd.DataFrame(rows, columns=list(AGENDA))


def removed(items: Iterable[Item]) -> pd.DataFrame:
    """The items that were taken off, columns of REMOVED."""
    rows = [{"title": item.title, "reason": item.removed_reason} for item in items]
    return pd.DataFrame(rows, columns=list(REMOVED))


def bars(slide: Slide) -> pd.DataFrame:
    """The bars of a slide for its chart: label, told, value, is_late, order."""
    rows = [(bar.label, form.number(bar.value), bar.value, bar.is_late, order) for order, bar in enumerate(slide.bars)]
    return pd.DataFrame(rows, columns=["label", "told", "value", "is_late", "order"])


def beside(frozen: Slide, live: Slide) -> list[tuple[str, str, str]]:
    """The live figures, each with what it is of and what was frozen, for those with a name that was frozen too."""
    then = {figure.label: figure.value for figure in frozen.figures}
    return [
        (figure.label, figure.value, " · ".join(filter(None, [figure.of, f"đã chốt: {then.get(figure.label, '–')}"])))
        for figure in live.figures
    ]


def elapsed(since: datetime, until: datetime) -> str:
    """How long it has been: «02:13», «1:02:13»."""
    seconds = max(0, int((until - since).total_seconds()))
    hours, rest = divmod(seconds, 3600)
    told = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{told}" if hours else told
