"""Everything the first visitor would wait for, done before the port opens: imports, charts, and the queries of the city."""

from __future__ import annotations

import logging
import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_access.outage import OUTAGES
from domain.scope import Scope
from ui.loaders.revision import revision
from ui.loaders.units import search_entries
from ui.view import forget_view, show

_PAGES = Path(__file__).resolve().parents[1] / "pages"
_logger = logging.getLogger("chithi06")


def warm_up() -> None:
    """Run every page once for the whole city, outside of any session; without a database, only what needs none."""
    try:
        with _unheard():
            search_entries(revision().number)
            show(Scope.city())
        for page in sorted(_PAGES.glob("*.py")):
            _run(page)
    except OUTAGES as outage:
        _logger.warning("Not warmed up: %s", type(outage).__name__)
    finally:
        with _unheard():
            forget_view()


def _run(page: Path) -> None:
    try:
        with _unheard():
            runpy.run_path(str(page))
    except OUTAGES:
        raise
    except Exception:  # one broken page must not keep the others from being served
        _logger.exception("Page %s failed while warming up", page.name)


@contextmanager
def _unheard() -> Iterator[None]:
    """What Streamlit warns of when a page runs without a session is what is wanted here."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
