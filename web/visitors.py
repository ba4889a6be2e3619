"""How many connections whoever is not signed in holds open, by address: no more than a place each, up to a limit.

An office stands behind one address, so the limit is generous; it keeps one machine from taking the memory of all.
"""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

PER_ADDRESS = 60
_NETWORK_BITS = 64  # whoever is given one IPv6 address has as many of them as that


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
        origin = _origin(address)
        if self._open[origin] >= self._limit:
            raise NoPlace
        self._open[origin] += 1
        try:
            yield
        finally:
            self._open[origin] -= 1
            if not self._open[origin]:
                del self._open[origin]

    def __len__(self) -> int:
        """How many addresses hold a connection."""
        return len(self._open)


def _origin(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), _NETWORK_BITS), strict=False))
