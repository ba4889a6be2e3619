"""Who may sign in, and what each account may see. An account is an office, never a person.

An invented account counts for nothing outside a database of invented data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, or_, select

from data_access.schema.reference import committee
from data_access.schema.system import app_user, revision
from domain.roles import Role
from domain.scope import Scope


class NoSuchUser(LookupError):
    """There is no account of that name; the message is the name."""


@dataclass(frozen=True)
class Account:
    """A signed-in account: `label` is the office, `scope` what it may see, `must_change` while it has its first password.

    `committee_id` is the committee a reporter reports for, and the body in whose name a verifier confirms.
    """

    name: str
    label: str
    role: Role
    scope: Scope
    district_code: str | None
    committee_id: str | None
    must_change: bool
    is_demo: bool


@dataclass(frozen=True)
class User:
    """An account as the register keeps it; `disabled_at` is the moment (UTC) since which it cannot sign in.

    `password_until` is the moment at which its first password lapses; None once its holder has chosen another.
    """

    name: str
    label: str
    role: Role
    district_code: str | None
    committee_id: str | None
    must_change: bool
    is_demo: bool
    disabled_at: datetime | None
    created_at: datetime
    password_until: datetime | None


USER_COLUMNS = tuple(app_user.c[name] for name in User.__dataclass_fields__)


def users(connection: Connection) -> tuple[User, ...]:
    """Every account, by name."""
    return tuple(User(*row) for row in connection.execute(select(*USER_COLUMNS).order_by(app_user.c.name)))


def demo_users(connection: Connection) -> tuple[User, ...]:
    """The invented accounts in the order of their making; none on a database of real data."""
    found = select(*USER_COLUMNS).where(app_user.c.is_demo, counts(), app_user.c.disabled_at.is_(None))
    return tuple(User(*row) for row in connection.execute(found.order_by(app_user.c.created_at, app_user.c.name)))


def password_hash(connection: Connection, *, name: str) -> str:
    """The hash of the account's password. Raises NoSuchUser, also for an account that is disabled."""
    found = select(app_user.c.password_hash).where(app_user.c.name == name, app_user.c.disabled_at.is_(None), counts())
    kept = connection.execute(found).scalar_one_or_none()
    if kept is None:
        raise NoSuchUser(name)
    return str(kept)


def has_stray_demo_users(connection: Connection) -> bool:
    """Whether a database of real data holds open invented accounts: their passwords are public."""
    stray = select(app_user.c.name).where(app_user.c.is_demo, app_user.c.disabled_at.is_(None), ~counts())
    return connection.execute(stray.limit(1)).first() is not None


def counts() -> ColumnElement[bool]:
    """The condition that an account is real, or invented in a database of invented data."""
    return or_(app_user.c.is_demo.is_(False), select(revision.c.is_demo).where(revision.c.is_demo).exists())


def account_of(connection: Connection, user: User) -> Account:
    """The account as a session has it, with the scope that its role gives it now."""
    scope = _scope(connection, role=user.role, district_code=user.district_code, committee_id=user.committee_id)
    return Account(user.name, user.label, user.role, scope, user.district_code, user.committee_id, user.must_change, user.is_demo)


def _scope(connection: Connection, *, role: Role, district_code: str | None, committee_id: str | None) -> Scope:
    if role in ("city", "verifier", "secretary", "admin"):
        return Scope.city()
    if role == "district":  # the committees of both eras whose main district it is
        return Scope.of(connection.execute(select(committee.c.id).where(committee.c.district_code == district_code)).scalars())
    return Scope.of([committee_id] if committee_id else [])
