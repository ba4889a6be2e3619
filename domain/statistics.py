"""What the statistical tables of the inspection sector are made of: columns, and the headings that several tables share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.outcomes import MEMBERS

INSPECTED, CONCLUDED = "inspected", "concluded"
VIOLATION, TO_DISCIPLINE, DISCIPLINED = "with_violation", "to_discipline", "disciplined"


@dataclass(frozen=True)
class Column:
    """A column: the heading over it and its own, and which number stands in it.

    `count` of inspections (of one `authority`, with one `finding`), or how often `measure` was taken; neither: not asked for.
    """

    group: str
    heading: str
    count: str | None = None
    authority: str | None = None
    finding: str | None = None
    measure: str | None = None


@dataclass(frozen=True)
class Table:
    """A table: name of its sheet, title, subject, the forms it counts, by whom, and its columns in order."""

    sheet: str
    title: str
    subject: str
    forms: tuple[str, ...]
    columns: tuple[Column, ...]
    authorities: tuple[str, ...] = ("CAP_UY", "UBKT", "CHI_BO")
    rows_named: str = "Chỉ tiêu"

    @property
    def is_of_members(self) -> bool:
        """Whether it counts members, and so is made for the whole city only."""
        return self.subject == MEMBERS

    @property
    def unit(self) -> str:
        """What is counted."""
        return "đảng viên" if self.subject == MEMBERS else "tổ chức đảng"


def levels(group: str, count: str, *, cells: bool = True) -> tuple[Column, ...]:
    """Who inspected. A committee with its advisory bodies stands under the level directly above the bases."""
    known = {"Huyện ủy, BTV": "CAP_UY", "Chi bộ": "CHI_BO"}
    names = ("BCHTW, BCT, BBT", "CQ tham mưu TW", "Tỉnh ủy, BTV", "CQ tham mưu tỉnh", "Huyện ủy, BTV", "CQ tham mưu huyện")
    all_names = (*names, "Đảng ủy cơ sở", "Đảng ủy bộ phận", *(("Chi bộ",) if cells else ()))
    return tuple(Column(group, name, count if name in known else None, authority=known.get(name)) for name in all_names)


def contents(names: tuple[str, ...]) -> tuple[Column, ...]:
    """What the inspection was about, which our workbooks do not ask for."""
    return tuple(Column("Nội dung", name) for name in names)


SEVEN = {
    "NGHI_QUYET": "Chấp hành nghị quyết, chỉ thị, quy định, kết luận của Đảng",
    "PHAP_LUAT": "Chấp hành chính sách, pháp luật",
    "QUY_CHE": "Quy chế làm việc, tập trung dân chủ, đoàn kết nội bộ",
    "CAN_BO": "Công tác cán bộ",
    "TIET_KIEM": "Thực hành tiết kiệm, chống lãng phí",
    "KHIEU_TO": "Giải quyết khiếu nại, tố cáo",
    "KHAC": "Khác",
}
ELEVEN = {
    "TAP_TRUNG": "Tập trung dân chủ",
    "DAO_DUC": "Đạo đức, lối sống",
    "DOAN_KET": "Đoàn kết nội bộ",
    "DIEU_CAM": "Những điều đảng viên không được làm",
    "DAN_SO": "Dân số - KHHGĐ",
    "THAM_NHUNG": "Tham nhũng, cố ý làm trái",
    "TRACH_NHIEM": "Thiếu trách nhiệm, buông lỏng lãnh đạo",
    "DAT_DAI": "Đất đai, tài nguyên, khoáng sản",
    "TAI_CHINH": "Tài chính, ngân hàng, đầu tư, XDCB",
    "KE_KHAI": "Kê khai tài sản, thu nhập",
    "KHAC": "Khác",
}
JUDGED = (
    Column("Kết luận", "Thực hiện tốt"),
    Column("Kết luận", "Thực hiện chưa tốt"),
    Column("Kết luận", "Có khuyết điểm, vi phạm", VIOLATION),
    Column("Kết luận", "Phải thi hành kỷ luật", TO_DISCIPLINE),
    Column("Kết luận", "Đã thi hành kỷ luật", DISCIPLINED),
)
WATCHED = (
    Column("Kết quả", "Thực hiện tốt"),
    Column("Kết quả", "Phát hiện có dấu hiệu vi phạm", VIOLATION),
    Column("Kết quả", "Chuyển kiểm tra khi có dấu hiệu vi phạm"),
)
REGULAR = ("KT_TX", "KT_CD")
ALL_FORMS = ("KT_TX", "KT_CD", "KT_DHVP", "KT_NV", "KT_TC", "GS_TX", "GS_CD", "TC", "KN", "KL", "TSTN")
WATCHING = ("GS_TX", "GS_CD")
TOTAL = Column("", "Tổng số", INSPECTED)


def numbered(name: str, count: int) -> tuple[str, ...]:
    """Headings that could not be read."""
    return tuple(f"{name} {number}" for number in range(1, count + 1))


def violations(names: Mapping[str, str]) -> tuple[Column, ...]:
    """How many were disciplined for each finding; for two findings in both."""
    return tuple(Column("Nội dung vi phạm", name, DISCIPLINED, finding=code) for code, name in names.items())


def measures(names: Mapping[str, str]) -> tuple[Column, ...]:
    """How often each measure was taken."""
    return tuple(Column("Hình thức", name, measure=code) for code, name in names.items())
