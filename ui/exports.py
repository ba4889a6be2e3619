"""Every list that can be downloaded: what it is called, its rows and its headings.

The rows come from the function that the screen calls, all of them; a list that is not here has no address.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from ui.clause import CLAUSE
from ui.links import CODE
from ui.lists import attention as attention_words
from ui.lists import classification as level_words
from ui.lists import comparison as comparison_words
from ui.lists import conclusions as conclusion_words
from ui.lists import covered as covered_words
from ui.lists import definitions as meanings
from ui.lists import explanations as asked_words
from ui.lists import indicators as figure_words
from ui.lists import inspections as inspection_words
from ui.lists import outcomes as outcome_words
from ui.lists import overview as place_words
from ui.lists import profile as profile_words
from ui.lists import reporting as report_words
from ui.lists import tasks as task_words
from ui.lists import weak_bases as base_words
from ui.lists import weak_comparison as beside_words
from ui.loaders import (
    classification,
    conclusions,
    covered,
    definitions,
    explanations,
    indicator_units,
    indicators,
    inspections,
    outcomes,
    overview,
    profile,
    reporting,
    tasks,
    weak_bases,
    weak_comparison,
)
from ui.loaders.attention import attention
from ui.loaders.names import clause_names
from ui.view import View

Headings = Mapping[str, str]


@dataclass(frozen=True)
class Narrowing:
    """One more choice beside the filter: its key in the address, what it is called, and the names of its values by code."""

    parameter: str
    label: str
    names: Callable[[], Mapping[str, str]]


@dataclass(frozen=True)
class Export:
    """One list: its title, all its rows for a view, its headings by column, and which columns hold marks of ours.

    The rows of a list with `narrowed` are asked for with the chosen value, or None, after the view.
    """

    title: str
    rows: Callable[..., pd.DataFrame]
    columns: Headings | Callable[[View], Headings]
    marked: Collection[str] = ()
    narrowed: Narrowing | None = None

    def headings(self, view: View) -> Headings:
        """Heading by column; a list by periods has other ones for each view."""
        return self.columns(view) if callable(self.columns) else self.columns


_CLAUSE = Narrowing(CLAUSE, "Nội dung", clause_names)


def _work(title: str, name: str) -> Export:
    def rows(view: View, clause: str | None) -> pd.DataFrame:
        return tasks.first(view, name, clause).whole()

    return Export(title, rows, task_words.headings(name, of_one=False), narrowed=_CLAUSE)


def _attention(name: str, title: str) -> Export:
    def rows(view: View) -> pd.DataFrame:
        return attention(view)[name]

    return Export(title, rows, lambda view: attention_words.headings(name, of_one=view.committee is not None))


EXPORTS: Mapping[str, Export] = {
    "nhiem-vu-qua-han": _work("Nhiệm vụ quá hạn", "overdue"),
    "nhiem-vu-sap-den-han": _work("Nhiệm vụ sắp đến hạn, chưa có sản phẩm", "due_soon"),
    "nhiem-vu-chua-kiem-chung": _work("Nhiệm vụ báo cáo xong, chưa kiểm chứng", "unverified"),
    "nhiem-vu-bi-tra-lai": _work("Nhiệm vụ bị trả lại", "sent_back"),
    "nhiem-vu": _work("Danh sách nhiệm vụ", tasks.ACTIVE),
    "chua-bao-cao": Export("Đơn vị chưa báo cáo", reporting.missing, report_words.MISSING),
    "chi-tieu": Export("Chỉ tiêu so với mức giao", indicators.listed, figure_words.FIGURES, narrowed=_CLAUSE),
    "so-lieu-don-vi": Export(
        "Số liệu của từng đơn vị",
        indicator_units.rows,
        comparison_words.UNITS,
        narrowed=Narrowing(CODE, "Chỉ tiêu", indicator_units.names),
    ),
    "co-so-can-chu-y": Export("Cơ sở cần chú ý trước hết", weak_bases.exceptions, base_words.ATTENTION),
    "co-so-chua-vao-danh-sach": Export(
        "Cơ sở không hoàn thành nhiệm vụ, không có trong danh sách",
        lambda view: weak_bases.register(view).unlisted,
        base_words.UNLISTED,
    ),
    "co-so-can-cung-co": Export(
        "Danh sách cơ sở cần củng cố", lambda view: weak_bases.register(view).listed, base_words.REGISTER
    ),
    "co-so-ra-khoi-danh-sach": Export("Cơ sở ra khỏi danh sách", lambda view: weak_bases.register(view).left, base_words.LEFT),
    "co-so-theo-don-vi": Export(
        "Cơ sở cần củng cố theo đơn vị", lambda view: weak_comparison.comparison(view).units, beside_words.UNITS
    ),
    "bien-dong-co-so": Export(
        "Biến động danh sách cơ sở cần củng cố", lambda view: weak_comparison.comparison(view).flows, beside_words.FLOWS
    ),
    "luon-bao-cao-khong": Export(
        "Đơn vị luôn báo cáo không có cơ sở cần củng cố",
        lambda view: weak_comparison.comparison(view).zeros,
        beside_words.ZEROS,
    ),
    "xep-loai-theo-don-vi": Export("Xếp loại cơ sở theo đơn vị", classification.committees, level_words.COMMITTEES),
    "vuot-muc-tran-xuat-sac": Export(
        "Nhóm cơ sở vượt mức trần hoàn thành xuất sắc", classification.above_cap, level_words.ABOVE_CAP
    ),
    "kien-nghi-qua-han": _attention(attention_words.RECOMMENDED, "Kiến nghị quá hạn khắc phục"),
    "cho-ket-luan": _attention(attention_words.UNCONCLUDED, "Cuộc kiểm tra, giám sát chờ kết luận"),
    "mau-thuan-so-lieu": _attention(attention_words.CONTRADICTING, "Số liệu mâu thuẫn nhau"),
    "chua-duoc-kiem-tra": _attention(attention_words.NEVER, "Nơi chưa có cuộc kiểm tra, giám sát nào"),
    "so-lieu-khong-khop": _attention(attention_words.BROKEN, "Cuộc có số liệu không khớp nhau"),
    "noi-dung-vi-pham": Export(
        "Nội dung vi phạm của tổ chức đảng theo nội dung Chỉ thị",
        outcomes.by_clause,
        lambda view: outcome_words.clause_headings(outcomes.by_clause(view)),
    ),
    "noi-dung-lap-lai": Export("Nội dung vi phạm lặp lại ở cùng đơn vị", outcomes.repeated, outcome_words.REPEATED),
    "hinh-thuc-ky-luat": Export("Số bị kỷ luật theo hình thức", outcomes.measures, outcome_words.MEASURES),
    "co-so-theo-cuoc-gan-nhat": Export("Cơ sở theo cuộc kiểm tra, giám sát gần nhất", covered.listed, covered_words.LISTED),
    "kiem-tra-giam-sat": Export("Các cuộc kiểm tra, giám sát", inspections.inspections, inspection_words.INSPECTIONS),
    "giai-trinh-cho-tra-loi": Export(
        "Yêu cầu giải trình chờ trả lời", lambda view: explanations.explained(view).waiting, asked_words.WAITING
    ),
    "giai-trinh-da-tra-loi": Export(
        "Yêu cầu giải trình đã trả lời", lambda view: explanations.explained(view).answered, asked_words.ANSWERED_LIST
    ),
    "noi-can-chu-y": Export(
        "Nơi cần chú ý",
        lambda view: overview.overview(view).places,
        lambda view: place_words.PLACES | {"name": "Đơn vị" if view.district else "Địa bàn"},
    ),
    "don-vi-tren-dia-ban": Export(
        "Các đơn vị trên địa bàn", lambda view: profile.profile(view).committees, profile_words.COMMITTEES
    ),
    "bao-cao-qua-cac-ky": Export(
        "Báo cáo qua các kỳ", lambda view: profile.profile(view).reports, lambda view: profile.profile(view).periods
    ),
    "ket-luan": Export("Kết luận giao ban", conclusions.conclusions_of, conclusion_words.LISTED),
    "lan-nop": Export("Các lần nộp gần đây", reporting.recent_submissions, report_words.SUBMISSIONS),
    "dinh-nghia-chi-tieu": Export("Định nghĩa các chỉ tiêu", lambda _view: definitions.indicators(), meanings.INDICATORS),
    "nhiem-vu-theo-chi-thi": Export("Nhiệm vụ theo Chỉ thị", lambda _view: definitions.tasks(), meanings.TASKS),
}
"""Every list by the name that its address has."""

OF_INSPECTIONS = {
    attention_words.RECOMMENDED: "kien-nghi-qua-han",
    attention_words.UNCONCLUDED: "cho-ket-luan",
    attention_words.CONTRADICTING: "mau-thuan-so-lieu",
    attention_words.NEVER: "chua-duoc-kiem-tra",
    attention_words.BROKEN: "so-lieu-khong-khop",
}
"""The file of each list of inspections that need attention."""

OF_WORK = {
    "overdue": "nhiem-vu-qua-han",
    "due_soon": "nhiem-vu-sap-den-han",
    "unverified": "nhiem-vu-chua-kiem-chung",
    "sent_back": "nhiem-vu-bi-tra-lai",
    task_words.MISSING: "chua-bao-cao",
    tasks.ACTIVE: "nhiem-vu",
}
"""The file of each list of assigned work, by the name that its loader and its screen have for it."""
