"""The audit in the database: added to in one line, changed by nobody, read newest first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from data_access import audit as reading
from data_access.changes import audit as writing
from data_access.engine import connect_engine, migrate
from data_access.schema.system import audit
from domain.chain import Entry, sha256
from tests.data_access.test_migrations import configured
from tests.journal import unguarded

MORNING = datetime(2026, 11, 23, 1)


def write(engine: Engine, *entries: tuple[str, str, str], at: datetime = MORNING) -> None:
    """Records of actor, action and target, an hour apart."""
    for hour, (actor, action, target) in enumerate(entries):
        with engine.execution_options(writes=True).begin() as connection:
            writing.record(
                connection, at=at + timedelta(hours=hour), actor=actor, action=action, target=target, detail="chi tiết"
            )


@pytest.fixture
def written(engine: Engine) -> Engine:
    """Six records of two accounts."""
    write(engine, *((("a", "export", "1"), ("b", "user.add", "2")) * 3))
    return engine


def broken(engine: Engine) -> int | None:
    with engine.connect() as connection:
        return reading.broken(connection)


def test_records_are_numbered_without_gaps_and_their_chain_holds(written: Engine) -> None:
    with written.execution_options(writes=True).connect() as connection:  # one that was not kept leaves no gap
        writing.record(connection, at=MORNING, actor="a", action="export", target="")
        connection.rollback()
    write(written, ("a", "export", "7"))

    with written.connect() as connection:
        numbers = connection.execute(select(audit.c.id).order_by(audit.c.id)).scalars().all()
        head = reading.head(connection)
    assert numbers == [1, 2, 3, 4, 5, 6, 7]
    assert broken(written) is None
    assert (head.number, len(head.sha256), head.digits) == (7, 64, head.sha256[:16])


def test_the_order_is_that_of_numbers_where_the_clock_was_set_back(written: Engine) -> None:
    write(written, ("a", "export", "sau"), at=MORNING - timedelta(days=9))

    with written.connect() as connection:
        assert reading.records(connection, limit=1)["target"].tolist() == ["sau"]
    assert broken(written) is None


def test_an_empty_audit_holds_and_has_no_head(engine: Engine) -> None:
    with engine.connect() as connection:
        assert reading.head(connection).number == 0
        assert reading.records(connection, limit=5).empty
    assert broken(engine) is None


def slip_in(connection: Connection) -> None:
    """A record whose hash is right, in a place that is taken."""
    before = connection.execute(select(audit.c.previous_sha256).where(audit.c.id == 3)).scalar_one()
    entry = Entry(9, MORNING, "a", "export", "chèn", "")
    row = {"id": 9, "happened_at": MORNING, "actor": "a", "action": "export", "target": "chèn", "detail": ""}
    connection.execute(insert(audit).values(row | {"previous_sha256": before, "sha256": sha256(entry, previous=before)}))


def put_in_after_a_gap(connection: Connection) -> None:
    """A record in the place of one that was removed, which follows rightly, but what comes after does not."""
    connection.execute(delete(audit).where(audit.c.id == 3))
    before = connection.execute(select(audit.c.sha256).where(audit.c.id == 2)).scalar_one()
    entry = Entry(3, MORNING, "a", "export", "chèn", "")
    row = {"id": 3, "happened_at": MORNING, "actor": "a", "action": "export", "target": "chèn", "detail": ""}
    connection.execute(insert(audit).values(row | {"previous_sha256": before, "sha256": sha256(entry, previous=before)}))


def append_anything(connection: Connection) -> None:
    """A record at the end with a hash out of the air."""
    row = {"id": 7, "happened_at": MORNING, "actor": "a", "action": "export", "target": "", "detail": "", "sha256": "0" * 64}
    connection.execute(insert(audit).values(row | {"previous_sha256": "f" * 64}))


def replace_the_last(connection: Connection) -> None:
    connection.execute(update(audit).where(audit.c.id == 6).values(detail="khác"))


def change_one(connection: Connection) -> None:
    connection.execute(update(audit).where(audit.c.id == 4).values(actor="khác"))


def remove_one(connection: Connection) -> None:
    connection.execute(delete(audit).where(audit.c.id == 2))


def remove_all(connection: Connection) -> None:
    connection.execute(text("TRUNCATE audit") if connection.dialect.name == "postgresql" else delete(audit))


FORGERIES = {
    change_one: 4,
    remove_one: 3,
    replace_the_last: 6,
    put_in_after_a_gap: 4,
    append_anything: 7,
    remove_all: None,  # an empty audit holds in itself: only a printed head tells
}


def test_the_database_refuses_whatever_is_not_one_more_record(written: Engine) -> None:
    for forgery in (*FORGERIES, slip_in):
        with pytest.raises(DBAPIError, match="audit: "), written.execution_options(writes=True).begin() as connection:
            forgery(connection)

    assert broken(written) is None


def test_sqlite_refuses_to_replace_a_record_too(sqlite_database: str) -> None:
    engine = connect_engine(sqlite_database)
    write(engine, ("a", "export", "1"))
    replaced = insert(audit).prefix_with("OR REPLACE").from_select([*audit.c.keys()], select(audit))

    with pytest.raises(DBAPIError, match="audit: "), engine.execution_options(writes=True).begin() as connection:
        connection.execute(replaced)
    engine.dispose()


def test_without_the_guards_it_is_written_and_found_at_the_right_record(written: Engine) -> None:
    """The control of the test above: what the triggers refuse can be done without them, and the chain tells where."""
    found = {}
    for forgery in FORGERIES:
        with written.execution_options(writes=True).connect() as connection:
            forgery(unguarded(connection))
            found[forgery] = reading.broken(connection)
            guarded = reading.is_guarded(connection)
            connection.rollback()

        assert not guarded
    assert found == FORGERIES


def test_a_database_that_was_migrated_is_guarded(engine: Engine) -> None:
    with engine.connect() as connection:
        assert reading.is_guarded(connection)


def test_two_writers_at_once_queue_for_the_place_in_the_chain(postgresql_database: str) -> None:
    assert second_of_two(postgresql_database) is None


def test_without_the_queue_the_second_of_two_writers_fails(postgresql_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test above."""
    monkeypatch.setattr(writing, "queue", lambda _connection: None)

    assert isinstance(second_of_two(postgresql_database), DBAPIError)


def second_of_two(database: str) -> BaseException | None:
    """What becomes of a writer that comes while another has written a record and not yet ended."""
    engine = connect_engine(database)
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
    with ThreadPoolExecutor(1) as beside, engine.begin() as connection:
        writing.record(connection, at=MORNING, actor="a", action="export", target="1")
        second = beside.submit(write, engine, ("b", "export", "2"))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as watching:
            while not second.done() and not watching.execute(waiting).scalar_one():
                pass
        connection.commit()
        failed = second.exception()
    assert broken(engine) is None
    engine.dispose()
    return failed


def test_records_are_read_newest_first_by_what_is_asked_and_page_by_page(written: Engine) -> None:
    with written.connect() as connection:
        first = reading.records(connection, limit=4)
        rest = reading.records(connection, before=int(first["number"].iloc[-1]), limit=4)
        of_one = reading.records(connection, about={"actor": "a", "action": "export"})
        of_hours = reading.records(connection, since=MORNING + timedelta(hours=2), until=MORNING + timedelta(hours=3))
        of_nobody = reading.records(connection, about={"target": "9"})
        actors = reading.actors(connection)

    assert [*first["number"], *rest["number"]] == [6, 5, 4, 3, 2, 1]
    assert of_one["number"].tolist() == [5, 3, 1]
    assert of_hours["number"].tolist() == [4, 3]
    assert of_nobody.empty
    assert list(of_nobody.dtypes) == list(first.dtypes)
    assert actors == ["a", "b"]


def test_what_is_written_is_one_record_whatever_signs_it_has(engine: Engine) -> None:
    name = "a\x00b\n\x1b[2J\u202e" + "c" * 100
    with engine.execution_options(writes=True).begin() as connection:
        writing.record(connection, at=MORNING, actor=name, action="export", target="t" * 500, detail="một\nhai\r\x07")

    with engine.connect() as connection:
        (found,) = reading.records(connection).to_dict("records")
    assert found["actor"] == "a�b\n�[2J�" + "c" * 51
    assert found["target"] == "t" * 120
    assert found["detail"] == "một\nhai��"
    assert broken(engine) is None


def test_an_action_without_words_cannot_be_written(engine: Engine) -> None:
    with pytest.raises(writing.UnknownEvent, match=r"user\.bless"), engine.begin() as connection:
        writing.record(connection, at=MORNING, actor="a", action="user.bless", target="b")


def test_the_records_of_the_version_before_are_chained_in_their_order(engine: Engine) -> None:
    command.downgrade(configured(engine), "0008")
    row = "INSERT INTO audit (id, happened_at, actor, action, target, detail) VALUES"
    with engine.execution_options(writes=True).begin() as connection:
        for number, moment in ((1, "2026-01-02 00:00:00"), (2, "2026-01-01 00:00:00.5"), (5, "2026-01-03 00:00:00")):
            connection.exec_driver_sql(f"{row} ({number}, '{moment}', 'a', 'session.open', 't', 'cũ')")

    migrate(engine)
    write(engine, ("b", "export", "mới"))

    with engine.connect() as connection:
        assert reading.records(connection)["number"].tolist() == [6, 5, 2, 1]
        assert reading.is_guarded(connection)
    assert broken(engine) is None
