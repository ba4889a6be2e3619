"""A small city of invented data for tests that need life on the screens: three districts, their communes and the city bodies."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from data_access import clock
from data_access.engine import connect_engine, migrate
from intake.demo.command import fill
from tests.run import alone

NOW = datetime(2026, 11, 23, 3, 32)
"""Monday, 23/11/2026, 10:32 in the city: the moment at which the small city is told."""

TODAY = clock.local_day(NOW)

DISTRICTS = frozenset({"q5", "phu-nhuan", "nha-be"})
"""Eight communes since 1/7/2025: Chợ Quán, An Đông, Chợ Lớn; Đức Nhuận, Cầu Kiệu, Phú Nhuận; Nhà Bè, Hiệp Phước."""


def small_demo(folder: Path) -> str:
    """The address of an SQLite copy in `folder`, free to be changed; told once a run, for the moment NOW."""
    with alone() as run:
        made = run / "small-demo.sqlite"
        if not made.exists():
            told = run / "telling" / made.name
            _tell(f"sqlite:///{told}")
            told.rename(made)
    return f"sqlite:///{shutil.copy(made, folder / 'demo.sqlite')}"


def _tell(url: str) -> None:
    engine = connect_engine(url)
    migrate(engine)
    with patch.object(clock, "now", lambda: NOW):
        fill(engine, districts=DISTRICTS)
    engine.dispose()  # the last connection brings everything into the one file
