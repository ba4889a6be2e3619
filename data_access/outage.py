"""How a database that is away or not ready shows itself, so that the layers above need not know its driver."""

from __future__ import annotations

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class NotReady(RuntimeError):
    """The database answers but has not the tables this program was written for."""


OUTAGES = (NotReady, OperationalError, InterfaceError, PoolTimeout)
"""What is raised while the database is away, overloaded or not ready: wait and try again."""
