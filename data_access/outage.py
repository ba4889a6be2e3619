"""How a database that is away or not ready shows itself, so that the layers above need not know its driver."""

from __future__ import annotations

from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class NotReady(RuntimeError):
    """The database answers but has not the tables this program was written for."""


class Unreadable(RuntimeError):
    """The file that should be the database is damaged or is something else; nothing in it was touched."""


BadAddress = ArgumentError
"""What is raised where `DATABASE_URL` is no address of a database: nothing to wait for, it must be corrected."""

OUTAGES = (NotReady, Unreadable, OperationalError, InterfaceError, PoolTimeout)
"""What is raised while the database is away, overloaded, damaged or not ready: wait and try again."""
