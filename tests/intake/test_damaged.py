"""Workbooks as they come back in real life: each is refused naming place and cure, or accepted with a note of what was read.

Numbers are those of the list of eighty kinds this corpus follows; kinds that break the file itself are in `test_precheck`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module

import pytest
from sqlalchemy import Engine, func, select

from data_access.known import Known
from data_access.schema import system
from domain.scope import Scope
from domain.statements import Report, Value
from intake import template
from intake import workbook as intake
from intake.refusals import Refused
from tests.intake.workbooks import CASE, CODE, INSPECTION, NOW, TASK, Book, Change, answers, changed, packed, part, put

TASKS, FIGURES, BASES, CASES = "Nhiệm vụ", "Chỉ tiêu", "Cơ sở", "Cơ sở cần củng cố"
INSPECTIONS, REMEDIES = "Kiểm tra, giám sát", "Kiến nghị"
SHEETS = (TASKS, FIGURES, BASES, CASES, INSPECTIONS, REMEDIES)

Of = Callable[[str], bytes]
"""The right report of one sheet and those it refers to: small, because each test opens and saves it."""


@pytest.fixture(scope="session")
def right_of(held: Known) -> Of:
    """The right report cut down to one sheet, made once for each."""

    @cache
    def cut(sheet: str) -> bytes:
        kept = {sheet, INSPECTIONS} if sheet == REMEDIES else {sheet}
        return template.report(held, rows={name: rows for name, rows in answers(held).items() if name in kept})

    return cut


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(book: Book) -> None:
        for each in changes:
            each(book)

    return change


def merge(sheet: str, cells: str) -> Change:
    return lambda book: book[sheet].merge_cells(cells)


def insert(sheet: str, row: int, *values: object) -> Change:
    """A row pushed in, with these values from the first column on."""

    def change(book: Book) -> None:
        book[sheet].insert_rows(row)
        for column, value in enumerate(values, 1):
            book[sheet].cell(row, column).value = value

    return change


def append(sheet: str, *rows: tuple[object, ...]) -> Change:
    """Rows written right below the last one that holds something, spare codes too."""

    def change(book: Book) -> None:
        page = book[sheet]
        last = max(row for row in range(1, page.max_row + 1) if any(cell.value is not None for cell in page[row]))
        for number, values in enumerate(rows, last + 1):
            for column, value in enumerate(values, 1):
                page.cell(number, column).value = value

    return change


def hide(sheet: str, *, row: int = 0, column: str = "") -> Change:
    def change(book: Book) -> None:
        if row:
            book[sheet].row_dimensions[row].hidden = True
        else:
            book[sheet].column_dimensions[column].hidden = True

    return change


def rename(sheet: str, name: str) -> Change:
    def change(book: Book) -> None:
        book[sheet].title = name

    return change


def copy(sheet: str, *names: str) -> Change:
    """The sheet copied under other names, the original taken away."""

    def change(book: Book) -> None:
        for name in names:
            book.copy_worksheet(book[sheet]).title = name
        del book[sheet]

    return change


def style(sheet: str, cell: str, value: object, number_format: str) -> Change:
    def change(book: Book) -> None:
        book[sheet][cell] = value
        book[sheet][cell].number_format = number_format

    return change


def comment(book: Book) -> None:
    """A comment that names somebody, put together here because no file may hold a name."""
    name = " ".join(("Trần", "Thị", "Bình"))
    book[BASES]["E6"].comment = import_module("openpyxl.comments").Comment(f"hỏi lại {name}", "")


def note_sheet(book: Book) -> None:
    book.create_sheet("Ghi chú riêng")["B2"] = "còn thiếu hai chi bộ"


@dataclass(frozen=True)
class Wrong:
    """A change that must be refused at a place, in words that match."""

    kind: str
    change: Change
    sheet: str
    cell: str
    words: str


WRONG = [
    Wrong("02 two candidate sheets", copy(REMEDIES, "Bản 1", "Bản 2"), "Bản 1", "", "«Bản 1» và «Bản 2» đều giống mẫu"),
    Wrong("03 merged heading", merge(BASES, "D5:E5"), BASES, "D5:E5", "không gộp"),
    Wrong("03 merged rows", merge(BASES, "D6:D7"), BASES, "D6:D7", "bỏ gộp ô"),
    Wrong("04 two-row heading", both(put(BASES, E5=None), put(BASES, E4="Số đảng viên")), BASES, "", "tiêu đề hai dòng"),
    Wrong("05 missing column", lambda book: book[BASES].delete_cols(5), BASES, "", "thiếu cột này"),
    Wrong("05 heading twice", put(BASES, L5="Số đảng viên"), BASES, "L5", "hai cột cùng tiêu đề"),
    Wrong("06 personal column", put(BASES, L5="Họ và tên bí thư"), BASES, "L5", "xóa cả cột"),
    Wrong("10 text in a number", put(BASES, E6="hai mươi"), BASES, "E6", "số nguyên từ 0"),
    Wrong("11 percent that its parts cannot give", put(FIGURES, H6=180), FIGURES, "H6", "khớp với tử số và mẫu số: 80,0%"),
    Wrong("12 negative", put(BASES, E6=-4), BASES, "E6", "số nguyên từ 0"),
    Wrong("15 thousands taken for a fraction", put(BASES, E6=1.234), BASES, "E6", r"có phải 1234\?"),
    Wrong("15 the same as text", put(BASES, E6="1,234"), BASES, "E6", r"có phải 1234\?"),
    Wrong("17 fraction without format", put(FIGURES, I6=0.985), FIGURES, "I6", r"có phải 98,5%\?"),
    Wrong("19 month first", put(TASKS, G6="10/31/2026"), TASKS, "G6", "ngày ghi trước, tháng ghi sau"),
    Wrong("19 no such day", put(TASKS, G6="31/02/2026"), TASKS, "G6", "không có ngày này"),
    Wrong("21 number that is no day", put(TASKS, G6=7), TASKS, "G6", "dd/mm/yyyy"),
    Wrong("24 TCVN3", put(TASKS, I6="Uû ban nh©n d©n"), TASKS, "I6", "chuyển sang Unicode"),
    Wrong("25 VNI", put(TASKS, I6="UÛY BAN NHAÂN DAÂN"), TASKS, "I6", "chuyển sang Unicode"),
    Wrong("26 look-alike in a code", put(TASKS, A6=TASK.replace("X", "Х")), TASKS, "A6", "ký tự lạ"),
    Wrong("27 row twice", append(BASES, (f"{CODE}-001", "Chi bộ số 9", "CBCS", "KP")), BASES, "A14", "trùng với dòng 6"),
    Wrong("28 name twice", put(BASES, B7="Chi bộ số  1"), BASES, "B7", "trùng với dòng 6"),
    Wrong("30 wrong total", append(BASES, ("", "Tổng cộng", "", "", 99)), BASES, "E14", "bằng số cộng của các dòng trên: 48"),
    Wrong("31 wrong subtotal", insert(BASES, 8, "", "Cộng", "", "", 25), BASES, "E8", "số cộng của các dòng trên: 24"),
    Wrong("32 hidden row", hide(BASES, row=6), BASES, "A6", "bỏ ẩn"),
    Wrong("34 hidden column", hide(BASES, column="E"), BASES, "E6", "bỏ ẩn cột"),
    Wrong("35 formula never computed", put(BASES, E6="=10+2"), BASES, "E6", "mở bằng Excel, lưu lại"),
    Wrong("48 unit misspelt", put(BASES, C6="Chi bộ cơ sỡ"), BASES, "C6", "có phải «Chi bộ cơ sở»"),
    Wrong("60 NaN", put(BASES, E6="NaN"), BASES, "E6", "để trống ô"),
    Wrong("60 infinity", put(BASES, E6="inf"), BASES, "E6", "để trống ô"),
    Wrong("61 N/A", put(BASES, E6="N/A"), BASES, "E6", "để trống ô"),
    Wrong("61 dash", put(TASKS, H6="-"), TASKS, "H6", "để trống ô"),
    Wrong("61 «không có»", put(TASKS, I6="Không có"), TASKS, "I6", "để trống ô"),
    Wrong("62 1e300", put(BASES, E6=1e300), BASES, "E6", "quá lớn"),
    Wrong("63 fraction in a count", put(BASES, E6=50.4), BASES, "E6", "số nguyên từ 0"),
    Wrong("64 rate against its parts", put(FIGURES, H6=81), FIGURES, "H6", "80,0%"),
    Wrong("64 more than the whole", put(FIGURES, F6=51), FIGURES, "F6", "không lớn hơn mẫu số"),
    Wrong("65 unknown indicator", put(FIGURES, A6="I99"), FIGURES, "A6", "mã chỉ tiêu trong danh mục"),
    Wrong("65 indicator of another period", put(FIGURES, A6="I01"), FIGURES, "A6", "phải báo cáo ở Quý III/2026"),
    Wrong("66 indicator row removed", lambda book: book[FIGURES].delete_rows(6), FIGURES, "", "thiếu dòng I09"),
    Wrong("67 denominator left out", put(FIGURES, G6=None, H6=None), FIGURES, "G6", "phải ghi; I09 là tỷ lệ"),
    Wrong("68 TRUE", put(BASES, E6=True), BASES, "E6", "không phải ô số"),
    Wrong("70 name in a comment", comment, BASES, "E6", "ghi chú gắn vào ô"),
    Wrong("71 code typed as a number", put(FIGURES, A6=9), FIGURES, "A6", "có phải «I09»"),
    Wrong(
        "74 second table below",
        append(BASES, (), ("Mã cơ sở", "Tên tổ chức cơ sở đảng", "Hình thức")),
        BASES,
        "A15",
        "bảng thứ hai",
    ),
    Wrong("a cell beside the table", put(BASES, M6="xem lại"), BASES, "M6", "ngoài các cột có tiêu đề"),
    Wrong("a sheet of one's own", note_sheet, "Ghi chú riêng", "", "chỉ các trang của mẫu"),
    Wrong("headings gone", lambda book: book[BASES].delete_rows(5), BASES, "", "dòng tiêu đề cột"),
    Wrong("a tick that is none", put(BASES, A3="không"), BASES, "A3", "chữ x hoặc để trống"),
    Wrong("50 code of another committee", put(BASES, A6="XP26743-001"), BASES, "A6", "đây là mã của Đảng ủy phường"),
    Wrong("given title of another row", put(TASKS, C6="Rà soát quy chế làm việc, phần 2"), TASKS, "C6", "lệch dòng"),
    Wrong("deadline moved by its owner", put(TASKS, E6=date(2026, 12, 31)), TASKS, "E6", "không tự gia hạn"),
    Wrong("work taken back", put(TASKS, A7=f"NV-2026-0003-{CODE}", C7=None, F7=date(2026, 6, 1)), TASKS, "A7", "đã được rút"),
    Wrong("done before it was given", put(TASKS, F6=None, G6=date(2026, 1, 2)), TASKS, "G6", "ngày giao việc"),
    Wrong("done in the future", put(TASKS, G6=date(2026, 10, 13)), TASKS, "G6", "không sau 12/10/2026"),
    Wrong("finished before it began", put(TASKS, F6=date(2026, 9, 2)), TASKS, "G6", "không trước «Ngày bắt đầu»"),
    Wrong(
        "counts that do not nest",
        put(INSPECTIONS, O6=1, P6=2),
        INSPECTIONS,
        "P6",
        "không lớn hơn «Số phải kỷ luật» (1)".replace("(", r"\(").replace(")", r"\)"),
    ),
    Wrong(
        "a form of a later regulation",
        put(INSPECTIONS, C6="TSTN", H6=date(2025, 5, 29)),
        INSPECTIONS,
        "C6",
        "áp dụng từ 30/05/2025",
    ),
    Wrong("steps out of order", put(CASES, L6=date(2026, 3, 10)), CASES, "L6", "không trước «Ngày duyệt kế hoạch»"),
    Wrong("a step taken back", put(CASES, I6=None, J6=None, K6=None), CASES, "I6", "không xóa được"),
    Wrong("an exit without its document", put(CASES, T6=date(2026, 9, 28), U6="exited"), CASES, "V6", "phải ghi"),
    Wrong(
        "an exit nobody proposed",
        put(CASES, S6=None, T6=date(2026, 9, 28), U6="exited", V6="9-QĐ/ĐU"),
        CASES,
        "T6",
        "không thể ngay sau «Đang củng cố»",
    ),
    Wrong("a plan without its document", put(CASES, J6=None), CASES, "J6", "phải có số, ký hiệu văn bản"),
    Wrong(
        "an extension of no day",
        put(CASES, M6=date(2026, 9, 15), N6="9-QĐ/ĐU", O6=date(2026, 9, 20)),
        CASES,
        "O6",
        "phải sau thời hạn trước đó",
    ),
    Wrong("a second case of one base", put(CASES, B7=f"{CODE}-002"), CASES, "A7", f"mã hồ sơ {CASE}"),
    Wrong("an unknown base", put(CASES, B7=f"{CODE}-033"), CASES, "B7", "mã của một cơ sở"),
    Wrong("an unknown inspection", put(REMEDIES, B7=f"KT-2026-{CODE}-77"), REMEDIES, "B7", "mã của một cuộc"),
    Wrong(
        "confirmed before it was remedied",
        put(REMEDIES, I6=date(2026, 8, 1)),
        REMEDIES,
        "I6",
        "không trước «Ngày khắc phục xong»",
    ),
    Wrong("a level without its period", put(BASES, I6="HTT"), BASES, "J6", "phải ghi"),
    Wrong("a level for a week", put(BASES, I6="HTT", J6="2026-W30"), BASES, "J6", "một năm hoặc một quý"),
    Wrong("text too long", put(TASKS, H6="x" * 81), TASKS, "H6", "không dài quá 80 ký tự"),
    Wrong("a required cell left blank", put(BASES, B6=None), BASES, "B6", "phải ghi"),
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.kind)
def test_a_damaged_workbook_is_refused_at_its_place_and_leaves_no_trace(case: Wrong, right_of: Of, seeded: Engine) -> None:
    sheet = case.sheet if case.sheet in SHEETS else REMEDIES
    with seeded.connect() as connection:
        with pytest.raises(Refused) as refused:
            intake.received(changed(right_of(sheet), case.change), connection=connection, scope=Scope.city(), as_of=NOW)
        written = connection.execute(select(func.count()).select_from(system.submission)).scalar_one()

    told = [str(each) for each in refused.value.refusals if (each.sheet, each.cell) == (case.sheet, case.cell)]
    assert any(re.search(case.words, text) for text in told), str(refused.value)
    assert written == 2


@dataclass(frozen=True)
class Odd:
    """A change that must be accepted, with the rule that is noted and the value that is read."""

    kind: str
    sheet: str
    change: Change
    rule: str
    read: Callable[[Report], object]
    value: object


def values(report: Report, fact: str, **key: Value) -> dict[str, Value]:
    """What the report says of one fact."""
    return next(dict(each.values) for each in report.statements if each.fact == fact and key.items() <= dict(each.values).items())


def base(column: str) -> Callable[[Report], object]:
    return lambda report: values(report, "base_organisation", code=f"{CODE}-001")[column]


def task(column: str) -> Callable[[Report], object]:
    return lambda report: values(report, "assignment_report", assignment_code=TASK)[column]


def figure(column: str) -> Callable[[Report], object]:
    return lambda report: values(report, "observation", indicator="I09")[column]


def count(fact: str) -> Callable[[Report], object]:
    return lambda report: sum(each.fact == fact for each in report.statements)


NFD = unicodedata.normalize("NFD", "Chi bộ Tân Định")

ODD = [
    Odd("01 sheet renamed", BASES, rename(BASES, "DS cơ sở"), "sheet-name", count("base_organisation"), 4),
    Odd("06 extra column", BASES, put(BASES, L5="Ghi chú nội bộ", L6="xem"), "extra-column", base("members"), 12),
    Odd("08 heading moved down", BASES, lambda book: book[BASES].insert_rows(1, 3), "heading-row", count("base_organisation"), 4),
    Odd("09 spaces and case in a heading", BASES, put(BASES, E5="  SỐ  ĐẢNG\u00a0VIÊN "), "heading", base("members"), 12),
    Odd("13 decimal comma", FIGURES, put(FIGURES, I6="45,5"), "decimal", figure("target"), 45.5),
    Odd("14 dot between thousands", BASES, put(BASES, E6="1.234"), "thousands", base("members"), 1234),
    Odd("14 space between thousands", BASES, put(BASES, E6="1 234"), "thousands", base("members"), 1234),
    Odd("16 number as text", BASES, put(BASES, E6="15"), "number-text", base("members"), 15),
    Odd("17 fraction in percent format", FIGURES, style(FIGURES, "I6", 0.985, "0.0%"), "percent", figure("target"), 98.5),
    Odd("17 percent sign", FIGURES, put(FIGURES, I6="98,5%"), "percent", figure("target"), 98.5),
    Odd("18 day as text", TASKS, put(TASKS, G6="31/08/2026"), "day-text", task("done_on"), date(2026, 8, 31)),
    Odd("18 short day", TASKS, put(TASKS, G6="1/9/26"), "day-text", task("done_on"), date(2026, 9, 1)),
    Odd("20 day first", TASKS, put(TASKS, G6="05/06/2026"), "day-text", task("done_on"), date(2026, 6, 5)),
    Odd("20 day in words", TASKS, put(TASKS, G6="ngày 5 tháng 6 năm 2026"), "day-text", task("done_on"), date(2026, 6, 5)),
    Odd("21 serial", TASKS, style(TASKS, "G6", 46265, "General"), "day-serial", task("done_on"), date(2026, 8, 31)),
    Odd("23 NFD", BASES, put(BASES, B6=NFD), "composed", base("name"), "Chi bộ Tân Định"),
    Odd("29 right total", BASES, append(BASES, ("", "Tổng cộng", "", "", 48)), "total-row", count("base_organisation"), 4),
    Odd("31 right subtotal", BASES, insert(BASES, 8, "", "Cộng", "", "", 24), "total-row", count("base_organisation"), 4),
    Odd("47 text that looks like a command", TASKS, put(TASKS, I6="+cmd|' /C calc'!A0"), "", task("note"), "+cmd|' /C calc'!A0"),
    Odd("53 period as Excel's date", BASES, put(BASES, I6="HTT", J6=2025), "period", count("classification"), 1),
    Odd("72 zero-width space", BASES, put(BASES, B6="Chi bộ\u200b số 1"), "invisible", base("name"), "Chi bộ số 1"),
    Odd("72 double and no-break spaces", BASES, put(BASES, B6=" Chi  bộ\u00a0số 1"), "spaces", base("name"), "Chi bộ số 1"),
    Odd("73 line break in a heading", BASES, put(BASES, E5="Số\nđảng viên"), "heading", base("members"), 12),
    Odd("76 period in words", BASES, put(BASES, I6="HTT", J6="Quý II năm 2026"), "period", count("classification"), 1),
    Odd("77 protected sheet", BASES, lambda book: book[BASES].protection.enable(), "", base("members"), 12),
    Odd("old tone placement", TASKS, put(TASKS, I6="Uỷ ban đã hoà giải"), "tones", task("note"), "Ủy ban đã hòa giải"),
    Odd("choice by its code", BASES, put(BASES, C6="DBCS"), "", base("form"), "DBCS"),
    Odd("choice in capitals", BASES, put(BASES, C6="CHI BỘ CƠ SỞ"), "choice", base("form"), "CBCS"),
    Odd("small letters in a code", TASKS, put(TASKS, A6=TASK.lower()), "code", task("done_on"), date(2026, 9, 1)),
    Odd("long dash in a code", TASKS, put(TASKS, A6=TASK.replace("-", "–")), "code", task("done_on"), date(2026, 9, 1)),
    Odd("empty row between", BASES, insert(BASES, 7), "empty-row", count("base_organisation"), 4),
    Odd("capital tick", BASES, put(BASES, F6="X"), "tick", base("is_key"), True),
    Odd("tick box of Excel", BASES, put(BASES, F6=True), "tick", base("is_key"), True),
    Odd("number as a document", TASKS, put(TASKS, H6=15), "text-number", task("product_document"), "15"),
    Odd(
        "a moved deadline shown as it was",
        TASKS,
        put(TASKS, E7=date(2026, 9, 30), I7="đang làm"),
        "",
        count("assignment_report"),
        2,
    ),
    Odd(
        "no figure yet",
        FIGURES,
        put(FIGURES, F6=None, G6=None, H6=None, I6=None),
        "",
        lambda report: "I09" in {each.values["indicator"] for each in report.statements},
        False,
    ),
]


@pytest.mark.parametrize("case", ODD, ids=lambda case: case.kind)
def test_a_form_of_real_life_is_accepted_and_noted(case: Odd, right_of: Of, seeded: Engine) -> None:
    with seeded.connect() as connection:
        report = intake.received(changed(right_of(case.sheet), case.change), connection=connection, scope=Scope.city(), as_of=NOW)

    assert case.read(report) == case.value
    if case.rule:
        assert case.rule in {note.rule for note in report.normalisations}


def test_days_counted_from_1904_are_read_right(right: bytes, seeded: Engine) -> None:
    def change(book: Book) -> None:
        book.epoch = datetime(1904, 1, 1)
        book[TASKS]["G6"] = date(2026, 8, 31)

    with seeded.connect() as connection:
        report = intake.received(changed(right, change), connection=connection, scope=Scope.city(), as_of=NOW)

    assert values(report, "assignment_report", assignment_code=TASK)["done_on"] == date(2026, 8, 31)


def computed(file: bytes, cell: bytes) -> bytes:
    """The cut-down file of bases with a number of its E6 replaced by these attributes and elements."""
    resaved = changed(file, put(BASES, E6=12345))
    sheet = "xl/worksheets/sheet2.xml"
    return packed(resaved, {sheet: part(resaved, sheet).replace(b't="n"><v>12345</v>', cell)})


def test_a_formula_is_read_by_its_result(right_of: Of, seeded: Engine) -> None:
    file = computed(right_of(BASES), b"><f>10+2</f><v>14</v>")

    with seeded.connect() as connection:
        report = intake.received(file, connection=connection, scope=Scope.city(), as_of=NOW)

    assert base("members")(report) == 14
    assert ("E6", "formula") in {(note.cell, note.rule) for note in report.normalisations}


@pytest.mark.parametrize("sign", ["#DIV/0!", "#REF!"])
def test_an_error_sign_is_refused_where_it_stands(sign: str, right_of: Of, seeded: Engine) -> None:
    file = computed(right_of(BASES), f't="e"><f>1/0</f><v>{sign}</v>'.encode())

    with seeded.connect() as connection, pytest.raises(Refused) as refused:
        intake.received(file, connection=connection, scope=Scope.city(), as_of=NOW)

    assert [(each.cell, each.found) for each in refused.value.refusals] == [("E6", f"«{sign}»")]


def test_a_very_hidden_sheet_is_refused(right: bytes, seeded: Engine) -> None:
    def change(book: Book) -> None:
        book.create_sheet("x")["A1"] = "079" + "123456789"
        book["x"].sheet_state = "veryHidden"

    with seeded.connect() as connection, pytest.raises(Refused) as refused:
        intake.received(changed(right, change), connection=connection, scope=Scope.city(), as_of=NOW)

    assert {each.sheet for each in refused.value.refusals} == {"x"}
    assert "123456789" not in str(refused.value)


def test_nothing_of_the_inspections_was_left_out(right: bytes, seeded: Engine) -> None:
    with seeded.connect() as connection:
        report = intake.received(right, connection=connection, scope=Scope.city(), as_of=NOW)

    assert values(report, "inspection", code=INSPECTION)["inspected"] == 4
