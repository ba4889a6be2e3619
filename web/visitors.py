"""How many connections whoever is not signed in holds open, by address: no more than a place each, up to a limit.

An office stands behind one address, so the limit is generous; it keeps one machine from taking the memory of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from domain.networks import origin

PER_ADDRESS = 60


class NoPlace(Exception):
    """As many connections are open from this address as may be."""


class Visitors:
    """The open connections of one process by address; an address without any takes no memory."""

    def __init__(self, limit: int = PER_ADDRESS) -> None:
        self._limit = limit
        self._open: Counter[str] = Counter()

    @contextmanager
    def place(self, address: str) -> Iterator[None]:
        """Hold one connection of `address` for the length of the block. Raises NoPlace."""
        place = origin(address)
        if self._open[place] >= self._limit:
            raise NoPlace
        self._open[place] += 1
        try:
            yield
        finally:
            self._open[place] -= 1
            if not self._open[place]:
                del self._open[place]

    def __len__(self) -> int:
        """How many addresses hold a connection."""
        return len(self._open)
