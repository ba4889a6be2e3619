"""The indicators of the city bodies: sections 2 to 4 of the Directive."""

from __future__ import annotations

from domain.periods import Period
from intake.demo.dice import dice
from intake.demo.figure import Figure, count, passed, rate
from intake.demo.places import Place

_COUNTS = {"I47": (900, 2600), "I49": (18, 60), "I55": (6, 16)}
_RATES = {
    "I48": (2000, 0.52, None),
    "I50": (168, 0.9, 100.0),
    "I51": (12, 0.88, 100.0),
    "I52": (34, 0.82, 100.0),
    "I53": (3400, 0.985, 100.0),
}


def body_figures(place: Place, indicator: str, *, period: Period, seed: int) -> list[Figure]:
    """The figures of one indicator of a city body; none for those that are not told."""
    throw = dice(seed, "body", place.id, indicator, period.year)
    if indicator in _COUNTS:
        whole = throw.randint(*_COUNTS[indicator])
        return [count(round(whole * passed(period.end)), target=None if indicator == "I47" else whole)]
    if indicator == "I56":
        if place.id != "tp-vptu":  # the Office counts the reports that come in; the other bodies do not
            return [rate(0, 0)]
        return [rate(round(176 * throw.near(0.93, spread=0.02, low=0.85, high=0.99)), 176, target=100)]
    if indicator in _RATES:
        size, middle, target = _RATES[indicator]
        whole = round(size * throw.uniform(0.8, 1.1)) if indicator == "I48" else size
        return [rate(round(whole * throw.near(middle, spread=0.03, low=0.4, high=1.0)), whole, target=target)]
    return []
