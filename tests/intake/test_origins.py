"""Each value of a fact has the column it was read from, in every sheet, for every kind of fact."""

from __future__ import annotations

import pytest

from data_access.schema import FACTS
from intake.origins import origins
from intake.sheets import SHEETS

STATED = {
    "assignment": "Giao việc",
    "deadline_move": "Gia hạn",
    "assignment_report": "Nhiệm vụ",
    "verification": "Thẩm tra",
    "observation": "Chỉ tiêu",
    "base_organisation": "Cơ sở",
    "classification": "Cơ sở",
    "weak_case": "Cơ sở cần củng cố",
    "inspection": "Kiểm tra, giám sát",
    "recommendation": "Kiến nghị",
}
"""The sheet that states each fact."""

COUNTED = {"committee_id", "year"}  # of the workbook as a whole, or read from the code
ELSEWHERE = {"assignment": {"cancelled_on", "cancel_reason"}, "observation": {"period"}}  # of another sheet, or of the workbook
ADMINISTRATIVE = {"id", "submission_id", "sheet", "row", "recorded_from", "recorded_to", "closed_by"}


def columns(fact: str, sheet: str, **values: object) -> dict[str, str]:
    """The letters of each field's column."""
    stated = {column.name: None for column in FACTS[fact].columns} | values
    return {origin.field: origin.letters for origin in origins(fact, sheet, stated)}


@pytest.mark.parametrize(("fact", "sheet"), STATED.items())
def test_every_column_of_a_fact_is_found_in_its_sheet(fact: str, sheet: str) -> None:
    wanted = {column.name for column in FACTS[fact].columns} - ADMINISTRATIVE - COUNTED - ELSEWHERE.get(fact, set())

    assert set(columns(fact, sheet)) == wanted


@pytest.mark.parametrize(
    ("fact", "sheet", "field", "letters"),
    [
        ("assignment_report", "Nhiệm vụ", "done_on", "G"),
        ("observation", "Chỉ tiêu", "numerator", "F"),
        ("classification", "Cơ sở", "level", "I"),
        ("inspection", "Kiểm tra, giám sát", "findings", "Q"),
        ("assignment", "Rút việc", "cancel_reason", "C"),
    ],
)
def test_the_letters_are_those_of_the_template(fact: str, sheet: str, field: str, letters: str) -> None:
    assert columns(fact, sheet)[field] == letters


@pytest.mark.parametrize(
    ("stage", "number", "day"),
    [
        ("listed", 1, "D"),
        ("planned", 1, "I"),
        ("extended", 1, "M"),
        ("extended", 2, "P"),
        ("exited", 1, "T"),
        ("dissolved", 1, "T"),
    ],
)
def test_each_step_of_a_case_has_its_own_columns(stage: str, number: int, day: str) -> None:
    found = columns("weak_case_event", "Cơ sở cần củng cố", stage=stage, number=number)

    assert found["happened_on"] == day
    assert ("stage" in found) == (stage in ("exited", "dissolved"))


def test_the_columns_come_in_the_order_of_the_sheet() -> None:
    for kind in SHEETS:
        for sheet in SHEETS[kind]:
            for fact, name in STATED.items():
                letters = list(columns(fact, name).values()) if name == sheet.name else []
                assert letters == sorted(letters, key=lambda each: (len(each), each))


def test_what_was_entered_in_the_app_stands_in_no_cell() -> None:
    assert columns("verification", "Hệ thống") == {}
