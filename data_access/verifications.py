"""Where one assignment stands between its owner and those who confirm: reported done, confirmed, or sent back.

A form is drawn from it and hands it back when something is written, so that nobody writes on what is no longer so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, and_, select

from data_access.facts import as_known, within
from data_access.schema.facts import assignment, assignment_report, sent_back, verification
from domain.scope import Scope


class NoSuchAssignment(LookupError):
    """No assignment of this code lies within the scope; the message is the code."""


@dataclass(frozen=True)
class Standing:
    """One assignment as it was known at a moment; each `…_id` is the row of the fact, None where nothing is stated.

    `returns` is how often it was sent back, `returned_on` the last time.
    """

    code: str
    committee_id: str
    assigned_on: date
    cancelled_on: date | None
    done_on: date | None
    report_id: int | None
    verified_on: date | None
    verification_id: int | None
    returns: int
    returned_on: date | None
    return_id: int | None

    @property
    def is_sent_back(self) -> bool:
        """Whether it waits to be done again: no later day was reported since."""
        return self.returned_on is not None and (self.done_on is None or self.done_on <= self.returned_on)

    @property
    def is_done(self) -> bool:
        """Whether its owner reported it done and that stands; work taken back is not."""
        return self.done_on is not None and not self.is_sent_back and self.cancelled_on is None


def standing(connection: Connection, *, code: str, scope: Scope, as_of: datetime) -> Standing:
    """Where the assignment of this code stands. Raises NoSuchAssignment."""
    work, said, proof = assignment.c, assignment_report.c, verification.c
    reported = and_(said.assignment_code == work.code, as_known(assignment_report, as_of), within(scope, said.committee_id))
    verified = and_(proof.assignment_code == work.code, as_known(verification, as_of), within(scope, proof.committee_id))
    query = (
        select(work.code, work.committee_id, work.assigned_on, work.cancelled_on)
        .add_columns(said.done_on, said.id.label("report_id"), proof.verified_on, proof.id.label("verification_id"))
        .outerjoin(assignment_report, reported)
        .outerjoin(verification, verified)
        .where(work.code == code, as_known(assignment, as_of), within(scope, work.committee_id))
    )
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise NoSuchAssignment(code)
    back = sent_back.c
    refused = (
        select(back.number, back.returned_on, back.id)
        .where(back.assignment_code == code, as_known(sent_back, as_of), within(scope, back.committee_id))
        .order_by(back.number.desc())
        .limit(1)
    )
    last = connection.execute(refused).one_or_none()
    number, returned_on, return_id = last or (0, None, None)
    return Standing(**found, returns=number, returned_on=returned_on, return_id=return_id)
