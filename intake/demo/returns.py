"""Work that was reported done and sent back by the verifying body; half of it is done again some days later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from data_access.changes.verifications import send_back_within
from data_access.engine import Connection
from data_access.revision import revision
from data_access.verifications import standing
from intake.demo.acts import Act
from intake.demo.assignments import Assignment
from intake.demo.calendar import Due, moment, newest_quarter
from intake.demo.dice import dice
from intake.demo.offices import VERIFIER
from intake.demo.story import Story

_RETURNED = 12
_LONGEST_AGO = 70
_REASONS = (
    "Chưa có văn bản thể hiện sản phẩm kèm theo báo cáo.",
    "Kế hoạch ban hành chưa nêu đơn vị chủ trì và thời hạn từng việc.",
    "Sản phẩm mới ở dạng dự thảo, chưa được cấp ủy thông qua.",
    "Báo cáo chưa có số liệu của các chi bộ trực thuộc.",
    "Nội dung chưa đúng yêu cầu của văn bản giao việc, cần bổ sung phần giải pháp.",
    "Văn bản kèm theo thuộc việc khác, đề nghị đối chiếu lại mã nhiệm vụ.",
)


def with_returns(stories: dict[str, Story], *, diaries: dict[str, list[Due]], seed: int, today: date) -> dict[str, Story]:
    """The stories with up to twelve works sent back since their report for the newest quarter came in."""
    able = [work for name, told in stories.items() for work in _returnable(told, diaries[name], seed=seed, today=today)]
    throw = dice(seed, "returns", today)
    chosen = {work.code: work for work in throw.sample(able, min(_RETURNED, len(able)))}
    for number, code in enumerate(sorted(chosen)):
        chosen[code] = replace(chosen[code], redone_on=_redone_on(chosen[code], today=today) if number % 2 else None)
    return {
        name: replace(told, assignments=[chosen.get(work.code, work) for work in told.assignments])
        for name, told in stories.items()
    }


def _returnable(told: Story, diary: list[Due], *, seed: int, today: date) -> list[Assignment]:
    """The works of one committee that nobody confirmed, each with the day on which it would be sent back."""
    place = told.place
    newest = next((due.accepted_at.date() for due in diary if due.period == newest_quarter(today)), None)
    if newest is None or place.id == VERIFIER.committee_id or place.plants or place.valid_to is not None:
        return []
    found = []
    for work in told.assignments:
        heard = next((due.accepted_at.date() for due in diary if work.done_on and due.cutoff >= work.done_on), None)
        if heard is None or heard < newest or work.verified_on or work.cancelled_on:
            continue
        day = dice(seed, "return", work.code).day(heard + timedelta(days=3), within=12)
        if today - timedelta(days=_LONGEST_AGO) <= day <= today - timedelta(days=2):
            found.append(replace(work, returned_on=day))
    return found


def _redone_on(work: Assignment, *, today: date) -> date | None:
    day = (work.returned_on or today) + timedelta(days=8)
    return day if day < today - timedelta(days=4) else None


def returns(works: list[Assignment], *, seed: int) -> list[Act]:
    """The moments at which work is sent back."""
    return [_act(work, work.returned_on, seed=seed) for work in works if work.returned_on is not None]


def _act(work: Assignment, day: date, *, seed: int) -> Act:
    reason = dice(seed, "reason", work.code).choice(_REASONS)

    def sent_back(connection: Connection, at: datetime) -> None:
        newest = revision(connection).changed_at
        seen = standing(connection, code=work.code, scope=VERIFIER.scope, as_of=newest)
        send_back_within(connection, code=work.code, reason=reason, returned_on=day, by=VERIFIER, seen=seen, at=at)

    return moment(day, hour=19), sent_back
