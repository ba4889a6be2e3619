"""The course of one weak-base case: what its steps amount to, taken one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

STAGES = ("listed", "planned", "underway", "proposed", "extended", "dissolved", "exited")
"""The steps of a case; of two on the same day the later in this order counts as the later."""

CLOSING = ("exited", "dissolved")
"""The steps that take a base off the register: a verified exit, or its dissolution or merger."""

_RANK = {stage: number for number, stage in enumerate(STAGES)}


@dataclass(frozen=True)
class Step:
    """One step of a case with the deadline it sets, if any, and the document that made it; `number` tells repeated ones apart."""

    stage: str
    number: int
    happened_on: date
    due_on: date | None = None
    document: str | None = None


@dataclass
class Course:
    """Where a case stands after its steps. `stage_on` is None before the first, `closed_on` while the case is open.

    `original_due_on` is the deadline of the plan, `due_on` the one in force after `extensions`.
    """

    stage: str = "listed"
    stage_on: date | None = None
    closed_on: date | None = None
    closing_document: str | None = None
    original_due_on: date | None = None
    due_on: date | None = None
    extensions: int = 0
    is_planned: bool = False

    def take(self, step: Step) -> None:
        """Take the next step. An extension puts a case back under way; after a closing nothing moves it any more."""
        if self.closed_on is not None:
            return
        self.stage, self.stage_on = ("underway" if step.stage == "extended" else step.stage), step.happened_on
        if step.stage in CLOSING:
            self.closed_on, self.closing_document = step.happened_on, step.document
        if step.stage == "planned":
            self.original_due_on = self.original_due_on or step.due_on
        self.due_on = step.due_on or self.due_on
        self.extensions += step.stage == "extended"
        self.is_planned |= step.stage == "planned"


def course(steps: Iterable[Step]) -> Course:
    """The course of a case from its steps in any order."""
    made = Course()
    for step in in_order(steps):
        made.take(step)
    return made


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Steps as they followed each other."""
    return sorted(steps, key=lambda step: (step.happened_on, _RANK[step.stage], step.number))
