"""The indicators of a committee for one period, counted from its own story wherever the story knows, so that screens agree."""

from __future__ import annotations

from collections import Counter
from datetime import date

from domain.periods import Period
from intake.demo.figure import Figure, count, part, rate, share
from intake.demo.inspected import (
    discipline_by_measure,
    inspected_by_subject,
    programme_to_date,
    remedies_to_date,
    violations_by_subject,
)
from intake.demo.matters import (
    Telling,
    admitted,
    attended,
    cells,
    dialogues,
    feedback,
    meetings,
    officers,
    organisations,
    registered,
    share_of_members,
    struck_off,
)
from intake.demo.story import Story


def figures(story: Story, indicator: str, *, period: Period) -> list[Figure]:
    """The figures of one indicator for a committee with bases. Raises KeyError for one the story does not tell."""
    return _TOLD[indicator](story, period)


def is_told(indicator: str) -> bool:
    """Whether `figures` knows this indicator."""
    return indicator in _TOLD


def _classified(story: Story, period: Period) -> list[Figure]:
    given = Counter(story.levels.get(period.code, {}).values())
    assessed = sum(given.values()) - given["CDG"]
    every = [rate(given[level], assessed, item=level) for level in ("HTXS", "HTT", "HT", "KHT")]
    return [*every, Figure("CDG", float(given["CDG"]), float(sum(given.values())))] if assessed else []


def _on_register(story: Story, period: Period) -> list[Figure]:
    return [count(len(story.open_cases(period.end)))]


def _with_plan(story: Story, period: Period) -> list[Figure]:
    open_now = story.open_cases(period.end)
    planned = [case for case in open_now if any(event[0] == "planned" and event[2] <= period.end for event in case.events)]
    return [rate(len(planned), len(open_now), target=100)]


def _left_on_time(story: Story, period: Period) -> list[Figure]:
    due = {case.code: case.due_by(period.end) for case in story.cases}
    started = date(period.year, 1, 1)
    meant = [case for case in story.cases if (day := due[case.code]) is not None and started <= day <= period.end]
    kept = [case for case in meant if case.left_on is not None and case.left_on <= (due[case.code] or started)]
    return [rate(len(kept), len(meant), target=90)]


def _counted(items: dict[str, int]) -> list[Figure]:
    return [count(number, item=item) for item, number in items.items()]


def _inspected(prefix: str) -> Telling:
    return lambda story, period: _counted(inspected_by_subject(story, period, prefix=prefix))


def _informed(story: Story, period: Period) -> list[Figure]:
    whole = cells(story, period)
    return [rate(part(whole, share(story, "I57", period, middle=0.985)), whole, target=100)]


_TOLD: dict[str, Telling] = {
    "I02": share_of_members("I02", of=0.97, middle=0.965, target=95),
    "I03": officers("I03", middle=0.84, target=80),
    "I06": organisations,
    "I09": meetings,
    "I12": attended,
    "I13": lambda story, period: [count(admitted(story, period))],
    "I14": lambda story, period: [rate(admitted(story, period), story.members(period.year - 1), target=3)],
    "I15": lambda story, period: [rate(admitted(story, period), round(story.members(period.year - 1) * 0.032), target=100)],
    "I19": struck_off,
    "I22": share_of_members("I22", of=0.46, middle=0.89, target=90),
    "I24": dialogues,
    "I26": feedback,
    "I29": officers("I29", middle=0.8, target=80),
    "I32": registered,
    "I34": lambda story, period: [rate(*programme_to_date(story, period), target=100)],
    "I35": _inspected("KT_"),
    "I36": _inspected("GS_CD"),
    "I37": _inspected("KT_DHVP"),
    "I38": lambda story, period: [rate(*pair, item=item) for item, pair in violations_by_subject(story, period).items()],
    "I39": lambda story, period: _counted(discipline_by_measure(story, period)),
    "I41": lambda story, period: [rate(*remedies_to_date(story, period), target=90)],
    "I42": _classified,
    "I43": _on_register,
    "I44": _with_plan,
    "I45": _left_on_time,
    "I57": _informed,
}
