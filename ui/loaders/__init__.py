"""The only caches and the only door to the database for screens, one module a subject.

A cached function takes scalars only, the scope's key and the revision among them: what one user may see is never
served to another, and a figure is never older than the last change of the database. What it returns is shared by all
sessions as it is, for a copy on each run would cost more than drawing it: nobody changes a frame in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import streamlit as st

from data_access.engine import Connection, Engine, connect_engine

KEPT = timedelta(hours=12)
"""How long; Streamlit would read a text like «12h» anew on each call."""

cached = st.cache_resource(ttl=KEPT, max_entries=400, show_spinner=False)


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """The engine of this process."""
    return connect_engine()


@contextmanager
def connection() -> Iterator[Connection]:
    """A connection for reading, given back at the end of the block."""
    with engine().connect() as opened:
        yield opened
