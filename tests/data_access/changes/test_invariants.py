"""Each invariant holds in a database that was written as it should be, and is missed where somebody wrote by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Connection, Engine, delete, update

from data_access.changes.invariants import broken
from data_access.changes.withdrawals import withdraw
from data_access.schema import system
from data_access.schema.facts import base_organisation
from tests.builders import NEIGHBOUR, a_base, accept


@pytest.fixture
def written(engine: Engine) -> Engine:
    """A database with a base, its correction, and a report that was taken back."""
    accept(engine, a_base(1), period="2026-Q1", at=datetime(2026, 4, 1))
    accept(engine, a_base(1, members=20), period="2026-Q2", at=datetime(2026, 7, 1))
    mistaken = accept(engine, a_base(2), period="2026-Q3", at=datetime(2026, 10, 1))
    withdraw(engine, submission_id=mistaken.submission_id or 0, reason="Nộp nhầm", by="btctu", at=datetime(2026, 10, 2))
    return engine


def test_a_database_written_by_the_program_is_sound(written: Engine) -> None:
    with written.connect() as connection:
        assert set(broken(connection).values()) == {0}


def reopen(connection: Connection) -> None:
    connection.execute(
        update(base_organisation).where(base_organisation.c.code == "XP26740-002").values(recorded_to=None, closed_by=None)
    )


def close_for_nobody(connection: Connection) -> None:
    connection.execute(
        update(base_organisation).where(base_organisation.c.recorded_to.is_(None)).values(recorded_to=datetime(2026, 10, 3))
    )


def give_away(connection: Connection) -> None:
    connection.execute(update(base_organisation).where(base_organisation.c.members == 20).values(committee_id=NEIGHBOUR))


def forget(connection: Connection) -> None:
    connection.execute(delete(system.audit).where(system.audit.c.target == "1"))


@pytest.mark.parametrize(
    ("fault", "invariant"),
    [
        (reopen, "Số liệu hiện hành không dựa vào lần nộp đã rút"),
        (close_for_nobody, "Số liệu đã thay thế có lần nộp thay thế nó, không sớm hơn lúc ghi"),
        (give_away, "Báo cáo của một đơn vị chỉ ghi số liệu của đơn vị đó"),
        (forget, "Mỗi lần nộp có một dòng nhật ký"),
    ],
)
def test_what_somebody_wrote_by_hand_is_found(fault: Callable[[Connection], None], invariant: str, written: Engine) -> None:
    with written.execution_options(writes=True).begin() as connection:
        fault(connection)

    with written.connect() as connection:
        assert {name for name, count in broken(connection).items() if count} == {invariant}
