"""The wall in PostgreSQL between committees: what a connection sees that goes past all code of the app."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import ColumnElement, Connection, Engine, Table, or_, select, text
from sqlalchemy.exc import ProgrammingError

from data_access import weak_bases
from data_access.engine import connect_engine, reading
from data_access.schema import FACTS
from data_access.schema.correspondence import explanation_answer, explanation_request, remark
from data_access.schema.meetings import agenda_item, conclusion, conclusion_event, meeting
from data_access.schema.system import audit, confirmation, normalisation, submission, submission_sheet
from data_access.units import units
from domain.scope import Scope
from tests.demo_data import NOW
from tests.roles import ALMIGHTY, OWNER, READER, WRITER, Addresses

Ids = set[tuple[object, ...]]
"""The keys of rows."""

_OWNED = (*FACTS.values(), explanation_request, explanation_answer, conclusion)
_BESIDE = (submission, submission_sheet, normalisation, confirmation, remark, agenda_item, conclusion_event, audit)
WALLED = {table.name: table for table in (*_OWNED, *_BESIDE)}
OUTSIDE = {"app_user", "committee_district", "meeting_place"}
"""Tables that name a committee or what one stated, without telling anything of it: accounts, places, where a meeting is."""


@pytest.fixture(scope="module")
def district(divided_demo: Addresses) -> Scope:
    """All committees of one district of the small city, of both eras."""
    engine = connect_engine(divided_demo.url(READER))
    with reading(engine) as connection:
        found = units(connection).scope_of("q5")
    engine.dispose()
    return found


@pytest.fixture
def reader(divided_demo: Addresses) -> Iterator[Engine]:
    """The engine behind the screens."""
    engine = connect_engine(divided_demo.url(READER))
    yield engine
    engine.dispose()


def seen(connection: Connection, table: Table) -> Ids:
    """The keys of all rows that plain SQL shows."""
    return {tuple(row) for row in connection.execute(select(*table.primary_key.columns))}


def due(connection: Connection, table: Table, scope: Scope) -> Ids:
    """The keys of the rows that somebody of `scope` may see, told without the wall."""
    return {tuple(row) for row in connection.execute(select(*table.primary_key.columns).where(_due(table, scope)))}


def _due(table: Table, scope: Scope) -> ColumnElement[bool]:
    rows, mine, here = table.c, sorted(scope.committees or ()), _districts(scope)
    own = select(submission.c.id).where(submission.c.committee_id.in_(mine))
    passed = select(submission.c.id).where(or_(submission.c.committee_id.in_(mine), submission.c.kind != "report"))
    asked = select(conclusion.c.id).where(conclusion.c.committee_id.in_(mine))
    about = select(conclusion.c.item_id).where(conclusion.c.committee_id.in_(mine))
    held = select(meeting.c.id).where(meeting.c.place.in_(here))
    due: dict[str, Callable[[], ColumnElement[bool]]] = {
        "submission": lambda: rows.id.in_(passed),
        "submission_sheet": lambda: rows.submission_id.in_(own),
        "normalisation": lambda: or_(rows.submission_id.in_(own), rows.rule.in_(["column-places", "sheet-name"])),
        "confirmation": lambda: rows.submission_id.in_(passed),
        "remark": lambda: rows.place.in_([*mine, *here]),
        "conclusion_event": lambda: rows.conclusion_id.in_(asked),
        "agenda_item": lambda: or_(rows.meeting_id.in_(held), rows.id.in_(about)),
        "audit": lambda: rows.action == "meeting.move",
    }
    return due.get(table.name, lambda: rows.committee_id.in_(mine))()


def _districts(scope: Scope) -> list[str]:
    """The districts all of whose committees lie within a scope: of `district` just one."""
    return ["q5"] if scope.committees else []


def test_plain_sql_within_a_district_finds_its_rows_only(divided_demo: Addresses, district: Scope) -> None:
    with divided_demo.opened(READER, scope=district.key) as connection:
        found = {name: seen(connection, table) for name, table in WALLED.items()}
    with divided_demo.opened(ALMIGHTY) as connection:
        expected = {name: due(connection, table, district) for name, table in WALLED.items()}
        everything = {name: seen(connection, table) for name, table in WALLED.items()}

    assert [name for name in WALLED if found[name] != expected[name]] == []
    assert [name for name in WALLED if not found[name] < everything[name]] == [], "else nothing was proved"


def test_without_its_policy_a_table_would_show_everything(divided_demo: Addresses, district: Scope) -> None:
    """The control of the test above, table by table."""
    shown = {}
    with divided_demo.opened(ALMIGHTY, scope=district.key) as connection:
        for name, table in WALLED.items():
            attempt = connection.begin_nested()
            connection.execute(text(f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY"))
            expected = due(connection, table, district)
            connection.execute(text(f"SET LOCAL ROLE {READER}"))
            shown[name] = seen(connection, table) > expected
            attempt.rollback()

    assert shown == dict.fromkeys(WALLED, True)


@pytest.mark.parametrize("role", [OWNER, WRITER, READER])
def test_without_a_scope_there_is_no_row_not_even_for_the_owner(divided_demo: Addresses, role: str) -> None:
    with divided_demo.opened(role) as connection:
        assert {name: len(seen(connection, table)) for name, table in WALLED.items()} == dict.fromkeys(WALLED, 0)


@pytest.mark.parametrize("role", [OWNER, WRITER, READER])
def test_an_empty_scope_shows_no_row_either(divided_demo: Addresses, role: str) -> None:
    with divided_demo.opened(role, scope=Scope.of([]).key) as connection:
        assert {name: len(seen(connection, table)) for name, table in WALLED.items()} == dict.fromkeys(WALLED, 0)


def test_the_owner_would_see_everything_if_the_wall_did_not_hold_for_owners(divided_demo: Addresses) -> None:
    """The control of the tests above: it is FORCE that stops the owner."""
    with divided_demo.opened(OWNER) as connection:
        for name, table in WALLED.items():
            attempt = connection.begin_nested()
            connection.execute(text(f"ALTER TABLE {name} NO FORCE ROW LEVEL SECURITY"))
            found = seen(connection, table)
            attempt.rollback()

            assert found, name


def test_the_whole_city_is_every_row(divided_demo: Addresses) -> None:
    with divided_demo.opened(READER, scope=Scope.city().key) as connection:
        found = {name: seen(connection, table) for name, table in WALLED.items()}
    with divided_demo.opened(ALMIGHTY) as connection:
        assert found == {name: seen(connection, table) for name, table in WALLED.items()}


def test_a_query_that_forgot_its_scope_finds_what_the_transaction_may_see(reader: Engine, district: Scope) -> None:
    with reading(reader, district) as connection:
        forgotten = weak_bases.cases(connection, scope=Scope.city(), as_of=NOW)
        meant = weak_bases.cases(connection, scope=district, as_of=NOW)

    assert forgotten.equals(meant)
    assert len(meant) > 0


def test_without_the_wall_it_finds_the_whole_city(divided_demo: Addresses, district: Scope) -> None:
    """The control of the test above."""
    engine = connect_engine(divided_demo.url(ALMIGHTY))
    with reading(engine, district) as connection:
        forgotten = weak_bases.cases(connection, scope=Scope.city(), as_of=NOW)
    engine.dispose()

    assert set(forgotten["committee_id"]) > set(district.committees or ()) & set(forgotten["committee_id"])


_NAMING = """
    SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attname = 'committee_id'
"""
_HANGING = "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
_SAFE = """
    SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity
    AND EXISTS (SELECT FROM pg_policies WHERE tablename = relname AND policyname = 'ct06_scope')
"""
_OPEN_VIEWS = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND (relkind = 'm' OR relkind = 'v' AND coalesce(reloptions::text, '') NOT LIKE '%security_invoker=true%')
"""


def unwalled(connection: Connection) -> set[str]:
    """The tables that name a committee, or hang on a row behind the wall, and stand before it; and views that look past it."""
    safe = set(connection.execute(text(_SAFE)).scalars())
    hanging = {child for child, parent in connection.execute(text(_HANGING)) if parent in safe}
    naming = set(connection.execute(text(_NAMING)).scalars())
    return (naming | hanging) - safe | set(connection.execute(text(_OPEN_VIEWS)).scalars())


def test_every_table_that_names_a_committee_stands_behind_the_wall(divided_demo: Addresses) -> None:
    """One that is added later needs the statements of migration 0010, or a word in OUTSIDE."""
    with divided_demo.opened(ALMIGHTY) as connection:
        assert unwalled(connection) == OUTSIDE


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE later (committee_id text)",
        "CREATE TABLE later (id integer REFERENCES submission)",
        "CREATE VIEW later AS TABLE weak_case",
        "CREATE MATERIALIZED VIEW later AS TABLE weak_case",
    ],
)
def test_one_that_does_not_is_noticed(divided_demo: Addresses, change: str) -> None:
    """The control of the test above."""
    with divided_demo.opened(ALMIGHTY) as connection:
        connection.execute(text(change))

        assert unwalled(connection) == OUTSIDE | {"later"}


def test_a_policy_that_was_dropped_is_noticed(divided_demo: Addresses) -> None:
    with divided_demo.opened(ALMIGHTY) as connection:
        connection.execute(text("DROP POLICY ct06_scope ON weak_case_milestone"))

        assert unwalled(connection) == OUTSIDE | {"weak_case_milestone"}


def test_a_view_that_asks_as_who_looks_is_let_pass(divided_demo: Addresses) -> None:
    with divided_demo.opened(ALMIGHTY) as connection:
        connection.execute(text("CREATE VIEW later WITH (security_invoker=true) AS TABLE weak_case"))

        assert unwalled(connection) == OUTSIDE


@pytest.mark.parametrize("role", [OWNER, WRITER])
def test_a_row_can_be_written_by_a_transaction_that_says_it_writes_only(
    divided_demo: Addresses, district: Scope, role: str
) -> None:
    note = text(
        "INSERT INTO remark (id, place, period, text, written_at, written_by, written_as) VALUES (0, 'q5', '', '', now(), '', '')"
    )
    with divided_demo.opened(role, scope=district.key) as connection, pytest.raises(ProgrammingError, match="row-level security"):
        connection.execute(note)
    with divided_demo.opened(role, scope=Scope.city().key) as connection:
        assert connection.execute(note).rowcount == 1


def left_behind(engine: Engine) -> tuple[str | None, int]:
    """What the next user of a connection finds: the scope it was left with, and how many rows that shows."""
    with reading(engine) as connection:
        kept = connection.scalar(text("SELECT current_setting('ct06.scope', true)"))
        return kept, len(seen(connection, WALLED["weak_case"]))


def test_the_next_user_of_a_connection_finds_no_scope(reader: Engine, district: Scope) -> None:
    with reading(reader, district) as connection:
        process, found = connection.scalar(text("SELECT pg_backend_pid()")), seen(connection, WALLED["weak_case"])
    with reading(reader) as connection:
        again = connection.scalar(text("SELECT pg_backend_pid()"))

    assert (found != set(), again) == (True, process), "it is the same connection"
    assert left_behind(reader) == ("", 0)


def test_a_scope_that_was_set_for_the_session_would_be_found(reader: Engine, district: Scope) -> None:
    """The control of the test above."""
    with reader.begin() as connection:
        connection.exec_driver_sql("SELECT set_config('ct06.scope', %s, false)", (district.key,))

    kept, rows = left_behind(reader)
    assert kept == district.key
    assert rows > 0


def test_each_transaction_of_a_connection_has_the_scope_anew(reader: Engine, district: Scope) -> None:
    with reading(reader, district) as connection:
        before = seen(connection, WALLED["weak_case"])
        connection.rollback()
        after = seen(connection, WALLED["weak_case"])

    assert before == after != set()
