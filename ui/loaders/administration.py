"""What administrators look at: accounts and sessions as they are at this moment, rules and names as of a revision."""

from __future__ import annotations

from collections.abc import Mapping

from data_access import aliases, audit, clock, rules, sessions, users
from data_access.aliases import Alias
from data_access.rules import Rule
from data_access.sessions import OpenSession
from data_access.users import User
from domain.scope import Scope
from ui.loaders import accounts as reading_accounts
from ui.loaders import cached, connection


def accounts() -> tuple[User, ...]:
    """Every account, by name."""
    with connection() as opened:
        return users.users(opened)


def open_sessions() -> tuple[OpenSession, ...]:
    """Every session in force now, the one seen last first."""
    with reading_accounts() as opened:
        return sessions.open_sessions(opened, at=clock.now())


@cached
def every_rule(revision: int) -> tuple[Rule, ...]:
    """Every value of each rule, by key, oldest first."""
    del revision  # only what is kept is told apart by it
    with connection() as opened:
        return rules.rules(opened)


@cached
def every_name(revision: int) -> Mapping[tuple[str, str], tuple[Alias, ...]]:
    """The other names of each unit, by kind and code."""
    del revision  # only what is kept is told apart by it
    with connection() as opened:
        found = aliases.aliases(opened)
    units = dict.fromkeys((each.kind, each.target) for each in found)
    return {unit: tuple(each for each in found if (each.kind, each.target) == unit) for unit in units}


def first_broken_record() -> tuple[int | None, bool]:
    """The number of the first record that does not follow from the one before it, and whether the database guards them all."""
    with connection(Scope.city()) as opened:
        return audit.broken(opened), audit.is_guarded(opened)
