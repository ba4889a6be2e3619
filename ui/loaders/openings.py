"""That the page of one base was opened, written down beside the screen: who reads never waits for a writer.

What cannot be written is logged and tried again when the page is drawn next; the page is shown either way.
"""

from __future__ import annotations

import logging
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import date

from data_access import clock
from data_access.changes.openings import record_opening
from data_access.engine import Engine
from data_access.outage import OUTAGES
from data_access.users import Account
from ui.loaders import engine

BESIDE: Executor = ThreadPoolExecutor(1, thread_name_prefix="opening")
"""Where it is written. Tests put one in its place that does so at once."""

_Opening = tuple[str, str, str, date]  # database, account, base, day in the city

_logger = logging.getLogger("chithi06")
_written: set[_Opening] = set()  # by this process: most runs of a page are not its first of the day
_MOST = 10_000


def note(reader: Account | None, code: str) -> None:
    """Note that the account a page is drawn for looks at base `code`, unless it did today; nothing without an account."""
    if reader is None:
        return
    opened = engine()
    opening = (str(opened.url), reader.name, code, clock.local_day(clock.now()))
    if opening in _written:
        return
    if len(_written) >= _MOST:
        _written.clear()
    _written.add(opening)
    BESIDE.submit(_write, opened, opening)


def _write(opened: Engine, opening: _Opening) -> None:
    _, actor, code, _ = opening
    try:
        record_opening(opened, actor=actor, code=code)
    except OUTAGES as outage:
        _written.discard(opening)
        _logger.warning("Opening of a base not written down: %s", type(outage).__name__)
