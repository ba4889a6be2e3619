"""One story in which every change that the program can make is made, in an order in which each of them may be."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from data_access import meetings as held
from data_access import rules as rule_values
from data_access import verifications as judged
from data_access import weak_cases as registered
from data_access.changes import (
    aliases,
    attempts,
    browsers,
    conclusions,
    entries,
    explanations,
    exports,
    meetings,
    milestones,
    openings,
    refusals,
    remarks,
    rules,
    sessions,
    single_sign_on,
    submissions,
    users,
    verifications,
    weak_cases,
    withdrawals,
)
from data_access.changes.conclusions import Task
from data_access.changes.explanations import Matter
from data_access.changes.permits import Operator
from data_access.changes.revision import mark_demo
from data_access.changes.rules import NewValue
from data_access.changes.weak_cases import Listing, Planned
from data_access.places import CITY as EVERYWHERE
from data_access.sessions import key_of
from domain.scope import Scope
from domain.weak_course import Step
from tests.accounts import ADMIN, CITY, REPORTER, VERIFIER
from tests.builders import COMMITTEE, a_base, a_report, accept
from tests.meetings import SECRETARY
from tests.registers import a_case, a_step
from tests.works import a_progress, a_work, code_of, give, tell

NOW = datetime(2026, 11, 23, 3, 32)
"""Monday, 23/11/2026, 10:32 in the city: the moment of the whole story."""

TODAY, SOON = date(2026, 11, 23), date(2026, 12, 1)
WEAK, FINE = "XP26740-001", "XP26740-002"
PASSWORD = "bốn mùa hoa nở bên sông"

Change = tuple[Callable[..., Any], dict[str, Any]]
"""A function of `data_access.changes` and what it is called with, beside the engine."""

Story = Generator[Change, Any, Any]
"""The changes in their order; each is sent what came of it."""


def beginning(engine: Engine) -> None:
    """What the story begins with: work given and reported done, a base on the register and one that is not."""
    give(engine, a_work(1), a_work(2, row=7), at=datetime(2026, 1, 12, 3))
    steps = [a_step("listed", date(2026, 3, 1)), a_step("planned", date(2026, 3, 20), due_on=date(2026, 9, 20))]
    accept(engine, a_base(1), a_base(2, row=3), a_case(), *steps, at=datetime(2026, 10, 5))
    done = (a_progress(1, done_on=date(2026, 6, 20)), a_progress(2, done_on=date(2026, 6, 21), row=10))
    tell(engine, *done, period="2026-Q4", at=datetime(2026, 10, 8, 3))
    with engine.execution_options(writes=True).begin() as connection:
        mark_demo(connection)


def every_change(engine: Engine) -> Story:
    """Every change, after `beginning`."""
    for part in (_reports, _bases, _correspondence, _meeting, _administration, _accounts, _sign_in):
        yield from part(engine)


def _reports(engine: Engine) -> Story:
    mistaken = yield submissions.accept, {"report": a_report(a_base(1, members=20), period="2026-Q4"), "by": "don-vi"}
    yield withdrawals.withdraw, {"submission_id": mistaken.submission_id, "reason": "Nộp nhầm", "by": "don-vi"}
    yield entries.enter, {"statements": [a_base(9)], "seen": [None], "by": REPORTER, "told": "cơ sở mới"}
    first, second = (_work(engine, number) for number in (1, 2))
    back = {"code": first.code, "reason": "Chưa có sản phẩm", "returned_on": TODAY}
    yield verifications.send_back, back | {"by": VERIFIER, "seen": first}
    proved = {"code": second.code, "document": "17-TB/BTCTU", "verified_on": TODAY}
    yield verifications.verify, proved | {"by": VERIFIER, "seen": second}


def _bases(engine: Engine) -> Story:
    plan = Planned("Kiện toàn cấp ủy", "Ban Xây dựng Đảng")
    step = Step("underway", 1, date(2026, 4, 1), None, "")
    yield weak_cases.take_step, {"step": step, "by": REPORTER, "seen": _base(engine, WEAK)}
    changed = Planned("Thay đổi cấp ủy", plan.responsible)
    yield weak_cases.change_plan, {"plan": changed, "by": REPORTER, "seen": _base(engine, WEAK)}
    yield milestones.add, {"what": "Bổ sung quy chế", "due_on": SOON, "by": REPORTER, "seen": _base(engine, WEAK)}
    reached = {"number": 1, "done_on": TODAY, "document": "", "by": REPORTER}
    yield milestones.finish, reached | {"seen": _base(engine, WEAK)}
    listing = Listing(TODAY, "12-QĐ/ĐU", ("CAP_UY",), plan)
    yield weak_cases.list_base, {"listing": listing, "by": REPORTER, "seen": _base(engine, FINE)}
    yield openings.record_opening, {"actor": "city", "code": WEAK}


def _correspondence(_engine: Engine) -> Story:
    asked = {"matter": Matter(COMMITTEE, "assignment", code_of(1)), "due_on": SOON, "by": CITY}
    number = yield explanations.ask, asked | {"question": "Vì sao chậm?"}
    yield explanations.answer, {"request_id": number, "text": "Chờ hướng dẫn", "by": REPORTER}
    number = yield explanations.ask, asked | {"question": "Khi nào xong?"}
    yield explanations.withdraw, {"request_id": number, "reason": "Gửi nhầm", "by": CITY}
    note = {"place": COMMITTEE, "indicator": None, "period": "2026-Q3", "text": "Số liệu ước tính", "by": REPORTER}
    number = yield remarks.write, note
    yield remarks.end, {"remark_id": number, "by": REPORTER}
    yield exports.record_export, {"actor": "city", "target": "Nhiệm vụ quá hạn", "detail": "12 dòng"}
    yield refusals.record_refusal, {"actor": "dong-lenh", "sha256": "0" * 64, "reasons": 2, "sheets": ["Cơ sở"]}


def _meeting(engine: Engine) -> Story:
    by = {"by": SECRETARY}
    number = yield meetings.prepare, {"place": EVERYWHERE, "held_on": TODAY, **by}
    own = yield meetings.add, {"number": number, "title": "Việc khác", "text": "", **by}
    with engine.connect() as connection:
        standing = [item.id for item in held.items(connection, number=number, scope=Scope.city())]
    yield meetings.reorder, {"number": number, "items": standing[::-1], **by}
    yield meetings.remove, {"item_id": own, "reason": "Để kỳ sau", **by}
    yield meetings.restore, {"item_id": own, **by}
    yield meetings.freeze, {"number": number, **by}
    yield meetings.move_to, {"number": number, "item_id": own, **by}
    yield from _concluded(number)
    yield meetings.close, {"number": number, **by}
    draft = yield meetings.prepare, {"place": EVERYWHERE, "held_on": SOON, **by}
    yield meetings.discard, {"number": draft, **by}


def _concluded(number: int) -> Story:
    task = {"number": number, "task": Task("Hoàn thành việc quá hạn", COMMITTEE, SOON), "by": SECRETARY}
    one = yield conclusions.conclude, task
    yield conclusions.report_done, {"conclusion_id": one, "document": "12-BC/ĐU", "by": REPORTER}
    yield conclusions.send_back, {"conclusion_id": one, "reason": "Thiếu sản phẩm", "by": VERIFIER}
    yield conclusions.report_done, {"conclusion_id": one, "document": "13-BC/ĐU", "by": REPORTER}
    yield conclusions.verify, {"conclusion_id": one, "by": VERIFIER}
    two = yield conclusions.conclude, task
    yield conclusions.cancel, {"conclusion_id": two, "reason": "Đã lồng ghép", "by": SECRETARY}


def _administration(engine: Engine) -> Story:
    key, new = "due_soon_days", NewValue("20", SOON, "Số 17-TB/TU", "Nhắc sát hạn hơn")
    yield rules.set_rule, {"key": key, "new": new, "by": ADMIN, "seen": _rule(engine, key)}
    yield rules.take_back, {"key": key, "valid_from": SOON, "by": ADMIN, "seen": _rule(engine, key)}
    name = {"kind": "committee", "target": COMMITTEE, "text": "P. Trung tâm Sài Gòn", "by": ADMIN}
    yield aliases.add, name
    yield aliases.remove, name


def _accounts(_engine: Engine) -> Story:
    by = {"by": Operator().name}
    for name in ("toanthanh", "govap", "saigon", "quantri", "thamtra"):
        yield users.add_user, {"name": name, "label": "Thử", "role": "admin", **by}
    yield users.add_demo_accounts, {}  # the one that is missing
    yield users.rename, {"name": "govap", "label": "Địa bàn Gò Vấp", **by}
    yield users.change_role, {"name": "govap", "role": "district", "place": "go-vap", **by}
    yield users.disable, {"name": "saigon", **by}
    yield users.reset_password, {"name": "saigon", **by}
    yield users.change_password, {"name": "govap", "password": PASSWORD}


def _sign_in(_engine: Engine) -> Story:
    who, address = {"name": "govap"}, {"address": "192.0.2.1"}
    wrong = yield attempts.open_attempt, who | address
    yield attempts.reject, who | {"attempt": wrong}
    in_vain = yield attempts.open_attempt, who | address
    yield attempts.forgive, {"attempt": in_vain}
    right = yield attempts.open_attempt, who | address
    ticket = yield attempts.admit, who | {"attempt": right, "target": "/"}
    token, _ = yield sessions.redeem, {"ticket": ticket}
    yield browsers.known, {"token": token}
    yield sessions.touch, {"token": token, "at": NOW + timedelta(seconds=1)}
    yield from _ended(who)


def _ended(who: dict[str, Any]) -> Story:
    """Sessions opened and ended in each way."""
    opened, _ = yield from _opened(who)
    yield sessions.revoke_others, {"token": opened}
    opened, _ = yield from _opened(who)
    yield sessions.revoke_one, who | {"key": key_of(opened), "by": "quantri"}
    yield sessions.sign_out, who | {"by": "quantri"}
    ticket = yield single_sign_on.admit, who | {"address": "192.0.2.1", "target": "/"}
    opened, _ = yield sessions.redeem, {"ticket": ticket}
    yield sessions.revoke, {"token": opened}


def _opened(who: dict[str, Any]) -> Generator[Change, Any, Any]:
    ticket = yield sessions.issue_ticket, who | {"target": "/"}
    return (yield sessions.redeem, {"ticket": ticket})


def _work(engine: Engine, number: int) -> judged.Standing:
    with engine.connect() as connection:
        return judged.standing(connection, code=code_of(number), scope=Scope.city(), as_of=NOW)


def _base(engine: Engine, code: str) -> registered.Standing:
    with engine.connect() as connection:
        return registered.standing(connection, code=code, scope=Scope.city(), as_of=NOW)


def _rule(engine: Engine, key: str) -> tuple[rule_values.Rule, ...]:
    with engine.connect() as connection:
        return rule_values.rules(connection, key=key)
