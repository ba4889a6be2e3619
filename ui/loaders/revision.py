"""The revision of the database, read on each run and never kept: everything that is kept is kept under it."""

from __future__ import annotations

from data_access import revision as table
from data_access.revision import Revision
from ui.loaders import connection


def revision() -> Revision:
    """The state of the database at this moment."""
    with connection() as opened:
        return table.revision(opened)
