"""Signed-in accounts with invented names, one a role; a test names only what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from data_access.users import Account
from domain.roles import Role
from domain.scope import Scope
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.works import ASSIGNER


def an_account(role: Role, *, committee: str | None = None, scope: Iterable[str] | None = None, name: str = "") -> Account:
    """An account of a role; `scope` are the committees it may see, all of them where none are named."""
    seen = Scope.city() if scope is None else Scope.of(scope)
    return Account(name or role, f"Tài khoản {role}", role, seen, None, committee, must_change=False, is_demo=False)


CITY = an_account("city")
VERIFIER = an_account("verifier", committee=ASSIGNER)
ADMIN = an_account("admin")
REPORTER = an_account("reporter", committee=COMMITTEE, scope=[COMMITTEE])
STRANGER = an_account("reporter", committee=NEIGHBOUR, scope=[NEIGHBOUR], name="neighbour")
