"""The statistical tables of the inspection sector: their columns in order, and the number that stands in each cell.

Headings are those of the sector's own exporter of about 2021 (before and around Quyết định 885-QĐ/UBKTTW of 29/12/2022);
whether forms of 2026 exist is not known. Where a heading could not be read it is numbered only. What our workbooks do not
ask for is None, never zero. Units in such tables received from elsewhere cannot be trusted (tables of organisations say
«đảng viên»); here each table has the unit of its subject.
"""

from __future__ import annotations

from domain.outcomes import MEMBERS, ORGANISATIONS
from domain.statistics import (
    ALL_FORMS,
    CONCLUDED,
    DISCIPLINED,
    ELEVEN,
    INSPECTED,
    JUDGED,
    REGULAR,
    SEVEN,
    TO_DISCIPLINE,
    TOTAL,
    VIOLATION,
    WATCHED,
    WATCHING,
    Column,
    Table,
    contents,
    levels,
    measures,
    numbered,
    violations,
)

TABLES: tuple[Table, ...] = (
    Table(
        "1. KT đảng viên",
        "Kiểm tra đảng viên theo Điều 30 Điều lệ Đảng",
        MEMBERS,
        columns=(TOTAL, *levels("Cấp kiểm tra", INSPECTED), *contents(numbered("Nội dung", 5)), *JUDGED),
        rows_named="Đảng viên được kiểm tra",
        forms=REGULAR,
        authorities=("CAP_UY", "CHI_BO"),
    ),
    Table(
        "2. KT tổ chức đảng",
        "Kiểm tra tổ chức đảng theo Điều 30 Điều lệ Đảng",
        ORGANISATIONS,
        columns=(TOTAL, *levels("Cấp kiểm tra", INSPECTED, cells=False), *contents(tuple(SEVEN.values())), *JUDGED),
        rows_named="Tổ chức đảng được kiểm tra",
        forms=REGULAR,
        authorities=("CAP_UY", "CHI_BO"),
    ),
    Table(
        "3. GS đảng viên",
        "Giám sát đảng viên theo Điều 30 Điều lệ Đảng",
        MEMBERS,
        WATCHING,
        (TOTAL, *levels("Cấp giám sát", INSPECTED), *contents(numbered("Nội dung", 8)), *WATCHED),
        rows_named="Đảng viên được giám sát",
    ),
    Table(
        "4. GS tổ chức đảng",
        "Giám sát tổ chức đảng theo Điều 30 Điều lệ Đảng",
        ORGANISATIONS,
        WATCHING,
        (TOTAL, *levels("Cấp giám sát", INSPECTED, cells=False), *contents(tuple(SEVEN.values())), *WATCHED),
        rows_named="Tổ chức đảng được giám sát",
    ),
    Table(
        "5. KT dấu hiệu vi phạm",
        "Ủy ban kiểm tra kiểm tra tổ chức đảng khi có dấu hiệu vi phạm",
        ORGANISATIONS,
        ("KT_DHVP",),
        (
            TOTAL,
            Column("Cấp kiểm tra", "UBKT Trung ương"),
            Column("Cấp kiểm tra", "UBKT tỉnh ủy"),
            Column("Cấp kiểm tra", "UBKT huyện ủy", INSPECTED),
            Column("Cấp kiểm tra", "UBKT đảng ủy cơ sở"),
            *contents(tuple(SEVEN.values())),
            Column("Kết luận", "Có vi phạm", VIOLATION),
            Column("Kết luận", "Phải thi hành kỷ luật", TO_DISCIPLINE),
            Column("Kết luận", "Đã thi hành kỷ luật", DISCIPLINED),
        ),
        authorities=("UBKT",),
        rows_named="Tổ chức đảng được kiểm tra",
    ),
    Table(
        "6. Kỷ luật tổ chức đảng",
        "Thi hành kỷ luật tổ chức đảng của cấp ủy các cấp",
        ORGANISATIONS,
        ALL_FORMS,
        (
            Column("", "Tổng số", DISCIPLINED),
            *measures({"TC_KT": "Khiển trách", "TC_CC": "Cảnh cáo", "TC_GT": "Giải tán"}),
            *(Column("Cấp thi hành", name) for name in ("Trung ương", "Tỉnh ủy")),
            Column("Cấp thi hành", "Huyện ủy", DISCIPLINED),
            Column("Cấp thi hành", "Đảng ủy cơ sở"),
            *violations(SEVEN),
        ),
        rows_named="Tổ chức đảng bị thi hành kỷ luật",
    ),
    Table(
        "7. Kỷ luật đảng viên",
        "Thi hành kỷ luật đảng viên",
        MEMBERS,
        ALL_FORMS,
        (
            Column("", "Tổng số", DISCIPLINED),
            *measures({"DV_KT": "Khiển trách", "DV_CC": "Cảnh cáo", "DV_CCH": "Cách chức", "DV_KTR": "Khai trừ"}),
            Column("", "Đình chỉ sinh hoạt đảng"),
            *(Column("Cấp thi hành", name) for name in ("Trung ương", "Tỉnh ủy")),
            Column("Cấp thi hành", "Huyện ủy", DISCIPLINED, authority="CAP_UY"),
            Column("Cấp thi hành", "Đảng ủy cơ sở"),
            Column("Cấp thi hành", "Chi bộ", DISCIPLINED, authority="CHI_BO"),
            *violations(ELEVEN),
            Column("", "Xử lý pháp luật"),
            Column("", "Xử lý hành chính"),
        ),
        rows_named="Đảng viên bị thi hành kỷ luật",
    ),
    Table(
        "8. Khiếu nại kỷ luật",
        "Giải quyết khiếu nại kỷ luật tổ chức đảng",
        ORGANISATIONS,
        ("KN",),
        (
            Column("", "Phải giải quyết", INSPECTED),
            Column("", "Đã giải quyết xong", CONCLUDED),
            *(Column("Cấp giải quyết", name) for name in numbered("Cấp", 6)),
            *(Column("Nội dung khiếu nại", name) for name in numbered("Nội dung", 3)),
            *(Column("Kết luận", name) for name in ("Giữ nguyên", "Tăng", "Giảm", "Xóa")),
            *(Column("Nguyên nhân thay đổi", name) for name in numbered("Nguyên nhân", 3)),
        ),
        rows_named="Tổ chức đảng khiếu nại",
    ),
)
"""The tables in the order of the sector."""
