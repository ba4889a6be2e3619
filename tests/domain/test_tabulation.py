"""The statistical tables: columns in their order, organisations by committee, members of the whole city only and masked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from data_access.inspections import CONCLUDED_COLUMNS
from domain import outcomes, tabulation
from domain.inspections import NESTED
from domain.masking import Span
from domain.statistical_tables import TABLES
from domain.statistics import Table

FIGURES = {"committee_id": "str", "indicator": "str", "item": "str", "period": "str", "numerator": "float64"}


def table(sheet: str) -> Table:
    """The table whose sheet begins with a number."""
    return next(each for each in TABLES if each.sheet.startswith(sheet))


def ended(*rows: dict[str, Any]) -> pd.DataFrame:
    """Concluded thematic inspections of organisations by a committee, on 4/5/2026 unless a row says otherwise."""
    usual = {"committee_id": "xp-1", "subject": "TCD", "form": "KT_CD", "authority": "CAP_UY", "concluded_on": date(2026, 5, 4)}
    frame = pd.DataFrame([usual | row for row in rows], columns=list(CONCLUDED_COLUMNS)).astype(CONCLUDED_COLUMNS)
    return outcomes.concluded(frame, start=date(2026, 1, 1), end=date(2026, 9, 30))


def taken(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    """Measures reported: committee, measure, period, number since January."""
    filled = [(committee, "I39", item, period, number) for committee, item, period, number in rows]
    return pd.DataFrame(filled, columns=list(FIGURES)).astype(FIGURES)


def counts(number: int) -> dict[str, int]:
    """The same number in every nested count."""
    return dict.fromkeys(NESTED, number)


def told(which: Table, numbers: list[Any]) -> dict[str, Any]:
    """The numbers by heading, without what is not asked for."""
    return {column.heading: each for column, each in zip(which.columns, numbers, strict=True) if each is not None}


def test_the_tables_have_as_many_columns_as_the_sector_s() -> None:
    assert {each.sheet[:1]: len(each.columns) for each in TABLES} == {
        "1": 1 + 9 + 5 + 5,
        "2": 1 + 8 + 7 + 5,
        "3": 1 + 9 + 8 + 3,
        "4": 1 + 8 + 7 + 3,
        "5": 15,  # 17 with the two in front
        "6": 1 + 3 + 4 + 7,
        "7": 1 + 4 + 1 + 5 + 11 + 2,
        "8": 2 + 6 + 3 + 4 + 3,
    }


def test_no_table_calls_organisations_members() -> None:
    assert {each.unit for each in TABLES if not each.is_of_members} == {"tổ chức đảng"}
    assert {each.unit for each in TABLES if each.is_of_members} == {"đảng viên"}
    assert not any("Xóa tên" in column.heading for each in TABLES for column in each.columns)


def test_organisations_are_counted_by_committee_level_and_conclusion() -> None:
    lines = ended(
        counts(1) | {"inspected": 4},
        {"inspected": 2, "committee_id": "xp-2", "authority": "UBKT"},
        {"inspected": 3, "committee_id": "xp-2", "form": "GS_CD"},
        {"inspected": 5, "subject": "DV"},
    )

    rows = tabulation.by_committee(table("2"), lines, taken())

    assert set(rows) == {"xp-1"}
    assert told(table("2"), rows["xp-1"]) == {
        "Tổng số": 4,
        "Huyện ủy, BTV": 4,
        "Có khuyết điểm, vi phạm": 1,
        "Phải thi hành kỷ luật": 1,
        "Đã thi hành kỷ luật": 1,
    }


def test_measures_against_organisations_are_those_of_the_newest_report() -> None:
    figures = taken(("xp-1", "TC_KT", "2026-Q1", 1), ("xp-1", "TC_KT", "2026-6T", 2), ("xp-1", "TC_CC", "2026-6T", 0))
    lines = ended(counts(1) | {"findings": "QUY_CHE,CAN_BO", "form": "KT_DHVP"})

    rows = tabulation.by_committee(table("6"), lines, figures)

    found = told(table("6"), rows["xp-1"])
    assert (found["Tổng số"], found["Khiển trách"], found["Cảnh cáo"], found["Giải tán"]) == (1, 2, 0, 0)
    assert (found["Quy chế làm việc, tập trung dân chủ, đoàn kết nội bộ"], found["Công tác cán bộ"], found["Khác"]) == (1, 1, 0)
    assert [each.low for each in tabulation.summed(rows, columns=list(table("6").columns)) if each] == list(found.values())


def test_what_workbooks_do_not_ask_for_is_nothing_and_never_zero() -> None:
    (row,) = tabulation.by_committee(table("2"), ended(counts(1)), taken()).values()

    unknown = {column.heading for column, number in zip(table("2").columns, row, strict=True) if number is None}
    assert {"Tỉnh ủy, BTV", "Thực hiện tốt", "Công tác cán bộ"} <= unknown


def test_a_part_of_the_city_that_rests_on_one_small_number_is_hidden() -> None:
    cases = {"subject": "DV", "form": "KL"}
    lines = ended(
        counts(5) | cases | {"findings": "DAO_DUC"},
        counts(2) | cases | {"findings": "TRACH_NHIEM", "authority": "CHI_BO", "committee_id": "xp-2"},
    )

    found = told(table("7"), tabulation.city_row(table("7"), lines, taken(("xp-1", "DV_KTR", "2026-6T", 1))))

    assert (found["Đạo đức, lối sống"], found["Thiếu trách nhiệm, buông lỏng lãnh đạo"]) == (Span(5, 5), Span(1, 2))
    assert (found["Huyện ủy"], found["Chi bộ"], found["Tổng số"]) == (Span(5, 5), Span(1, 2), Span(6, 7))
    assert found["Khai trừ"] == Span(1, 2)
    assert "Khiển trách" not in found


def test_nothing_concluded_gives_no_rows() -> None:
    assert tabulation.by_committee(table("2"), ended(), taken()) == {}
    assert told(table("1"), tabulation.city_row(table("1"), ended(), taken()))["Tổng số"] == Span(0, 0)
