"""What goes wrong with reports: a figure corrected by a second report, and a report sent by mistake and withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from domain.statements import Value
from intake.demo.calendar import Due, newest_quarter
from intake.demo.dice import dice

WITHDRAWN_BECAUSE = "Nộp nhầm: số liệu của đơn vị khác"

_CORRECTIONS = 2
_CORRECTED = {"I09": -1.0, "I24": 1.0}
"""By how much a correction changes a figure."""


def with_slips(diary: list[Due], *, seed: int, today: date) -> list[Due]:
    """The diary with two corrections and one mistake added, all about the quarter before the newest; order is not kept."""
    before = newest_quarter(today).previous()
    late = today - timedelta(days=30)
    able = [due for due in diary if due.period == before and due.place.scheme == "xp" and due.accepted_at.date() < late]
    chosen = dice(seed, "slips", before.code).sample(able, min(_CORRECTIONS + 1, len(able)))
    corrections = [
        replace(due, accepted_at=due.accepted_at + timedelta(days=9 + 5 * number, minutes=7), slip="correction")
        for number, due in enumerate(chosen[:_CORRECTIONS])
    ]
    mistakes = [
        replace(due, accepted_at=sent, slip="mistake", withdrawn_at=sent + timedelta(days=1, hours=2))
        for due in chosen[_CORRECTIONS:]
        for sent in (due.accepted_at + timedelta(days=6, minutes=11),)
    ]
    return [*diary, *corrections, *mistakes]


def altered(due: Due, observations: list[dict[str, Value]]) -> list[Mapping[str, Value]]:
    """The figures of a report as a slip states them: two of them corrected, or every count three times too large."""
    if due.slip == "mistake":
        return [
            {**values, "numerator": _times(values["numerator"]), "denominator": _times(values["denominator"])}
            for values in observations
        ]
    return [_corrected(values) for values in observations]


def _times(number: Value) -> Value:
    return number * 3 if isinstance(number, float) else number


def _corrected(values: dict[str, Value]) -> dict[str, Value]:
    number, step = values["numerator"], _CORRECTED.get(str(values["indicator"]))
    if step is None or not isinstance(number, float):
        return values
    return {**values, "numerator": max(number + step, 0.0)}
