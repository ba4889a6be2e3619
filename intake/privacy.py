"""No person in a workbook: columns and values that name one are refused by their place, and never repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.privacy import personal
from domain.text import fold
from intake.cells import Cell
from intake.reader import Grid, Opened
from intake.refusals import Refusal
from intake.sheets import GUIDE, LISTS
from intake.words import plain

_HEADINGS = re.compile(
    r"\b(ho[, ]+(va )?(chu )?(dem|ten|lot)|ten (dang vien|can bo|nguoi|ca nhan|bi thu|quan chung)|"
    r"ngay sinh|nam sinh|sinh ngay|ngay thang nam sinh|cccd|cmnd|cmtnd|can cuoc|chung minh (nhan dan|thu)|so dinh danh|"
    r"ho chieu|dien thoai|sdt|so dt|dtdd|di dong|so may|e-?mail|thu dien tu|que quan|nguyen quan|ho khau|thuong tru|tam tru|"
    r"noi o|dia chi|dan toc|ton giao|gioi tinh|so the dang|the dang vien|so ly lich|ly lich|ngay vao dang|nguoi lap|nguoi ky)\b"
)
_WRITTEN = "không ghi thông tin cá nhân (họ tên, ngày sinh, số giấy tờ, điện thoại, địa chỉ); xóa nội dung này rồi nộp lại"
_COLUMN = "không có cột về cá nhân (họ tên, ngày sinh, số giấy tờ, điện thoại, địa chỉ); xóa cả cột rồi nộp lại"


def personal_heading(text: str) -> bool:
    """Whether a column of this heading would hold what belongs to a person."""
    return _HEADINGS.search(fold(text)) is not None


def refusals(opened: Opened, *, heading_rows: dict[str, int], catalogue: tuple[str, ...]) -> Iterator[Refusal]:
    """Every place that names a person: cells of all sheets, hidden ones too, headings, comments, and beside the cells.

    That is in names of sheets and ranges, and in what was typed about the file as a whole.
    """
    for grid in opened.grids:
        yield from _of_cells(grid, str(opened.mark), heading_rows, catalogue)
        for address, comment in grid.part.comments.items():
            if personal(comment, catalogue=catalogue):
                yield Refusal(f"ghi chú gắn vào ô: {_WRITTEN}", sheet=grid.name, cell=address)
    marked = [text for text in opened.workbook.properties.values() if text != str(opened.mark)]
    beside = (
        ("tên một trang", [grid.name for grid in opened.grids]),
        ("tên một vùng ô", opened.workbook.names),
        ("thuộc tính của tệp (tiêu đề, chủ đề, từ khóa, ghi chú)", [*opened.workbook.about, *marked]),
    )
    for what, names in beside:
        if any(personal(name.replace("_", " "), catalogue=catalogue) for name in names):
            yield Refusal(f"{what}: {_WRITTEN}")


def _of_cells(grid: Grid, mark: str, heading_rows: dict[str, int], catalogue: tuple[str, ...]) -> Iterator[Refusal]:
    """The cells of one sheet; the mark of the workbook is our own, though its digits may look like an identity card."""
    ours = grid.name in (GUIDE, LISTS)
    seen: dict[str, bool] = {}
    for cell in grid.all_cells():
        if not ours and _is_heading(cell, grid, heading_rows) and personal_heading(plain(cell.value)):
            yield Refusal(_COLUMN, sheet=grid.name, cell=cell.address)
        elif not (ours and cell.value == mark) and _is_personal(cell, catalogue, seen):
            yield Refusal(_WRITTEN, sheet=grid.name, cell=cell.address)


def _is_heading(cell: Cell, grid: Grid, heading_rows: dict[str, int]) -> bool:
    """A heading of a table; in a sheet that is none of ours, any short text near the top may be one."""
    row = heading_rows.get(grid.name)
    return cell.row == row if row else cell.row <= 20 and len(plain(cell.value)) <= 60


def _is_personal(cell: Cell, catalogue: tuple[str, ...], seen: dict[str, bool]) -> bool:
    """Whether a cell names a person; `seen` remembers texts of the sheet that stand there again and again."""
    if isinstance(cell.value, str):
        if cell.value not in seen:
            seen[cell.value] = personal(cell.value, catalogue=catalogue)
        return seen[cell.value]
    # No count of this field has nine digits or more; eleven are an identity card that lost its zero.
    return isinstance(cell.value, float) and cell.value.is_integer() and 10**8 <= abs(cell.value) < 10**12
