"""Inspections and supervisions of a committee: the programme of each year, what came of it, and what came besides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from intake.demo.bases import Base
from intake.demo.contradictions import ALL_REGISTERED, GOOD_THOUGH_DISCIPLINED, PROGRAMME_BEHIND, VERIFIED_BUT_UNMET
from intake.demo.dice import Dice, dice
from intake.demo.documents import inspection_symbol, symbol
from intake.demo.outcomes import Outcome, outcome
from intake.demo.places import Place
from intake.demo.timeline import Timeline, timeline

_PROGRAMME = {"KT_TX": 5.0, "KT_CD": 4.0, "GS_CD": 6.0, "GS_TX": 2.0, "KT_NV": 1.5, "KT_TC": 2.0}
_AUTHORITIES = {
    "KT_TX": ("CAP_UY", "CAP_UY", "CHI_BO"),
    "KT_CD": ("CAP_UY",),
    "GS_CD": ("CAP_UY", "UBKT"),
    "GS_TX": ("CAP_UY", "UBKT", "CHI_BO"),
    "KT_NV": ("UBKT",),
    "KT_TC": ("UBKT",),
    "KT_DHVP": ("UBKT", "UBKT", "CAP_UY"),
    "KL": ("CAP_UY", "UBKT", "CHI_BO"),
    "TC": ("UBKT",),
}
_CLAUSES = {"1.8": 4.0, "1.3": 4.0, "1.2": 2.0, "1.4": 2.0, "1.7": 1.5, "1.9": 1.5, "1.5": 1.0, "1.6": 1.0}
_SIZE = {"qh": (9, 14), "xp": (4, 8), "tt": (4, 9)}


@dataclass(frozen=True)
class Inspection:
    """One inspection: when it was planned, begun, ended and concluded, and what was found. Days may lie in the future."""

    code: str
    year: int
    authority: str
    form: str
    subject: str
    base: Base | None
    clause: str
    planned_on: date | None
    started_on: date | None
    ended_on: date | None
    concluded_on: date | None
    document: str
    outcome: Outcome

    def is_concluded_on(self, day: date) -> bool:
        """Whether the conclusion was announced by the end of `day`."""
        return self.concluded_on is not None and self.concluded_on <= day


def inspections(place: Place, *, bases: list[Base], seed: int, today: date) -> list[Inspection]:
    """Every inspection of the programmes up to this year and every one beside them, numbered within their year."""
    if place.is_body:
        return []
    found: list[Inspection] = []
    for year in range(place.valid_from.year, min(place.valid_to or today, today).year + 1):
        start, end = max(date(year, 1, 1), place.valid_from), min(date(year, 12, 31), place.valid_to or date.max)
        if (end - start).days > 75:
            found += _year(place, bases, start=start, end=end, throw=dice(seed, "inspections", place.id, year))
    return found


@dataclass(frozen=True)
class _Slot:
    """A round of the year before anything came of it: in the programme or beside it, `each` members if it is discipline."""

    number: int
    form: str
    on: date
    planned: bool
    each: int


def _year(place: Place, bases: list[Base], *, start: date, end: date, throw: Dice) -> list[Inspection]:
    standing = [base for base in bases if base.stands_on(start) and base.stands_on(end)]
    slots = _slots(place, start=start, share=(end - start).days / 365, throw=throw)
    lines = [_one(place, throw.choice(standing), slot=slot, throw=throw) for slot in slots]
    return _planted(place, _ended(lines, place=place))


def _slots(place: Place, *, start: date, share: float, throw: Dice) -> list[_Slot]:
    """The programme of the year in the order of its days, then what comes beside it: signs, discipline, denunciations."""
    programme = [throw.one(_PROGRAMME) for _ in range(max(round(throw.randint(*_SIZE[place.scheme]) * share), 2))]
    signs = ["KT_DHVP"] * round(throw.triangular(0, 3 if place.scheme == "qh" else 1.6) * share)
    members = throw.gauss(place.members * 0.0019 * share, 0.8)
    discipline = ["KL"] * min(max(round(members / 2), 0), 6)
    beside = [*signs, *discipline, *(["TC"] if throw.chance(0.12 * share) else [])]
    days = sorted(throw.day(start + timedelta(days=35), within=round(285 * share) - 20) for _ in programme)
    other = sorted(throw.day(start + timedelta(days=20), within=round(300 * share) - 10) for _ in beside)
    each = max(round(members / max(len(discipline), 1)), 1)
    forms = [*programme, *throw.sample(beside, len(beside))]
    timed = enumerate(zip(forms, (*days, *other), strict=True), start=1)
    return [_Slot(number, form, on, number <= len(programme), each) for number, (form, on) in timed]


def _one(place: Place, base: Base, *, slot: _Slot, throw: Dice) -> Inspection:
    form, authority = slot.form, throw.choice(_AUTHORITIES[slot.form])
    subject = "DV" if form in ("KL", "TC") or throw.chance(0.75 if form == "KT_DHVP" else 0.3) else "TCD"
    whole = slot.planned and throw.chance(0.22)  # a round over several bases has no base of its own
    begun = throw.day(slot.on + timedelta(days=throw.randint(-4, 18)), within=6) if slot.planned else slot.on
    skipped = slot.planned and throw.chance((1 - place.care) * 0.3)
    ended = throw.day(begun + timedelta(days=14), within=24)
    concluded = None if throw.chance(0.03) else throw.day(ended + timedelta(days=6), within=22)
    sign = inspection_symbol if authority == "UBKT" else symbol
    return Inspection(
        code=f"KT-{slot.on.year}-{place.tag}-{slot.number:02}",
        year=slot.on.year,
        authority=authority,
        form=form,
        subject=subject,
        base=None if whole else base,
        clause=throw.one(_CLAUSES) if slot.planned else "1.8",
        planned_on=slot.on if slot.planned else None,
        started_on=None if skipped else begun,
        ended_on=None if skipped else ended,
        concluded_on=None if skipped else concluded,
        document=sign(throw, kind="QĐ" if form == "KL" else "TB", place=place),
        outcome=outcome(form, subject=subject, whole=whole, each=slot.each, throw=throw),
    )


def _ended(lines: list[Inspection], *, place: Place) -> list[Inspection]:
    """Nothing begins or ends after its committee: what would, stays as it was."""
    last = place.valid_to or date.max

    def within(day: date | None) -> date | None:
        return day if day and day <= last else None

    kept = [line for line in lines if line.planned_on is not None or within(line.started_on)]
    return [
        replace(line, started_on=within(line.started_on), ended_on=within(line.ended_on), concluded_on=within(line.concluded_on))
        for line in kept
    ]


def _planted(place: Place, lines: list[Inspection]) -> list[Inspection]:
    """The inspections that contradict what the committee reports elsewhere."""
    if PROGRAMME_BEHIND in place.plants:
        late = [number for number, line in enumerate(lines) if line.planned_on is not None][::2]
        return [
            replace(line, started_on=None, ended_on=None, concluded_on=None) if number in late else line
            for number, line in enumerate(lines)
        ]
    clause = {ALL_REGISTERED: "1.7", VERIFIED_BUT_UNMET: "1.3", GOOD_THOUGH_DISCIPLINED: "1.8"}.get(next(iter(place.plants), ""))
    done = [line for line in lines if line.concluded_on is not None and line.base is not None]
    if clause is None or not done:
        return lines
    chosen = done[0]
    as_organisation = GOOD_THOUGH_DISCIPLINED in place.plants
    counts = Outcome(1, 1, 1, 1 if as_organisation else 0, 1 if as_organisation else 0, ("NGHI_QUYET",))
    changed = replace(chosen, form="KT_DHVP" if as_organisation else "GS_CD", subject="TCD", clause=clause, outcome=counts)
    return [changed if line is chosen else line for line in lines]


def inspection_timelines(place: Place, *, of: list[Inspection]) -> list[Timeline]:
    """What the committee states of each: its place in the programme, its start, its end, its conclusion with the counts."""
    return [_stated(place, line) for line in of]


def _stated(place: Place, line: Inspection) -> Timeline:
    told = max(date(line.year, 1, 15), place.valid_from + timedelta(days=20))
    known = {
        "code": line.code,
        "committee_id": place.id,
        "year": line.year,
        "authority": line.authority,
        "form": line.form,
        "subject": line.subject,
        "base_code": line.base.code if line.base else None,
        "clause": line.clause,
        "planned_on": line.planned_on,
        **dict.fromkeys(("started_on", "ended_on", "concluded_on", "document", "findings")),
        **dict.fromkeys(("inspected", "concluded", "with_violation", "to_discipline", "disciplined")),
    }
    steps = [(told if line.planned_on else line.started_on or told, known)]
    steps += [(line.started_on, {"started_on": line.started_on})] if line.started_on else []
    steps += [(line.ended_on, {"ended_on": line.ended_on, "inspected": line.outcome.inspected})] if line.ended_on else []
    if line.concluded_on:
        steps.append((line.concluded_on, {"concluded_on": line.concluded_on, "document": line.document, **line.outcome.counts}))
    return timeline("inspection", *steps)
