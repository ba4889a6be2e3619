"""The whole story written into the database in the order in which it happened, each report through the accepting code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from data_access.changes.submissions import accept_within
from data_access.changes.withdrawals import withdraw_within
from data_access.engine import Connection
from data_access.known import known
from data_access.lists import Reference
from domain.scope import Scope
from domain.statements import Report
from intake.demo.acts import Act, Doing
from intake.demo.assignments import Assignment
from intake.demo.calendar import BEGINNING, Due, dues, newest_quarter
from intake.demo.commission import commission_reports
from intake.demo.meetings import meetings_held
from intake.demo.milestones import milestones
from intake.demo.notes import notes
from intake.demo.places import places
from intake.demo.questions import questions
from intake.demo.reports import Teller
from intake.demo.returns import returns, with_returns
from intake.demo.slips import WITHDRAWN_BECAUSE, with_slips
from intake.demo.story import Story, story
from intake.demo.workbooks import Desk
from intake.demo.works import works

Step = Callable[[], None]
"""Called after each accepted report, to move the progress bar."""


@dataclass(frozen=True)
class Told:
    """The stories of all committees and the diary of their reports, in the order in which they came."""

    stories: dict[str, Story]
    dues: list[Due]
    reference: Reference
    today: date
    seed: int

    def is_newest(self, due: Due) -> bool:
        """Whether this is a committee's report for the newest quarter, which comes as a workbook."""
        return due.period == newest_quarter(self.today) and not due.slip

    @property
    def assigning(self) -> list[tuple[datetime, Report]]:
        """The workbooks of the Organisation Commission with the moments they were accepted."""
        return commission_reports(self._works, today=self.today)

    @property
    def acts(self) -> list[Act]:
        """What is done in the app itself: work sent back, explanations asked and given, notes, meetings, milestones."""
        places = [each.place for each in self.stories.values()]
        return [
            *returns(self._works, seed=self.seed),
            *questions(places, self._works, seed=self.seed, today=self.today),
            *notes(places, seed=self.seed, today=self.today),
            *meetings_held(places, today=self.today),
            *milestones(self.stories, dues=self.dues, seed=self.seed, today=self.today),
        ]

    @property
    def _works(self) -> list[Assignment]:
        return [work for each in self.stories.values() for work in each.assignments]


def told(reference: Reference, *, seed: int, today: date, districts: frozenset[str] | None = None) -> Told:
    """Invent everything for the committees of these districts and the city bodies, or for all."""
    chosen = places(reference, seed=seed, districts=districts)
    given = works(seed=seed, start=BEGINNING, today=today)
    diaries = {place: dues(place, seed=seed, today=today) for place in chosen}
    stories = {place.id: story(place, works=given, diary=diaries[place], seed=seed, today=today) for place in chosen}
    stories = with_returns(stories, diaries={place.id: diaries[place] for place in chosen}, seed=seed, today=today)
    diary = with_slips([due for each in diaries.values() for due in each], seed=seed, today=today)
    return Told(stories, sorted(diary, key=_moment), reference, today, seed)


def _moment(due: Due) -> tuple[datetime, str, str]:
    return due.accepted_at, due.place.id, due.period.code


def written(connection: Connection, *, story: Told, desk: Desk, step: Step) -> int:
    """Accept every report in order, and withdraw what was sent by mistake; returns how many were accepted.

    The newest quarter comes as workbooks from the `desk`. The caller's transaction holds the whole story or none of it.
    """
    post = _Post(connection, story, desk)
    mistaken: dict[datetime, tuple[Due, int]] = {}
    reports: list[tuple[datetime, Report | Due]] = [*story.assigning, *((due.accepted_at, due) for due in story.dues)]
    events: list[tuple[datetime, Report | Due | Doing]] = [*reports, *story.acts]
    for at, event in sorted(events, key=lambda each: each[0]):
        for moment in sorted(moment for moment in mistaken if moment <= at):
            _withdraw(connection, *mistaken.pop(moment), at=moment)
        if callable(event):
            event(connection, at)
            continue
        report = event if isinstance(event, Report) else post.report(event)
        outcome = accept_within(connection, report=report, by=report.committee_id, at=at)
        if isinstance(event, Due) and event.withdrawn_at and outcome.submission_id:
            mistaken[event.withdrawn_at] = (event, outcome.submission_id)
        step()
    return len(reports)


def _withdraw(connection: Connection, due: Due, number: int, *, at: datetime) -> None:
    withdraw_within(connection, submission_id=number, reason=WITHDRAWN_BECAUSE, by=due.place.id, at=at)


class _Post:
    """Brings the report of each due: as it was told, or as the workbook that was handed out when the newest quarter ended."""

    def __init__(self, connection: Connection, story: Told, desk: Desk) -> None:
        self._connection, self._story, self._desk = connection, story, desk
        self._tellers = {name: Teller(each, reference=story.reference) for name, each in story.stories.items()}
        self._workbooks: dict[Due, Callable[[], Report]] = {}

    def report(self, due: Due) -> Report:
        """The report of one due; they must be asked for in the order in which they came in."""
        if not self._story.is_newest(due):
            return self._tellers[due.place.id].report(due)
        if not self._workbooks:
            newest = (each for each in self._story.dues if self._story.is_newest(each))
            self._workbooks = {each: self._handed_out(each, at=due.accepted_at) for each in newest}
        return self._workbooks.pop(due)()

    def _handed_out(self, due: Due, *, at: datetime) -> Callable[[], Report]:
        """Begin the workbook of one committee, prefilled with what was known of it at the moment `at`."""
        held = known(
            self._connection,
            committee_id=due.place.id,
            period=due.period,
            scope=Scope.of([due.place.id]),
            as_of=at,
            reference=self._story.reference,
        )
        return self._desk(held, self._tellers[due.place.id].report(due))
