"""What each item of a meeting shows, from statements as they were made; the same on both databases."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from data_access.places import CITY
from data_access.slides import content, contents
from domain.agenda import RULES
from domain.discretion import NAMELESS
from domain.scope import Scope
from domain.slides.slide import Slide
from tests.builders import COMMITTEE, NEIGHBOUR, a_base
from tests.meetings import MONDAY, NEXT, with_work
from tests.registers import a_case, a_recommendation, an_inspection
from tests.works import a_move, a_work, give, tell

FALL = datetime(2026, 10, 8, 3)


def slide(
    engine: Engine,
    rule: str,
    *,
    place: str = CITY,
    scope: Scope | None = None,
    as_of: datetime = MONDAY,
    since: datetime | None = None,
) -> Slide:
    with engine.connect() as connection:
        return content(connection, rule=rule, place=place, scope=scope or Scope.city(), as_of=as_of, since=since)


def cells(found: Slide) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows]


def test_overdue_work_comes_longest_first_with_its_first_deadline_and_its_source(engine: Engine) -> None:
    with_work(engine)
    give(engine, a_move(date(2026, 10, 31), date(2026, 6, 20)), period="2026-W25", at=FALL)

    found = slide(engine, "overdue")

    assert cells(found) == [
        ("Rà soát quy chế làm việc", "Phường Bến Thành", "30/06/2026", "139"),
        ("Rà soát quy chế làm việc", "Phường Sài Gòn", "31/10/2026 (gốc 30/06/2026)", "16"),
    ]
    assert [row.source.text if row.source else "" for row in found.rows] == [
        "Lần nộp 1, Giao việc, dòng 8",
        "Lần nộp 1, Giao việc, dòng 6",
    ]


def test_work_due_soon_without_a_product_says_how_many_days_are_left(engine: Engine) -> None:
    with_work(engine)

    assert cells(slide(engine, "due_soon")) == [("Rà soát quy chế làm việc", "Phường Sài Gòn", "01/12/2026", "15")]


def test_who_has_reported_is_not_among_those_who_have_not(engine: Engine) -> None:
    with_work(engine)

    found = slide(engine, "unreported", place="q1")

    assert COMMITTEE not in {row.code for row in found.rows}
    assert NEIGHBOUR in {row.code for row in found.rows}
    assert {row.cells[1:] for row in found.rows} == {("Quý III/2026", "10/10/2026", "37")}


def test_a_base_is_new_since_the_meeting_before_and_a_tiny_one_is_not_named(engine: Engine) -> None:
    bases = (a_base(1), a_base(2, members=3, row=3), a_base(3, row=4))
    days = (date(2026, 11, 10), date(2026, 11, 17), date(2025, 7, 10))
    cases = (a_case(number, listed_on=day, row=4 + number) for number, day in enumerate(days, start=1))
    tell(engine, *bases, *cases, period="2026-W47", at=NEXT - timedelta(days=1))

    found = slide(engine, "weak", as_of=NEXT, since=MONDAY)

    assert [(row.cells[0], row.cells[4]) for row in found.rows] == [
        (NAMELESS, "Mới vào diện"),
        ("Chi bộ số 3", "Trên 12 tháng"),
    ]
    assert [row.cells[0] for row in slide(engine, "weak", as_of=NEXT).rows] == ["Chi bộ số 1", NAMELESS, "Chi bộ số 3"]


def test_an_inspection_that_is_over_waits_for_its_conclusion_and_a_remedy_for_its_deed(engine: Engine) -> None:
    over = an_inspection(1, started_on=date(2026, 9, 1), ended_on=date(2026, 9, 20))
    done = an_inspection(2, row=5, started_on=date(2026, 3, 1), ended_on=date(2026, 3, 9), concluded_on=date(2026, 4, 1))
    tell(engine, over, done, a_recommendation(1, inspection=2, due_on=date(2026, 10, 1), content="Bổ sung quy chế"), at=FALL)

    waiting, late = slide(engine, "unconcluded"), slide(engine, "remedies")

    assert [row.cells[1:] for row in waiting.rows] == [("Phường Sài Gòn", "20/09/2026", "57")]
    assert cells(late) == [("Bổ sung quy chế", "Phường Sài Gòn", "01/10/2026", "46")]


def test_a_place_and_a_scope_limit_every_slide(engine: Engine) -> None:
    with_work(engine)
    with engine.connect() as connection:
        elsewhere = contents(connection, place="can-gio", scope=Scope.city(), as_of=MONDAY, since=None)
        beyond = contents(connection, place=CITY, scope=Scope.of(["xp-27667"]), as_of=MONDAY, since=FALL)

    assert elsewhere.keys() == beyond.keys() == {rule.code for rule in RULES}
    told = {row.cells[1] for found in (elsewhere, beyond) for slide in found.values() for row in slide.rows}
    assert not {"Phường Sài Gòn", "Phường Bến Thành"} & told


def test_without_a_meeting_before_nothing_has_changed(engine: Engine) -> None:
    with_work(engine)

    assert slide(engine, "changes").is_empty
    assert not slide(engine, "changes", since=datetime(2026, 6, 29, 1)).is_empty


def test_a_rule_that_there_is_not_has_no_slide(engine: Engine) -> None:
    with pytest.raises(KeyError):
        slide(engine, "khac")


def test_the_same_moment_gives_the_same_slide_whenever_it_is_asked(engine: Engine) -> None:
    with_work(engine)
    before = slide(engine, "overdue")
    give(engine, a_work(9, due_on=date(2026, 2, 1), row=30), period="2026-W47", at=NEXT)

    assert slide(engine, "overdue") == before
    assert slide(engine, "overdue", as_of=NEXT) != before
