"""What must hold in every database whatever was written to it; asked by `chithi06 check` and after tests of writers."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, Connection, String, Table, and_, cast, func, or_, select

from data_access.schema import FACTS, system
from data_access.schema.system import audit, submission


def broken(connection: Connection) -> dict[str, int]:
    """How many rows break each invariant, by the invariant in words; all 0 in a sound database."""
    audited = select(audit.c.target).where(audit.c.action == "submission.accept")
    unaudited = cast(submission.c.id, String).not_in(audited)
    return {
        "Số liệu đã thay thế có lần nộp thay thế nó, không sớm hơn lúc ghi": _in_facts(connection, _is_ill_closed),
        "Số liệu hiện hành không dựa vào lần nộp đã rút": _in_facts(connection, _rests_on_withdrawn),
        "Báo cáo của một đơn vị chỉ ghi số liệu của đơn vị đó": _in_facts(connection, _is_foreign),
        "Mỗi lần nộp có một dòng nhật ký": _count(connection, system.submission, unaudited),
    }


def _in_facts(connection: Connection, condition: Callable[[Table], ColumnElement[bool]]) -> int:
    return sum(_count(connection, table, condition(table)) for table in FACTS.values())


def _count(connection: Connection, table: Table, condition: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one())


def _is_ill_closed(table: Table) -> ColumnElement[bool]:
    ended, by = table.c.recorded_to, table.c.closed_by
    return or_(ended < table.c.recorded_from, and_(ended.is_not(None), by.is_(None)), and_(ended.is_(None), by.is_not(None)))


def _rests_on_withdrawn(table: Table) -> ColumnElement[bool]:
    withdrawn = select(submission.c.id).where(submission.c.withdrawn_at.is_not(None))
    return and_(table.c.recorded_to.is_(None), table.c.submission_id.in_(withdrawn))


def _is_foreign(table: Table) -> ColumnElement[bool]:
    """Whether a committee's own report states a fact of another one."""
    own = and_(submission.c.id == table.c.submission_id, submission.c.kind == "report")
    return select(submission.c.id).where(own, submission.c.committee_id != table.c.committee_id).exists()
