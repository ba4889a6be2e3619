"""The agenda: named rules in their order, and an item only where there is something to show."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from data_access import reference
from domain.agenda import RULES, Rule, State, standing, state, title
from domain.slides.slide import Row, Slide

MOMENT = datetime(2026, 11, 23, 1)


def a_slide(rule: Rule, *, rows: int) -> Slide:
    return Slide(rule.code, rule.name, MOMENT, rows=(Row(("một dòng",)),) * rows)


def test_what_was_concluded_comes_first_and_then_what_changed() -> None:
    assert [rule.code for rule in RULES][:3] == ["conclusions", "changes", "overdue"]
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == 10


def test_a_rule_without_an_exception_makes_no_item() -> None:
    slides = {rule.code: a_slide(rule, rows=place % 2) for place, rule in enumerate(RULES)}

    assert standing(slides) == RULES[1::2]
    assert standing({}) == ()


def test_every_setting_of_a_rule_is_a_setting_of_the_product() -> None:
    keys = {row["key"] for row in reference.tables()["rule_parameter"]}

    assert {setting for rule in RULES for setting in rule.settings} <= keys


@pytest.mark.parametrize(
    ("as_of", "closed_at", "expected"),
    [(None, None, State.DRAFT), (MOMENT, None, State.FROZEN), (MOMENT, MOMENT, State.CLOSED)],
)
def test_moments_decide_the_state(as_of: datetime | None, closed_at: datetime | None, expected: State) -> None:
    assert state(as_of=as_of, closed_at=closed_at) is expected


def test_a_meeting_is_called_by_its_place_and_day() -> None:
    assert title("Quận Gò Vấp", held_on=date(2026, 11, 3)) == "Họp giao ban Quận Gò Vấp, 03/11/2026"
