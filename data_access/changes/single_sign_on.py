"""An account let in because an identity provider vouches for it; whoever has no open account is written down and not let in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, select

from data_access import clock
from data_access.changes.attempts import write_down
from data_access.changes.sessions import BY_PROVIDER, ticket_for
from data_access.schema.system import app_user
from data_access.users import counts


class NotAdmitted(LookupError):
    """There is no open account of that name. It says no more, and the record of it names no account that is none."""


def admit(engine: Engine, *, name: str, address: str, target: str, at: datetime | None = None) -> str:
    """A ticket for the open account `name`, good once for 30 seconds. Raises NotAdmitted.

    A first password that is still to be changed stays so: it stops whoever comes with that password, and not whoever has shown
    another proof and may never have been handed it. `target` is the path and query to go to, at most 500 signs.
    """
    moment = at or clock.now()
    open_account = select(app_user.c.name).where(app_user.c.name == name, app_user.c.disabled_at.is_(None), counts())
    with engine.execution_options(writes=True).begin() as connection:
        if connection.execute(open_account).first() is not None:
            return ticket_for(connection, name=name, target=target, at=moment, by_provider=True)
        write_down(connection, name, address, "session.fail", moment, detail=BY_PROVIDER)
    raise NotAdmitted
