"""The first sheet of every workbook: what it is, how to fill it in, what must not stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data_access.known import Known
from intake.columns import Sheet
from intake.layout import GIVEN, INK, QUIET, Styles
from intake.marks import Mark
from intake.sheets import GUIDE

_TITLES = {
    "report": "BÁO CÁO KẾT QUẢ THỰC HIỆN CHỈ THỊ 06-CT/TU",
    "assign": "GIAO VIỆC, GIA HẠN, THẨM TRA THỰC HIỆN CHỈ THỊ 06-CT/TU",
}
_HOW = (
    "Ô nền xám do hệ thống ghi sẵn, không sửa. Ô nền trắng để ghi. Cột có dấu * phải ghi ở dòng có báo cáo.",
    "Ngày ghi dạng dd/mm/yyyy, như 31/10/2026. Số lượng ghi số nguyên. Tỷ lệ ghi theo phần trăm, như 98,5.",
    "Ghi 0 nếu đúng là không có; để trống nếu chưa có số liệu. Dòng để trống không báo cáo gì và không xóa số liệu đã báo cáo.",
    "Nếu cả trang không có gì mới, ghi x vào ô «Không phát sinh» ở đầu trang. Trang để trống mà không ghi x là chưa báo cáo.",
    "Được thêm dòng, lọc, sắp xếp cả bảng, đổi thứ tự cột. Không gộp ô, không ẩn dòng hoặc cột, không đổi tiêu đề cột.",
    "Dòng «Cộng», «Tổng cộng» được đối chiếu với số cộng của các dòng, không nhập vào hệ thống.",
    "Mã, tên trong các ô chọn có ở trang «Danh mục».",
)
_NEVER = (
    "Không ghi họ tên, ngày sinh, số căn cước, số thẻ đảng, điện thoại, địa chỉ của bất kỳ ai, kể cả trong ghi chú.",
    "Tệp có thông tin cá nhân bị từ chối cả tệp.",
    "Không kể nội dung vụ việc. Hệ thống không dùng để soạn thảo, lưu giữ thông tin bí mật nhà nước.",
)


def write(book: Workbook, mark: Mark, known: Known, *, sheets: Sequence[Sheet], styles: Styles) -> None:
    """Add the guide, with the mark that tells the reader what the workbook is."""
    page = book.add_worksheet(GUIDE)
    page.hide_gridlines(2)
    page.set_tab_color(QUIET)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 104)
    page.write_string(0, 0, _TITLES[mark.kind], styles.of(bold=True, font_size=16, font_color=INK))
    facts = (("Đơn vị", known.committee.name), ("Kỳ báo cáo", f"{known.period.label} (đến hết ngày {known.period.end:%d/%m/%Y})"))
    row = _pairs(page, 2, facts, styles)
    row = _pairs(page, row + 1, [(sheet.name, sheet.says) for sheet in sheets], styles, title="Các trang")
    row = _pairs(page, row + 1, [(f"{number}.", text) for number, text in enumerate(_HOW, 1)], styles, title="Cách ghi")
    row = _pairs(page, row + 1, [("", text) for text in _NEVER], styles, title="Không được ghi")
    page.write_string(row + 1, 0, "Mã biểu mẫu", styles.of(font_size=8, font_color=QUIET))
    page.write_string(row + 1, 1, str(mark), styles.of(font_size=8, font_color=QUIET))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)


def _pairs(page: Worksheet, row: int, pairs: Sequence[tuple[str, str]], styles: Styles, *, title: str = "") -> int:
    """Two columns from `row` on, under a title if there is one; returns the row after them."""
    if title:
        page.write_string(row, 0, title, styles.of(bold=True, font_size=12, font_color=INK))
        row += 1
    for left, right in pairs:
        page.write_string(row, 0, left, styles.of(bold=True, bg_color=GIVEN, text_wrap=True))
        page.write_string(row, 1, right, styles.of(text_wrap=True))
        row += 1
    return row
