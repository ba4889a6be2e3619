"""What tasks and indicators mean, in words for the page on the data."""

from __future__ import annotations

import pandas as pd

from domain.text import fold

TASKS = {
    "code": "Mã",
    "title_vi": "Nhiệm vụ theo Chỉ thị",
    "bodies": "Nơi thực hiện",
    "rhythm": "Tính chất",
    "parts": "Yêu cầu cụ thể",
}
"""Headings of the tasks by column of `tasks`."""

INDICATORS = {
    "code": "Mã",
    "name_vi": "Chỉ tiêu",
    "clause": "Nhiệm vụ",
    "definition_vi": "Định nghĩa",
    "calculation": "Cách tính",
    "unit": "Đơn vị tính",
    "wanted": "Chiều tốt",
    "reported": "Kỳ báo cáo",
}
"""Headings of the indicators by column of `indicators`."""

_BODIES = {
    "R1": "Cấp ủy trực thuộc Thành ủy",
    "R2": "Mặt trận Tổ quốc và các đoàn thể",
    "R3": "Ban Tổ chức Thành ủy",
    "R4": "Các cơ quan tham mưu của Thành ủy",
}
_RHYTHMS = {"C": "thường xuyên", "A": "hằng năm", "O": "một lần", "T": "mỗi nhiệm kỳ"}
_DIRECTIONS = {"up": "Cao hơn là tốt", "down": "Thấp hơn là tốt", "context": "Để tham khảo, không đánh giá"}
_PERIODS = {"W": "tuần", "M": "tháng", "Q": "quý", "6T": "6 tháng", "9T": "9 tháng", "Y": "năm"}


def tasks(clauses: pd.DataFrame, requirements: pd.DataFrame) -> pd.DataFrame:
    """A row a task in the order of the Directive, with columns of TASKS."""
    lettered = requirements["letter"] + ") " + requirements["text_vi"]
    parts = lettered.groupby(requirements["clause"]).agg("; ".join)
    return clauses.assign(
        bodies=clauses["responsible"].map(_BODIES),
        rhythm=[", ".join(_RHYTHMS[part] for part in nature.split("+")).capitalize() for nature in clauses["nature"]],
        parts=clauses["code"].map(parts).fillna("Không chia nhỏ"),
    )


def indicators(found: pd.DataFrame) -> pd.DataFrame:
    """A row an indicator in its order, with columns of INDICATORS and `folded`, what a search looks into."""
    by = found["denominator_vi"].notna()
    told = found.assign(
        clause=found["clause"] + found["letter"].fillna(""),
        calculation=(found["numerator_vi"] + " / " + found["denominator_vi"].fillna("")).where(
            by, "Đếm: " + found["numerator_vi"]
        ),
        wanted=found["direction"].map(_DIRECTIONS),
        reported=[", ".join(_PERIODS[kind] for kind in kinds.split(",")).capitalize() for kinds in found["periods"]],
    )
    texts = told["code"] + " " + told["name_vi"] + " " + told["definition_vi"] + " " + told["calculation"]
    return told.assign(folded=[fold(text) for text in texts])
