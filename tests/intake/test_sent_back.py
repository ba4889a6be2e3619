"""Work whose result was sent back: asked for anew in its owner's workbook, and confirmed only when a later day is stated."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from data_access.changes.verifications import send_back_within
from data_access.engine import connect_engine
from data_access.known import Known, known
from data_access.verifications import standing
from domain.periods import Period
from domain.scope import Scope
from domain.statements import Report
from intake import prefill, template
from intake import workbook as intake
from intake.refusals import Refused
from tests.accounts import VERIFIER
from tests.intake.workbooks import NOW, TASK, answers, held, history, workbook

REPORTED, RETURNED = datetime(2026, 10, 1), date(2026, 10, 8)
NEXT = Period.parse("2026-W41")


@pytest.fixture(scope="module")
def returned(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database in which the small committee's first task was reported done on 1/9 and sent back on 8/10."""
    copy = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("returned") / "returned.sqlite")
    engine = connect_engine(f"sqlite:///{copy}")
    history(engine)
    submissions.accept(engine, report=intake.read(workbook(held(engine)), known=held(engine)), by="phuong", at=REPORTED)
    with engine.execution_options(writes=True).begin() as connection:
        send_back_within(
            connection,
            code=TASK,
            reason="Chưa có sản phẩm kèm theo",
            returned_on=RETURNED,
            by=VERIFIER,
            seen=standing(connection, code=TASK, scope=Scope.city(), as_of=NOW),
            at=datetime(2026, 10, 8, 9, 0),
        )
    yield engine
    engine.dispose()


def of_owner(engine: Engine, *, as_of: datetime = NOW) -> Known:
    return held(engine, period=NEXT, as_of=as_of)


def of_all(engine: Engine, *, as_of: datetime = NOW) -> Known:
    with engine.connect() as connection:
        return known(connection, committee_id="tp-btctu", period=NEXT, scope=Scope.city(), as_of=as_of, assign=True)


def task(rows: list[Any]) -> Any:
    """The row of the first task."""
    return next(row for row in rows if row["code"] == TASK)


def read(engine: Engine, **values: Any) -> Report:
    """The owner's report with these answers about the first task."""
    now = of_owner(engine)
    rows = {"Nhiệm vụ": answers(now)["Nhiệm vụ"]}
    task(rows["Nhiệm vụ"]).update(values)
    return intake.read(template.report(now, rows=rows), known=now)


def test_the_owner_is_asked_for_the_day_and_the_product_anew(returned: Engine) -> None:
    row = task(prefill.report(of_owner(returned))["Nhiệm vụ"])

    assert (row["started_on"], row["done_on"], row["product_document"]) == (date(2026, 2, 1), None, None)


def test_what_is_sent_back_does_not_wait_for_confirmation(returned: Engine) -> None:
    before, after = (prefill.assigning(of_all(returned, as_of=moment))["Thẩm tra"] for moment in (REPORTED, NOW))

    assert TASK in [row["code"] for row in before]
    assert TASK not in [row["code"] for row in after]


@pytest.mark.parametrize("day", [date(2026, 9, 1), RETURNED])
def test_a_day_that_was_refused_or_before_it_is_not_stated_again(returned: Engine, day: date) -> None:
    with pytest.raises(Refused, match=r"ngày sau ngày kết quả bị trả lại \(08/10/2026\)"):
        read(returned, done_on=day, product_document="15-KH/ĐU")


@pytest.mark.parametrize("day", [None, date(2026, 10, 9)])
def test_still_open_or_done_on_a_later_day_is_stated(returned: Engine, day: date | None) -> None:
    said = next(
        each for each in read(returned, done_on=day, note="Đang bổ sung").statements if each.values["assignment_code"] == TASK
    )

    assert said.values["done_on"] == day


def test_what_was_sent_back_is_not_confirmed_by_a_workbook(returned: Engine) -> None:
    now = of_all(returned)
    row = {"code": TASK, "verified_on": date(2026, 10, 9), "verified_by": "tp-btctu", "document": "12-TB/BTCTU"}

    with pytest.raises(Refused, match="đã bị trả lại ngày 08/10/2026"):
        intake.read(template.assigning(now, rows={"Thẩm tra": [row]}), known=now)
