"""The small city as it was written and the whole city as it is told: read by all tests here, written by none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from data_access.engine import connect_engine
from data_access.lists import Reference, load
from intake.demo.command import SEED
from intake.demo.history import Told, told
from tests.demo_data import DISTRICTS, TODAY, small_demo


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The small city in a database."""
    engine = connect_engine(small_demo(tmp_path_factory.mktemp("demo")))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def reference(small: Engine) -> Reference:
    """The reference lists."""
    with small.connect() as connection:
        return load(connection)


@pytest.fixture(scope="session")
def city(reference: Reference) -> Told:
    """The story of every committee."""
    return told(reference, seed=SEED, today=TODAY)


@pytest.fixture(scope="session")
def part(reference: Reference) -> Told:
    """The story that the small city was written from."""
    return told(reference, seed=SEED, today=TODAY, districts=DISTRICTS)
