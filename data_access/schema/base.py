"""The metadata all tables hang on, and the columns that every fact carries."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def fact_table(name: str, key: tuple[str, ...], *columns: Column[Any]) -> Table:
    """A table of statements that are closed and replaced, never overwritten.

    A row is one statement of a submission: where it stands in the workbook (`sheet`, `row`), since when the database
    says so (`recorded_from`), until when (`recorded_to`, null while it is current) and which submission ended it
    (`closed_by`). `key` names the columns that say what the statement is about: one current row a key.
    """
    table = Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *columns,
        Column("submission_id", Integer, ForeignKey("submission.id"), nullable=False, index=True),
        Column("sheet", String(40), nullable=False),
        Column("row", Integer, nullable=False),
        Column("recorded_from", DateTime, nullable=False),
        Column("recorded_to", DateTime),
        Column("closed_by", Integer, ForeignKey("submission.id"), index=True),
        info={"key": key},
    )
    current = text("recorded_to IS NULL")
    Index(f"ix_{name}_key", *(table.c[part] for part in key))  # for reads of a past moment, which the next one cannot serve
    Index(f"uq_{name}_current", *(table.c[part] for part in key), unique=True, sqlite_where=current, postgresql_where=current)
    return table
