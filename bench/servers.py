"""Servers of the two candidates as processes of their own, and what they cost: processor seconds and memory.

Costs are read from the kernel's own figures (/proc), so that measuring adds nothing to them.
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var" / "bench"
_PATIENCE = 120  # seconds until the port opens
_BEFORE_AHEAD, _LOOK, _IDLE = 7.0, 3.0, 0.05  # when it begins to work by itself; how it is seen that it has ended
_UVICORN = ("--log-level", "warning", "--ws", "websockets-sansio", "--ws-per-message-deflate", "false")


class NoStart(RuntimeError):
    """The server ended, or its port did not open in time."""


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, and after how many seconds its port opened."""

    url: str
    pid: int
    opened_after: float

    @property
    def cpu(self) -> float:
        """Processor seconds used so far, by all threads there were."""
        fields = Path("/proc", str(self.pid), "stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """Megabytes that this process alone holds."""
        lines = Path("/proc", str(self.pid), "smaps_rollup").read_text(encoding="ascii").splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024

    def rest(self) -> None:
        """Wait until the server has done what it does by itself after its start, a minute at most."""
        deadline = time.monotonic() + 60
        time.sleep(_BEFORE_AHEAD)
        used = self.cpu
        while time.monotonic() < deadline:
            time.sleep(_LOOK)
            if self.cpu - used < _LOOK * _IDLE:
                return
            used = self.cpu


@contextmanager
def app(database: Path) -> Iterator[Server]:
    """The product on a database file, started as `make run` starts it."""
    settings = {"DATABASE_URL": f"sqlite:///{database}", "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_urlsafe(48)}
    with _server(["-m", "uvicorn", "app:app", *_UVICORN], settings) as server:
        yield server


@contextmanager
def limit(recording: Path) -> Iterator[Server]:
    """The hand-written page that shows a recording."""
    with _server(["-m", "uvicorn", "bench.limit:app", *_UVICORN], {"BENCH_RECORDING": str(recording)}) as server:
        yield server


@contextmanager
def _server(command: Sequence[str], settings: Mapping[str, str]) -> Iterator[Server]:
    port, began = _free_port(), time.perf_counter()
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "servers.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *command, "--port", str(port)],
            cwd=ROOT,
            env=os.environ | settings,
            stdout=log,
            stderr=log,
        )
    try:
        _wait(process, port)
        yield Server(f"http://127.0.0.1:{port}", process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise NoStart(f"no open port; see {VAR / 'servers.log'}")
