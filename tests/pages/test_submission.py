"""One submission on screen: who stated what in which cell, what it replaced, what holds now, and for whom it is there."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import clock
from data_access.changes import verifications, withdrawals
from data_access.verifications import standing
from domain.scope import Scope
from tests.builders import a_base
from tests.pages.conftest import Screen, verifying
from tests.registers import INSPECTION_SHEET, WEAK_SHEET, a_case, a_level, a_recommendation, a_step, an_inspection
from tests.works import ASSIGNER, FIGURE_SHEET, GIVEN_SHEET, WORK_SHEET, a_figure, a_move, a_progress, a_work, code_of, give, tell

MINE, OTHER = "xp-26890", "xp-26740"
"""Phường Hạnh Thông in Gò Vấp, Phường Sài Gòn in Quận 1."""

CODE = code_of(1, committee=MINE)
UNKNOWN = "Không có lần nộp nào như địa chỉ này nêu trong phạm vi được xem."
GIVING, MOVING, FIRST, SECOND, WITHDRAWN, FOREIGN = range(1, 7)
"""The numbers of the submissions in the order in which they came."""


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    """Work for two committees on one row; two reports of one of them, of which the second corrects; a withdrawn third."""
    give(engine, a_work(committee=MINE), a_work(committee=OTHER), at=datetime(2026, 1, 12, 2))
    give(engine, a_move(date(2026, 9, 30), date(2026, 6, 1), committee=MINE), period="2026-W22", at=datetime(2026, 6, 2, 2))
    said = [
        a_base(committee=MINE),
        a_level("HTT", committee=MINE),
        a_case(committee=MINE, row=6),
        a_step("planned", date(2026, 3, 9), committee=MINE, due_on=date(2026, 12, 31)),
        an_inspection(committee=MINE, subject="DV", inspected=2, row=7),
        a_recommendation(committee=MINE),
        a_figure("I09", 40, 50, committee=MINE, target=95, period="2026-Q2"),
    ]
    tell(engine, a_progress(committee=MINE), *said, committee=MINE, period="2026-Q2", at=datetime(2026, 7, 8, 2))
    done = a_progress(committee=MINE, row=14, done_on=date(2026, 9, 20), product_document="31-BC/ĐU")
    tell(engine, done, committee=MINE, period="2026-Q3", at=datetime(2026, 10, 8, 2))
    wrong = tell(engine, a_progress(committee=MINE, note="nhầm"), committee=MINE, period="2026-W43", at=datetime(2026, 10, 26, 2))
    at = datetime(2026, 10, 27, 2)
    withdrawals.withdraw(engine, submission_id=wrong.submission_id or 0, reason="Nộp nhầm kỳ", by="dong-lenh", at=at)
    tell(engine, a_progress(committee=OTHER), committee=OTHER, at=datetime(2026, 10, 29, 2))


def opened(screen: Screen, number: object, sheet: str = "", row: object = "", code: str = "", **who: str) -> AppTest:
    """The page of one submission, or of a row of it, as an account sees it."""
    asked = {"so": str(number), "to": sheet, "dong": str(row), "ma": code}
    return screen("submission", address={key: value for key, value in asked.items() if value}, **who)


def rows(app: AppTest, key: str) -> list[list[str]]:
    (found,) = app.container(key=key).table
    return [[text.strip() for text in row] for row in found.value.to_numpy().tolist()]


def texts(app: AppTest) -> str:
    """Everything that can be read outside of tables."""
    return "\n".join(each.value for each in [*app.title, *app.header, *app.markdown, *app.warning])


def cells(app: AppTest) -> dict[str, list[str]]:
    """Value, what it replaced and what holds now, by cell."""
    assert not app.exception
    return {cell: rest for cell, _, *rest in rows(app, "cac-o-cua-dong")}


def test_each_field_has_its_heading_its_cell_and_its_value(screen: Screen) -> None:
    app = opened(screen, SECOND, WORK_SHEET, 14)

    assert rows(app, "cac-o-cua-dong") == [
        ["A14", "Mã nhiệm vụ", CODE, "–", "như vậy"],
        ["F14", "Ngày bắt đầu", "02/02/2026", "–", "như vậy"],
        ["G14", "Ngày hoàn thành", "20/09/2026", "để trống", "như vậy"],
        ["H14", "Văn bản sản phẩm", "31-BC/ĐU", "để trống", "như vậy"],
        ["I14", "Ghi chú", "để trống", "–", "như vậy"],
    ]
    assert "Thay cho [lần nộp 3, tờ “Nhiệm vụ”, dòng 9](lan-nop?dia-ban=thanh-pho&so=3" in texts(app)


def test_what_was_corrected_since_says_what_holds_now(screen: Screen) -> None:
    app = opened(screen, FIRST, WORK_SHEET, 9)

    assert cells(app)["G9"] == ["để trống", "–", "20/09/2026"]
    assert "Hiện nay theo [lần nộp 4, tờ “Nhiệm vụ”, dòng 14](lan-nop?dia-ban=thanh-pho&so=4" in texts(app)


def test_what_was_withdrawn_says_by_whom_when_and_why(screen: Screen) -> None:
    app = opened(screen, WITHDRAWN, WORK_SHEET, 9)

    assert "Lần nộp này đã được rút" in texts(app)
    assert dict(rows(app, "ve-lan-nop"))["Hiệu lực"] == "Đã rút lúc 09:00, 27/10/2026, Quản trị hệ thống: Nộp nhầm kỳ"
    assert cells(app)["I9"] == ["nhầm", "để trống", "để trống"]


def test_before_it_was_withdrawn_it_stood(screen: Screen) -> None:
    address = {"so": str(WITHDRAWN), "to": WORK_SHEET, "dong": "9", "ngay": "2026-10-26"}

    app = screen("submission", address=address)

    assert dict(rows(app, "ve-lan-nop"))["Hiệu lực"] == "Đang dùng"
    assert cells(app)["I9"] == ["nhầm", "để trống", "như vậy"]


@pytest.mark.parametrize(
    ("sheet", "row", "told"),
    [
        ("Cơ sở", 2, {"B2": "Chi bộ số 1", "E2": "12", "F2": "để trống"}),
        ("Cơ sở", 9, {"I9": "Hoàn thành tốt nhiệm vụ", "J9": "Năm 2025"}),
        (WEAK_SHEET, 6, {"D6": "01/03/2026", "I6": "09/03/2026", "J6": "20-KH/ĐU", "K6": "31/12/2026"}),
        (INSPECTION_SHEET, 7, {"C7": "Kiểm tra chuyên đề", "D7": "Đảng viên", "L7": "không hiển thị"}),
        ("Kiến nghị", 3, {"F3": "30/09/2026"}),
        (FIGURE_SHEET, 6, {"A6": "I09", "F6": "40", "G6": "50", "I6": "95", "J6": "để trống"}),
    ],
)
def test_every_kind_of_fact_has_its_cells(screen: Screen, sheet: str, row: int, told: dict[str, str]) -> None:
    found = cells(opened(screen, FIRST, sheet, row))

    assert {cell: found[cell][0] for cell in told} == told
    assert found, "the row says something"


def test_a_move_of_a_deadline_has_its_cells(screen: Screen) -> None:
    assert {cell: told[0] for cell, told in cells(opened(screen, MOVING, "Gia hạn", 4)).items()} == {
        "A4": CODE,
        "B4": "1",
        "C4": "01/06/2026",
        "D4": "30/09/2026",
        "E4": "45-CV/BTCTU",
    }


def test_the_way_leads_back_to_what_the_row_is_about(screen: Screen) -> None:
    (work,) = [each.value for each in opened(screen, SECOND, WORK_SHEET, 14).markdown if " › " in each.value]
    (base,) = [each.value for each in opened(screen, FIRST, "Cơ sở", 2).markdown if " › " in each.value]

    assert f"› [Nhiệm vụ {CODE}](nhiem-vu?dia-ban=thanh-pho&ma={CODE}) › **Lần nộp 4**" in work
    assert "› [Cơ sở XP26890-001](mot-co-so?dia-ban=thanh-pho&ma=XP26890-001) ›" in base


def test_work_for_many_shows_each_reader_its_own(screen: Screen) -> None:
    city = opened(screen, GIVING, GIVEN_SHEET, 6, code_of(1, committee=OTHER))
    own = opened(screen, GIVING, GIVEN_SHEET, 6, committee=MINE)
    foreign = opened(screen, GIVING, GIVEN_SHEET, 6, code_of(1, committee=OTHER), committee=MINE)

    assert [row[0] for row in rows(city, "cung-dong")] == ["Phường Hạnh Thông"]
    assert cells(own)["A6"][0] == "NV-2026-0001"
    for app in (own, foreign):
        assert f"Nhiệm vụ {CODE}" in texts(app)
        assert "26740" not in texts(app)
        assert "Dòng mới" not in dict(rows(app, "ve-lan-nop")), "the counts are of all"


def test_an_entry_made_in_the_app_has_fields_and_no_cells(screen: Screen, engine: Engine) -> None:
    with engine.connect() as connection:
        seen = standing(connection, code=CODE, scope=Scope.city(), as_of=clock.now())
    by = verifying(ASSIGNER)
    number = verifications.verify(engine, code=CODE, document="17-TB", verified_on=date(2026, 11, 20), by=by, seen=seen)

    app = opened(screen, number, "Hệ thống", 0)

    assert [row[:2] for row in rows(app, "cac-o-cua-dong")] == [
        ["Mã nhiệm vụ", CODE],
        ["Ngày thẩm tra", "20/11/2026"],
        ["Nơi thẩm tra", "Ban Tổ chức Thành ủy"],
        ["Văn bản thẩm tra", "17-TB"],
    ]
    assert dict(rows(app, "ve-lan-nop"))["Nội dung"] == "Nhập trực tiếp trên hệ thống"


@pytest.mark.parametrize(
    ("number", "who"),
    [
        (99, {}),
        ("", {}),
        ("abc", {}),
        ("9" * 30, {}),
        (FOREIGN, {"committee": MINE}),
        (FOREIGN, {"district": "go-vap"}),
        (MOVING, {"committee": OTHER}),
    ],
)
def test_what_is_unknown_and_what_is_foreign_are_told_in_the_same_sentence(
    screen: Screen, number: object, who: dict[str, str]
) -> None:
    app = opened(screen, number, WORK_SHEET, 9, **who)

    assert not app.exception
    assert UNKNOWN in texts(app)
    assert not app.table


@pytest.mark.parametrize(("sheet", "row"), [(WORK_SHEET, 99), ("Tờ lạ", 9), (WORK_SHEET, "x")])
def test_an_unknown_row_still_shows_the_submission(screen: Screen, sheet: str, row: object) -> None:
    app = opened(screen, FIRST, sheet, row)

    assert "Không có dòng nào như địa chỉ này nêu" in texts(app)
    assert dict(rows(app, "ve-lan-nop"))["Kỳ"] == "Quý II/2026"
