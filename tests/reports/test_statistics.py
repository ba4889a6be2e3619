"""The statistical tables as a workbook: headings in two rows, column numbers, units, the mark of invented data on each sheet."""

from __future__ import annotations

import io
from typing import Any

from python_calamine import load_workbook

from domain.statistical_tables import TABLES
from reports.statistics import Filled, Line, workbook
from reports.workbook import Head

HEAD = Head("0a1b2c", "Biểu thống kê", ("Gò Vấp · Từ 01/01/2026 đến 30/09/2026",), "Dữ liệu minh họa")


def sheets(*lines: Line) -> dict[str, list[list[Any]]]:
    """All cells of every sheet of a workbook in which each table has these rows, cells repeated over its columns."""
    filled = [
        Filled(each, [Line(line.number, line.name, list(line.cells) * len(each.columns)) for line in lines], "Ghi chú")
        for each in TABLES
    ]
    book = load_workbook(io.BytesIO(workbook(filled, head=HEAD)))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def test_every_table_has_a_sheet_that_says_what_it_is() -> None:
    made = sheets(Line("I", "Tổng số", [3]))

    assert list(made) == [each.sheet for each in TABLES]
    for each in TABLES:
        above = [row[0] for row in made[each.sheet][:4]]
        assert above == ["Bản tải về số 0a1b2c · Dữ liệu minh họa", each.title, HEAD.lines[0], f"Đơn vị tính: {each.unit}"]


def test_headings_stand_in_order_above_the_column_numbers() -> None:
    rows = sheets(Line("I", "Tổng số", [3]))[TABLES[0].sheet]

    assert rows[5][:5] == ["Số TT", "Đảng viên được kiểm tra", "Tổng số", "Cấp kiểm tra", ""]
    assert rows[6][3:5] == ["BCHTW, BCT, BBT", "CQ tham mưu TW"]
    assert rows[7] == ["A", "B", *(str(number + 1) for number in range(len(TABLES[0].columns)))]


def test_numbers_are_numbers_and_words_are_words() -> None:
    rows = sheets(Line("I", "Tổng số", [1200]), Line("II", "Theo đơn vị"), Line("1", "=Phường An Nhơn", ["dưới 3"]))

    cells = rows[TABLES[0].sheet][8:11]
    assert cells[0][:3] == ["I", "Tổng số", 1200]
    assert cells[1][:2] == ["II", "Theo đơn vị"]
    assert cells[2][:3] == ["1", "=Phường An Nhơn", "dưới 3"]
    assert rows[TABLES[0].sheet][-1][0] == "Ghi chú"
