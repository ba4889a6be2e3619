"""What a checked workbook says, or somebody states in the app, before it reaches the database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from domain.periods import Period

Value = str | int | float | bool | date | None

NAMES: Mapping[str, str] = {
    "assignment": "Nhiệm vụ giao",
    "deadline_move": "Gia hạn",
    "assignment_report": "Tiến độ nhiệm vụ",
    "verification": "Thẩm tra",
    "sent_back": "Kết quả bị trả lại",
    "observation": "Số liệu chỉ tiêu",
    "base_organisation": "Cơ sở",
    "classification": "Xếp loại",
    "weak_case": "Hồ sơ củng cố",
    "weak_case_event": "Bước củng cố",
    "weak_case_milestone": "Mốc củng cố",
    "inspection": "Kiểm tra, giám sát",
    "recommendation": "Kiến nghị",
}
"""What each kind of fact is called."""


@dataclass(frozen=True)
class Statement:
    """One fact as stated: the fact table's name, its columns and the sheet and row it stands in."""

    fact: str
    values: Mapping[str, Value]
    sheet: str
    row: int


@dataclass(frozen=True)
class Normalisation:
    """A cell that was accepted in another form than it was written, and the rule that allowed it."""

    sheet: str
    cell: str
    rule: str
    found: str
    taken: str


@dataclass(frozen=True)
class Report:
    """A workbook that passed every check, ready to be accepted whole; or what was stated in the app, of kind `entry`.

    `sheets` counts the rows of each sheet that said something: 0 where «không phát sinh» was ticked; a sheet that was
    left out or left empty is not in it.
    """

    kind: Literal["report", "assign", "entry"]
    committee_id: str
    period: Period
    template_version: int
    file_name: str
    file_sha256: str
    statements: tuple[Statement, ...]
    sheets: Mapping[str, int]
    normalisations: tuple[Normalisation, ...] = field(default=())

    @property
    def content_sha256(self) -> str:
        """A hash of what is said, not of the file: a workbook saved again says the same."""
        said = sorted(
            json.dumps([statement.fact, dict(statement.values)], sort_keys=True, default=str, ensure_ascii=False)
            for statement in self.statements
        )
        whole = [self.kind, self.committee_id, self.period.code, said, sorted(self.sheets)]
        return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()
