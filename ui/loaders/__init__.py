"""The only caches and the only door to the database for screens, one module a subject.

A cached function takes scalars only, the scope's key and the revision among them: what one user may see is never
served to another, and a figure is never older than the last change of the database. What it returns is shared by all
sessions as it is, for a copy on each run would cost more than drawing it: nobody changes a frame in place.

What is read is read in a transaction that cannot write and that shows, on PostgreSQL, the facts of one scope only:
`connection(scope)` with the scope of what is kept, not of who asks first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import streamlit as st

from data_access.engine import Connection, Engine, connect_engine, reading
from domain.scope import Scope

KEPT = timedelta(hours=12)
"""How long; Streamlit would read a text like «12h» anew on each call."""

cached = st.cache_resource(ttl=KEPT, max_entries=400, show_spinner=False)


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """The engine of this process."""
    return connect_engine()


@contextmanager
def connection(scope: Scope | None = None) -> Iterator[Connection]:
    """A connection for reading the facts of `scope` (none without one), given back at the end of the block."""
    with reading(reader(), scope) as opened:
        yield opened


@contextmanager
def accounts() -> Iterator[Connection]:
    """A connection for reading accounts and sessions, whose secrets are not shown to those who read for screens."""
    with reading(engine()) as opened:
        yield opened


def reader() -> Engine:
    """The engine that screens read through: of `DATABASE_READ_URL`, else the one and only."""
    address = os.environ.get("DATABASE_READ_URL")
    return _reading_engine(address) if address else engine()


@st.cache_resource(show_spinner=False)
def _reading_engine(address: str) -> Engine:
    return connect_engine(address)
