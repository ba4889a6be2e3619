"""Contradictions as they come out of the database: within a scope, as known at a moment, all that the invented city has."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine

from data_access import clock
from data_access import lists as reference
from data_access.changes import submissions
from data_access.contradictions import contradictions
from data_access.engine import connect_engine
from domain.scope import Scope
from domain.statements import Statement, Value
from intake.demo.command import SEED
from intake.demo.places import places
from tests.builders import COMMITTEE, NEIGHBOUR, a_base, a_report
from tests.demo_data import DISTRICTS, TODAY, small_demo
from tests.registers import a_case, a_level, a_step, an_inspection
from tests.works import a_figure, a_progress, a_proof, a_work, code_of, give

AT, MOMENT = datetime.fromisoformat("2026-11-02T03:00"), datetime.fromisoformat("2026-11-23T03:00")
ON = date(2026, 11, 23)
MINE = Scope.of([COMMITTEE])

UNMET = an_inspection(1, concluded_on=date(2026, 8, 18), clause="1.3", with_violation=1, base_code="XP26740-001")


def tell(engine: Engine, *statements: Statement, committee: str = COMMITTEE, period: str = "2026-Q3") -> None:
    """Let a committee report."""
    submissions.accept(engine, report=a_report(*statements, committee=committee, period=period), by="don-vi", at=AT)


def rules(engine: Engine, *, scope: Scope = MINE, as_of: datetime = MOMENT, on: date = ON) -> list[str]:
    """The codes of the rules that found something, in their order."""
    with engine.connect() as connection:
        return contradictions(connection, scope=scope, as_of=as_of, on=on)["rule"].tolist()


def test_work_verified_before_an_inspection_found_its_clause_unmet(engine: Engine) -> None:
    give(engine, a_work(1), a_work(2), a_proof(date(2026, 7, 1), work=1), a_proof(date(2026, 7, 2), work=2), at=AT)
    tell(engine, a_base(1), UNMET)

    assert rules(engine) == ["verified_but_unmet"]


def test_work_on_inspections_done_while_the_programme_stands_still(engine: Engine) -> None:
    give(engine, a_work(1, clause="1.8", letter=None), at=AT)
    tell(engine, a_progress(1, done_on=date(2026, 6, 1)), *(an_inspection(number, row=number) for number in (1, 2, 3)))

    assert rules(engine) == ["programme_behind"]


def test_a_failed_base_and_an_empty_register(engine: Engine) -> None:
    tell(engine, a_base(1), a_base(2, row=3), a_level("KHT", period="2026-Q3"), a_figure("I43", 0))

    assert rules(engine) == ["failed_but_unlisted"]
    tell(engine, a_case(2), period="2026-W40")
    assert rules(engine) == []
    tell(engine, a_step("exited", date(2026, 10, 1), base=2), period="2026-W41")
    assert rules(engine) == ["failed_but_unlisted"]


def test_only_the_newest_level_of_the_committee_counts(engine: Engine) -> None:
    tell(engine, a_base(1), a_level("KHT", period="2026-Q2"), a_level("HT", period="2026-Q3", row=10))

    assert rules(engine) == []


def test_a_good_base_that_was_disciplined_and_a_full_registration(engine: Engine) -> None:
    punished = an_inspection(1, concluded_on=date(2026, 8, 18), disciplined=1, base_code="XP26740-001")
    unmet = an_inspection(2, form="GS_CD", clause="1.7", concluded_on=date(2026, 9, 1), with_violation=1, row=5)
    tell(engine, a_base(1), a_level("HTT", period="2026-Q3"), punished, unmet)
    tell(engine, a_figure("I32", 40, 40, period="2025"), period="2025")

    assert rules(engine) == ["good_though_disciplined", "all_registered"]


def test_a_running_count_that_shrank(engine: Engine) -> None:
    tell(engine, a_figure("I24", 4, period="2026-Q1"), period="2026-Q1")
    tell(engine, a_figure("I24", 3))

    assert rules(engine) == ["shrinking"]
    assert rules(engine, on=date(2026, 9, 29)) == []


def test_a_neighbour_and_what_was_not_known_yet_are_not_seen(engine: Engine) -> None:
    tell(engine, a_base(1, committee=NEIGHBOUR), a_level("KHT", period="2026-Q3", committee=NEIGHBOUR), committee=NEIGHBOUR)

    assert rules(engine) == []
    assert rules(engine, scope=Scope.city()) == ["failed_but_unlisted"]
    assert rules(engine, scope=Scope.city(), as_of=datetime.fromisoformat("2026-11-01T03:00")) == []


def test_each_contradiction_that_the_invented_city_has_is_found(tmp_path: Path) -> None:
    engine = connect_engine(small_demo(tmp_path))
    with engine.connect() as connection:
        told = places(reference.load(connection), seed=SEED, districts=DISTRICTS)
        found = contradictions(connection, scope=Scope.city(), as_of=clock.day_end(TODAY), on=TODAY)
    engine.dispose()
    have = set(zip(found["committee_id"], found["rule"], strict=True))
    wanted = {(place.id, plant) for place in told for plant in place.plants}

    assert len(wanted) >= 6
    assert wanted <= have
    assert len(have) <= 3 * len(wanted), "few besides, which nobody planted but which are just as true"


def test_work_that_was_sent_back_is_not_done(engine: Engine) -> None:
    give(engine, a_work(1, clause="1.8", letter=None), at=AT)
    back: dict[str, Value] = {
        "assignment_code": code_of(1),
        "number": 1,
        "committee_id": COMMITTEE,
        "done_on": date(2026, 6, 1),
        "returned_on": date(2026, 6, 20),
        "returned_by": "tp-btctu",
        "reason": "Chưa có sản phẩm",
    }
    tell(engine, a_progress(1, done_on=date(2026, 6, 1)), *(an_inspection(number, row=number) for number in (1, 2, 3)))
    give(engine, Statement("sent_back", back, "Hệ thống", 0), period="2026-W30", at=AT)

    assert rules(engine) == []
