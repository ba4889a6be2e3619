"""What the commands of the terminal share: a change or a look on the database of the environment, and its refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import typer

from data_access.changes.declined import Declined
from data_access.engine import connect_engine, is_current
from data_access.outage import NotReady
from data_access.users import NoSuchUser

_T = TypeVar("_T")


def done(action: Callable[..., _T], **values: Any) -> _T:
    """What `action` answers on the database of the environment; what it refuses is said and ends the program with 1."""
    engine = connect_engine()
    try:
        if not is_current(engine):
            raise NotReady
        return action(engine, **values)
    except Declined as declined:
        refuse(str(declined))
    except NoSuchUser as missing:
        refuse(f"Không có tài khoản {missing}.")
    finally:
        engine.dispose()


def refuse(reason: str) -> NoReturn:
    """Say why on standard error and end the program with 1."""
    typer.echo(reason, err=True)
    raise typer.Exit(1)
