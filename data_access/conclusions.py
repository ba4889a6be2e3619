"""What meetings concluded, within the scope of who is to do it, as it stood at a moment: the register of conclusions."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, select

from data_access.clock import local_day
from data_access.facts import within
from data_access.frames import dtypes_of, read_frame
from data_access.schema.meetings import agenda_item, conclusion, conclusion_event, meeting
from domain.conclusions import Held, with_states
from domain.scope import Scope

_MADE, _ITEM, _MEETING, _STEP = conclusion.c, agenda_item.c, meeting.c, conclusion_event.c

_COLUMNS = {
    **dtypes_of(_MADE.id, _MADE.meeting_id, _MEETING.place, _MEETING.held_on, _MADE.item_id),
    "item_title": "str",
    **dtypes_of(_MADE.text, _MADE.committee_id, _MADE.due_on, _MADE.made_at, _MADE.made_as),
}

_STEP_COLUMNS = dtypes_of(_STEP.conclusion_id, _STEP.kind, _STEP.document, _STEP.reason, _STEP.happened_at, _STEP.told_as)


def conclusions(connection: Connection, *, scope: Scope, as_of: datetime, until: datetime | None = None) -> pd.DataFrame:
    """A row a conclusion made up to `as_of` that somebody in scope is to carry out, the newest first.

    Adds the columns of `domain.conclusions.with_states`: state, overdue, days_over, document, reason, changed_at, reminders.
    `until` leaves out meetings frozen after that moment: their conclusions, and the reminders they were.
    """
    last = until or as_of
    query = (
        select(_MADE.id, _MADE.meeting_id, _MEETING.place, _MEETING.held_on, _MADE.item_id, _ITEM.title)
        .add_columns(_MADE.text, _MADE.committee_id, _MADE.due_on, _MADE.made_at, _MADE.made_as)
        .join(meeting, _MEETING.id == _MADE.meeting_id)
        .outerjoin(agenda_item, _ITEM.id == _MADE.item_id)
        .where(_MADE.made_at <= as_of, _MEETING.as_of <= last, within(scope, _MADE.committee_id))
        .order_by(_MADE.id.desc())
    )
    made = read_frame(connection, query, _COLUMNS)
    frozen = select(_MEETING.place, _MEETING.as_of).where(_MEETING.as_of <= last)
    held = [Held(row.place, row.as_of) for row in connection.execute(frozen)]
    return with_states(made, _steps(connection, scope=scope, as_of=as_of), held, on=local_day(as_of))


def history(connection: Connection, *, number: int, scope: Scope, as_of: datetime) -> pd.DataFrame:
    """The steps of one conclusion up to `as_of`, the oldest first: kind, document, reason, happened_at, told_as."""
    steps = _steps(connection, scope=scope, as_of=as_of)
    return steps[steps["conclusion_id"] == number].drop(columns="conclusion_id").reset_index(drop=True)


def _steps(connection: Connection, *, scope: Scope, as_of: datetime) -> pd.DataFrame:
    query = (
        select(*(_STEP[name] for name in _STEP_COLUMNS))
        .join(conclusion, _MADE.id == _STEP.conclusion_id)
        .where(_STEP.happened_at <= as_of, within(scope, _MADE.committee_id))
        .order_by(_STEP.id)
    )
    return read_frame(connection, query, _STEP_COLUMNS)
