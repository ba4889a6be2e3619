"""Statements about weak bases and inspections, with invented codes; a test names only what it is about."""

from __future__ import annotations

from datetime import date

from domain.statements import Statement, Value
from tests.builders import COMMITTEE

WEAK_SHEET, INSPECTION_SHEET, RECOMMENDATION_SHEET = "Cơ sở cần củng cố", "Kiểm tra, giám sát", "Kiến nghị"


def _owner(committee: str) -> str:
    return committee.replace("-", "").upper()


def a_case(number: int = 1, *, committee: str = COMMITTEE, row: int = 5, **values: Value) -> Statement:
    """The first stay of the `number`-th base of a committee on the register."""
    base = f"{_owner(committee)}-{number:03}"
    usual: dict[str, Value] = {
        "code": f"{base}-CC1",
        "committee_id": committee,
        "base_code": base,
        "listed_on": date(2026, 3, 1),
        "document": "15-QĐ/ĐU",
        "reasons": "SINH_HOAT,CAP_UY",
        "measures": "Kiện toàn cấp ủy",
        "responsible": "Ban Xây dựng Đảng",
    }
    return Statement("weak_case", {**usual, **values}, WEAK_SHEET, row)


def a_step(stage: str, happened_on: date, *, base: int = 1, committee: str = COMMITTEE, **values: Value) -> Statement:
    """A step of the first stay of the `base`-th base of a committee."""
    usual: dict[str, Value] = {
        "case_code": f"{_owner(committee)}-{base:03}-CC1",
        "number": 1,
        "committee_id": committee,
        "stage": stage,
        "happened_on": happened_on,
        "document": "20-KH/ĐU",
        "due_on": None,
    }
    return Statement("weak_case_event", {**usual, **values}, WEAK_SHEET, 6)


def a_level(level: str, *, base: int = 1, period: str = "2025", committee: str = COMMITTEE, row: int = 9) -> Statement:
    """The level of the `base`-th base of a committee for a period."""
    said = {"base_code": f"{_owner(committee)}-{base:03}", "committee_id": committee, "period": period, "level": level}
    return Statement("classification", said, "Cơ sở", row)


def an_inspection(number: int = 1, *, committee: str = COMMITTEE, row: int = 4, **values: Value) -> Statement:
    """The `number`-th thematic inspection of party organisations in the 2026 programme of a committee."""
    usual: dict[str, Value] = {
        "code": f"KT-2026-{_owner(committee)}-{number:02}",
        "committee_id": committee,
        "year": 2026,
        "authority": "UBKT",
        "form": "KT_CD",
        "subject": "TCD",
        "base_code": None,
        "clause": "1.8",
        "planned_on": date(2026, 4, 1),
        "started_on": None,
        "ended_on": None,
        "concluded_on": None,
        "document": None,
        "inspected": None,
        "concluded": None,
        "with_violation": None,
        "to_discipline": None,
        "disciplined": None,
        "findings": None,
    }
    return Statement("inspection", {**usual, **values}, INSPECTION_SHEET, row)


def a_recommendation(
    number: int = 1, *, inspection: int = 1, committee: str = COMMITTEE, row: int = 3, **values: Value
) -> Statement:
    """The `number`-th recommendation of an inspection of a committee."""
    origin = f"KT-2026-{_owner(committee)}-{inspection:02}"
    usual: dict[str, Value] = {
        "code": f"{origin}-KN{number}",
        "committee_id": committee,
        "inspection_code": origin,
        "finding": "QUY_CHE",
        "content": "Bổ sung quy chế làm việc",
        "responsible": "Đảng ủy",
        "due_on": date(2026, 9, 30),
        "remedied_on": None,
        "document": None,
        "verified_on": None,
    }
    return Statement("recommendation", {**usual, **values}, RECOMMENDATION_SHEET, row)
