"""What administrators look at: accounts and sessions as they are at this moment; rules and names as of a revision.

The audit is kept as of its newest record, which is read anew each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from data_access import aliases, audit, clock, rules, sessions, users
from data_access.aliases import Alias
from data_access.rules import Rule
from data_access.sessions import OpenSession
from data_access.users import User
from domain import search
from domain.scope import Scope
from ui.lists import rules as rule_words
from ui.lists import units as unit_words
from ui.loaders import accounts as reading_accounts
from ui.loaders import audit as journal
from ui.loaders import cached, connection
from ui.loaders.audit import Asked
from ui.loaders.units import search_entries, units


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


@cached
def listed_rules(revision: int, today: date) -> pd.DataFrame:
    """The rules that may be set, see `ui.lists.rules.listed`."""
    return rule_words.listed(every_rule(revision), on=today)


@cached
def kept_rules(revision: int, today: date) -> pd.DataFrame:
    """The rules that are kept to be looked up, see `ui.lists.rules.kept`."""
    return rule_words.kept(every_rule(revision), on=today)


@cached
def listed_units(revision: int, typed: str) -> pd.DataFrame:
    """The units that what was typed may mean, all of them where nothing was: `ui.lists.units.listed`."""
    known = units()
    codes = search.found(search_entries(revision), typed) if typed else [*known.districts, *known.committees]
    called = {unit: [each.text for each in found] for unit, found in every_name(revision).items()}
    return unit_words.listed(codes, units=known, called=called)


@cached
def actors(head: int) -> tuple[str, ...]:
    """Everybody of whom something was written down up to record `head`."""
    del head  # only what is kept is told apart by it
    return tuple(journal.actors())


def records(asked: Asked, *, head: int) -> pd.DataFrame:
    """A page of the audit while `head` is its newest record: nothing in it changes until another is written."""
    return _records(asked.since, asked.until, asked.actor, asked.action, asked.before, head)


@cached
def _records(
    since: date | None, until: date | None, actor: str | None, action: str | None, before: int | None, head: int
) -> pd.DataFrame:
    del head  # only what is kept is told apart by it
    return journal.page(Asked(since, until, actor, action, before=before))


def first_broken_record() -> tuple[int | None, bool]:
    """The number of the first record that does not follow from the one before it, and whether the database guards them all."""
    with connection(Scope.city()) as opened:
        return audit.broken(opened), audit.is_guarded(opened)
