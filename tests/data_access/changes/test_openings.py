"""The opening of a base is written down once a day in the city, however many processes see it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Engine

from data_access import audit
from data_access.changes.openings import record_opening

MORNING = datetime(2026, 11, 23, 1)
BASE = "XP26740-001"


def test_two_processes_write_one_record_a_day(engine: Engine) -> None:
    for hour in range(3):
        record_opening(engine, actor="city", code=BASE, at=MORNING + timedelta(hours=hour))
    record_opening(engine, actor="city", code=BASE, at=MORNING + timedelta(hours=17))  # after midnight in the city
    record_opening(engine, actor="thuky", code=BASE, at=MORNING + timedelta(hours=17))

    with engine.connect() as connection:
        found = audit.records(connection)
        assert audit.broken(connection) is None
    assert found["happened_at"].tolist() == [MORNING + timedelta(hours=17)] * 2 + [MORNING]
    assert found["actor"].tolist() == ["thuky", "city", "city"]
