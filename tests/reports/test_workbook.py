"""What a downloaded list holds: typed cells under a head that says what it is, and nothing that a program would run."""

from __future__ import annotations

import io
from datetime import datetime
from importlib import import_module
from typing import Any

import pandas as pd
import pytest
from python_calamine import load_workbook

from reports.workbook import NOTHING, Head, workbook

Page = Any
"""A sheet as openpyxl has it, which knows no types."""

HEAD = Head("a1b2c3d4e5f6", "Nhiệm vụ quá hạn", ("Gò Vấp · Kỳ: hiện nay", "Số liệu đến 10:32"), "Dữ liệu minh họa")
HEADINGS = {"name": "Nhiệm vụ", "due": "Hạn", "late": "Trễ (ngày)", "share": "Tỷ lệ", "seen": "Kiểm chứng"}
ROWS = pd.DataFrame(
    {
        "name": pd.Series(["Rà soát", None], dtype="str"),
        "due": pd.Series(["2026-11-02", None], dtype="datetime64[s]"),
        "late": pd.Series([1234, None], dtype="Int64"),
        "share": [12.5, None],
        "seen": pd.Series([True, None], dtype="boolean"),
        "hidden": ["not asked for", "not asked for"],
    }
)


def opened(content: bytes) -> Page:
    """The only sheet of a file."""
    (page,) = import_module("openpyxl").load_workbook(io.BytesIO(content)).worksheets
    return page


def values(page: Page, row: int) -> list[object]:
    """What stands in one row."""
    return [cell.value for cell in page[row]]


def test_each_value_is_of_its_own_type_and_what_is_missing_is_said() -> None:
    page = opened(workbook(ROWS, HEADINGS, head=HEAD))

    assert values(page, HEAD.heading_row) == list(HEADINGS.values())
    assert values(page, HEAD.heading_row + 1) == ["Rà soát", datetime(2026, 11, 2), 1234, 12.5, "có"]
    assert values(page, HEAD.heading_row + 2) == [NOTHING] * 5
    assert page.max_row == HEAD.heading_row + 2
    assert page.cell(HEAD.heading_row + 1, 2).number_format == "dd/mm/yyyy"
    assert [page.cell(HEAD.heading_row + 1, column).number_format for column in (3, 4)] == ["#,##0", "#,##0.0"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "https://", "{="])
def test_text_stays_text_whatever_it_begins_with(sign: str) -> None:
    text = f"{sign}1+1"
    page = opened(workbook(pd.DataFrame({"name": [text]}), {"name": "=Tên"}, head=Head("1", "=Danh sách", ("+84",))))

    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert page.cell(5, 1).value == text
    assert not any(cell.hyperlink for cell in cells)


def test_numbers_written_as_text_stay_text() -> None:
    page = opened(workbook(pd.DataFrame({"code": ["00123", "1.234"]}), {"code": "Mã"}, head=HEAD))

    assert [page.cell(HEAD.heading_row + row, 1).value for row in (1, 2)] == ["00123", "1.234"]


def test_the_head_says_number_title_filter_and_that_the_data_is_invented() -> None:
    page = opened(workbook(ROWS, HEADINGS, head=HEAD))

    assert [page.cell(row, 1).value for row in range(1, 5)] == [
        "Bản tải về số a1b2c3d4e5f6 · Dữ liệu minh họa",
        "Nhiệm vụ quá hạn",
        "Gò Vấp · Kỳ: hiện nay",
        "Số liệu đến 10:32",
    ]
    assert "Dữ liệu minh họa" in page.oddHeader.right.text
    assert "a1b2c3d4e5f6 Dữ liệu minh họa" in page.oddFooter.left.text


def test_real_data_carries_no_mark() -> None:
    page = opened(workbook(ROWS, HEADINGS, head=Head("a1", "Danh sách", ())))

    assert page.cell(1, 1).value == "Bản tải về số a1"
    assert "minh họa" not in f"{page.oddHeader.right.text}{page.oddFooter.left.text}"


def test_it_prints_across_a4_with_its_headings_on_every_page_and_can_be_filtered() -> None:
    page = opened(workbook(ROWS, HEADINGS, head=HEAD))

    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == f"${HEAD.heading_row}:${HEAD.heading_row}"
    assert page.freeze_panes == f"B{HEAD.heading_row + 1}"
    assert page.auto_filter.ref == f"A{HEAD.heading_row}:E{HEAD.heading_row + 2}"


def test_an_ampersand_in_a_title_is_printed_and_commands_nothing() -> None:
    page = opened(workbook(ROWS, HEADINGS, head=Head("a1", "Kiểm tra & giám sát", ())))

    assert page.oddHeader.left.text == "Kiểm tra && giám sát"


def test_a_list_without_rows_keeps_its_headings() -> None:
    page = opened(workbook(ROWS.head(0), HEADINGS, head=HEAD))

    assert values(page, HEAD.heading_row) == list(HEADINGS.values())
    assert page.max_row == HEAD.heading_row


def test_a_text_that_no_cell_can_hold_is_refused_not_left_out() -> None:
    with pytest.raises(ValueError, match="longer"):
        workbook(pd.DataFrame({"name": ["x" * 40_000]}), {"name": "Tên"}, head=HEAD)


def test_other_programs_read_it_too() -> None:
    rows = load_workbook(io.BytesIO(workbook(ROWS, HEADINGS, head=HEAD))).get_sheet_by_index(0).to_python()

    assert rows[HEAD.heading_row - 1] == list(HEADINGS.values())
    assert len(rows) == HEAD.heading_row + 2
