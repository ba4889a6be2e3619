"""Every table of the database, one definition for SQLite and PostgreSQL.

Moments are stored as UTC without a zone (`DateTime`), days as `Date`, because SQLite knows no zones and both databases
must answer alike. Codes are text and stable; numbers that count rows are `id`.
"""

from data_access.schema import correspondence, facts, meetings, reference, settings, system
from data_access.schema.base import metadata
from data_access.schema.facts import FACTS

__all__ = ["FACTS", "correspondence", "facts", "meetings", "metadata", "reference", "settings", "system"]
