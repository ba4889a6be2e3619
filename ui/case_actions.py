"""What is written about one base: each function is called back by the button of a form of `ui.case_forms`."""

from __future__ import annotations

from data_access.changes import milestones, weak_cases
from data_access.changes.weak_cases import Listing, Planned
from data_access.users import Account
from data_access.weak_cases import Standing
from domain.weak_course import Step
from domain.weak_steps import SETS_DEADLINE, next_number
from ui.actions import DAY, TEXT, carry_out, typed
from ui.loaders import engine

DUE, REASONS, OFFICE, NUMBER, PAPER = "thoi-han", "nguyen-nhan", "noi-phu-trach", "moc", "van-ban"
"""The fields of these forms beside a text and a day."""


def take_step(form: str, *, stage: str, name: str, seen: Standing) -> None:
    """Add the step to the stay that is open, as `seen` when the form was drawn."""
    steps = seen.case.steps if seen.case else ()
    due_on = typed(form, DUE) if stage in SETS_DEADLINE else None
    step = Step(stage, next_number(steps, stage), typed(form, DAY), due_on, str(typed(form, TEXT) or "").strip())

    def write(by: Account) -> object:
        return weak_cases.take_step(engine(), step=step, by=by, seen=seen)

    carry_out(form, write, typed=(step,), clear=(TEXT,), done=f"Đã ghi bước «{name}».")


def list_base(form: str, *, seen: Standing) -> None:
    """Put the base on the register."""
    told = Listing(typed(form, DAY), str(typed(form, PAPER) or ""), tuple(typed(form, REASONS) or ()), _plan(form))

    def write(by: Account) -> object:
        return weak_cases.list_base(engine(), listing=told, by=by, seen=seen)

    carry_out(form, write, typed=(told,), clear=(TEXT, OFFICE, PAPER), done="Đã đưa cơ sở vào danh sách cần củng cố.")


def change_plan(form: str, *, seen: Standing) -> None:
    """Say anew what is done and by whom; what was typed stays, for it is what now holds."""
    plan = _plan(form)

    def write(by: Account) -> object:
        return weak_cases.change_plan(engine(), plan=plan, by=by, seen=seen)

    carry_out(form, write, typed=(plan,), clear=(), done="Đã ghi biện pháp và nơi phụ trách.")


def add_milestone(form: str, *, seen: Standing) -> None:
    """Add a milestone to the stay that is open."""
    what, due_on = str(typed(form, TEXT) or ""), typed(form, DAY)

    def write(by: Account) -> object:
        return milestones.add(engine(), what=what, due_on=due_on, by=by, seen=seen)

    carry_out(form, write, typed=(what, due_on), clear=(TEXT,), done="Đã thêm mốc.")


def finish_milestone(form: str, *, seen: Standing) -> None:
    """Say that a milestone was reached."""
    number, done_on, document = int(typed(form, NUMBER)), typed(form, DAY), str(typed(form, TEXT) or "")

    def write(by: Account) -> object:
        return milestones.finish(engine(), number=number, done_on=done_on, document=document, by=by, seen=seen)

    carry_out(form, write, typed=(number, done_on, document), clear=(TEXT,), done=f"Đã ghi mốc {number} hoàn thành.")


def _plan(form: str) -> Planned:
    measures, office = str(typed(form, TEXT) or "").strip(), str(typed(form, OFFICE) or "").strip()
    return Planned(measures or None, office or None)
