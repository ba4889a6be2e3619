"""The log: one record one line, whoever typed what; and neither a password nor a cell ever stands in it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, insert
from sqlalchemy.exc import DBAPIError
from typer.testing import CliRunner

import cli
from data_access import passwords
from data_access.changes import attempts
from data_access.changes.users import add_user, change_password
from data_access.engine import connect_engine
from data_access.schema import system
from tests.intake import workbooks
from tests.intake.workbooks import changed, put
from web.logs import Record, in_one_line

CANARY_PASSWORD, CANARY_CELL = "chim hoàng yến trong lồng tre", "HoangYenTrongO"
FORGED = "khách\n2026-11-23 10:32:00 INFO chithi06 đã đăng nhập\x1b[2J\r\u2028</script>\u202e"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that every logger of the process writes meanwhile, as the server writes it."""
    factory, root, file = logging.getLogRecordFactory(), logging.getLogger(), io.StringIO()
    handler, level = logging.StreamHandler(file), root.level
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    logging.setLogRecordFactory(Record)
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield file
    root.setLevel(level)
    root.removeHandler(handler)
    logging.setLogRecordFactory(factory)


def write() -> None:
    """A value, a template, a named value, an exception and a stack, each with what would forge a line."""
    logger = logging.getLogger("chithi06")
    logger.warning("%s %d %r", FORGED, 7, FORGED)
    logger.warning(FORGED)
    logger.warning("%(who)s", {"who": FORGED})
    try:
        raise ValueError(FORGED)
    except ValueError as error:
        logger.exception("Fault %s", "A1B2C3", stack_info=True)
        logger.warning("%s", error)


def test_whatever_is_logged_one_record_is_one_line(log: io.StringIO) -> None:
    write()

    lines = log.getvalue().split("\n")
    # An exception and a stack are set below their message by logging itself, in one line each.
    assert len(lines) - 1 == 5 + 2
    assert all(line.startswith(("WARNING", "ERROR", "Traceback", "Stack")) for line in lines[:-1])
    assert not any(sign in log.getvalue() for sign in "\x1b\r\u2028\u202e")
    assert "khách\\n2026-11-23 10:32:00 INFO" in log.getvalue()


def test_without_it_a_typed_name_forges_a_line(log: io.StringIO) -> None:
    """The control of the test above."""
    logging.setLogRecordFactory(logging.LogRecord)

    write()

    assert "2026-11-23 10:32:00 INFO chithi06 đã đăng nhập\x1b[2J" in log.getvalue().split("\n")[1]


def test_vietnamese_and_slashes_stay_as_they_are() -> None:
    assert in_one_line("Ủy ban «C:\\temp» – 100 %") == "Ủy ban «C:\\temp» – 100 %"


def refused_row(engine: Engine) -> None:
    """Log the error of a row that a database refuses, with a canary in it."""
    row = {"happened_at": None, "actor": CANARY_CELL, "action": "export", "target": "", "detail": CANARY_PASSWORD}
    try:
        with engine.execution_options(writes=True).begin() as connection:
            connection.execute(insert(system.audit).values(row | {"id": 1, "previous_sha256": "0" * 64, "sha256": "0"}))
    except DBAPIError as error:
        logging.getLogger("chithi06").error("Fault %s", "A1B2C3", exc_info=error)
        logging.getLogger("chithi06").warning("%s", error)


def test_an_error_of_the_database_repeats_nothing_that_was_to_be_written(engine: Engine, log: io.StringIO) -> None:
    refused_row(engine)

    assert "INSERT INTO audit" in log.getvalue()
    assert CANARY_CELL not in log.getvalue()
    assert CANARY_PASSWORD not in log.getvalue()


def test_as_the_drivers_tell_it_the_canary_is_found(database: str, log: io.StringIO) -> None:
    """The control of the test above: an engine and records as they come."""
    logging.setLogRecordFactory(logging.LogRecord)
    plain = create_engine(database)

    refused_row(plain)
    plain.dispose()

    assert CANARY_CELL in log.getvalue()


def test_a_password_and_a_refused_cell_stand_in_no_line_of_the_log(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch, log: io.StringIO, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_database)
    monkeypatch.setattr(passwords, "COST", 4)
    engine = connect_engine(sqlite_database)
    logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)  # as somebody who looks for a fault may set it
    workbooks.history(engine)
    file = tmp_path / "sai.xlsx"
    file.write_bytes(changed(workbooks.workbook(workbooks.held(engine)), put("Cơ sở", E6=CANARY_CELL)))

    add_user(engine, name="phuong", label="Phường", role="city", by="may-chu")
    change_password(engine, name="phuong", password=CANARY_PASSWORD)
    attempt = attempts.open_attempt(engine, name=CANARY_PASSWORD, address="192.0.2.1")  # typed into the wrong field
    attempts.reject(engine, name=CANARY_PASSWORD, attempt=attempt)
    refused = CliRunner().invoke(cli.app, ["import", str(file)])
    logging.getLogger("sqlalchemy.engine").setLevel(logging.NOTSET)
    engine.dispose()

    assert refused.exit_code == 1
    assert CANARY_CELL in refused.stderr  # the one who handed it in is told
    assert "INSERT INTO" in log.getvalue()
    assert CANARY_PASSWORD not in log.getvalue()
    assert CANARY_CELL not in log.getvalue()
