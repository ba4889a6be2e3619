"""The figures of one run as one table: each measure of both pages, their ratio, and the goal beside it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.browser import AGAIN, FIRST, FRESH, NEW_BROWSER, NEW_TAB, SWITCH, UP, Measure
from bench.recording import SCREENS
from bench.scale import TIMES
from bench.sessions import Load

APP, LARGE, LIMIT = "app", "large", "limit"
_GOALS = {AGAIN: 2.0, FIRST: 2.5, UP: 2.0, NEW_BROWSER: 2.0, NEW_TAB: 2.0, FRESH: 3.0}
"""At most so many times the hand-written page, by step."""
_SWITCH = 250 / 110  # a page switch, in times the hand-written page's change of district
_CPU, _P95, _MEMORY, _GROWTH = 0.02, 150, 250, 1.2
_HEADING = "| measure | limit | app | ratio | goal | |\n| --- | --- | --- | --- | --- | --- |"


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    measure: str
    limit: str
    app: str
    ratio: str
    goal: str
    is_met: bool

    def __str__(self) -> str:
        """The line in Markdown."""
        mark = "✓" if self.is_met else "✗"
        return f"| {self.measure} | {self.limit} | {self.app} | {self.ratio} | {self.goal} | {mark} |"


def table(measures: Sequence[Measure], loads: dict[str, Load]) -> str:
    """The whole table in Markdown; milliseconds are medians, the 95th percentile in brackets."""
    rows = [row for screen in SCREENS for row in _of_screen(measures, screen)]
    return "\n".join([_HEADING, *map(str, [*rows, *_of_loads(loads), *_of_growth(measures, loads)])])


def _of_screen(measures: Sequence[Measure], screen: str) -> list[Row]:
    rows, name = [], SCREENS[screen]
    unit = _median(_times(measures, LIMIT, screen, AGAIN))
    for step in (*_GOALS, SWITCH):
        ours, theirs = _times(measures, APP, screen, step), _times(measures, LIMIT, screen, step)
        if not ours:
            continue
        goal = _SWITCH * unit if step == SWITCH else _GOALS[step] * _median(theirs)
        told = f"≤ {goal:,.0f} ms" + (" (2.3 × a district)" if step == SWITCH else f" ({_GOALS[step]} ×)")
        ratio = f"{_median(ours) / _median(theirs):.1f}"
        rows.append(Row(f"{name}: {step}, ms", _told(theirs), _told(ours), ratio, told, is_met=_median(ours) <= goal))
    used = {each: _cpu(measures, each, screen) for each in (LIMIT, APP)}
    return [*rows, _cost(f"{name}: server CPU a change, s", used[APP], limit=f"{used[LIMIT]:.3f}")]


def _of_loads(loads: dict[str, Load]) -> list[Row]:
    if APP not in loads:
        return []
    found = loads[APP]
    name = f"{found.visitors} sessions"
    waits = f"p50 {found.median:,.0f}, p95 {found.p95:,.0f}"
    memory = f"{found.memory:,.0f}"
    return [
        Row(f"{name}: a change at the socket, ms", "–", waits, "–", f"p95 ≤ {_P95} ms", is_met=found.p95 <= _P95),
        _cost(f"{name}: server CPU a change, s", found.cpu),
        Row(f"{name}: memory of the process, MB", "–", memory, "–", f"≤ {_MEMORY} MB", is_met=found.memory <= _MEMORY),
    ]


def _of_growth(measures: Sequence[Measure], loads: dict[str, Load]) -> list[Row]:
    """The product with ten times the data beside itself; under «limit» stands the usual size."""
    rows = []
    for screen, name in SCREENS.items():
        for step in (*_GOALS, SWITCH):
            large, usual = _times(measures, LARGE, screen, step), _times(measures, APP, screen, step)
            if large:
                rows.append(_growth(f"{name}: {step}, ms", _median(large), _median(usual)))
    if LARGE in loads:
        large_load, usual_load = loads[LARGE], loads[APP]
        rows.append(_growth(f"{usual_load.visitors} sessions: p95 at the socket, ms", large_load.p95, usual_load.p95))
        rows.append(_growth(f"{usual_load.visitors} sessions: memory, MB", large_load.memory, usual_load.memory))
    return rows


def _growth(measure: str, large: float, usual: float) -> Row:
    ratio = large / usual
    name = f"{TIMES} × the data, {measure}"
    return Row(name, f"{usual:,.0f} (app)", f"{large:,.0f}", f"{ratio:.2f}", f"≤ {_GROWTH} ×", is_met=ratio <= _GROWTH)


def _cost(measure: str, used: float, *, limit: str = "–") -> Row:
    return Row(measure, limit, f"{used:.3f}", "–", f"≤ {_CPU} s", is_met=used <= _CPU)


def _times(measures: Sequence[Measure], candidate: str, screen: str, step: str) -> list[float]:
    return [each.painted for each in measures if (each.candidate, each.screen, each.step) == (candidate, screen, step)]


def _cpu(measures: Sequence[Measure], candidate: str, screen: str) -> float:
    warm = [each.cpu for each in measures if each.candidate == candidate and each.screen == screen and each.step in (AGAIN, UP)]
    return statistics.mean(warm) if warm else 0.0


def _median(times: Sequence[float]) -> float:
    return statistics.median(times)


def _told(times: Sequence[float]) -> str:
    ranked = sorted(times)
    return f"{_median(ranked):,.0f} ({ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]:,.0f})"
