"""Sessions opened and ended: a one-time ticket is swapped for a session, and each end of one is written down."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, delete, exists, insert, select, update

from data_access import clock
from data_access.changes import audit
from data_access.changes.permits import administrator
from data_access.schema.system import app_session, app_user, known_browser, sign_in_failure, sign_in_ticket
from data_access.sessions import KEY, LONGEST, SKEW, digest, key_of
from data_access.users import Account, NoSuchUser

BY_PROVIDER = "đăng nhập một lần"
"""How the audit calls a session for whose holder an identity provider vouched."""

_TICKET = timedelta(seconds=30)
_KEPT = (  # what is older is cleared away
    (sign_in_failure.c.failed_at, timedelta(days=90)),
    (sign_in_ticket.c.expires_at, timedelta(days=1)),
    (app_session.c.created_at, timedelta(days=30)),
    (known_browser.c.used_at, timedelta(days=180)),
)


class NoTicket(LookupError):
    """The ticket was never issued, has been used, or is older than 30 seconds."""


@dataclass(frozen=True)
class Visit:
    """Where a session is opened from: the device in plain words, its network address, and the token it had until now."""

    device: str | None = None
    address: str | None = None
    former: str = ""


def issue_ticket(engine: Engine, *, name: str, target: str, at: datetime | None = None) -> str:
    """A ticket for an account that has just shown its password in another way."""
    with engine.execution_options(writes=True).begin() as connection:
        return ticket_for(connection, name=name, target=target, at=at or clock.now())


def ticket_for(connection: Connection, *, name: str, target: str, at: datetime, by_provider: bool = False) -> str:
    """A ticket for an account, within the change that lets it in: good once, for 30 seconds."""
    ticket = secrets.token_urlsafe(32)
    kept = {"ticket_sha256": digest(ticket), "user_name": name, "target": target, "expires_at": at + _TICKET}
    connection.execute(insert(sign_in_ticket).values(kept | {"by_provider": by_provider}))
    return ticket


def redeem(engine: Engine, *, ticket: str, visit: Visit | None = None, at: datetime | None = None) -> tuple[str, str]:
    """Swap a ticket for a session: its token, and where to go. The session that the browser had ends. Raises NoTicket."""
    moment, table, visit = at or clock.now(), sign_in_ticket, visit or Visit()
    with engine.execution_options(writes=True).begin() as connection:
        unused = (table.c.ticket_sha256 == digest(ticket), table.c.used_at.is_(None), table.c.expires_at > moment)
        if connection.execute(update(table).where(*unused).values(used_at=moment)).rowcount != 1:
            raise NoTicket
        found = connection.execute(select(table).where(table.c.ticket_sha256 == digest(ticket))).one()
        lost = _ended(connection, app_session.c.expires_at > moment, at=moment) if _went_back(connection, moment) else []
        former = _ended(connection, app_session.c.token_sha256 == digest(visit.former), at=moment)
        token = secrets.token_urlsafe(32)
        row = {"token_sha256": digest(token), "user_name": found.user_name, "device": visit.device, "address": visit.address}
        life = {"created_at": moment, "seen_at": moment, "expires_at": moment + LONGEST}
        connection.execute(insert(app_session).values(row | life | {"by_provider": found.by_provider}))
        _clear(connection, moment)
        _tell(connection, lost, at=moment, detail="đồng hồ máy chủ bị lùi")
        _tell(connection, former, at=moment, detail="đăng nhập lại trên cùng máy")
        told = ", ".join(each for each in (visit.device, visit.address, BY_PROVIDER * found.by_provider) if each)
        audit.record(connection, at=moment, actor=found.user_name, action="session.open", target=key_of(token), detail=told)
        return token, found.target


def touch(engine: Engine, *, token: str, at: datetime | None = None) -> None:
    """Mark a session as seen, so that it does not lapse while it is used; never earlier than it was, never once it ended."""
    moment, session = at or clock.now(), app_session.c
    with engine.execution_options(writes=True).begin() as connection:
        mine = (session.token_sha256 == digest(token), session.revoked_at.is_(None), session.seen_at < moment)
        connection.execute(update(app_session).where(*mine).values(seen_at=moment))


def revoke(engine: Engine, *, token: str, at: datetime | None = None) -> None:
    """Sign this session out; nothing happens if it has ended before."""
    moment = at or clock.now()
    with engine.execution_options(writes=True).begin() as connection:
        ended = _ended(connection, app_session.c.token_sha256 == digest(token), at=moment)
        _tell(connection, ended, at=moment, action="session.close")


def revoke_one(engine: Engine, *, name: str, key: str, by: Account | str, at: datetime | None = None) -> bool:
    """End the session of account `name` that `key` names (data_access.sessions.key_of); whether it was still open.

    Everybody may end one's own; another's raises NotAllowed.
    """
    actor = name if isinstance(by, Account) and by.name == name else administrator(by)
    moment, one = at or clock.now(), app_session.c.token_sha256.startswith(key, autoescape=True)
    with engine.execution_options(writes=True).begin() as connection:
        ended = _ended(connection, one & (app_session.c.user_name == name), at=moment) if len(key) == KEY else []
        _tell(connection, ended, at=moment, by=actor)
        return bool(ended)


def revoke_others(engine: Engine, *, token: str, at: datetime | None = None) -> int:
    """End every session of the account of `token` but this one; how many there were. None, if this one has ended itself."""
    moment, mine = at or clock.now(), app_session.c.token_sha256 == digest(token)
    with engine.execution_options(writes=True).begin() as connection:
        owner = select(app_session.c.user_name).where(mine, app_session.c.revoked_at.is_(None)).scalar_subquery()
        ended = _ended(connection, (app_session.c.user_name == owner) & ~mine, at=moment)
        _tell(connection, ended, at=moment)
        return len(ended)


def sign_out(engine: Engine, *, name: str, by: Account | str, at: datetime | None = None) -> int:
    """End every session and ticket of an account; how many sessions there were. Raises NotAllowed, NoSuchUser."""
    actor, moment = administrator(by), at or clock.now()
    with engine.execution_options(writes=True).begin() as connection:
        if connection.execute(select(app_user.c.name).where(app_user.c.name == name)).first() is None:
            raise NoSuchUser(name)
        ended = _ended(connection, app_session.c.user_name == name, at=moment)
        revoke_all(connection, name=name, at=moment)
        _tell(connection, ended, at=moment, by=actor)
        return len(ended)


def revoke_all(connection: Connection, *, name: str, at: datetime) -> None:
    """End every session and ticket of an account, within the change that calls for it."""
    sessions, tickets = app_session.c, sign_in_ticket.c
    connection.execute(update(app_session).where(sessions.user_name == name, sessions.revoked_at.is_(None)).values(revoked_at=at))
    connection.execute(update(sign_in_ticket).where(tickets.user_name == name, tickets.used_at.is_(None)).values(used_at=at))


def _ended(connection: Connection, which: ColumnElement[bool], *, at: datetime) -> list[tuple[str, str]]:
    """The open sessions among `which`, which end here: key and account of each."""
    open_ones = update(app_session).where(which, app_session.c.revoked_at.is_(None)).values(revoked_at=at)
    ended = connection.execute(open_ones.returning(app_session.c.token_sha256, app_session.c.user_name))
    return sorted((token_sha256[:KEY], owner) for token_sha256, owner in ended)


def _tell(
    connection: Connection,
    ended: list[tuple[str, str]],
    *,
    at: datetime,
    by: str | None = None,
    action: str = "session.revoke",
    detail: str = "",
) -> None:
    """A record for each session that ended: by its own account, unless `by` says who else ended it."""
    for key, owner in ended:
        of_another = f"tài khoản: {owner}" if by not in (None, owner) else ""
        audit.record(connection, at=at, actor=by or owner, action=action, target=key, detail=detail or of_another)


def _went_back(connection: Connection, at: datetime) -> bool:
    """Whether the clock was set back: what was opened before would live longer by as much (see data_access.sessions)."""
    ahead = exists().where(app_session.c.revoked_at.is_(None), app_session.c.seen_at > at + SKEW)
    return bool(connection.execute(select(ahead)).scalar_one())


def _clear(connection: Connection, at: datetime) -> None:
    for dated, kept in _KEPT:
        connection.execute(delete(dated.table).where(dated < at - kept))
