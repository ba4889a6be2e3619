"""The figures of every district are computed once for each state of the database, and again after a change."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Event

import pytest

from data_access import clock
from data_access.revision import Revision
from tests.demo_data import NOW, TODAY
from ui import ahead
from ui.views import View


class Stopped:
    """An event that is set after so many looks; resting between two loads is no look. `before` is called before each look."""

    def __init__(self, looks: int, before: Callable[[int], None] = lambda _look: None) -> None:
        self.look, self.looks, self.before = 0, looks, before

    def wait(self, seconds: float) -> bool:
        """Whether it is set by now."""
        if seconds == ahead.EVERY:
            self.look += 1
            self.before(self.look)
        return self.look > self.looks


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[View]:
    """The views that were loaded, in their order; the database is at its seventh change and stays there."""
    seen: list[View] = []
    monkeypatch.setattr(ahead, "_LOADS", (seen.append,))
    monkeypatch.setattr(ahead, "revision", lambda: Revision(7, NOW, True))
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return seen


@pytest.mark.usefixtures("engine")
def test_the_city_and_every_district_are_loaded_once_while_nothing_changes(loaded: list[View]) -> None:
    ahead.keep_ahead(Stopped(looks=3))

    places = [view.district for view in loaded]
    assert places[0] is None
    assert len(places) == len(set(places)) > 22
    assert {(view.revision, view.on) for view in loaded} == {(7, TODAY)}


@pytest.mark.usefixtures("engine")
def test_everything_is_loaded_again_after_a_change_and_on_a_new_day(loaded: list[View], monkeypatch: pytest.MonkeyPatch) -> None:
    def change(look: int) -> None:
        if look == 3:
            monkeypatch.setattr(ahead, "revision", lambda: Revision(8, NOW, True))
        if look == 5:
            monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=1))

    ahead.keep_ahead(Stopped(looks=6, before=change))

    states = [(view.revision, view.on) for view in loaded if view.district is None]
    assert states == [(7, TODAY), (8, TODAY), (8, TODAY + timedelta(days=1))]


@pytest.mark.usefixtures("engine")
def test_a_change_meanwhile_ends_the_work_on_what_is_old(loaded: list[View], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "revision", lambda: Revision(7 + len(loaded), NOW, True))

    ahead.keep_ahead(Stopped(looks=1))

    assert len(loaded) == 1


@pytest.mark.usefixtures("engine")
def test_a_fault_is_named_once_and_does_not_end_the_thread(
    loaded: list[View], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(view: View) -> None:
        loaded.append(view)
        raise ValueError("hỏng")

    loads: tuple[Callable[[View], None], ...] = (broken,)
    monkeypatch.setattr(ahead, "_LOADS", loads)

    ahead.keep_ahead(Stopped(looks=3))

    assert len(loaded) == 1
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR] == [
        "Districts not computed ahead"
    ]


@pytest.mark.usefixtures("engine")
def test_nothing_is_loaded_once_the_server_stops(loaded: list[View]) -> None:
    stop = Event()
    stop.set()

    ahead.keep_ahead(stop)

    assert loaded == []
