"""The works that the city gives out each year, read from `works.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from intake.demo.dice import Dice, dice, working_day
from intake.demo.documents import assigning_symbol

_RESPONSIBLE = {"1": "R1", "2": "R2", "3": "R3", "4": "R4", "5": "R1"}  # by section of the Directive


@dataclass(frozen=True)
class Work:
    """One work of one year, given to many on the same day with the same deadline by the same document."""

    number: int
    year: int
    clause: str
    responsible: str
    letter: str | None
    title: str
    product: str
    document: str
    assigned_on: date
    due_on: date
    share: float


def works(*, seed: int, start: date, today: date) -> list[Work]:
    """Every work given out from `start` to `today`, numbered within its year by the day it was given."""
    entries = tomllib.loads(Path(__file__).with_name("works.toml").read_text(encoding="utf-8"))["work"]
    found = []
    for year in range(start.year, today.year + 1):
        given = [entry for entry in entries if year in entry.get("years", [year])]
        given.sort(key=lambda entry: (entry["on"], entry["clause"], entry["title"]))
        for number, entry in enumerate(given, start=1):
            throw = dice(seed, "work", year, number)
            found.append(_work(entry, number=number, year=year, throw=throw))
    return [work for work in found if start <= work.assigned_on <= today]


def _work(entry: dict[str, str], *, number: int, year: int, throw: Dice) -> Work:
    month, day = entry["on"].split("-")
    assigned = working_day(date(year, int(month), int(day)) + timedelta(days=throw.randint(-4, 4)))
    return Work(
        number=number,
        year=year,
        clause=entry["clause"],
        responsible=_RESPONSIBLE[entry["clause"][0]],
        letter=entry.get("letter"),
        title=entry["title"].format(year=year),
        product=entry["product"],
        document=assigning_symbol(throw, kind=entry["kind"], on=assigned),
        assigned_on=assigned,
        due_on=working_day(assigned + timedelta(days=int(entry["days"]))),
        share=float(entry.get("share", 1.0)),
    )
