"""Who comes from the same place: visitors are counted by the address that they were given, not by those they can choose."""

from __future__ import annotations

import ipaddress

_GIVEN_BITS = 64  # whoever is given one address of IPv6 has as many of them as the other half of its bits


def origin(address: str) -> str:
    """The address of IPv4, also where it is written within one of IPv6; the network of one of IPv6; any other text as it is."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((int(found), _GIVEN_BITS), strict=False))
