"""The folder that all workers of one test run share: what is made once a run is made there."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "CHITHI06_TEST_RUN"
"""The environment variable that tells the workers the folder."""


@contextmanager
def alone() -> Iterator[Path]:
    """The folder of the run, while no other worker is preparing something there."""
    folder = Path(os.environ[VARIABLE])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
