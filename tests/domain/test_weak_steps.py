"""Which step of a case may follow which, and what each must carry."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import weak_course, weak_steps
from domain.weak_course import Step
from domain.weak_steps import Reason, faults, is_open, next_number, next_stages

TODAY = date(2026, 11, 23)
NAMES = {
    "listed": "Đưa vào danh sách",
    "planned": "Phê duyệt kế hoạch",
    "underway": "Đang củng cố",
    "proposed": "Đề nghị công nhận",
    "extended": "Gia hạn",
    "dissolved": "Giải thể",
    "exited": "Đã củng cố",
}
LISTED = Step("listed", 1, date(2026, 1, 5), document="5-QĐ/ĐU")
PLANNED = Step("planned", 1, date(2026, 1, 20), date(2026, 7, 20), "9-KH/ĐU")
UNDERWAY = Step("underway", 1, date(2026, 2, 1))
PROPOSED = Step("proposed", 1, date(2026, 7, 1))
EXITED = Step("exited", 1, date(2026, 7, 15), document="31-QĐ/ĐU")
EXTENDED = Step("extended", 1, date(2026, 7, 10), date(2026, 10, 20), "30-QĐ/ĐU")
WHOLE = [LISTED, PLANNED, UNDERWAY, PROPOSED, EXITED]


def reasons(*steps: Step) -> list[Reason]:
    """What is wrong with a course today."""
    return [fault.reason for fault in faults(steps, on=TODAY)]


def test_every_step_has_its_followers_and_only_a_closing_has_none() -> None:
    assert set(weak_steps.FOLLOWING) == set(weak_course.STAGES)
    assert {stage for stage, after in weak_steps.FOLLOWING.items() if not after} == set(weak_course.CLOSING)
    assert {after for each in weak_steps.FOLLOWING.values() for after in each} == set(weak_course.STAGES) - {"listed"}


@pytest.mark.parametrize("length", range(1, 6))
def test_the_usual_way_is_right_as_far_as_it_has_come(length: int) -> None:
    assert faults(WHOLE[:length], on=TODAY) == []


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([LISTED, Step("dissolved", 1, date(2026, 2, 1), document="8-QĐ/ĐU")], id="merged before there was a plan"),
        pytest.param([*WHOLE[:4], EXTENDED], id="extended because the proposal was not accepted"),
        pytest.param([*WHOLE[:4], EXTENDED, Step("proposed", 2, date(2026, 10, 1))], id="proposed again after the extension"),
        pytest.param([LISTED, PLANNED, EXTENDED, Step("underway", 1, date(2026, 8, 1))], id="extended before the work began"),
    ],
)
def test_the_side_ways_are_right(steps: list[Step]) -> None:
    assert faults(steps, on=TODAY) == []


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        pytest.param([PLANNED], Reason.NOT_LISTED, id="a plan without a listing"),
        pytest.param([LISTED, UNDERWAY], Reason.NOT_NEXT, id="work without a plan"),
        pytest.param([LISTED, PLANNED, UNDERWAY, EXITED], Reason.NOT_NEXT, id="an exit that nobody proposed"),
        pytest.param(
            [*WHOLE[:4], EXTENDED, Step("exited", 1, TODAY, document="31-QĐ/ĐU")], Reason.NOT_NEXT, id="not proposed anew"
        ),
        pytest.param([*WHOLE, Step("extended", 1, TODAY, date(2027, 1, 1), "1")], Reason.NOT_NEXT, id="something after the exit"),
        pytest.param(
            [LISTED, Step("planned", 1, date(2026, 1, 2), date(2026, 7, 1), "1")], Reason.NOT_LISTED, id="before the listing"
        ),
        pytest.param([LISTED, PLANNED, UNDERWAY, Step("underway", 2, date(2026, 3, 1))], Reason.AGAIN, id="begun twice"),
        pytest.param([LISTED, Step("planned", 1, date(2026, 11, 24), date(2027, 1, 1), "1")], Reason.AHEAD, id="tomorrow"),
        pytest.param([*WHOLE[:4], Step("exited", 1, date(2026, 7, 15))], Reason.UNDOCUMENTED, id="an exit without a document"),
        pytest.param(
            [LISTED, Step("planned", 1, date(2026, 1, 20), document="1")], Reason.NO_DEADLINE, id="a plan without a term"
        ),
        pytest.param([LISTED, PLANNED, Step("underway", 1, date(2026, 2, 1), TODAY)], Reason.STRAY_DEADLINE, id="a stray term"),
        pytest.param([LISTED, Step("planned", 1, TODAY, TODAY, "1")], Reason.SPENT_DEADLINE, id="a term of no day"),
        pytest.param(
            [*WHOLE[:3], Step("extended", 1, date(2026, 7, 1), date(2026, 7, 20), "1")],
            Reason.SHORTENED,
            id="an extension of no day",
        ),
    ],
)
def test_what_is_wrong_is_named(steps: list[Step], reason: Reason) -> None:
    assert reasons(*steps) == [reason]


def test_a_fault_says_what_may_come_instead() -> None:
    fault = faults([LISTED, UNDERWAY], on=TODAY)[0]

    assert fault.told(NAMES) == (
        "«Đang củng cố» không thể ngay sau «Đưa vào danh sách» (05/01/2026); sau bước đó chỉ có «Phê duyệt kế hoạch», «Giải thể»"
    )


def test_every_fault_has_words() -> None:
    told = [weak_steps.Fault(EXTENDED, reason, PROPOSED, date(2026, 7, 20)).told(NAMES) for reason in Reason]

    assert len(set(told)) == len(Reason)
    assert all("«Gia hạn»" in sentence for sentence in told)


def test_a_base_that_is_on_no_register_can_only_be_listed() -> None:
    assert next_stages([]) == ("listed",)


def test_the_next_steps_leave_out_what_was_done() -> None:
    assert next_stages([LISTED, PLANNED, UNDERWAY, EXTENDED]) == ("proposed", "extended", "dissolved")


def test_a_second_extension_has_the_next_number() -> None:
    assert next_number([LISTED, PLANNED, EXTENDED], "extended") == 2
    assert next_number([LISTED], "planned") == 1


@given(st.data())
def test_whoever_takes_only_the_steps_that_are_offered_makes_a_right_course(data: st.DataObject) -> None:
    steps: list[Step] = []
    day = date(2020, 1, 1)
    for _ in range(data.draw(st.integers(1, 9))):
        offered = next_stages(steps)
        if not offered:
            break
        stage = data.draw(st.sampled_from(offered))
        day += timedelta(days=data.draw(st.integers(1, 90)))
        due = day + timedelta(days=200) if stage in weak_steps.SETS_DEADLINE else None
        steps.append(Step(stage, next_number(steps, stage), day, due, "1-QĐ/ĐU"))

    assert faults(steps, on=TODAY) == []
    assert is_open(steps) == (steps[-1].stage not in weak_course.CLOSING)
