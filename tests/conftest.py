"""What every test may ask for: a migrated, empty database of its own, SQLite and PostgreSQL in turn."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import hypothesis
import pytest
from sqlalchemy import Engine

from data_access.engine import connect_engine, migrate
from tests import postgres
from tests.chromium import CHROMIUM
from tests.demo_data import small_demo
from tests.roles import Addresses, divided, filled, separate
from tests.run import VARIABLE, alone

_BOTH = ("sqlite", "postgresql")
_JOURNEYS = Path(__file__).with_name("browser")

hypothesis.settings.register_profile("suite", deadline=None, print_blob=True)
hypothesis.settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the run, before there are workers; what an interrupted run left behind is cleared first."""
    if hasattr(config, "workerinput"):
        return
    for left in Path(tempfile.gettempdir()).glob("chithi06-tests-*"):
        if not Path("/proc", left.name.split("-")[2]).exists():
            _clear(left)
    folder = tempfile.mkdtemp(prefix=f"chithi06-tests-{os.getpid()}-")
    Path(folder).chmod(0o755)  # the server of the tests may be another user
    os.environ[VARIABLE] = folder
    if os.environ.get("CI") and CHROMIUM is None:
        raise pytest.UsageError("Chromium is missing: .ci/run installs it")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server of the run and remove its folder."""
    if not hasattr(config, "workerinput"):
        _clear(Path(os.environ.pop(VARIABLE)))


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the journeys out where there is no Chromium; the last lines of the run say so."""
    return True if CHROMIUM is None and _JOURNEYS in collection_path.parents else None


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A run of the journeys alone that found no Chromium has not failed, and says so."""
    if CHROMIUM is None and exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests did not run."""
    if CHROMIUM is None:
        left_out = sorted(path.name for path in _JOURNEYS.glob("test_*.py"))
        terminalreporter.write_line(f"NOT RUN, Chromium is missing (.ci/run installs it): {', '.join(left_out)}", yellow=True)


def _clear(folder: Path) -> None:
    postgres.stop(folder / "postgresql")
    shutil.rmtree(folder, ignore_errors=True)


def _migrate(url: str) -> None:
    engine = connect_engine(url)
    migrate(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def migrated_sqlite() -> Path:
    """A migrated SQLite file, made once a run; to be copied, never written."""
    with alone() as folder:
        made, file = folder / "sqlite", folder / "sqlite" / "migrated.sqlite"
        if not made.exists():
            _migrate(f"sqlite:///{folder / 'making' / file.name}")
            (folder / "making").rename(made)
    return file


@pytest.fixture(scope="session")
def postgresql_cluster() -> Path:
    """The folder of the run's PostgreSQL; its database `migrated` is made once and is the template of all others."""
    with alone() as run:
        folder = run / "postgresql"
        postgres.start(folder)
        if not (run / "postgresql-migrated").exists():
            postgres.execute(folder, "DROP DATABASE IF EXISTS migrated")  # of a worker that failed
            postgres.execute(folder, "CREATE DATABASE migrated")
            _migrate(postgres.url(folder, database="migrated"))
            (run / "postgresql-migrated").touch()
    return folder


@contextmanager
def _postgresql_database(cluster: Path, template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    postgres.execute(cluster, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield postgres.url(cluster, database=name)
    postgres.execute(cluster, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_database(migrated_sqlite: Path, tmp_path: Path) -> str:
    """The address of a migrated, empty SQLite database: for tests to which the kind of database is all the same."""
    copy = shutil.copy(migrated_sqlite, tmp_path / "chithi06.sqlite")
    return f"sqlite:///{copy}"


@pytest.fixture
def postgresql_database(postgresql_cluster: Path) -> Iterator[str]:
    """The address of a migrated, empty PostgreSQL database."""
    with _postgresql_database(postgresql_cluster, "migrated") as url:
        yield url


@pytest.fixture(scope="session")
def divided_template(postgresql_cluster: Path) -> str:
    """The name of a migrated, empty database with the roles of `roles.sql`, made once a run; to be copied, never opened."""
    with alone() as run:
        if not (run / "postgresql-divided").exists():
            divided(postgresql_cluster, "divided")
            (run / "postgresql-divided").touch()
    return "divided"


@pytest.fixture
def divided_database(postgresql_cluster: Path, divided_template: str) -> Iterator[Addresses]:
    """The addresses, by role, of an empty database of the test's own."""
    with _postgresql_database(postgresql_cluster, divided_template) as url:
        yield Addresses(postgresql_cluster, url)


@pytest.fixture(scope="session")
def divided_demo(postgresql_cluster: Path, divided_template: str, tmp_path_factory: pytest.TempPathFactory) -> Addresses:
    """The addresses, by role, of the small city of invented data, shared by the run: read only, or roll back."""
    source = small_demo(tmp_path_factory.mktemp("demo"))
    with alone() as run:
        if not (run / "postgresql-divided-demo").exists():
            postgres.execute(postgresql_cluster, "DROP DATABASE IF EXISTS divided_demo")  # of a worker that failed
            postgres.execute(postgresql_cluster, f"CREATE DATABASE divided_demo TEMPLATE {divided_template}")
            separate(postgres.url(postgresql_cluster, database="divided_demo"))  # who may enter is not copied
            filled(postgres.url(postgresql_cluster, database="divided_demo"), source)
            (run / "postgresql-divided-demo").touch()
    return Addresses(postgresql_cluster, postgres.url(postgresql_cluster, database="divided_demo"))


@pytest.fixture(params=_BOTH)
def database(request: pytest.FixtureRequest) -> str:
    """The address of a migrated, empty database; the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_database"))


@pytest.fixture(params=_BOTH)
def bare_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a single table; the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.sqlite'}"
    else:
        with _postgresql_database(request.getfixturevalue("postgresql_cluster"), "template0") as url:
            yield url


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """An engine for `database`."""
    opened = connect_engine(database)
    yield opened
    opened.dispose()
