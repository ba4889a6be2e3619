"""Contradictions in words: every rule says both figures, with names and not codes, and both sources."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from domain.contradictions import RULES
from domain.evidence import COLUMNS
from ui.lists import contradictions as words

NAMES = {"HTT": "Hoàn thành tốt nhiệm vụ", "I24": "Số cuộc đối thoại", "TCD": "Tổ chức đảng"}


def told(rule: str, **values: Any) -> dict[str, Any]:
    """One contradiction in words."""
    usual = {"committee_id": "xp-1", "first_count": 2, "first_of": 3, "second_count": 1, "second_of": 4}
    days = {"first_period": "2026-Q2", "second_period": "2026-Q3", "second_on": pd.Timestamp(2026, 5, 18)}
    places = {"first_submission_id": 7, "first_sheet": "Chỉ tiêu", "first_row": 5}
    row = {"rule": rule, **usual, **days, **places, **values}
    frame = pd.DataFrame([row], columns=list(COLUMNS)).astype(COLUMNS)
    (made,) = words.in_words(frame, names=NAMES, committees={"xp-1": "Phường Sài Gòn"}).to_dict("records")
    return {str(name): value for name, value in made.items()}


@pytest.mark.parametrize("rule", list(RULES))
def test_every_rule_fills_its_sentences(rule: str) -> None:
    row = told(rule, about="1.3", about_name="Chi bộ số 1", level="HTT")

    assert row["rule_name"] == RULES[rule].name
    assert "{" not in f"{row['first']}{row['second']}"
    assert row["committee"] == "Phường Sài Gòn"


def test_a_base_is_named_with_its_level_in_words_and_leads_to_its_page() -> None:
    row = told("good_though_disciplined", about="B-1", about_name="Chi bộ số 1", level="HTT")

    assert row["first"] == "Chi bộ số 1: Hoàn thành tốt nhiệm vụ, Quý II/2026"
    assert row["second"] == "1 tổ chức đảng bị thi hành kỷ luật, kết luận 18/05/2026"
    assert row["base_code"] == "B-1"


def test_an_indicator_is_named_with_its_breakdown() -> None:
    row = told("shrinking", about="I24", about_name="TCD")

    assert row["first"] == "Số cuộc đối thoại, Tổ chức đảng: 2 đến hết Quý II/2026"
    assert row["second"] == "1 đến hết Quý III/2026"
    assert pd.isna(row["base_code"])


def test_each_side_has_its_own_source_and_none_is_a_dash() -> None:
    row = told("failed_but_unlisted")

    assert row["first_source"] == "Lần nộp 7, tờ “Chỉ tiêu”, dòng 5"
    assert str(row["first_source_at"]).startswith("7&to=")
    assert row["second_source"] == "–"
    assert pd.isna(row["second_source_at"])
