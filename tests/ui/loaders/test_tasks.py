"""Lists of assigned work for a view: what was sent back and why, what was explained, and one task of the Directive alone."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access import clock, verifications
from data_access.changes import explanations
from data_access.changes import verifications as changes
from data_access.changes.explanations import Matter
from domain.scope import Scope
from tests.accounts import CITY, REPORTER, VERIFIER
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.ui.loaders.conftest import Looking
from tests.works import a_progress, a_work, code_of, give, tell
from ui.loaders import tasks as loaders

MINE = Scope.of([COMMITTEE])
ASKED = datetime(2026, 11, 20, 2)


@pytest.fixture(autouse=True)
def _work(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Overdue work of two tasks of the Directive, a piece reported done, and a neighbour's; it is the 20th of November."""
    monkeypatch.setattr(clock, "now", lambda: ASKED)
    give(
        engine,
        a_work(1),
        a_work(2, clause="1.4", letter="a"),
        a_work(3, title="Kết nạp đảng viên"),
        a_work(1, committee=NEIGHBOUR),
        at=datetime(2026, 1, 12, 2),
    )
    tell(engine, a_progress(3, done_on=date(2026, 6, 20), product_document="31-BC/ĐU"), at=datetime(2026, 10, 8, 2))


def listed(
    looking: Looking, name: str, *, scope: Scope = MINE, clause: str | None = None, on: date | None = None
) -> pd.DataFrame:
    """All rows of one list, by code."""
    view = looking(scope, on=on) if on else looking(scope)
    return loaders.first(view, name, clause).whole().set_index("code")


def ask(engine: Engine, *, due_on: date) -> int:
    """Ask the usual committee about its first piece of work."""
    matter = Matter(COMMITTEE, "assignment", code_of(1))
    return explanations.ask(engine, matter=matter, question=f"Vì sao chậm, đến {due_on:%d/%m}?", due_on=due_on, by=CITY)


def test_work_that_was_sent_back_is_open_again_and_says_by_whom_and_why(engine: Engine, looking: Looking) -> None:
    with engine.connect() as connection:
        seen = verifications.standing(connection, code=code_of(3), scope=Scope.city(), as_of=ASKED)
    changes.send_back(
        engine, code=code_of(3), reason="Chưa có văn bản ban hành", returned_on=date(2026, 11, 19), by=VERIFIER, seen=seen
    )

    (row,) = listed(looking, "sent_back").to_dict("records")

    assert row["work"] == "1.3d · Kết nạp đảng viên"
    assert (f"{row['returned_on']:%d/%m}", row["reason"]) == ("19/11", "Chưa có văn bản ban hành")
    assert row["returned_by"] == "Ban Tổ chức Thành ủy"
    assert code_of(3) in listed(looking, "overdue").index
    assert listed(looking, "sent_back", scope=Scope.of([NEIGHBOUR])).empty


def test_late_work_says_whether_it_was_explained(engine: Engine, looking: Looking) -> None:
    number = ask(engine, due_on=date(2026, 11, 21))

    asked = listed(looking, "overdue").loc[code_of(1)]
    assert (asked["explained"], asked["request"]) == ("▲ chưa trả lời, quá 2 ngày", number)
    assert listed(looking, "overdue").loc[code_of(2), "explained"] == "chưa hỏi"

    explanations.answer(engine, request_id=number, text="Đang chờ hướng dẫn", by=REPORTER)
    later = loaders.first(looking(MINE, revision=9), "overdue").whole().set_index("code")
    assert later.loc[code_of(1), "explained"] == "● trả lời 20/11/2026"


def test_of_several_requests_the_newest_is_told(engine: Engine, looking: Looking) -> None:
    ask(engine, due_on=date(2026, 11, 21))
    newest = ask(engine, due_on=date(2026, 12, 5))

    row = listed(looking, "overdue").loc[code_of(1)]

    assert (row["request"], row["explained"]) == (newest, "đã hỏi, hạn 05/12/2026")


def test_one_task_of_the_directive_has_numbers_and_lists_of_its_own(looking: Looking) -> None:
    whole, narrowed = (loaders.work(looking(MINE), clause) for clause in (None, "1.4"))

    assert (whole.tasks, narrowed.tasks) == (3, 1)
    assert (whole.totals["overdue"], narrowed.totals["overdue"]) == (2, 1)
    assert listed(looking, "overdue", clause="1.4").index.tolist() == [code_of(2)]
    assert narrowed.slippage.overdue == 1


def test_nobody_reads_the_lists_of_another_committee(looking: Looking) -> None:
    assert set(listed(looking, loaders.ACTIVE)["committee_id"]) == {COMMITTEE}
