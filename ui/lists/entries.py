"""What was entered in the app itself stands in no column of a workbook: what its fields are called, and how they are read."""

from __future__ import annotations

from intake.columns import Kind
from intake.origins import Origin

_FIELDS: dict[str, dict[str, str]] = {
    "sent_back": {
        "assignment_code": "Mã nhiệm vụ",
        "done_on": "Ngày báo cáo xong",
        "returned_on": "Ngày trả lại",
        "returned_by": "Nơi trả lại",
        "reason": "Lý do",
    },
    "weak_case": {
        "code": "Mã hồ sơ",
        "base_code": "Mã cơ sở",
        "listed_on": "Ngày đưa vào danh sách",
        "document": "Văn bản đưa vào danh sách",
        "reasons": "Nguyên nhân",
        "measures": "Biện pháp củng cố",
        "responsible": "Nơi phụ trách",
    },
    "weak_case_event": {
        "case_code": "Mã hồ sơ",
        "stage": "Bước",
        "happened_on": "Ngày",
        "document": "Văn bản",
        "due_on": "Thời hạn",
    },
    "weak_case_milestone": {
        "case_code": "Mã hồ sơ",
        "number": "Mốc",
        "what": "Nội dung mốc",
        "due_on": "Thời hạn",
        "done_on": "Ngày hoàn thành",
        "document": "Văn bản",
    },
}
_KINDS = {"returned_by": Kind.CHOICE, "stage": Kind.CHOICE, "reasons": Kind.CHOICES, "number": Kind.COUNT}
_LISTS = {"stage": ("weak_stage",), "reasons": ("weak_reason",)}


def fields(fact: str) -> tuple[Origin, ...]:
    """The fields of one fact entered in the app, in the order in which they are told; they have no letters of a column."""
    return tuple(
        Origin(field, "", heading, Kind.DAY if field.endswith("_on") else _KINDS.get(field, Kind.TEXT), _LISTS.get(field, ()))
        for field, heading in _FIELDS.get(fact, {}).items()
    )
