"""The course of one case through its steps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import weak_course
from domain.weak_course import Course, Step, course

PLAN = Step("planned", 1, date(2026, 3, 9), date(2026, 9, 1), "20-KH/ĐU")


def test_a_case_without_steps_is_listed_and_open() -> None:
    assert course([]) == Course()


def test_a_repeated_step_counts_by_its_number_on_the_same_day() -> None:
    first = Step("extended", 1, date(2026, 8, 20), date(2026, 12, 1))
    second = Step("extended", 2, date(2026, 8, 20), date(2027, 3, 1))

    made = course([second, first, PLAN])

    assert (made.original_due_on, made.due_on, made.extensions) == (date(2026, 9, 1), date(2027, 3, 1), 2)


def test_nothing_moves_a_case_after_its_closing() -> None:
    out = Step("exited", 1, date(2026, 8, 1), document="31-QĐ/ĐU")

    made = course([PLAN, out, Step("extended", 1, date(2026, 8, 2), date(2027, 1, 1)), Step("dissolved", 1, date(2026, 9, 1))])

    assert (made.stage, made.closed_on, made.closing_document) == ("exited", date(2026, 8, 1), "31-QĐ/ĐU")
    assert (made.due_on, made.extensions) == (date(2026, 9, 1), 0)


@pytest.mark.parametrize("stage", weak_course.CLOSING)
def test_a_closing_closes(stage: str) -> None:
    assert course([Step(stage, 1, date(2026, 8, 1))]).closed_on == date(2026, 8, 1)


STEPS = st.lists(
    st.builds(Step, st.sampled_from(weak_course.STAGES), st.integers(1, 3), st.dates(date(2025, 1, 1), date(2026, 12, 31))),
    unique_by=lambda step: (step.stage, step.number),
)


@given(STEPS.flatmap(lambda steps: st.tuples(st.just(steps), st.permutations(steps))))
def test_the_order_in_which_steps_are_told_does_not_matter(told: tuple[list[Step], list[Step]]) -> None:
    assert course(told[0]) == course(told[1])


@given(STEPS)
def test_a_case_is_closed_exactly_when_a_closing_was_told(steps: list[Step]) -> None:
    made = course(steps)

    assert (made.closed_on is not None) == any(step.stage in weak_course.CLOSING for step in steps)
    assert (made.closed_on is not None) == (made.stage in weak_course.CLOSING)
