"""What is done in the app in the invented story: of every kind enough to be seen, by offices, never before its time."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from data_access import assignments, clock, explanations, remarks
from data_access.places import CITY
from data_access.schema import system
from data_access.schema.correspondence import remark
from domain.explanations import counts, with_states
from domain.progress import with_states as with_progress
from domain.scope import Scope
from intake.demo.command import SEED
from intake.demo.history import Told
from intake.demo.questions import questions
from intake.demo.returns import returns
from tests.demo_data import NOW, TODAY

WHOLE = Scope.city()


@pytest.fixture(scope="module")
def requests(small: Engine) -> pd.DataFrame:
    """The requests of the small city as they stand today."""
    with small.connect() as connection:
        return with_states(explanations.requests(connection, scope=WHOLE, as_of=NOW), on=TODAY)


def test_explanations_stand_in_every_state(requests: pd.DataFrame) -> None:
    found = counts(requests)

    assert 20 <= found.asked <= 40
    assert min(found.on_time, found.late, found.open, found.overdue) >= 3
    assert set(requests["subject"]) == {"assignment", "indicator"}
    assert (requests["answers"] > 1).any()


def test_work_is_asked_about_once_and_while_it_was_late(small: Engine, requests: pd.DataFrame) -> None:
    about = requests[requests["subject"] == "assignment"]
    with small.connect() as connection:
        moves, back = (read(connection, scope=WHOLE, as_of=NOW) for read in (assignments.moves, assignments.returns))
        given = assignments.dates(connection, scope=WHOLE, as_of=NOW, start=TODAY.replace(year=2021), end=TODAY)

    assert about["code"].is_unique
    for code, asked_on in zip(about["code"], about["asked_on"], strict=True):
        task = with_progress(given[given["code"] == code], moves, back, on=asked_on.date()).iloc[0]
        assert task["days_late"] > 3, code


def test_the_whole_city_sends_twelve_works_back_and_half_are_done_again(city: Told) -> None:
    back = [work for each in city.stories.values() for work in each.assignments if work.returned_on is not None]

    assert len(back) == len(returns(back, seed=SEED)) == 12
    assert sum(work.redone_on is not None for work in back) in range(3, 7)
    assert all(work.verified_on is None for work in back)


def test_work_sent_back_waits_or_was_done_again(small: Engine) -> None:
    with small.connect() as connection:
        back = assignments.returns(connection, scope=WHOLE, as_of=NOW)
        moves = assignments.moves(connection, scope=WHOLE, as_of=NOW)
        given = assignments.dates(connection, scope=WHOLE, as_of=NOW, start=TODAY.replace(month=1, day=1), end=TODAY)
    tasks = with_progress(given, moves, back, on=TODAY).set_index("code").loc[back["assignment_code"]]

    assert len(back) >= 5
    assert (back["returned_on"] > back["done_on"]).all()
    assert tasks["sent_back"].any()
    assert tasks["done_on"].notna().any()


def test_notes_are_on_committees_districts_and_the_city_and_two_were_ended(small: Engine) -> None:
    with small.connect() as connection:
        seen = remarks.remarks(connection, scope=WHOLE, as_of=NOW)
        ended = connection.execute(select(remark.c.id).where(remark.c.ended_at.is_not(None))).all()

    assert CITY in set(seen["place"])
    assert any(place.startswith("xp-") for place in seen["place"])
    assert "nha-be" in set(seen["place"])
    assert len(ended) == 2
    assert not seen.duplicated(["place", "indicator", "period", "text"]).any()


def test_everything_was_done_before_today(small: Engine) -> None:
    with small.connect() as connection:
        moments = connection.execute(select(system.audit.c.happened_at)).scalars().all()
        told = (
            connection.execute(select(system.submission.c.accepted_at).where(system.submission.c.kind == "entry")).scalars().all()
        )

    assert told
    assert max(clock.local_day(moment) for moment in told) < TODAY
    assert max(clock.local_day(moment) for moment in moments) <= TODAY, "accounts are made on the day itself"


def test_the_same_seed_asks_the_same(part: Told) -> None:
    places = [each.place for each in part.stories.values()]
    works = [work for each in part.stories.values() for work in each.assignments]

    first, again = ([at for at, _ in questions(places, works, seed=SEED, today=TODAY)] for _ in range(2))

    assert first == again
    assert first != [at for at, _ in questions(places, works, seed=SEED + 1, today=TODAY)]
