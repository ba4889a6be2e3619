"""What changed between two moments, each change in exactly one class, so that a meeting knows what is news and what is not.

A **subject** is one thing whose value a meeting may be told: a piece of work, a weak-base case, an inspection, a
recommendation, a headline figure of one committee and period, a committee itself, or a rule in force. Its **reading** is
what the screens say of it for a day, from what was known at a moment. Three readings are compared:

    before   known at the earlier moment, for the earlier day: what the last meeting was told
    then     known at the later moment, for the earlier day: what is known today about that day
    now      known at the later moment, for the later day

**A change** is a subject whose `before` and `now` differ in value or deadline, or of which only one exists. It counts once,
in the first class of this order whose condition holds:

1. definition    the rule or definition behind the value differs between the days.
2. reorganised   its committee is another one, or began or ended between the two days.
3. moved         the deadline in force differs, though the first deadline does not.
4. corrected     about the earlier day something else is true than had been stated: a stated value was replaced or taken
                 back, or reports that covered the day on which it happened had not said it.
5. late          about the earlier day something is true that nobody had stated yet: it had happened before the last
                 meeting, and the report came after it.
6. real          everything else: it happened between the two days, passing deadlines included.

So the classes are disjoint, every change has one, and their sizes add up to the number of changes. The order puts first
what makes a comparison void, then what somebody decided, then what the last meeting was told wrongly or not at all: news
that hides a correction is a correction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ChangeClass(StrEnum):
    """Why something reads differently than at the last meeting; in the order in which a meeting wants to hear it."""

    REAL = "real"
    LATE = "late"
    CORRECTED = "corrected"
    MOVED = "moved"
    REORGANISED = "reorganised"
    DEFINITION = "definition"


CLASS_NAMES: Mapping[str, str] = {
    ChangeClass.REAL: "Thay đổi thực tế",
    ChangeClass.LATE: "Báo cáo về sau cuộc họp trước",
    ChangeClass.CORRECTED: "Đính chính số liệu cũ",
    ChangeClass.MOVED: "Gia hạn, đổi hạn",
    ChangeClass.REORGANISED: "Sắp xếp lại đơn vị",
    ChangeClass.DEFINITION: "Đổi cách tính",
}

Subject = tuple[str, str]
"""What a reading is about: kind (work, case, inspection, remedy, figure, unit, rule) and code."""

RULE = "rule"
"""The kind of subject that is a definition itself."""


@dataclass(frozen=True)
class Reading:
    """What is said of a subject for one day.

    `value` and `deadline` are what the screens show. `stated` are the values that somebody stated, by name, those left
    open not among them; the first deadline stands there as `due_on`. `since` is the day on which the value came to be
    so; `told_until` the last day that the owner's reports known at the EARLIER moment covered, in every reading, and None
    where the value does not come from the owner. `source` is submission, sheet and row.
    """

    value: str
    committee_id: str
    deadline: date | None = None
    definition: str = ""
    stated: Mapping[str, object] = field(default_factory=dict)
    since: date | None = None
    told_until: date | None = None
    source: tuple[int, str, int] | None = None

    @property
    def shown(self) -> tuple[str, date | None]:
        """What makes a change when it differs."""
        return self.value, self.deadline


Readings = Mapping[Subject, Reading]
Three = tuple[Reading | None, Reading | None, Reading | None]


@dataclass(frozen=True)
class Change:
    """One change: the class, and the readings of both moments; None where the subject did not exist."""

    subject: Subject
    kind: ChangeClass
    before: Reading | None
    now: Reading | None


@dataclass(frozen=True)
class Span:
    """Two days, and the committees that exist on just one of them."""

    earlier: date
    later: date
    reorganised: frozenset[str] = frozenset()


def changes(before: Readings, then: Readings, now: Readings, *, span: Span) -> tuple[Change, ...]:
    """Every change between the two moments with its class, in the order of subjects."""
    found = []
    for subject in sorted(before.keys() | now.keys()):
        old, known, new = before.get(subject), then.get(subject), now.get(subject)
        if _shown(old) != _shown(new):
            found.append(Change(subject, _kind(subject, (old, known, new), span), old, new))
    return tuple(found)


def counts(found: tuple[Change, ...]) -> dict[ChangeClass, int]:
    """How many changes each class has, every class named; the sum is the number of changes."""
    sizes = Counter(change.kind for change in found)
    return {kind: sizes[kind] for kind in ChangeClass}


def _kind(subject: Subject, readings: Three, span: Span) -> ChangeClass:
    before, then, now = readings
    if subject[0] == RULE or (before is not None and now is not None and before.definition != now.definition):
        return ChangeClass.DEFINITION
    if _is_reorganised(before, now, span):
        return ChangeClass.REORGANISED
    if before is not None and now is not None and _is_moved(before, now):
        return ChangeClass.MOVED
    if _shown(before) != _shown(then):
        return ChangeClass.CORRECTED if _is_contradicted(before, then) else ChangeClass.LATE
    return ChangeClass.REAL


def _shown(reading: Reading | None) -> tuple[str, date | None] | None:
    return None if reading is None else reading.shown


def _is_reorganised(before: Reading | None, now: Reading | None, span: Span) -> bool:
    committees = {reading.committee_id for reading in (before, now) if reading is not None}
    return len(committees) > 1 or bool(committees & span.reorganised)


def _is_moved(before: Reading, now: Reading) -> bool:
    return before.deadline != now.deadline and before.stated.get("due_on") == now.stated.get("due_on")


def _is_contradicted(before: Reading | None, then: Reading | None) -> bool:
    """Whether what was stated at the earlier moment does not hold: replaced, taken back, or silent where it had spoken."""
    if before is not None and (then is None or any(then.stated.get(name) != said for name, said in before.stated.items())):
        return True
    return then is not None and _is_covered(then)


def _is_covered(then: Reading) -> bool:
    return then.since is not None and then.told_until is not None and then.since <= then.told_until
