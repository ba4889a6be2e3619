"""What is written of a weak base in the app: its listing, each further step, its plan; `milestones` beside it.

Each is an entry of the account's committee or body, held to the rules that hold for workbooks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Engine

from data_access import clock
from data_access.catalogue import names
from data_access.changes import audit, texts
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from data_access.changes.entries import enter_within, stated
from data_access.changes.permits import OUTSIDE, require
from data_access.changes.revision import lock
from data_access.users import Account
from data_access.weak_cases import Case, NoSuchBase, Standing, standing
from domain.roles import Action
from domain.statements import Statement, Value
from domain.weak_course import Step
from domain.weak_steps import faults

OFFICE = 160
"""Signs of a responsible body (a column of that length)."""


@dataclass(frozen=True)
class Planned:
    """What is done about a base and by whom: a body or an office, never a person; None where it is not said yet."""

    measures: str | None
    responsible: str | None


@dataclass(frozen=True)
class Listing:
    """The decision that puts a base on the register, for one or more reasons (codes)."""

    listed_on: date
    document: str
    reasons: tuple[str, ...]
    plan: Planned


def list_base(engine: Engine, *, listing: Listing, by: Account, seen: Standing) -> int:
    """Put a base on the register; returns the number of the submission.

    `seen` is what the writer looked at, here and below. Raises NotAllowed, Invalid, Overtaken.
    """
    with engine.execution_options(writes=True).begin() as connection:
        unchanged(connection, Action.CHANGE_CASE, by=by, seen=seen)
        _check_free(seen, listing.listed_on)
        if not listing.reasons:
            raise Invalid("Nguyên nhân: cần chọn ít nhất một.")
        symbol = symbol_of(connection, listing.document)
        last = max((int(case.code.rpartition("-CC")[2]) for case in seen.cases), default=0)
        code, step = f"{seen.code}-CC{last + 1}", Step("listed", 1, listing.listed_on, None, symbol)
        _check_course(connection, [step])
        told: dict[str, Value] = {"listed_on": listing.listed_on, "document": symbol, "reasons": ",".join(listing.reasons)}
        case = _case(seen, code, told, _checked(connection, listing.plan))
        words = f"{seen.code}\n{audit.shift('danh sách cơ sở cần củng cố', None, f'từ {listing.listed_on:%d/%m/%Y}')}"
        return enter_within(connection, statements=[case, _event(seen, code, step)], seen=[None, None], by=by, told=words)


def take_step(engine: Engine, *, step: Step, by: Account, seen: Standing) -> int:
    """Add a step to the stay that is open; returns the number of the submission.

    An exit from the register is recognised by who verifies; every other step is the committee's own. Raises as `list_base`.
    """
    with engine.execution_options(writes=True).begin() as connection:
        unchanged(connection, Action.RECOGNISE if step.stage == "exited" else Action.CHANGE_CASE, by=by, seen=seen)
        case = open_case(seen)
        taken = replace(step, document=symbol_of(connection, step.document) if step.document else None)
        _check_course(connection, [*case.steps, taken])
        words = f"{case.code}\n{_stages(connection, case, taken)}"
        return enter_within(connection, statements=[_event(seen, case.code, taken)], seen=[None], by=by, told=words)


def change_plan(engine: Engine, *, plan: Planned, by: Account, seen: Standing) -> int:
    """Say anew what is done about a base on the register, and by whom. Raises as `list_base`."""
    with engine.execution_options(writes=True).begin() as connection:
        unchanged(connection, Action.CHANGE_CASE, by=by, seen=seen)
        case = open_case(seen)
        kept: dict[str, Value] = {"listed_on": case.listed_on, "document": case.document, "reasons": ",".join(case.reasons)}
        told = _checked(connection, plan)
        said = _case(seen, case.code, kept, told)
        words = "\n".join([case.code, *_differing(case, told)])
        return enter_within(connection, statements=[said], seen=[case.row_id], by=by, told=words)


def unchanged(connection: Connection, action: Action, *, by: Account, seen: Standing) -> None:
    """Pass if the account may do so and the base still stands as the writer saw it. Raises NotAllowed, Overtaken, Invalid."""
    require(by, action, committee_id=seen.committee_id)
    newest = lock(connection).changed_at  # before looking: it must still be so when it is written
    try:
        now = standing(connection, code=seen.code, scope=by.scope, as_of=newest)
    except NoSuchBase:
        raise NotAllowed(OUTSIDE) from None
    if action is Action.RECOGNISE and now.committee_id == by.committee_id:
        raise NotAllowed("Đơn vị không tự công nhận cơ sở của mình.")
    if now != seen:
        raise Overtaken(f"{_since(now, seen, names(connection, choices='weak_stage'))} Vui lòng xem lại rồi ghi.")
    if now.ended_on is not None and now.ended_on < _today():
        raise Invalid(f"Cơ sở hoặc đơn vị này đã kết thúc hoạt động ngày {now.ended_on:%d/%m/%Y}, không ghi thêm được.")


def _since(now: Standing, seen: Standing, stages: dict[str, str]) -> str:
    """What was written since the writer looked."""
    known = {(case.code, step) for case in seen.cases for step in case.steps}
    fresh = [step for case in now.cases for step in case.steps if (case.code, step) not in known]
    if fresh:
        return "; ".join(f"Vừa có người ghi «{stages[step.stage]}» ngày {step.happened_on:%d/%m/%Y}" for step in fresh) + "."
    if sum(len(case.steps) for case in now.cases) < len(known):
        return "Một bước của hồ sơ này vừa được rút."
    marks = {one for case in seen.cases for one in case.milestones}
    changed = [one for case in now.cases for one in case.milestones if one not in marks]
    if changed:
        return "; ".join(f"Mốc {one.number} «{one.what}» vừa được người khác ghi" for one in changed) + "."
    return "Biện pháp, nơi phụ trách hoặc thông tin của hồ sơ này vừa được người khác thay đổi."


def _check_free(seen: Standing, day: date) -> None:
    """A base is on the register once at a time, and comes back only after it has left."""
    if seen.case is not None:
        raise Invalid(f"Cơ sở này đang trong danh sách theo hồ sơ {seen.case.code}.")
    left = max((step.happened_on for case in seen.cases for step in case.steps), default=None)
    if left is not None and day <= left:
        raise Invalid(f"Ngày vào danh sách: phải sau ngày ra khỏi danh sách lần trước ({left:%d/%m/%Y}).")


def _check_course(connection: Connection, steps: Sequence[Step]) -> None:
    found = faults(steps, on=_today())
    if found:
        raise Invalid(". ".join(fault.told(names(connection, choices="weak_stage")) for fault in found) + ".")


def _stages(connection: Connection, case: Case, taken: Step) -> str:
    """What the audit says of a step: the one before it, and it."""
    called = names(connection, choices="weak_stage")
    last = called[case.steps[-1].stage] if case.steps else None
    return audit.shift("giai đoạn", last, f"{called[taken.stage]}, lần {taken.number}, {taken.happened_on:%d/%m/%Y}")


def _differing(case: Case, plan: Planned) -> list[str]:
    shifts = {"biện pháp": (case.measures, plan.measures), "nơi phụ trách": (case.responsible, plan.responsible)}
    return [audit.shift(name, old, new) for name, (old, new) in shifts.items() if old != new]


def _checked(connection: Connection, plan: Planned) -> Planned:
    measures = texts.written(connection, plan.measures, what="Biện pháp củng cố") if plan.measures else None
    office = plan.responsible
    return Planned(measures, texts.written(connection, office, what="Nơi phụ trách", longest=OFFICE) if office else None)


def open_case(seen: Standing) -> Case:
    """The stay that is open. Raises Invalid."""
    if seen.case is None:
        raise Invalid("Cơ sở này không có trong danh sách cơ sở cần củng cố.")
    return seen.case


def _today() -> date:
    return clock.local_day(clock.now())


def symbol_of(connection: Connection, document: str) -> str:
    """The symbol of a document as it is kept. Raises Invalid."""
    return texts.written(connection, document, what="Số, ký hiệu văn bản", longest=texts.SYMBOL)


def _case(seen: Standing, code: str, told: Mapping[str, Value], plan: Planned) -> Statement:
    about = {"code": code, "base_code": seen.code, "committee_id": seen.committee_id}
    return stated("weak_case", **about, **told, **vars(plan))


def _event(seen: Standing, code: str, step: Step) -> Statement:
    return stated("weak_case_event", case_code=code, committee_id=seen.committee_id, **vars(step))
