"""A database of invented data to measure on, and sessions that are signed in to it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from bench.servers import ROOT, VAR
from data_access.changes.sessions import issue_ticket, redeem
from data_access.engine import connect_engine

ACCOUNT = "toanthanh"
"""The invented account that sees the whole city."""


def made() -> Path:
    """The file of invented data, made once as `make run` makes it."""
    file = VAR / "demo.sqlite"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        for command in ("init", "demo"):
            program = [sys.executable, "-m", "cli", command]
            subprocess.run(program, cwd=ROOT, env=os.environ | {"DATABASE_URL": f"sqlite:///{file}"}, check=True)
    return file


def copied(database: Path, *, name: str) -> Path:
    """A whole copy of a database, also of one in use, made anew."""
    file = VAR / f"{name}.sqlite"
    file.parent.mkdir(parents=True, exist_ok=True)
    for left in VAR.glob(f"{file.name}*"):
        left.unlink()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM INTO ?", [str(file)])
    return file


def tokens(database: Path, *, count: int) -> list[str]:
    """The cookies of so many new sessions of the account that sees the whole city."""
    engine = connect_engine(f"sqlite:///{database}")
    opened = [redeem(engine, ticket=issue_ticket(engine, name=ACCOUNT, target="/"))[0] for _ in range(count)]
    engine.dispose()
    return opened
