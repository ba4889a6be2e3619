"""Figures that a story does not count one by one: meetings, admissions, training, dialogues, feedback, registrations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from domain.periods import Period
from intake.demo.contradictions import ALL_REGISTERED, SHRINKING
from intake.demo.dice import dice
from intake.demo.figure import Figure, count, part, passed, rate, share
from intake.demo.story import Story

Telling = Callable[[Story, Period], list[Figure]]
"""Tells the figures of one indicator of a committee for a period."""


def admitted(story: Story, period: Period) -> int:
    """Members admitted from 1 January, or since the committee began, to the end of the period: 2 to 4 % a year."""
    throw = dice(story.seed, "admitted", story.place.id, period.year)
    gone = float(passed(period.end) ** throw.uniform(1.05, 1.35))
    start = max(story.place.valid_from, date(period.year, 1, 1))
    yearly = story.members(period.year - 1) * throw.near(0.03, spread=0.004, low=0.02, high=0.04)
    return round(yearly * gone * (1 - _before(start)))


def cells(story: Story, period: Period) -> int:
    """Cells of all kinds: chi bộ cơ sở and those inside a đảng bộ cơ sở."""
    standing = story.standing(period.end)
    return sum(max(2, base.members_in(period.year) // 26) if base.form == "DBCS" else 1 for base in standing)


def organisations(story: Story, period: Period) -> list[Figure]:
    """I06: organisations by form."""
    forms = Counter(base.form for base in story.standing(period.end))
    inner = cells(story, period) - forms["CBCS"]
    numbers = {"SO_DBCS": forms["DBCS"], "SO_CBCS": forms["CBCS"], "SO_DBBP": forms["DBCS"] // 18, "SO_CBTT": inner}
    return [count(number, item=item) for item, number in numbers.items()]


def meetings(story: Story, period: Period) -> list[Figure]:
    """I09: cells that met as required."""
    whole = cells(story, period)
    return [rate(part(whole, share(story, "I09", period, middle=0.965)), whole, target=95)]


def attended(story: Story, period: Period) -> list[Figure]:
    """I12: cells that an assigned officer attended."""
    if story.place.scheme == "xp":  # Kết luận 52-KL/TU speaks of the boards of the district level, which is gone
        return [rate(0, 0)]
    whole = max(cells(story, period) // 2, 1)
    return [rate(part(whole, share(story, "I12", period, middle=0.86, spread=0.06)), whole, target=90)]


def struck_off(story: Story, period: Period) -> list[Figure]:
    """I19: members struck off and members who left, from 1 January."""
    throw = dice(story.seed, "struck off", story.place.id, period.year)
    members, gone = story.members(period.year), passed(period.end)
    rates = {"XOA_TEN": throw.uniform(0.0006, 0.0014), "XIN_RA": throw.uniform(0.0002, 0.0007)}
    return [count(int(members * each * gone + 0.35), item=item) for item, each in rates.items()]


def dialogues(story: Story, period: Period) -> list[Figure]:
    """I24: dialogues held, against the plan of the year."""
    throw = dice(story.seed, "dialogues", story.place.id, period.year)
    plan = throw.randint(8, 18) if story.place.scheme == "qh" else throw.randint(3, 7)
    held = round(plan * passed(period.end) * throw.near(0.98, spread=0.1, low=0.6, high=1.15))
    if SHRINKING in story.place.plants and period.code.endswith("-Q3"):
        held = max(held - 3, 0)  # smaller than at mid-year, which a cumulative count cannot be
    return [count(held, target=plan)]


def feedback(story: Story, period: Period) -> list[Figure]:
    """I26: feedback answered in time."""
    throw = dice(story.seed, "feedback", story.place.id, period.year)
    due = round(throw.triangular(3, 70 if story.place.scheme == "qh" else 26) * passed(period.end))
    return [rate(part(due, share(story, "I26", period, middle=0.93, spread=0.05)), due, target=95)]


def share_of_members(indicator: str, *, of: float, middle: float, target: float | None) -> Telling:
    """A share of all members to whom the matter applies (`of` of them)."""

    def told(story: Story, period: Period) -> list[Figure]:
        whole = round(story.members(period.year) * of)
        return [rate(part(whole, share(story, indicator, period, middle=middle, spread=0.04)), whole, target=target)]

    return told


def registered(story: Story, period: Period) -> list[Figure]:
    """I32: action programmes registered."""
    whole = round(story.members(period.year) * 0.94)
    usual = min(share(story, "I32", period, middle=0.975, spread=0.015), 0.998)
    return [rate(whole if ALL_REGISTERED in story.place.plants else part(whole, usual), whole, target=100)]


def officers(indicator: str, *, middle: float, target: float | None) -> Telling:
    """A share of the officers of all bases, six a base."""

    def told(story: Story, period: Period) -> list[Figure]:
        whole = len(story.standing(period.end)) * 6
        return [rate(part(whole, share(story, indicator, period, middle=middle, spread=0.06)), whole, target=target)]

    return told


def _before(start: date) -> float:
    return passed(start) if (start.month, start.day) != (1, 1) else 0.0
