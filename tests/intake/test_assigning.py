"""The workbook of the Organisation Commission: work for many at once, moved deadlines, work taken back, confirmations."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access.changes import submissions
from data_access.engine import connect_engine
from data_access.known import Known, known
from domain.periods import Period
from domain.scope import Scope
from domain.statements import Report
from intake import reader, template
from intake import workbook as intake
from intake.refusals import Refused
from tests.intake.workbooks import CODE, NOW, TASK, changed, held, history, put, workbook

WEEK = Period.parse("2026-W41")
WORK: dict[str, Any] = {
    "code": "NV-2026-0010",
    "owners": "Địa bàn Quận 1; Ban Tổ chức Thành ủy",
    "clause": "1.9",
    "letter": "C",
    "title": "Lập danh sách cơ sở cần củng cố",
    "product": "Danh sách",
    "assigning_document": "40-CV/TU",
    "assigned_on": date(2026, 10, 5),
    "due_on": date(2026, 12, 15),
}


@pytest.fixture(scope="module")
def reported(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database in which the small committee has reported its first task done."""
    copy = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("assigning") / "reported.sqlite")
    engine = connect_engine(f"sqlite:///{copy}")
    history(engine)
    report = intake.read(workbook(held(engine)), known=held(engine))
    submissions.accept(engine, report=report, by="phuong", at=datetime(2026, 10, 1))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def told(reported: Engine) -> Known:
    """What is known of all work."""
    with reported.connect() as connection:
        return known(connection, committee_id="tp-btctu", period=WEEK, scope=Scope.city(), as_of=NOW, assign=True)


def read(told: Known, **rows: list[dict[str, Any]]) -> Report:
    names = {"tasks": "Giao việc", "moves": "Gia hạn", "taken_back": "Rút việc", "verified": "Thẩm tra"}
    return intake.read(template.assigning(told, rows={names[key]: lines for key, lines in rows.items()}), known=told)


def refusals(told: Known, **rows: list[dict[str, Any]]) -> dict[str, str]:
    """The reasons by cell."""
    with pytest.raises(Refused) as refused:
        read(told, **rows)
    return {each.cell: str(each) for each in refused.value.refusals}


def test_one_row_gives_work_to_every_owner_it_names(told: Known) -> None:
    report = read(told, tasks=[WORK])

    given = {each.values["committee_id"]: each for each in report.statements}
    assert len(given) == 5
    assert given["xp-26740"].values["code"] == f"NV-2026-0010-{CODE}"
    assert given["tp-btctu"].values["letter"] == "c"
    assert {each.row for each in report.statements} == {6}


def test_free_codes_and_what_waits_for_verification_are_filled_in(told: Known) -> None:
    file = reader.opened(template.assigning(told))
    cells = {grid.name: [str(cell.value) for cell in grid.all_cells()] for grid in file.grids}

    assert "NV-2026-0004" in cells["Giao việc"]
    assert TASK in cells["Thẩm tra"], "reported done, not yet confirmed"
    assert f"NV-2026-0002-{CODE}" not in cells["Thẩm tra"], "not reported done"


def test_a_moved_deadline_is_a_fact_beside_the_original_one(told: Known) -> None:
    move = {"code": f"NV-2026-0002-{CODE}", "number": 2, "moved_on": date(2026, 10, 6), "due_on": date(2026, 12, 31)}

    report = read(told, moves=[{**move, "document": "41-CV/TU"}])

    assert [(each.fact, each.values["number"], each.values["committee_id"]) for each in report.statements] == [
        ("deadline_move", 2, "xp-26740")
    ]


def test_work_taken_back_keeps_what_was_given(told: Known) -> None:
    row = {"code": TASK, "cancelled_on": date(2026, 10, 7), "cancel_reason": "Đã lồng vào việc khác"}

    (stated,) = read(told, taken_back=[row]).statements

    assert (stated.values["cancelled_on"], stated.values["due_on"]) == (date(2026, 10, 7), date(2026, 9, 30))
    assert stated.values["title"] == "Rà soát quy chế làm việc, phần 1"


def test_what_was_reported_done_can_be_confirmed_by_another_body(told: Known) -> None:
    row = {"code": TASK, "verified_on": date(2026, 10, 8), "verified_by": "tp-btctu", "document": "12-TB/BTCTU"}

    (stated,) = read(told, verified=[row]).statements

    assert (stated.fact, stated.values["verified_by"], stated.values["committee_id"]) == ("verification", "tp-btctu", "xp-26740")


@pytest.mark.parametrize(
    ("change", "cell", "words"),
    [
        ({"owners": "Quận ủy Quận 1"}, "B6", "đã kết thúc hoạt động"),
        ({"owners": "Phường Sao Hỏa"}, "B6", "không có đơn vị nào"),
        ({"code": "VIEC-1"}, "A6", "mã dạng NV-2026-0001; mã còn trống: NV-2026-0004"),
        ({"letter": "z"}, "D6", "điểm của nội dung 1.9"),
        ({"due_on": date(2026, 10, 1)}, "I6", "không trước «Ngày giao»"),
        ({"assigned_on": date(2026, 11, 1)}, "H6", "không sau 12/10/2026"),
        ({"code": "NV-2026-0001", "owners": "xp-26740"}, "I6", "ghi ở trang «Gia hạn»"),
        ({"clause": "9.9"}, "C6", "danh sách chọn"),
    ],
)
def test_work_that_cannot_be_given_so_is_refused(change: dict[str, Any], cell: str, words: str, told: Known) -> None:
    assert words in refusals(told, tasks=[{**WORK, **change}])[cell]


@pytest.mark.parametrize(
    ("change", "cell", "words"),
    [
        ({"number": 3}, "B6", "lần kế tiếp: 2"),
        ({"due_on": date(2026, 11, 1)}, "D6", "sau thời hạn trước đó, «30/11/2026»"),
        ({"code": "NV-2026-0002-XP26741"}, "A6", f"có phải «NV-2026-0002-{CODE}»"),
        ({"moved_on": date(2026, 1, 2)}, "C6", "ngày giao việc"),
        ({"code": f"NV-2026-0003-{CODE}", "number": 1}, "A6", "đã được rút"),
    ],
)
def test_a_move_out_of_its_order_is_refused(change: dict[str, Any], cell: str, words: str, told: Known) -> None:
    move = {"code": f"NV-2026-0002-{CODE}", "number": 2, "moved_on": date(2026, 10, 6), "due_on": date(2026, 12, 31)}

    assert words in refusals(told, moves=[{**move, "document": "41-CV/TU", **change}])[cell]


@pytest.mark.parametrize(
    ("change", "cell", "words"),
    [
        ({"code": f"NV-2026-0002-{CODE}"}, "A6", "chưa được báo cáo xong"),
        ({"verified_on": date(2026, 8, 1)}, "E6", "ngày báo cáo xong"),
        ({"verified_on": date(2026, 10, 13)}, "E6", "không sau 12/10/2026"),
    ],
)
def test_a_confirmation_of_what_is_not_done_is_refused(change: dict[str, Any], cell: str, words: str, told: Known) -> None:
    row = {"code": TASK, "verified_on": date(2026, 10, 8), "verified_by": "tp-btctu", "document": "12-TB/BTCTU"}

    assert words in refusals(told, verified=[{**row, **change}])[cell]


def test_only_the_organisation_commission_gives_work(reported: Engine) -> None:
    with reported.connect() as connection:
        other = known(connection, committee_id="tp-ubktu", period=WEEK, scope=Scope.city(), as_of=NOW, assign=True)

    with pytest.raises(Refused, match="chỉ của Ban Tổ chức Thành ủy"):
        intake.read(template.assigning(other, rows={"Giao việc": [WORK]}), known=other)


def test_the_same_work_given_again_changes_nothing(told: Known) -> None:
    file = template.assigning(told, rows={"Giao việc": [WORK]})
    first = intake.read(file, known=told)
    again = intake.read(changed(file, put("Giao việc", E6=WORK["title"] + "  ")), known=told)

    assert first.content_sha256 == again.content_sha256
    assert first.file_sha256 != again.file_sha256
