"""A cell as it stands in the file, and the notes taken while it is read: no other form is accepted without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from domain.statements import Normalisation
from domain.text import tidy

Raw = str | float | bool | date | datetime | time | timedelta


class Rule(StrEnum):
    """Why a cell was taken in another form than it was written."""

    COMPOSED = "composed"
    SPACES = "spaces"
    INVISIBLE = "invisible"
    TONES = "tones"
    CODE = "code"
    CHOICE = "choice"
    TICK = "tick"
    DAY_TEXT = "day-text"
    DAY_SERIAL = "day-serial"
    PERIOD = "period"
    NUMBER_TEXT = "number-text"
    TEXT_NUMBER = "text-number"
    THOUSANDS = "thousands"
    DECIMAL = "decimal"
    PERCENT = "percent"
    FORMULA = "formula"
    TOTAL_ROW = "total-row"
    EMPTY_ROW = "empty-row"
    EXTRA_COLUMN = "extra-column"
    COLUMN_ORDER = "column-order"
    COLUMN_PLACES = "column-places"
    HEADING = "heading"
    HEADING_ROW = "heading-row"
    SHEET_NAME = "sheet-name"
    NEW_CODE = "new-code"


RULES: Mapping[str, str] = {
    Rule.COMPOSED: "chữ có dấu rời được ghép lại",
    Rule.SPACES: "bỏ khoảng trắng thừa",
    Rule.INVISIBLE: "bỏ ký tự không nhìn thấy",
    Rule.TONES: "đặt dấu thanh theo cách viết của Thành phố",
    Rule.CODE: "mã viết theo dạng chuẩn",
    Rule.CHOICE: "giá trị trong danh mục viết theo dạng chuẩn",
    Rule.TICK: "ô đánh dấu viết theo dạng chuẩn",
    Rule.DAY_TEXT: "ngày ghi dạng chữ, đọc theo ngày/tháng/năm",
    Rule.DAY_SERIAL: "số thứ tự ngày của Excel đọc thành ngày",
    Rule.PERIOD: "kỳ viết theo dạng chuẩn",
    Rule.NUMBER_TEXT: "số ghi dạng chữ",
    Rule.TEXT_NUMBER: "chữ ghi dạng số",
    Rule.THOUSANDS: "dấu phân cách hàng nghìn",
    Rule.DECIMAL: "dấu phẩy thập phân",
    Rule.PERCENT: "phần trăm đọc theo định dạng của ô",
    Rule.FORMULA: "lấy kết quả của công thức",
    Rule.TOTAL_ROW: "dòng tổng khớp với số cộng, không nhập",
    Rule.EMPTY_ROW: "bỏ dòng trống",
    Rule.EXTRA_COLUMN: "cột không thuộc mẫu, không đọc",
    Rule.COLUMN_ORDER: "cột đổi chỗ, đọc theo tiêu đề",
    Rule.COLUMN_PLACES: "cột không ở chỗ của mẫu, tìm theo tiêu đề",
    Rule.HEADING: "tiêu đề cột viết khác mẫu",
    Rule.HEADING_ROW: "dòng tiêu đề không ở chỗ của mẫu",
    Rule.NEW_CODE: "mã do hệ thống đặt",
    Rule.SHEET_NAME: "tên trang khác mẫu, nhận ra theo tiêu đề cột",
}
"""Each rule in the words in which it is shown."""


@dataclass(frozen=True)
class Cell:
    """A cell with its real address. `error` holds an Excel error sign; `is_stale` a formula whose result was not saved."""

    row: int
    column: int
    value: Raw = ""
    is_percent: bool = False
    is_formula: bool = False
    is_stale: bool = False
    error: str = ""

    @property
    def address(self) -> str:
        """The address as Excel writes it: E6."""
        return f"{letters(self.column)}{self.row}"

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        if self.error or self.is_stale or not isinstance(self.value, str):
            return False
        return not self.value[:1].isalnum() and not tidy(self.value)


@dataclass
class Reading:
    """What the reading of one sheet goes by, and its notes. `choices` are those of each column by code."""

    sheet: str
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    is_1904: bool = False
    notes: list[Normalisation] = field(default_factory=list)

    def note(self, cell: Cell | str, rule: Rule, found: object, taken: object) -> None:
        """Write down that `found` was taken as `taken`."""
        address = cell if isinstance(cell, str) else cell.address
        self.notes.append(Normalisation(self.sheet, address[:12], rule.value, str(found)[:200], str(taken)[:200]))


Info = ValidationInfo[Reading]
"""What a type of column is told beside the cell: which field it reads, and the reading it belongs to."""


def unfit(expected: str) -> PydanticCustomError:
    """The error of a cell that does not hold what its column expects, in words."""
    return PydanticCustomError("unfit", "{expected}", {"expected": expected})


def letters(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    head, tail = divmod(column, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + tail)


def numbered(name: str) -> int:
    """The column, counted from 0, of letters as in an address."""
    number = 0
    for letter in name:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
