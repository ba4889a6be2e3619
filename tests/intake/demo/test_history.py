"""The small city as it stands in the database: what was told is what is held, in the order in which it happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import Engine, RowMapping, Table, select

from data_access import clock
from data_access.changes import invariants
from data_access.changes.comparison import PROVENANCE
from data_access.changes.entries import SHEET
from data_access.engine import connect_engine
from data_access.schema import FACTS
from data_access.schema.facts import assignment, assignment_report, base_organisation, observation, verification, weak_case_event
from data_access.schema.reference import committee
from data_access.schema.system import normalisation, submission
from domain.periods import REORGANISED_ON
from domain.privacy import personal
from intake.demo.command import SEED, fill
from intake.demo.history import Told, told
from intake.demo.reports import Teller
from tests.demo_data import DISTRICTS, NOW, TODAY

NEWEST = "2026-Q3"


def rows(engine: Engine, table: Table) -> Sequence[RowMapping]:
    with engine.connect() as connection:
        return connection.execute(select(table)).mappings().all()


def current(engine: Engine, table: Table) -> list[RowMapping]:
    return [row for row in rows(engine, table) if row["recorded_to"] is None]


def stated(row: RowMapping) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in PROVENANCE}


def test_every_invariant_of_the_database_holds(small: Engine) -> None:
    with small.connect() as connection:
        assert {name: number for name, number in invariants.broken(connection).items() if number} == {}


def test_workbooks_say_what_the_story_tells(small: Engine, part: Told) -> None:
    """The newest quarter went out and came back as workbooks; nothing was lost or altered on the way."""
    tellers = {name: Teller(each, reference=part.reference) for name, each in part.stories.items()}
    expected: dict[tuple[str, tuple[Any, ...]], dict[str, Any]] = {}
    events = [
        *part.assigning,
        *((due.accepted_at, tellers[due.place.id].report(due)) for due in part.dues if due.slip != "mistake"),
    ]
    for _, report in sorted(events, key=lambda event: event[0]):
        for statement in report.statements:
            key = tuple(statement.values[name] for name in FACTS[statement.fact].info["key"])
            expected[statement.fact, key] = dict(statement.values)

    held = {
        (name, tuple(row[part] for part in table.info["key"])): stated(row)
        for name, table in FACTS.items()
        for row in current(small, table)
        if row["sheet"] != SHEET  # what was entered in the app stood in no workbook
    }

    assert held == expected


def test_the_newest_quarter_came_as_real_workbooks(small: Engine) -> None:
    newest = {row["id"]: row for row in rows(small, submission) if row["period"] == NEWEST and row["kind"] == "report"}
    notes = Counter(row["rule"] for row in rows(small, normalisation) if row["submission_id"] in newest)
    files = {row["file_sha256"] for row in newest.values()}

    assert len(newest) >= 8
    assert len(files) == len(newest)
    assert notes["new-code"] > 0, "the system numbers what is new"
    assert sum(row["unchanged_rows"] for row in newest.values()) > 0, "prefilled rows are said again"


def test_no_report_comes_from_a_committee_that_is_not_there(small: Engine) -> None:
    there = {row["id"]: row for row in rows(small, committee)}
    reports = [row for row in rows(small, submission) if row["kind"] == "report"]

    assert {row["committee_id"][:3] for row in reports} == {"qh-", "xp-", "tp-"}
    for row in reports:
        place = there[row["committee_id"]]
        assert place["valid_from"] <= row["period_end"]
        assert place["valid_to"] is None or row["period_start"] <= place["valid_to"]
        if row["committee_id"].startswith("qh-"):
            assert row["period"] <= "2025-Q2"
            assert clock.local_day(row["accepted_at"]) < REORGANISED_ON
        if row["committee_id"].startswith("xp-"):
            assert row["period_end"] >= REORGANISED_ON


def test_reports_come_after_their_period_and_before_today(small: Engine) -> None:
    for row in rows(small, submission):
        day = clock.local_day(row["accepted_at"])
        assert row["period_start"] <= day < TODAY
        if row["kind"] == "report" and "W" not in row["period"] and not row["committee_id"].startswith("qh-"):
            assert row["period_end"] < day or row["committee_id"] in ("tp-btgtu", "tp-bdvtu"), "these two ended within a quarter"


def test_nothing_is_stated_before_it_happened(small: Engine) -> None:
    happened = (
        "started_on",
        "done_on",
        "ended_on",
        "concluded_on",
        "happened_on",
        "listed_on",
        "remedied_on",
        "verified_on",
        "moved_on",
    )
    for table in FACTS.values():
        for row in rows(small, table):
            day = clock.local_day(row["recorded_from"])
            assert all((row.get(name) or date.min) <= day for name in happened), stated(row)


def test_only_the_work_that_was_given_is_reported_and_only_what_is_reported_done_is_verified(small: Engine) -> None:
    given = {row["code"]: row for row in current(small, assignment)}
    said = {row["assignment_code"]: row for row in current(small, assignment_report)}

    assert set(said) <= set(given)
    assert not [code for code in said if given[code]["cancelled_on"]]
    for row in current(small, verification):
        done = said[row["assignment_code"]]
        assert done["done_on"] is not None
        assert done["done_on"] < row["verified_on"]
        assert clock.local_day(done["recorded_from"]) <= row["verified_on"], "reported before it was verified"


def test_one_report_was_withdrawn_and_two_were_corrected(small: Engine) -> None:
    reports = [row for row in rows(small, submission) if row["kind"] == "report"]
    again = {
        key: number for key, number in Counter((row["committee_id"], row["period"]) for row in reports).items() if number > 1
    }
    withdrawn = [row for row in reports if row["withdrawn_at"] is not None]

    assert len(again) == 3
    assert len(withdrawn) == 1
    figures = [row for row in rows(small, observation) if row["submission_id"] == withdrawn[0]["id"]]
    assert figures
    assert all(row["recorded_to"] is not None for row in figures)
    corrected = [
        row for row in rows(small, observation) if row["closed_by"] in {row["id"] for row in reports} - {withdrawn[0]["id"]}
    ]
    assert {row["indicator"] for row in corrected if row["period"] == "2026-Q2"} >= {"I09", "I24"}


def test_no_text_names_a_person(small: Engine) -> None:
    known = [row[name] for row in rows(small, committee) for name in ("name", "short_name")]
    texts = {
        value
        for table in (*FACTS.values(), submission)
        for row in rows(small, table)
        for name, value in row.items()
        if isinstance(value, str) and not name.endswith(("sha256", "code"))
    }

    assert len(texts) > 500
    assert [text for text in sorted(texts) if personal(text, catalogue=known)] == []


def test_bases_end_with_their_committee_and_cases_with_their_base(small: Engine) -> None:
    gone = [row for row in current(small, base_organisation) if row["committee_id"].startswith("qh-")]
    dissolved = {row["happened_on"] for row in current(small, weak_case_event) if row["stage"] == "dissolved"}

    assert gone
    assert {row["ended_on"] for row in gone if row["ended_on"] != date(2025, 6, 30)} <= dissolved


@pytest.mark.parametrize("seed", [SEED, 7])
def test_the_same_seed_on_the_same_day_tells_the_same_story(part: Told, seed: int) -> None:
    """Told again, from nothing; another seed tells another one."""
    again = told(part.reference, seed=seed, today=TODAY, districts=DISTRICTS)

    assert (again.stories == part.stories) is (seed == SEED)
    assert (again.dues == part.dues) is (seed == SEED)


def _told(row: RowMapping) -> str:
    """A fact with its place and moment; numbers that count rows are the database's own."""
    return repr({name: value for name, value in row.items() if name != "id"})


def test_both_databases_hold_the_same_story(postgresql_database: str, sqlite_database: str) -> None:
    held = []
    for url in (postgresql_database, sqlite_database):
        engine = connect_engine(url)
        with patch.object(clock, "now", lambda: NOW):
            fill(engine, districts=frozenset({"can-gio"}))
        held.append({name: sorted(map(_told, rows(engine, table))) for name, table in FACTS.items()})
        engine.dispose()

    assert held[0] == held[1]
