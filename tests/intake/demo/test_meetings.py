"""The invented meetings: two that were held and a draft, with conclusions in every state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access import conclusions, meetings
from data_access.engine import connect_engine
from data_access.places import CITY
from domain.agenda import State
from domain.conclusions import State as Standing
from domain.scope import Scope
from domain.slides.slide import sha256
from tests.demo_data import NOW, TODAY, small_demo


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Engine]:
    opened = connect_engine(small_demo(tmp_path))
    yield opened
    opened.dispose()


def test_two_meetings_were_held_and_the_next_one_is_being_prepared(small: Engine) -> None:
    with small.connect() as connection:
        found = meetings.meetings(connection, scope=Scope.city())
        whole = [meetings.whole(connection, number=each.id, scope=Scope.city()) for each in found]

    assert [(each.place, each.state) for each in found] == [(CITY, State.DRAFT), (CITY, State.CLOSED), (CITY, State.CLOSED)]
    assert [(TODAY - each.held_on).days for each in found] == [0, 7, 14]
    assert [each.sha256 for each in found] == [None, *(sha256(text) for text in whole[1:])]


def test_the_draft_begins_with_what_is_still_open(small: Engine) -> None:
    with small.connect() as connection:
        draft = meetings.meetings(connection, scope=Scope.city())[0]
        items = meetings.items(connection, number=draft.id, scope=Scope.city())

    assert [item.rule for item in items][:2] == ["conclusions", "changes"]


def test_conclusions_stand_in_every_state_and_some_are_overdue(small: Engine) -> None:
    with small.connect() as connection:
        found = conclusions.conclusions(connection, scope=Scope.city(), as_of=NOW)

    assert set(found["state"]) == {str(state) for state in Standing}
    assert found["overdue"].any()
    assert found["reminders"].max() == 1
