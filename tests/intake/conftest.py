"""One seeded database and one right workbook a worker: tests here read them and write nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.engine import connect_engine
from data_access.known import Known
from tests.intake import workbooks


@pytest.fixture(scope="session")
def seeded(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database with the small committee's history; not to be written."""
    copy = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("intake") / "seeded.sqlite")
    engine = connect_engine(f"sqlite:///{copy}")
    workbooks.history(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def held(seeded: Engine) -> Known:
    """What is known of the small committee for the third quarter of 2026."""
    return workbooks.held(seeded)


@pytest.fixture(scope="session")
def right(held: Known) -> bytes:
    """Its report, right in every respect."""
    return workbooks.workbook(held)
