"""The slide of changes: six numbers that add up, every change with its old and its new value in words."""

from __future__ import annotations

from datetime import date, datetime

from data_access import reference
from domain.changes_since import CLASS_NAMES, Change, ChangeClass, Reading
from domain.inspections import UNHEARD
from domain.slides.changes import changes
from domain.slides.slide import Moment, Slide, Source
from ui.labels import INSPECTION_STAGES, REMEDY_NAMES, STATE_NAMES

NAMES = {"xp-1": "Phường Sài Gòn"}
SINCE, AT = Moment(datetime(2026, 11, 16, 1), date(2026, 11, 16)), Moment(datetime(2026, 11, 23, 1), date(2026, 11, 23))


def reading(value: str, *, deadline: date | None = None, submission: int = 1) -> Reading:
    return Reading(value, "xp-1", deadline=deadline, source=(submission, "Nhiệm vụ", 9))


def slide(*found: Change) -> Slide:
    return changes(found, told={("work", "NV-1"): "Rà soát quy chế"}, names=NAMES, since=SINCE, at=AT)


def test_the_classes_stand_in_their_order_and_add_up() -> None:
    kinds = (ChangeClass.MOVED, ChangeClass.REAL, ChangeClass.REAL, ChangeClass.DEFINITION)
    found = [Change(("work", f"NV-{place}"), kind, reading("open"), reading("overdue")) for place, kind in enumerate(kinds)]

    made = slide(*found)

    assert [(figure.label, figure.value) for figure in made.figures] == list(zip(CLASS_NAMES.values(), "200101", strict=True))
    assert [row.group for row in made.rows] == ["real", "real", "moved", "definition"]
    assert "tổng các loại là 4" in made.note


def test_a_change_says_what_whose_before_and_now_with_both_sources() -> None:
    before, now = reading("open", deadline=date(2026, 11, 18)), reading("overdue", deadline=date(2026, 11, 18), submission=2)

    (row,) = slide(Change(("work", "NV-1"), ChangeClass.REAL, before, now)).rows

    assert row.cells == ("Rà soát quy chế", "Phường Sài Gòn", "Đang thực hiện, trong hạn", "Quá hạn", "Thay đổi thực tế")
    assert (row.earlier, row.source) == (Source(1, "Nhiệm vụ", 9), Source(2, "Nhiệm vụ", 9))
    assert (row.about, row.code) == ("assignment", "NV-1")


def test_a_moved_deadline_is_told_with_both_days_and_what_was_not_there_says_so() -> None:
    moved = Change(("work", "NV-1"), ChangeClass.MOVED, reading("overdue", deadline=AT.on), reading("open", deadline=SINCE.on))
    new = Change(("work", "NV-1"), ChangeClass.REAL, None, reading("not_due", deadline=AT.on))

    made = slide(moved, new)

    assert [row.cells[2:4] for row in made.rows] == [
        ("Chưa có", "Chưa triển khai, chưa đến hạn"),
        ("Quá hạn (hạn 23/11/2026)", "Đang thực hiện, trong hạn (hạn 16/11/2026)"),
    ]


def worded(kind: str, value: str) -> str:
    return slide(Change((kind, "NV-1"), ChangeClass.REAL, None, reading(value))).rows[0].cells[3]


def test_states_have_the_words_of_the_screens() -> None:
    stages = {row["code"]: row["name_vi"] for row in reference.tables()["category"] if row["list"] == "weak_stage"}
    told = INSPECTION_STAGES.keys() - {UNHEARD}

    assert {state: worded("work", state) for state in STATE_NAMES} == STATE_NAMES
    assert {state: worded("remedy", state) for state in REMEDY_NAMES} == REMEDY_NAMES
    assert {stage: worded("inspection", stage) for stage in told} == {stage: INSPECTION_STAGES[stage] for stage in told}
    assert {stage: worded("case", stage) for stage in stages if stage != "extended"} == {
        stage: name for stage, name in stages.items() if stage != "extended"
    }
