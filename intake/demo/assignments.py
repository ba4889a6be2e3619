"""The works as each owner has them: deadline, its moves, when begun, when done, when verified, or why cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from domain.periods import REORGANISED_ON
from intake.demo.calendar import Due
from intake.demo.contradictions import PROGRAMME_BEHIND, VERIFIED_BUT_UNMET
from intake.demo.dice import Dice, dice
from intake.demo.documents import assigning_symbol, symbol
from intake.demo.places import Place
from intake.demo.timeline import Timeline, timeline
from intake.demo.works import Work

_FIRST_WEEKS = 21
"""A work is not given to a committee that is younger than this many days, nor to one that ends within them."""


@dataclass(frozen=True)
class Assignment:
    """One work of one owner. Days may lie in the future; `moves` are (day, new deadline, document), oldest first."""

    code: str
    place: Place
    work: Work
    moves: tuple[tuple[date, date, str], ...]
    started_on: date | None
    done_on: date | None
    product_document: str
    verified_on: date | None
    verification_document: str
    cancelled_on: date | None
    cancel_reason: str | None
    returned_on: date | None = None
    redone_on: date | None = None


def assignments(place: Place, *, works: list[Work], diary: list[Due], seed: int) -> list[Assignment]:
    """The works given to `place`, in the order in which they were given; `diary` says when it could report them done."""
    return [
        _assignment(place, work, diary=diary, throw=throw)
        for work in works
        for throw in (dice(seed, "assignment", place.id, work.year, work.number),)
        if _is_given(place, work, throw=throw)
    ]


def _is_given(place: Place, work: Work, *, throw: Dice) -> bool:
    mine = {place.responsible, "R4"} if place.id == "tp-btctu" else {place.responsible}
    settled = work.assigned_on - timedelta(days=_FIRST_WEEKS)
    lasting = work.assigned_on + timedelta(days=_FIRST_WEEKS)
    stands = place.stands_on(lasting) and (place.stands_on(settled) or place.valid_from <= REORGANISED_ON <= work.assigned_on)
    done_in_time = place.valid_to is None or work.due_on <= place.valid_to + timedelta(days=20) or throw.chance(0.2)
    return work.responsible in mine and stands and done_in_time and place.stands_on(work.assigned_on) and throw.chance(work.share)


def _assignment(place: Place, work: Work, *, diary: list[Due], throw: Dice) -> Assignment:
    moves = _moves(work, throw=throw)
    done = _done_on(place, work, due=moves[-1][1] if moves else work.due_on, throw=throw)
    ended = _cancelled_on(place, work, done=done, throw=throw)
    last = min(done, ended or done)
    started = throw.day(work.assigned_on + timedelta(days=3), within=_until_started(work, last=last, throw=throw))
    return Assignment(
        code=f"NV-{work.year}-{work.number:04}-{place.tag}",
        place=place,
        work=work,
        moves=tuple(move for move in moves if move[0] <= last - timedelta(days=2)),
        started_on=started if not ended and started <= last else None,  # the owner of what is taken back reports nothing
        done_on=None if ended else done,
        product_document=symbol(throw, kind="KH" if work.product.startswith("Kế hoạch") else "BC", place=place),
        verified_on=None if ended else _verified_on(place, work, done=done, diary=diary, throw=throw),
        verification_document=f"Số {throw.randint(10, 400)}-TB/BTCTU",
        cancelled_on=ended,
        cancel_reason=_cancel_reason(place, on=ended) if ended else None,
    )


def _is_sure(place: Place, work: Work) -> bool:
    """Whether a contradiction needs this work to be reported done in time."""
    planted = {"1.8": PROGRAMME_BEHIND, "1.3": VERIFIED_BUT_UNMET}.get(work.clause)
    return planted in place.plants


def _until_started(work: Work, *, last: date, throw: Dice) -> int:
    """Days within which a work is begun; some are begun shortly before they are done, late ones too."""
    return max(round(((last - work.assigned_on).days - 6) * throw.choice((0.1, 0.25, 0.5, 0.9))), 0)


def _moves(work: Work, *, throw: Dice) -> list[tuple[date, date, str]]:
    if not throw.chance(0.08):
        return []
    first = throw.day(work.due_on - timedelta(days=14), within=9)
    longer = throw.day(work.due_on + timedelta(days=throw.choice((20, 30, 45))), within=3)
    moves = [(first, longer, assigning_symbol(throw, kind="CV", on=first))]
    if throw.chance(0.12):
        again = throw.day(longer - timedelta(days=8), within=4)
        moves.append((again, throw.day(longer + timedelta(days=30), within=3), assigning_symbol(throw, kind="CV", on=again)))
    return moves


def _done_on(place: Place, work: Work, *, due: date, throw: Dice) -> date:
    """Mostly before the deadline, sometimes weeks late, now and then so late that it is still open today."""
    effort = {"1.3": -0.03, "1.9": -0.04, "1.4": -0.02, "1.8": 0.02, "1.1": 0.04}.get(work.clause, 0.0)
    kept = place.care + effort + 0.01
    fate = throw.random()
    if fate < kept or _is_sure(place, work):
        early = round((due - work.assigned_on).days * 0.18)
        return max(throw.day(due - timedelta(days=early + 2), within=max(early - 2, 1)), work.assigned_on + timedelta(days=6))
    if fate < kept + (1 - kept) * 0.57:
        return throw.day(due + timedelta(days=3), within=throw.choice((12, 30, 60)))
    return throw.day(due + timedelta(days=70), within=250)


def _verified_on(place: Place, work: Work, *, done: date, diary: list[Due], throw: Dice) -> date | None:
    """Some time after it was reported done: nobody verifies what is not yet reported."""
    told = next((due.accepted_at.date() for due in diary if due.cutoff >= done), None)
    chosen = throw.chance(0.62) or _is_sure(place, work)
    return throw.day(told + timedelta(days=2), within=24) if told and chosen else None


def _cancelled_on(place: Place, work: Work, *, done: date, throw: Dice) -> date | None:
    """The day a committee ends with the work undone, or now and then a day on which the city takes it back."""
    if place.valid_to is not None and done > place.valid_to:
        return place.valid_to
    taken_back = throw.chance(0.006) and not _is_sure(place, work)
    return work.assigned_on + timedelta(days=40) if taken_back else None


def _cancel_reason(place: Place, *, on: date) -> str:
    if on != place.valid_to:
        return "Lồng ghép vào nhiệm vụ khác theo chỉ đạo của Ban Thường vụ Thành ủy"
    if place.scheme == "qh":
        return "Kết thúc hoạt động của cấp huyện, chuyển đảng ủy phường, xã, đặc khu thực hiện"
    return "Tổ chức đảng kết thúc hoạt động, chuyển nơi tiếp nhận thực hiện"


def report_timelines(place: Place, *, of: list[Assignment]) -> list[Timeline]:
    """What the owner states of each work: that it began, that it is done and by which document."""
    return [_reported(place, work) for work in of if work.started_on or work.done_on]


def _reported(place: Place, work: Assignment) -> Timeline:
    known = {"assignment_code": work.code, "committee_id": place.id, "done_on": None, "product_document": None, "note": None}
    steps = [(work.started_on, {**known, "started_on": work.started_on})] if work.started_on else []
    if work.done_on:
        begun = {} if steps else {**known, "started_on": None}
        steps.append((work.done_on, {**begun, "done_on": work.done_on, "product_document": work.product_document}))
    if work.redone_on:
        steps.append((work.redone_on, {"done_on": work.redone_on}))
    return timeline("assignment_report", *steps)


def assigning_timelines(works: list[Assignment]) -> list[Timeline]:
    """What the Organisation Commission states: the assignment, its moves, its end without result, its verification."""
    return [line for work in works for line in (_assigned(work), *_moved(work), *_verified(work))]


def _assigned(work: Assignment) -> Timeline:
    given = {
        "code": work.code,
        "committee_id": work.place.id,
        "clause": work.work.clause,
        "letter": work.work.letter,
        "title": work.work.title,
        "product": work.work.product,
        "assigning_document": work.work.document,
        "assigned_on": work.work.assigned_on,
        "due_on": work.work.due_on,
        "cancelled_on": None,
        "cancel_reason": None,
    }
    steps = [(work.work.assigned_on, given)]
    if work.cancelled_on:
        steps.append((work.cancelled_on, {"cancelled_on": work.cancelled_on, "cancel_reason": work.cancel_reason}))
    return timeline("assignment", *steps)


def _moved(work: Assignment) -> list[Timeline]:
    about = {"assignment_code": work.code, "committee_id": work.place.id}
    return [
        timeline("deadline_move", (day, {**about, "number": number, "moved_on": day, "due_on": due, "document": document}))
        for number, (day, due, document) in enumerate(work.moves, start=1)
    ]


def _verified(work: Assignment) -> list[Timeline]:
    if work.verified_on is None:
        return []
    about = {"assignment_code": work.code, "committee_id": work.place.id, "verified_by": "tp-btctu"}
    return [
        timeline(
            "verification", (work.verified_on, {**about, "verified_on": work.verified_on, "document": work.verification_document})
        )
    ]
