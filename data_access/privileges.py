"""What the two roles of the running app may do in PostgreSQL: the reader looks, the writer adds, neither owns a table.

Given anew at the end of each `chithi06 init`, so that a table of a later version is never forgotten. The roles themselves
are made by `deploy/postgresql/roles.sql`; a database server without them has one user, who owns all.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from data_access.schema import metadata

READER, WRITER = "chithi06_reader", "chithi06_writer"

UNSEEN = frozenset({"app_session", "known_browser", "sign_in_failure", "sign_in_ticket"})
"""What the reader cannot read: they are for signing in alone, which is the writer's."""

SECRETS = {"app_user": frozenset({"password_hash"})}
"""Columns that the reader cannot read."""

_SETTLED = frozenset(
    {"alembic_version", "alias", "category", "clause", "committee", "committee_district", "district", "document"}
)
_LOOKED_UP = _SETTLED | {"indicator", "rule_parameter", "sub_requirement", "succession"}  # brought by migrations alone
_RECORDED = frozenset({"audit", "submission_sheet", "normalisation", "confirmation", "rule_setting", "alias_setting"})
_ADDED = _RECORDED | {"explanation_answer", "conclusion", "conclusion_event"}  # never changed
_PASSING = UNSEEN | {"agenda_item", "meeting"}  # signs of life that lapse, and drafts that are discarded


def grant(connection: Connection) -> None:
    """Give both roles what they need and nothing else; does nothing where there are none or the tables are not one's own."""
    owned = "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = CAST('revision' AS regclass)"
    roles = set(connection.execute(text("SELECT rolname FROM pg_roles")).scalars())
    if {READER, WRITER} <= roles and connection.execute(text(owned)).scalar_one():
        for statement in statements():
            connection.exec_driver_sql(statement)


def statements() -> Iterator[str]:
    """The statements, to be run in one transaction: nobody is without rights in between."""
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {READER}, {WRITER}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {READER}, {WRITER}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {WRITER}"
    for name in ("alembic_version", *metadata.tables):
        yield f'GRANT {_written(name)} ON "{name}" TO {WRITER}'
        if name not in UNSEEN:
            yield f'GRANT SELECT{_seen(name)} ON "{name}" TO {READER}'


def _written(name: str) -> str:
    """What the writer may do with a table. Facts are closed and replaced, never removed; the audit is only added to."""
    if name in _LOOKED_UP:
        return "SELECT"
    if name in _ADDED:
        return "SELECT, INSERT"
    return "SELECT, INSERT, UPDATE, DELETE" if name in _PASSING else "SELECT, INSERT, UPDATE"


def _seen(name: str) -> str:
    """The columns the reader may read, in brackets; nothing for all of them."""
    if name not in SECRETS:
        return ""
    return f" ({', '.join(column.name for column in metadata.tables[name].columns if column.name not in SECRETS[name])})"
