"""Which committees somebody may see. Every read of the database takes a `Scope`; without one a query cannot be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """The whole city (`committees is None`) or a set of committee ids, which may be empty."""

    committees: frozenset[str] | None

    @classmethod
    def city(cls) -> Scope:
        """Every committee and city body."""
        return cls(None)

    @classmethod
    def of(cls, committees: Iterable[str]) -> Scope:
        """Just these committees, by id; none of them means nothing may be seen."""
        return cls(frozenset(committees))

    def narrow(self, committees: Iterable[str]) -> Scope:
        """The part of this scope that lies within `committees`. Never wider than before."""
        wanted = frozenset(committees)
        return Scope(wanted if self.committees is None else self.committees & wanted)

    def allows(self, committee: str) -> bool:
        """Whether one committee, by id, lies within this scope."""
        return self.committees is None or committee in self.committees

    @property
    def is_city(self) -> bool:
        """Whether this is the whole city."""
        return self.committees is None

    @property
    def key(self) -> str:
        """The scope as one line of text, equal for equal scopes: part of every cache key."""
        return "*" if self.committees is None else ",".join(sorted(self.committees))

    @classmethod
    def from_key(cls, key: str) -> Scope:
        """The scope that `key` was made from."""
        return cls(None) if key == "*" else cls(frozenset(key.split(",")) if key else frozenset())
