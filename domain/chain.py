"""The audit as a chain: each record carries the SHA-256 of the one before it, so none is changed, lost or slipped in unseen.

The written form of a record is for good: what was written ten years ago is verified with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

BEGINNING = "0" * 64
"""What stands in place of the record before the first."""

SHOWN = 16
"""Hex digits of a hash as it is printed: enough that nobody finds another record that begins so."""


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: every record is written by it


@dataclass(frozen=True)
class Entry:
    """What one record says: its number, the moment (UTC without a zone), who did what to what, and the words beside it."""

    number: int
    happened_at: datetime
    actor: str
    action: str
    target: str
    detail: str


@dataclass(frozen=True)
class Link:
    """A record as it is kept: the hash of the one before it, and its own."""

    entry: Entry
    previous_sha256: str
    sha256: str


def sha256(entry: Entry, *, previous: str) -> str:
    """The hash of a record that follows the one with hash `previous`: of its fields as a JSON list in UTF-8."""
    moment = f"{entry.happened_at.isoformat(timespec='microseconds')}Z"
    form = (entry.number, moment, entry.actor, entry.action, entry.target, entry.detail, previous)
    return hashlib.sha256(_written(form).encode()).hexdigest()


def first_broken(links: Iterable[Link]) -> int | None:
    """The number of the first record that does not follow from the one before it; None where all do.

    After a record that was taken out it is the next one. That the last ones are missing shows only beside a head that
    was printed or noted elsewhere.
    """
    number, before = 0, BEGINNING
    for link in links:
        follows = link.entry.number > number and link.previous_sha256 == before
        if not follows or link.sha256 != sha256(link.entry, previous=before):
            return link.entry.number
        number, before = link.entry.number, link.sha256
    return None
