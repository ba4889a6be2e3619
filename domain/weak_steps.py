"""The life cycle of a weak-base case: which step may follow which, and what each step must carry.

The import of workbooks and the screen where a step is added ask the same functions, so neither lets through what the
other refuses. A relapse is no step: it is a new case of the same base, see `domain.weak_bases.relapses`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from domain.weak_course import STAGES, Step, course, in_order

FOLLOWING: dict[str, tuple[str, ...]] = {
    "listed": ("planned", "dissolved"),
    "planned": ("underway", "extended", "dissolved"),
    "underway": ("proposed", "extended", "dissolved"),
    "extended": ("underway", "proposed", "extended", "dissolved"),
    "proposed": ("exited", "extended", "dissolved"),
    "exited": (),
    "dissolved": (),
}
"""What may come next after each step. A proposal that was not accepted is answered by an extension; nothing follows an exit."""

REPEATED = frozenset({"extended", "proposed"})
"""The steps that a case may take more than once."""

DOCUMENTED = frozenset({"listed", "planned", "extended", "exited", "dissolved"})
"""The steps that are decisions: without the document that made them they did not happen."""

SETS_DEADLINE = frozenset({"planned", "extended"})


class Reason(StrEnum):
    """What is wrong with a step."""

    NOT_LISTED = "not_listed"  # the first step of a case is its listing
    NOT_NEXT = "not_next"  # it may not follow the step before
    AGAIN = "again"  # taken a second time
    AHEAD = "ahead"  # dated after the day on which it is stated
    UNDOCUMENTED = "undocumented"
    NO_DEADLINE = "no_deadline"
    STRAY_DEADLINE = "stray_deadline"  # a deadline with a step that sets none
    SPENT_DEADLINE = "spent_deadline"  # not after the day that sets it
    SHORTENED = "shortened"  # an extension that is not later than the deadline before


@dataclass(frozen=True)
class Fault:
    """A step with what is wrong with it; `before` is the step it cannot follow, `due_on` the deadline that held before it."""

    step: Step
    reason: Reason
    before: Step | None = None
    due_on: date | None = None

    def told(self, names: Mapping[str, str]) -> str:
        """What is expected instead, in Vietnamese; `names` are the names of the steps."""
        name = f"«{names[self.step.stage]}»"
        before = f"«{names[self.before.stage]}» ({self.before.happened_on:%d/%m/%Y})" if self.before else ""
        due = f"{self.due_on:%d/%m/%Y}" if self.due_on else ""
        nexts = ", ".join(f"«{names[stage]}»" for stage in FOLLOWING[self.before.stage]) if self.before else ""
        return {
            Reason.NOT_LISTED: f"{name} phải sau «{names['listed']}»",
            Reason.NOT_NEXT: f"{name} không thể ngay sau {before}; "
            + (f"sau bước đó chỉ có {nexts}" if nexts else "đã kết thúc"),
            Reason.AGAIN: f"{name} chỉ ghi một lần",
            Reason.AHEAD: f"{name} ghi ngày đã đến; việc chưa làm thì chưa ghi",
            Reason.UNDOCUMENTED: f"{name} phải có số, ký hiệu văn bản",
            Reason.NO_DEADLINE: f"{name} phải có thời hạn",
            Reason.STRAY_DEADLINE: f"{name} không đặt thời hạn; thời hạn chỉ ghi ở kế hoạch và gia hạn",
            Reason.SPENT_DEADLINE: f"thời hạn của {name} phải sau ngày {self.step.happened_on:%d/%m/%Y}",
            Reason.SHORTENED: f"thời hạn của {name} phải sau thời hạn trước đó ({due})",
        }[self.reason]


def faults(steps: Iterable[Step], *, on: date) -> list[Fault]:
    """What is wrong with the steps of one case as stated on day `on`, in their order; empty for a right course."""
    taken = in_order(steps)
    return [*_of_order(taken), *(fault for step in taken for fault in _of_step(step, on)), *_of_deadlines(taken)]


def next_stages(steps: Iterable[Step]) -> tuple[str, ...]:
    """The steps that may come next in a case, in the usual order; for a case without any only its listing."""
    taken = in_order(steps)
    if not taken:
        return ("listed",)
    done = {step.stage for step in taken} - REPEATED
    return tuple(stage for stage in STAGES if stage in FOLLOWING[taken[-1].stage] and stage not in done)


def next_number(steps: Iterable[Step], stage: str) -> int:
    """The number of the next step of this kind: 1 for the first."""
    return max((step.number for step in steps if step.stage == stage), default=0) + 1


def is_open(steps: Iterable[Step]) -> bool:
    """Whether a case with these steps is still on the register."""
    return course(steps).closed_on is None


def _of_order(taken: list[Step]) -> Iterator[Fault]:
    if taken and taken[0].stage != "listed":
        yield Fault(taken[0], Reason.NOT_LISTED)
        return
    seen = {step.stage for step in taken[:1]}
    for before, step in pairwise(taken):
        if step.stage in seen - REPEATED:
            yield Fault(step, Reason.AGAIN)
        elif step.stage not in FOLLOWING[before.stage]:
            yield Fault(step, Reason.NOT_NEXT, before)
        seen.add(step.stage)


def _of_step(step: Step, on: date) -> Iterator[Fault]:
    if step.happened_on > on:
        yield Fault(step, Reason.AHEAD)
    if step.stage in DOCUMENTED and not step.document:
        yield Fault(step, Reason.UNDOCUMENTED)
    if step.stage not in SETS_DEADLINE:
        if step.due_on is not None:
            yield Fault(step, Reason.STRAY_DEADLINE)
    elif step.due_on is None:
        yield Fault(step, Reason.NO_DEADLINE)
    elif step.due_on <= step.happened_on:
        yield Fault(step, Reason.SPENT_DEADLINE)


def _of_deadlines(taken: list[Step]) -> Iterator[Fault]:
    dated = [step for step in taken if step.due_on is not None and step.stage in SETS_DEADLINE]
    for before, step in pairwise(dated):
        if before.due_on is not None and step.due_on is not None and step.due_on <= before.due_on:
            yield Fault(step, Reason.SHORTENED, due_on=before.due_on)
