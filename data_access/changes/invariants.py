"""What must hold in every database whatever was written to it; asked by `chithi06 check` and after tests of writers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from sqlalchemy import ColumnElement, Connection, String, Table, and_, cast, func, or_, select

from data_access.meetings import whole
from data_access.schema import FACTS
from data_access.schema.correspondence import explanation_answer, explanation_request, remark
from data_access.schema.facts import inspection, sent_back
from data_access.schema.meetings import conclusion, meeting
from data_access.schema.reference import committee
from data_access.schema.system import audit, submission
from domain.inspections import NESTED
from domain.scope import Scope
from domain.slides.slide import sha256


def broken(connection: Connection) -> dict[str, int]:
    """How many rows break each invariant, by the invariant in words; all 0 in a sound database."""
    return {
        "Số liệu đã thay thế có lần nộp thay thế nó, không sớm hơn lúc ghi": _in_facts(connection, _is_ill_closed),
        "Số liệu hiện hành không dựa vào lần nộp đã rút": _in_facts(connection, _rests_on_withdrawn),
        "Báo cáo của một đơn vị chỉ ghi số liệu của đơn vị đó": _in_facts(connection, _is_foreign),
        "Mỗi lần nộp có một dòng nhật ký": _unaudited(connection, submission, "submission.accept"),
        "Mỗi yêu cầu giải trình, trả lời, ghi chú có một dòng nhật ký": (
            _unaudited(connection, explanation_request, "explanation.ask")
            + _unaudited(connection, explanation_answer, "explanation.answer")
            + _unaudited(connection, remark, "remark.write")
        ),
        "Chỉ đơn vị được hỏi trả lời yêu cầu giải trình": _count(connection, explanation_answer, ~_answers_its_own()),
        "Kết quả chỉ bị trả lại sau khi đã báo cáo xong": _count(
            connection, sent_back, sent_back.c.returned_on < sent_back.c.done_on
        ),
        "Mỗi cuộc họp, mỗi kết luận có một dòng nhật ký": (
            _unaudited(connection, meeting, "meeting.prepare") + _unaudited(connection, conclusion, "conclusion.make")
        ),
        "Cuộc họp đã chốt còn đúng từng số liệu như khi chốt": _altered(connection),
        "Đã kỷ luật ≤ phải kỷ luật ≤ có vi phạm ≤ đã kết luận ≤ được kiểm tra": _count(connection, inspection, _is_not_nested()),
    }


def _in_facts(connection: Connection, condition: Callable[[Table], ColumnElement[bool]]) -> int:
    return sum(_count(connection, table, condition(table)) for table in FACTS.values())


def _count(connection: Connection, table: Table, condition: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one())


def _is_not_nested() -> ColumnElement[bool]:
    """Whether a part of an inspection's counts exceeds a whole it lies in; what was not stated breaks nothing."""
    return or_(*(inspection.c[part] > inspection.c[whole] for whole, part in combinations(NESTED, 2)))


def _is_ill_closed(table: Table) -> ColumnElement[bool]:
    ended, by = table.c.recorded_to, table.c.closed_by
    return or_(ended < table.c.recorded_from, and_(ended.is_not(None), by.is_(None)), and_(ended.is_(None), by.is_not(None)))


def _rests_on_withdrawn(table: Table) -> ColumnElement[bool]:
    withdrawn = select(submission.c.id).where(submission.c.withdrawn_at.is_not(None))
    return and_(table.c.recorded_to.is_(None), table.c.submission_id.in_(withdrawn))


def _is_foreign(table: Table) -> ColumnElement[bool]:
    """Whether a committee states a fact of another one, in its report or in the app; the bodies of the city may."""
    bodies = select(committee.c.id).where(committee.c.kind == "city_body")
    entered = and_(submission.c.kind == "entry", submission.c.committee_id.not_in(bodies))
    own = and_(submission.c.id == table.c.submission_id, or_(submission.c.kind == "report", entered))
    return select(submission.c.id).where(own, submission.c.committee_id != table.c.committee_id).exists()


def _unaudited(connection: Connection, table: Table, action: str) -> int:
    audited = select(audit.c.target).where(audit.c.action == action)
    return _count(connection, table, cast(table.c.id, String).not_in(audited))


def _altered(connection: Connection) -> int:
    """How many frozen meetings no longer have the hash they were frozen with."""
    frozen = connection.execute(select(meeting.c.id, meeting.c.sha256).where(meeting.c.as_of.is_not(None))).all()
    return sum(sha256(whole(connection, number=each.id, scope=Scope.city())) != each.sha256 for each in frozen)


def _answers_its_own() -> ColumnElement[bool]:
    asked, said = explanation_request.c, explanation_answer.c
    return select(asked.id).where(asked.id == said.request_id, asked.committee_id == said.committee_id).exists()
