"""What is written about meetings and their conclusions; what came of it is told by `ui.actions.outcome`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data_access.changes import conclusions, meetings
from data_access.changes.conclusions import Task
from data_access.users import Account
from ui.actions import DAY, TEXT, carry_out, typed
from ui.loaders import engine

WHO, NAME = "don-vi-thuc-hien", "ten-muc"
"""The fields of these forms beside a text and a day."""

MEETING, MOVING = "cuoc-hop", "chuyen-muc"
"""The form of everything that is done to a meeting as a whole, and that of going on to another item."""


def prepare(*, place: str, held_on: date) -> int | None:
    """Make the draft of a meeting; its number, None if it was not made."""
    made: list[int] = []

    def write(by: Account) -> object:
        made.append(meetings.prepare(engine(), place=place, held_on=held_on, by=by))
        return made

    carry_out(MEETING, write, typed=("prepare", place, held_on), clear=(), done="Đã lập chương trình họp từ số liệu hiện có.")
    return made[0] if made else None


def freeze(*, number: int, first: int) -> bool:
    """Freeze a draft and show its first item to the room; whether it was done."""

    def write(by: Account) -> None:
        meetings.freeze(engine(), number=number, by=by)
        meetings.move_to(engine(), number=number, item_id=first, by=by)

    return carry_out(MEETING, write, typed=("freeze", number), clear=(), done="Đã chốt số liệu.")


def close(*, number: int) -> None:
    """End a meeting for good."""

    def write(by: Account) -> None:
        meetings.close(engine(), number=number, by=by)

    carry_out(MEETING, write, typed=("close", number), clear=(), done="Cuộc họp đã kết thúc và được khóa.")


def discard(*, number: int) -> bool:
    """Throw a draft away; whether it was done."""

    def write(by: Account) -> None:
        meetings.discard(engine(), number=number, by=by)

    return carry_out(MEETING, write, typed=("discard", number), clear=(), done="Đã bỏ bản chuẩn bị.")


def reorder(*, number: int, items: Sequence[int]) -> None:
    """Put the items of a draft in this order."""

    def write(by: Account) -> None:
        meetings.reorder(engine(), number=number, items=items, by=by)

    carry_out(MEETING, write, typed=("reorder", number, tuple(items)), clear=(), done="Đã đổi thứ tự.")


def remove(form: str, *, item: int) -> None:
    """Take an item off the agenda for the reason that stands in the form."""
    reason = str(typed(form, TEXT) or "")

    def write(by: Account) -> None:
        meetings.remove(engine(), item_id=item, reason=reason, by=by)

    carry_out(MEETING, write, typed=("remove", item, reason), clear=(), done="Đã bỏ mục khỏi chương trình.")


def restore(*, item: int) -> None:
    """Put an item back on the agenda."""

    def write(by: Account) -> None:
        meetings.restore(engine(), item_id=item, by=by)

    carry_out(MEETING, write, typed=("restore", item), clear=(), done="Đã đưa mục trở lại chương trình.")


def add(form: str, *, number: int) -> None:
    """Add an item of the secretary's own."""
    name, text = (str(typed(form, field) or "") for field in (NAME, TEXT))

    def write(by: Account) -> object:
        return meetings.add(engine(), number=number, title=name, text=text, by=by)

    carry_out(form, write, typed=(name, text), clear=(NAME, TEXT), done="Đã thêm mục.")


def move_to(*, number: int, item: int) -> None:
    """Show an item to the room."""

    def write(by: Account) -> None:
        meetings.move_to(engine(), number=number, item_id=item, by=by)

    carry_out(MOVING, write, typed=(number, item), clear=(), done="")


def conclude(form: str, *, number: int, item: int) -> None:
    """Record what the meeting asks of one body at this item."""
    text, who, day = (typed(form, field) for field in (TEXT, WHO, DAY))

    def write(by: Account) -> object:
        return conclusions.conclude(engine(), number=number, task=Task(str(text or ""), str(who), day, item), by=by)

    carry_out(form, write, typed=(text, who, day), clear=(TEXT,), done="Đã ghi kết luận.")


def report_done(form: str, *, conclusion: int) -> None:
    """Say that a conclusion is carried out, by the document that stands in the form."""
    document = str(typed(form, TEXT) or "")

    def write(by: Account) -> None:
        conclusions.report_done(engine(), conclusion_id=conclusion, document=document, by=by)

    carry_out(form, write, typed=(document,), clear=(), done="Đã báo cáo hoàn thành, chờ thẩm tra.")


def verify(form: str, *, conclusion: int) -> None:
    """Confirm that a conclusion is carried out."""

    def write(by: Account) -> None:
        conclusions.verify(engine(), conclusion_id=conclusion, by=by)

    carry_out(form, write, typed=("verify", conclusion), clear=(), done="Đã xác nhận kết luận được thực hiện.")


def send_back(form: str, *, conclusion: int) -> None:
    """Say why a conclusion is not carried out yet."""
    reason = str(typed(form, TEXT) or "")

    def write(by: Account) -> None:
        conclusions.send_back(engine(), conclusion_id=conclusion, reason=reason, by=by)

    carry_out(form, write, typed=(reason,), clear=(), done="Đã trả lại cho đơn vị.")


def cancel(form: str, *, conclusion: int) -> None:
    """Take a conclusion back for the reason that stands in the form."""
    reason = str(typed(form, TEXT) or "")

    def write(by: Account) -> None:
        conclusions.cancel(engine(), conclusion_id=conclusion, reason=reason, by=by)

    carry_out(form, write, typed=(reason,), clear=(), done="Đã hủy kết luận.")
