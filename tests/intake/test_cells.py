"""Cells on their own: every accepted form gives the value it stands for, every other one is refused and never guessed."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.periods import Period
from intake.cells import RULES, Cell, Raw, Reading, Rule, letters, numbered
from intake.columns import Choice, Choices, Code, Column, Count, Day, Percent, PeriodCode, Row, Text, Tick

LEVELS = {"HTXS": "Hoàn thành xuất sắc nhiệm vụ", "HTT": "Hoàn thành tốt nhiệm vụ", "KHAC": "Lý do khác, kể cả chưa rõ"}


class OneOfEach(Row):
    """A row with a column of every kind."""

    code: Code | None = None
    text: Text | None = None
    day: Day | None = None
    period: PeriodCode | None = None
    count: Count | None = None
    percent: Percent | None = None
    tick: Tick | None = None
    choice: Choice | None = None
    choices: Choices | None = None


def read(kind: str, value: Raw, *, is_percent: bool = False, is_1904: bool = False) -> tuple[Any, list[str]]:
    """What a cell of this kind is taken for, and the rules that were noted."""
    reading = Reading("Trang", {"choice": LEVELS, "choices": LEVELS}, is_1904)
    row = OneOfEach.model_validate({kind: Cell(6, 4, value, is_percent=is_percent)}, context=reading)
    return getattr(row, kind), [note.rule for note in reading.notes]


def refusal(kind: str, value: Raw) -> str:
    """What is said of a cell of this kind that is refused."""
    with pytest.raises(ValidationError) as refused:
        read(kind, value)
    return str(refused.value.errors()[0]["msg"])


@given(st.integers(0, 10_000_000))
def test_a_count_is_the_same_in_every_form_it_may_be_written_in(number: int) -> None:
    grouped = f"{number:,}"
    spaced = grouped.replace(",", "\u00a0")
    forms: list[Raw] = [float(number), str(number), grouped.replace(",", "."), spaced, f" {number} ", f"\u200b{number}"]

    assert {read("count", form)[0] for form in forms} == {number}


@given(st.integers(0, 999_999), st.integers(1, 999))
def test_a_percentage_is_the_same_in_every_form_it_may_be_written_in(whole: int, thousandths: int) -> None:
    number = round(whole + thousandths / 1000, 3)
    comma = f"{number:.3f}".replace(".", ",")

    assert read("percent", comma)[0] == number
    assert read("percent", f"{comma}%")[0] == number
    assert read("percent", f"{comma} %")[0] == number
    assert read("percent", number)[0] == number
    assert read("percent", round(number / 100, 10), is_percent=True)[0] == pytest.approx(number)


@given(st.dates(date(1930, 2, 3), date(2099, 12, 31)))
def test_a_day_is_the_same_in_every_form_it_may_be_written_in(day: date) -> None:
    serial = float((day - date(1899, 12, 30)).days)
    forms: list[Raw] = [
        day,
        datetime.combine(day, time.min),
        serial,
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"\u00a0{day:%d/%m/%Y} ",
    ]

    assert {read("day", form)[0] for form in forms} == {day}


def outcome(kind: str, value: Raw) -> str:
    """Whether a cell is read, or why it is not."""
    try:
        read(kind, value)
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    return "read"


@given(st.text(max_size=40) | st.floats() | st.booleans() | st.dates(date(1900, 1, 1)) | st.times())
@settings(max_examples=300)
def test_whatever_stands_in_a_cell_is_read_or_refused_in_words(value: Raw) -> None:
    for kind in OneOfEach.model_fields:
        assert outcome(kind, value) in ("read", "unfit", "string_too_long")


@given(st.text(alphabet="0123456789.,-+eE%/ aN", max_size=12))
@settings(max_examples=500)
def test_no_text_becomes_a_number_it_does_not_spell(text: str) -> None:
    try:
        number, _ = read("count", text)
    except ValidationError:
        return

    digits = "".join(sign for sign in text if sign in "0123456789")
    assert number == int(digits)


@pytest.mark.parametrize(
    ("kind", "value", "taken", "rule"),
    [
        ("count", "1.234", 1234, Rule.THOUSANDS),
        ("count", "12", 12, Rule.NUMBER_TEXT),
        ("percent", "12,5", 12.5, Rule.DECIMAL),
        ("percent", "12.5", 12.5, Rule.DECIMAL),
        ("percent", "1.234,5", 1234.5, Rule.DECIMAL),
        ("percent", "98,5%", 98.5, Rule.PERCENT),
        ("day", "5/6/26", date(2026, 6, 5), Rule.DAY_TEXT),
        ("day", 46326.0, date(2026, 10, 31), Rule.DAY_SERIAL),
        ("period", "Quý III/2026", Period.parse("2026-Q3"), Rule.PERIOD),
        ("period", "quý 3 năm 2026", Period.parse("2026-Q3"), Rule.PERIOD),
        ("period", "Q3/2026", Period.parse("2026-Q3"), Rule.PERIOD),
        ("period", "Tháng 10 năm 2026", Period.parse("2026-10"), Rule.PERIOD),
        ("period", date(2026, 10, 1), Period.parse("2026-10"), Rule.PERIOD),
        ("period", "6 tháng năm 2026", Period.parse("2026-6T"), Rule.PERIOD),
        ("period", "9 tháng đầu năm 2026", Period.parse("2026-9T"), Rule.PERIOD),
        ("period", "Tuần 7/2026", Period.parse("2026-W07"), Rule.PERIOD),
        ("period", "Năm 2025", Period.parse("2025"), Rule.PERIOD),
        ("period", 2025.0, Period.parse("2025"), Rule.PERIOD),
        ("code", " nv – 1 ", "NV-1", Rule.CODE),
        ("code", 12.0, "12", Rule.TEXT_NUMBER),
        ("text", "uỷ ban", "ủy ban", Rule.TONES),
        ("text", "a\u200bb", "ab", Rule.INVISIBLE),
        ("text", "a \u00a0 b", "a b", Rule.SPACES),
        ("text", "e\u0302", "ê", Rule.COMPOSED),
        ("tick", "X", True, Rule.TICK),
        ("tick", False, False, Rule.TICK),
        ("choice", "hoàn thành tốt nhiệm vụ", "HTT", Rule.CHOICE),
        ("choice", "htt – Hoàn thành tốt", "HTT", Rule.CHOICE),
        ("choices", "KHAC; htxs", ("HTXS", "KHAC"), Rule.CHOICE),
        ("choices", "HTT, HTXS, HTT", ("HTXS", "HTT"), None),
        ("choices", "Lý do khác, kể cả chưa rõ", ("KHAC",), None),
        ("text", "Đã hoàn thành", "Đã hoàn thành", None),
        ("day", date(2026, 10, 31), date(2026, 10, 31), None),
        ("period", "2026-Q3", Period.parse("2026-Q3"), None),
        ("choice", "HTT", "HTT", None),
        ("tick", "x", True, None),
        ("count", 12.0, 12, None),
    ],
)
def test_a_form_is_taken_by_its_rule(kind: str, value: Raw, taken: object, rule: Rule | None) -> None:
    found, rules = read(kind, value)

    assert found == taken
    assert (rule in rules) if rule else rules == []


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("count", 1.234, "có phải 1234?"),
        ("count", "1,234", "có phải 1234?"),
        ("count", "12,5", "số nguyên"),
        ("count", "1.2345", "số nguyên"),
        ("count", "1.0", "số nguyên"),
        ("count", "10,00", "số nguyên"),
        ("count", "1,234.5", "để trống ô"),
        ("count", -1.0, "số nguyên từ 0"),
        ("count", "-1", "để trống ô"),
        ("count", True, "không phải ô số"),
        ("count", date(2026, 1, 1), "không phải ô số"),
        ("count", 1e300, "quá lớn"),
        ("count", "12345678901234567890", "quá lớn"),
        ("count", float("nan"), "số nguyên"),
        ("count", "1e3", "để trống ô"),
        ("count", "１２", "để trống ô"),
        ("percent", "-3", "số phần trăm"),
        ("day", "10/31/2026", "ngày ghi trước, tháng ghi sau"),
        ("day", "31/13/2026", "không có ngày này"),
        ("day", "tháng 10", "dd/mm/yyyy"),
        ("day", datetime(2026, 10, 31, 8), "không kèm giờ"),
        ("day", time(8), "dd/mm/yyyy"),
        ("day", 46326.5, "dd/mm/yyyy"),
        ("day", True, "dd/mm/yyyy"),
        ("day", "1/1/1900", "không thể đúng"),
        ("period", "quý 5/2026", "một kỳ"),
        ("period", "13/2026", "một kỳ"),
        ("code", "NV-2026-0001-ХР26740", "ký tự lạ"),
        ("code", "-", "để trống ô"),
        ("text", date(2026, 12, 1), "định dạng Text"),
        ("text", "N/A", "để trống ô"),
        ("text", "Uû ban nh©n d©n", "TCVN3"),
        ("text", "NHAÂN DAÂN", "VNI"),
        ("text", "Ηội nghị", "ký tự lạ"),
        ("tick", "không", "để trống nếu không"),
        ("choice", "Hoàn thành tốt nhiêm vụ", "có phải «Hoàn thành tốt nhiệm vụ»"),
        ("choices", "HTT; GIỎI", "danh sách chọn"),
    ],
)
def test_a_doubtful_form_is_refused_and_not_guessed(kind: str, value: Raw, words: str) -> None:
    assert words in refusal(kind, value)


@pytest.mark.parametrize("value", [50.4, "10,00", 12.5])
def test_thousands_are_asked_about_only_where_they_may_be_meant(value: Raw) -> None:
    assert "có phải" not in refusal("count", value)


def test_a_bare_serial_means_nothing_where_days_are_counted_from_1904() -> None:
    with pytest.raises(ValidationError):
        read("day", 46326.0, is_1904=True)


def test_vietnamese_text_is_not_taken_for_an_old_encoding() -> None:
    texts = [
        "Nguyễn, Thuỷ, hoà, quý, khuỷu, loã, xoá, oà, của",
        "«Đảng bộ» 50% – số 5/KH",
        "THỦ ĐỨC, ỦY BAN, HÒA HƯNG",
        "ưỡn, ngoạm",
    ]

    assert [read("text", text)[0] for text in texts]


@given(st.integers(0, 20_000))
def test_columns_have_letters_and_back(column: int) -> None:
    assert numbered(letters(column)) == column


def test_every_rule_has_words() -> None:
    assert set(RULES) == set(Rule)
    assert max(len(rule) for rule in Rule) <= 24


def test_a_column_keeps_what_is_said_of_it() -> None:
    assert Column("Mã", given=True).width == 12
