"""Ten times the data: a copy of a database in which each committee has stated ten times as much.

Every assignment, base, classification, case and inspection is there ten times, each copy under a code of its own, so lists
and sums are ten times as long. A committee has one figure of an indicator and period, whatever the size: figures get nine
earlier versions instead, as nine corrections would leave them. Submissions stay as they are: nobody reports more often.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, literal, select

from bench.database import copied
from data_access.engine import connect_engine
from data_access.schema import FACTS

TIMES = 10
_CODES = ("code", "assignment_code", "base_code", "case_code", "inspection_code")


def enlarged(database: Path) -> Path:
    """A copy of `database` with ten times the facts, made anew."""
    file = copied(database, name=f"{database.stem}-{TIMES}")
    engine = connect_engine(f"sqlite:///{file}")
    with engine.execution_options(writes=True).begin() as connection:
        for table in FACTS.values():
            _multiply(connection, table)
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()
    return file


def _multiply(connection: Connection, table: Table) -> None:
    last = connection.execute(select(func.max(table.c.id))).scalar_one()
    columns = [column for column in table.c if column.name != "id"]
    for number in range(2, TIMES + 1):
        copied = {column.name: column + literal(f"-L{number}") if column.name in _CODES else column for column in columns}
        if not set(table.info["key"]) & set(_CODES):
            copied |= {"recorded_to": table.c.recorded_from, "closed_by": table.c.submission_id}
        rows = select(*copied.values()).where(table.c.id <= last)
        connection.execute(insert(table).from_select(list(copied), rows))
