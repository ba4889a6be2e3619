"""What a database holds: nothing yet, invented data or real data. Asked before invented data is written or shown."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection, exists, select

from data_access.schema.system import app_user, revision, submission


class Contents(StrEnum):
    """The three kinds of databases; one with a real account or a report that is not invented is real for good."""

    EMPTY = "empty"
    DEMO = "demo"
    REAL = "real"


def contents(connection: Connection) -> Contents:
    """What the database holds now."""
    if connection.execute(select(revision.c.is_demo)).scalar_one():
        return Contents.DEMO
    begun = select(exists().where(submission.c.id.is_not(None)) | exists().where(app_user.c.name.is_not(None)))
    return Contents.REAL if connection.execute(begun).scalar_one() else Contents.EMPTY
