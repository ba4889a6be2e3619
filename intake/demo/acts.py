"""What is done in the app itself between the reports: a moment, and what happens then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from data_access.engine import Connection

Doing = Callable[[Connection, datetime], None]
"""Something done within the open transaction, at a moment (UTC)."""

Act = tuple[datetime, Doing]
"""Something done, with its moment before it."""
