"""The indicators of a committee for one period, counted from its own story wherever the story knows, so that screens agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.periods import Period
from intake.demo.contradictions import ALL_REGISTERED, SHRINKING
from intake.demo.dice import dice
from intake.demo.inspected import (
    discipline_by_measure,
    inspected_by_subject,
    programme_to_date,
    remedies_to_date,
    violations_by_subject,
)
from intake.demo.story import Story


@dataclass(frozen=True)
class Figure:
    """One value: numerator and denominator, or a count alone; a rate of nothing is not applicable."""

    item: str
    numerator: float | None
    denominator: float | None = None
    target: float | None = None
    not_applicable: bool = False


def rate(numerator: float, denominator: float, *, target: float | None = None, item: str = "") -> Figure:
    """A share with its two counts; where there is nothing to divide by, it does not apply."""
    if denominator <= 0:
        return Figure(item, None, None, None, not_applicable=True)
    return Figure(item, float(min(numerator, denominator)), float(denominator), target)


def count(number: float, *, target: float | None = None, item: str = "") -> Figure:
    """A number alone, with the number that was planned if there was one."""
    return Figure(item, float(number), None, target)


def figures(story: Story, indicator: str, *, period: Period) -> list[Figure]:
    """The figures of one indicator for a committee with bases. Raises KeyError for one the story does not tell."""
    return _TOLD[indicator](story, period)


def is_told(indicator: str) -> bool:
    """Whether `figures` knows this indicator."""
    return indicator in _TOLD


def _share(story: Story, name: str, period: Period, *, middle: float, spread: float = 0.03) -> float:
    steady = dice(story.seed, "share", story.place.id, name).gauss((story.place.care - 0.8) * 0.25, spread)
    return dice(story.seed, "share", story.place.id, name, period.code).near(
        middle + steady, spread=spread / 3, low=0.3, high=1.0
    )


def _of(whole: float, share: float) -> int:
    return min(round(whole * share), round(whole))


def passed(day: date) -> float:
    """How much of the year is over at the end of `day`, 0 to 1."""
    return day.timetuple().tm_yday / 366 if (day.month, day.day) != (12, 31) else 1.0


def _admitted(story: Story, period: Period) -> int:
    throw = dice(story.seed, "admitted", story.place.id, period.year)
    share = float(passed(period.end) ** throw.uniform(1.05, 1.35))
    start = max(story.place.valid_from, date(period.year, 1, 1))
    return round(
        story.members(period.year - 1) * throw.near(0.03, spread=0.004, low=0.02, high=0.04) * share * (1 - passed_before(start))
    )


def passed_before(start: date) -> float:
    """How much of the year was over before `start`."""
    return passed(start) if (start.month, start.day) != (1, 1) else 0.0


def _cells(story: Story, period: Period) -> int:
    standing = story.standing(period.end)
    return sum(max(2, base.members_in(period.year) // 26) if base.form == "DBCS" else 1 for base in standing)


def _organisations(story: Story, period: Period) -> list[Figure]:
    forms = Counter(base.form for base in story.standing(period.end))
    inner = _cells(story, period) - forms["CBCS"]
    numbers = {"SO_DBCS": forms["DBCS"], "SO_CBCS": forms["CBCS"], "SO_DBBP": forms["DBCS"] // 18, "SO_CBTT": inner}
    return [count(number, item=item) for item, number in numbers.items()]


def _meetings(story: Story, period: Period) -> list[Figure]:
    cells = _cells(story, period)
    return [rate(_of(cells, _share(story, "I09", period, middle=0.965)), cells, target=95)]


def _attended(story: Story, period: Period) -> list[Figure]:
    if story.place.scheme == "xp":  # Kết luận 52-KL/TU speaks of the boards of the district level, which is gone
        return [rate(0, 0)]
    cells = max(_cells(story, period) // 2, 1)
    return [rate(_of(cells, _share(story, "I12", period, middle=0.86, spread=0.06)), cells, target=90)]


def _struck_off(story: Story, period: Period) -> list[Figure]:
    throw = dice(story.seed, "struck off", story.place.id, period.year)
    members, share = story.members(period.year), passed(period.end)
    rates = {"XOA_TEN": throw.uniform(0.0006, 0.0014), "XIN_RA": throw.uniform(0.0002, 0.0007)}
    return [count(int(members * each * share + 0.35), item=item) for item, each in rates.items()]


def _dialogues(story: Story, period: Period) -> list[Figure]:
    throw = dice(story.seed, "dialogues", story.place.id, period.year)
    plan = throw.randint(8, 18) if story.place.scheme == "qh" else throw.randint(3, 7)
    held = round(plan * passed(period.end) * throw.near(0.98, spread=0.1, low=0.6, high=1.15))
    if SHRINKING in story.place.plants and period.code.endswith("-Q3"):
        held = max(held - 3, 0)  # smaller than at mid-year, which a cumulative count cannot be
    return [count(held, target=plan)]


def _feedback(story: Story, period: Period) -> list[Figure]:
    throw = dice(story.seed, "feedback", story.place.id, period.year)
    due = round(throw.triangular(3, 70 if story.place.scheme == "qh" else 26) * passed(period.end))
    return [rate(_of(due, _share(story, "I26", period, middle=0.93, spread=0.05)), due, target=95)]


def _share_of_members(
    indicator: str, *, of: float, middle: float, target: float | None
) -> Callable[[Story, Period], list[Figure]]:
    def told(story: Story, period: Period) -> list[Figure]:
        whole = round(story.members(period.year) * of)
        return [rate(_of(whole, _share(story, indicator, period, middle=middle, spread=0.04)), whole, target=target)]

    return told


def _registered(story: Story, period: Period) -> list[Figure]:
    whole = round(story.members(period.year) * 0.94)
    share = 1.0 if ALL_REGISTERED in story.place.plants else min(_share(story, "I32", period, middle=0.975, spread=0.015), 0.998)
    return [rate(_of(whole, share), whole, target=100)]


def _officers(indicator: str, *, middle: float, target: float | None) -> Callable[[Story, Period], list[Figure]]:
    def told(story: Story, period: Period) -> list[Figure]:
        whole = len(story.standing(period.end)) * 6
        return [rate(_of(whole, _share(story, indicator, period, middle=middle, spread=0.06)), whole, target=target)]

    return told


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


_TOLD: dict[str, Callable[[Story, Period], list[Figure]]] = {
    "I02": _share_of_members("I02", of=0.97, middle=0.965, target=95),
    "I03": _officers("I03", middle=0.84, target=80),
    "I06": _organisations,
    "I09": _meetings,
    "I12": _attended,
    "I13": lambda story, period: [count(_admitted(story, period))],
    "I14": lambda story, period: [rate(_admitted(story, period), story.members(period.year - 1), target=3)],
    "I15": lambda story, period: [rate(_admitted(story, period), round(story.members(period.year - 1) * 0.032), target=100)],
    "I19": _struck_off,
    "I22": _share_of_members("I22", of=0.46, middle=0.89, target=90),
    "I24": _dialogues,
    "I26": _feedback,
    "I29": _officers("I29", middle=0.8, target=80),
    "I32": _registered,
    "I34": lambda story, period: [rate(*programme_to_date(story, period), target=100)],
    "I35": lambda story, period: [count(n, item=item) for item, n in inspected_by_subject(story, period, prefix="KT_").items()],
    "I36": lambda story, period: [count(n, item=item) for item, n in inspected_by_subject(story, period, prefix="GS_CD").items()],
    "I37": lambda story, period: [
        count(n, item=item) for item, n in inspected_by_subject(story, period, prefix="KT_DHVP").items()
    ],
    "I38": lambda story, period: [rate(*pair, item=item) for item, pair in violations_by_subject(story, period).items()],
    "I39": lambda story, period: [count(n, item=item) for item, n in discipline_by_measure(story, period).items()],
    "I41": lambda story, period: [rate(*remedies_to_date(story, period), target=90)],
    "I42": _classified,
    "I43": _on_register,
    "I44": _with_plan,
    "I45": _left_on_time,
    "I57": lambda story, period: [
        rate(_of(_cells(story, period), _share(story, "I57", period, middle=0.985)), _cells(story, period), target=100)
    ],
}
