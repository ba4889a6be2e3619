"""Reference data as files that people read and correct: units, tasks, indicators, rules. Loading twice changes nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from itertools import dropwhile
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, Integer, Table, and_, insert, select, update

from data_access.schema import reference as schema

FOLDER = Path(__file__).parent

Row = dict[str, Any]

# Every table with the files that hold its rows, in the order in which they refer to each other.
_SOURCES: tuple[tuple[Table, str], ...] = (
    (schema.district, "districts.csv"),
    (schema.committee, "committees_*.csv"),
    (schema.committee_district, "committee_districts.csv"),
    (schema.succession, "successions.csv"),
    (schema.alias, "aliases.csv"),
    (schema.clause, "clauses.csv"),
    (schema.sub_requirement, "sub_requirements.csv"),
    (schema.indicator, "indicators.csv"),
    (schema.document, "documents.csv"),
    (schema.category, "categories/*.csv"),
    (schema.rule_parameter, "rules.csv"),
)


def lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a reference file as text, with its line number; the comment lines on top (source, notes) are left out.

    Raises ValueError, naming file and line, where a row has more or fewer cells than the heading.
    """
    with path.open(encoding="utf-8", newline="") as file:
        comments = 0

        def is_comment(line: str) -> bool:
            nonlocal comments
            comments += line.startswith("#")
            return line.startswith("#")

        reader = csv.DictReader(dropwhile(is_comment, file), restkey="", restval="\0")
        for row in reader:
            number = comments + reader.line_num
            if "" in row or "\0" in row.values():
                raise ValueError(f"{path.name}, line {number}: not {len(reader.fieldnames or ())} cells")
            yield number, row


def tables() -> dict[str, list[Row]]:
    """Every reference table by name: its rows with dates, whole numbers and booleans, an empty cell of a nullable column as None.

    The tables come in the order in which they can be written. Raises ValueError, naming file, line and column.
    """
    return {
        table.name: [row for path in sorted(FOLDER.glob(pattern)) for row in _typed(path, table)] for table, pattern in _SOURCES
    }


def load(connection: Connection) -> None:
    """Write every reference row that is missing or differs; rows that left the files stay, as facts may refer to them."""
    rows = tables()
    for table, _ in _SOURCES:
        _write(connection, table, rows=rows[table.name])


def _typed(path: Path, table: Table) -> Iterator[Row]:
    names = set(table.columns.keys())
    for number, row in lines(path):
        if set(row) != names:
            raise ValueError(f"{path.name}: columns {sorted(set(row) ^ names)} are not those of {table.name}")
        try:
            yield {name: _value(text, table.columns[name]) for name, text in row.items()}
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error


def _value(text: str, column: Column[Any]) -> str | int | bool | date | None:
    if text == "" and column.nullable:
        return None
    match column.type:
        case Date():
            return date.fromisoformat(text)
        case Integer():
            return int(text)
        case Boolean():
            if text not in ("true", "false"):
                raise ValueError(f"{column.name} is {text!r}, not true or false")
            return text == "true"
    if len(text) > (getattr(column.type, "length", None) or len(text)):
        raise ValueError(f"{column.name} is longer than {column.type}: {text!r}")
    return text


def _write(connection: Connection, table: Table, *, rows: list[Row]) -> None:
    key = [column.name for column in table.primary_key.columns]
    known = {tuple(row[name] for name in key): dict(row) for row in connection.execute(select(table)).mappings()}
    missing = [row for row in rows if tuple(row[name] for name in key) not in known]
    if missing:
        connection.execute(insert(table), missing)
    for row in rows:
        if row != known.get(tuple(row[name] for name in key), row):
            same = and_(*(table.columns[name] == row[name] for name in key))
            connection.execute(update(table).where(same).values({name: row[name] for name in row if name not in key}))
