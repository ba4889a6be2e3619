"""The figures of every district, computed ahead in a thread of its own while the server already answers.

Nobody then waits for a district that was not looked at since the start, the last import or midnight. The thread rests as
long as it works, so that it never takes more than half of what the visitors leave.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

from data_access import clock
from data_access.outage import OUTAGES
from domain.scope import Scope
from ui.address import Choice
from ui.loaders import indicators, overview, profile
from ui.loaders.covered import coverage
from ui.loaders.headway import headway
from ui.loaders.outcomes import outcomes
from ui.loaders.revision import revision
from ui.loaders.units import units
from ui.loaders.where import where
from ui.views import View, view_of

EVERY = 5.0
"""Seconds between two looks at whether anything has changed."""

_LOADS: tuple[Callable[[View], object], ...] = (
    overview.overview,
    profile.profile,
    indicators.figures,
    headway,
    where,
    outcomes,
    coverage,
)
"""Each asks for the rest."""

_logger = logging.getLogger("chithi06")

State = tuple[int, date]
"""What the figures hold for: the number of the last change, and the day."""


class Stop(Protocol):
    """What tells the thread to end: a `threading.Event`."""

    def wait(self, seconds: float, /) -> bool:
        """Rest so long; whether it is time to end."""


def keep_ahead(stop: Stop) -> None:
    """Until `stop`, have the figures of the city and of every district ready."""
    done: State | None = None
    while not stop.wait(EVERY):
        now = done
        try:
            now = _state()
            if now != done and _load_all(stop, now):
                done = now
        except OUTAGES:
            continue  # the screens say so themselves
        except Exception:  # whoever opens that district computes it, and sees what is wrong
            _logger.exception("Districts not computed ahead")
            done = now


def _state() -> State:
    return revision().number, clock.local_day(clock.now())


def _load_all(stop: Stop, state: State) -> bool:
    """Whether everything is ready for `state`; it is given up as soon as something changes."""
    for view in _views(state[1]):
        for load in _LOADS:
            began = time.perf_counter()
            load(view)
            if stop.wait(time.perf_counter() - began) or _state() != state:
                return False
    return True


def _views(today: date) -> Iterator[View]:
    known, places = revision(), units()
    for district in (None, *places.districts):
        yield view_of(Choice(district), reach=Scope.city(), units=places, today=today, known=known)
