"""What a workbook says, row against row and against what is known; each subject has its module with two functions.

`refusals(book)` gives every reason against its sheet, `statements(book)` the facts its rows state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from domain.statements import Statement
from intake.checks import assigned, assignments, bases, inspections, observations, recommendations, tasks, weak_cases
from intake.checks.book import Book
from intake.refusals import Refusal


@dataclass(frozen=True)
class Subject:
    """The two functions of a subject's module."""

    refusals: Callable[[Book], Iterator[Refusal]]
    statements: Callable[[Book], Iterator[Statement]]


SUBJECTS: dict[Literal["report", "assign"], tuple[Subject, ...]] = {
    "report": tuple(
        Subject(module.refusals, module.statements)
        for module in (assignments, observations, bases, weak_cases, inspections, recommendations)
    ),
    "assign": tuple(Subject(module.refusals, module.statements) for module in (tasks, assigned)),
}
"""The subjects of each kind of workbook, in the order of its sheets."""
