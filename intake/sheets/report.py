"""The sheets of a committee's report for one period."""

from __future__ import annotations

from typing import Annotated

from intake.columns import (
    Body,
    Choice,
    Choices,
    Code,
    Column,
    Count,
    Day,
    Document,
    LongText,
    Percent,
    PeriodCode,
    Row,
    Sheet,
    Text,
    Tick,
)

FINDINGS = ("finding", "finding_member")
_MANY = "Có thể ghi nhiều giá trị, cách nhau bằng dấu chấm phẩy. Tên và mã có ở trang «Danh mục»."
_OFFICE = "Ghi tên cơ quan hoặc chức danh, không ghi tên người."


class AssignmentRow(Row):
    """What the owner reports of one piece of work given to it."""

    code: Annotated[Code, Column("Mã nhiệm vụ", 25, "Mã do Ban Tổ chức Thành ủy giao. Không sửa.", given=True)]
    clause: Annotated[Text | None, Column("Nội dung Chỉ thị", 9, given=True)] = None
    title: Annotated[Text | None, Column("Nhiệm vụ", 44, given=True)] = None
    product: Annotated[Text | None, Column("Sản phẩm", 28, given=True)] = None
    due_on: Annotated[Day | None, Column("Thời hạn", 12, "Chỉ nơi giao việc mới gia hạn được. Không sửa.", given=True)] = None
    started_on: Annotated[Day | None, Column("Ngày bắt đầu", note="Ngày thật sự bắt tay vào việc.")] = None
    done_on: Annotated[Day | None, Column("Ngày hoàn thành", note="Để trống nếu chưa xong.")] = None
    product_document: Annotated[Document | None, Column("Văn bản sản phẩm", 20, "Số, ký hiệu văn bản, như 15-KH/ĐU.")] = None
    note: Annotated[Text | None, Column("Ghi chú", 32, "Ngắn gọn về tổ chức và tiến độ; không ghi tên người.")] = None


class ObservationRow(Row):
    """One indicator, or one part of it, for the period."""

    indicator: Annotated[Code, Column("Mã chỉ tiêu", 9, "Không sửa.", given=True)]
    item: Annotated[Code | None, Column("Mã phân tổ", 15, "Không sửa.", given=True)] = None
    name: Annotated[Text | None, Column("Chỉ tiêu", 46, given=True)] = None
    formula: Annotated[LongText | None, Column("Cách tính", 38, given=True)] = None
    unit: Annotated[Text | None, Column("Đơn vị tính", 10, given=True)] = None
    numerator: Annotated[Count | None, Column("Số thực hiện (tử số)", note="Ghi 0 nếu đúng là không có.")] = None
    denominator: Annotated[Count | None, Column("Tổng số (mẫu số)", note="Chỉ ghi với chỉ tiêu tính bằng tỷ lệ.")] = None
    rate: Annotated[Percent | None, Column("Tỷ lệ (%)", 10, "Không bắt buộc; nếu ghi, phải khớp với tử số và mẫu số.")] = None
    target: Annotated[Percent | None, Column("Mục tiêu", 10, "Theo đơn vị tính của chỉ tiêu; tỷ lệ ghi theo phần trăm.")] = None
    not_applicable: Annotated[Tick, Column("Không áp dụng", 8, "Ghi x nếu chỉ tiêu không áp dụng với đơn vị.")] = False
    note: Annotated[Text | None, Column("Ghi chú", 32, "Không ghi tên người.")] = None


class BaseRow(Row):
    """One grassroots organisation, with the level it was given last."""

    code: Annotated[Code, Column("Mã cơ sở", 15, "Cơ sở mới: dùng mã ghi sẵn còn trống ở cuối danh sách.", given=True)]
    name: Annotated[Body, Column("Tên tổ chức cơ sở đảng", 40)]
    form: Annotated[Choice, Column("Hình thức", 16, lists=("base_form",))]
    type_code: Annotated[Choice, Column("Loại hình", 30, lists=("base_type",))]
    members: Annotated[Count | None, Column("Số đảng viên", 10)] = None
    is_key: Annotated[Tick, Column("Đơn vị trọng yếu", 9, "Ghi x nếu thuộc danh sách trọng yếu (nội dung 1.9b).")] = False
    founded_on: Annotated[Day | None, Column("Ngày thành lập")] = None
    ended_on: Annotated[Day | None, Column("Ngày kết thúc", note="Ngày giải thể, sáp nhập hoặc chuyển đi.")] = None
    level: Annotated[Choice | None, Column("Xếp loại", 28, lists=("level",))] = None
    level_period: Annotated[PeriodCode | None, Column("Kỳ xếp loại", 11, "Năm hoặc quý: 2025, Quý III/2026.")] = None


class WeakCaseRow(Row):
    """One stay of a base on the register, with every step it has taken."""

    code: Annotated[Code | None, Column("Mã hồ sơ", 19, "Hồ sơ mới: để trống, hệ thống tự đặt mã.", given=True)] = None
    base_code: Annotated[Code, Column("Mã cơ sở", 15, codes_of="Cơ sở")]
    base_name: Annotated[Body | None, Column("Tên cơ sở", 30, given=True)] = None
    listed_on: Annotated[Day, Column("Ngày đưa vào danh sách")]
    document: Annotated[Document, Column("Văn bản đưa vào danh sách", 18)]
    reasons: Annotated[Choices, Column("Nguyên nhân", 30, _MANY, lists=("weak_reason",))]
    measures: Annotated[LongText | None, Column("Biện pháp củng cố", 36, "Không ghi tên người, không kể vụ việc.")] = None
    responsible: Annotated[Body | None, Column("Nơi phụ trách", 24, _OFFICE)] = None
    planned_on: Annotated[Day | None, Column("Ngày duyệt kế hoạch")] = None
    plan_document: Annotated[Document | None, Column("Văn bản kế hoạch", 16)] = None
    due_on: Annotated[Day | None, Column("Thời hạn củng cố")] = None
    underway_on: Annotated[Day | None, Column("Ngày bắt đầu củng cố")] = None
    extended_on: Annotated[Day | None, Column("Ngày gia hạn lần 1")] = None
    extended_document: Annotated[Document | None, Column("Văn bản gia hạn lần 1", 16)] = None
    extended_due_on: Annotated[Day | None, Column("Gia hạn lần 1 đến")] = None
    again_on: Annotated[Day | None, Column("Ngày gia hạn lần 2")] = None
    again_document: Annotated[Document | None, Column("Văn bản gia hạn lần 2", 16)] = None
    again_due_on: Annotated[Day | None, Column("Gia hạn lần 2 đến")] = None
    proposed_on: Annotated[Day | None, Column("Ngày đề nghị công nhận")] = None
    closed_on: Annotated[Day | None, Column("Ngày ra khỏi danh sách")] = None
    outcome: Annotated[Choice | None, Column("Kết quả", 24, lists=("weak_outcome",))] = None
    close_document: Annotated[Document | None, Column("Văn bản ra khỏi danh sách", 18)] = None


class InspectionRow(Row):
    """One inspection or supervision, of the year's programme or outside it."""

    code: Annotated[Code, Column("Mã cuộc", 20, "Cuộc mới: dùng mã ghi sẵn còn trống ở cuối danh sách.", given=True)]
    authority: Annotated[Choice, Column("Chủ thể", 26, lists=("authority",))]
    form: Annotated[Choice, Column("Hình thức", 28, lists=("inspection_form",))]
    subject: Annotated[Choice, Column("Đối tượng", 13, "Đảng viên chỉ ghi số lượng, không ghi tên.", lists=("subject",))]
    base_code: Annotated[Code | None, Column("Mã cơ sở", 15, codes_of="Cơ sở")] = None
    clause: Annotated[Choice | None, Column("Nội dung Chỉ thị", 26, lists=("clause",))] = None
    planned_on: Annotated[Day | None, Column("Ngày theo chương trình", note="Để trống nếu ngoài chương trình năm.")] = None
    started_on: Annotated[Day | None, Column("Ngày bắt đầu")] = None
    ended_on: Annotated[Day | None, Column("Ngày kết thúc")] = None
    concluded_on: Annotated[Day | None, Column("Ngày kết luận")] = None
    document: Annotated[Document | None, Column("Thông báo kết luận", 18, "Số, ký hiệu văn bản.")] = None
    inspected: Annotated[Count | None, Column("Số được kiểm tra, giám sát", 10)] = None
    concluded: Annotated[Count | None, Column("Số đã kết luận", 10)] = None
    with_violation: Annotated[Count | None, Column("Số có vi phạm", 10)] = None
    to_discipline: Annotated[Count | None, Column("Số phải kỷ luật", 10)] = None
    disciplined: Annotated[Count | None, Column("Số đã kỷ luật", 10)] = None
    findings: Annotated[Choices | None, Column("Nội dung vi phạm", 30, _MANY, lists=FINDINGS)] = None


class RecommendationRow(Row):
    """One remedy that an inspection asked for."""

    code: Annotated[Code | None, Column("Mã kiến nghị", 24, "Kiến nghị mới: để trống, hệ thống tự đặt mã.", given=True)] = None
    inspection_code: Annotated[Code, Column("Mã cuộc", 20, codes_of="Kiểm tra, giám sát")]
    finding: Annotated[Choice, Column("Nội dung vi phạm", 30, lists=FINDINGS)]
    content: Annotated[Text, Column("Kiến nghị khắc phục", 44, "Việc phải làm; không ghi tên người, không kể vụ việc.")]
    responsible: Annotated[Body, Column("Nơi khắc phục", 26, _OFFICE)]
    due_on: Annotated[Day, Column("Thời hạn khắc phục")]
    remedied_on: Annotated[Day | None, Column("Ngày khắc phục xong")] = None
    document: Annotated[Document | None, Column("Văn bản báo cáo khắc phục", 18)] = None
    verified_on: Annotated[Day | None, Column("Ngày xác nhận", note="Ngày nơi kiến nghị xác nhận đã khắc phục.")] = None


STEPS: dict[tuple[str, int], tuple[str, str, str]] = {
    ("planned", 1): ("planned_on", "plan_document", "due_on"),
    ("underway", 1): ("underway_on", "", ""),
    ("extended", 1): ("extended_on", "extended_document", "extended_due_on"),
    ("extended", 2): ("again_on", "again_document", "again_due_on"),
    ("proposed", 1): ("proposed_on", "", ""),
    ("exited", 1): ("closed_on", "close_document", ""),
    ("dissolved", 1): ("closed_on", "close_document", ""),
}
"""The columns of day, document and deadline of each step after the listing; `outcome` tells the last two apart."""

ASSIGNMENTS = Sheet(
    "Nhiệm vụ",
    "Nhiệm vụ được giao",
    "Với mỗi nhiệm vụ đã ghi sẵn: ngày bắt đầu, ngày hoàn thành, văn bản sản phẩm. Dòng để trống là chưa báo cáo.",
    "trong kỳ không có gì mới về các nhiệm vụ được giao",
    AssignmentRow,
)
OBSERVATIONS = Sheet(
    "Chỉ tiêu",
    "Số liệu chỉ tiêu",
    "Tử số, mẫu số của từng chỉ tiêu đến kỳ. Ghi 0 nếu đúng là không có; để trống nếu chưa có số liệu; không xóa dòng.",
    "trong kỳ không có chỉ tiêu nào phải báo cáo",
    ObservationRow,
)
BASES = Sheet(
    "Cơ sở",
    "Tổ chức cơ sở đảng và xếp loại",
    "Danh sách tổ chức cơ sở đảng, sửa nếu có thay đổi; xếp loại và kỳ xếp loại. Cơ sở mới ghi ở dòng đã có mã.",
    "danh sách dưới đây không thay đổi",
    BaseRow,
)
WEAK_CASES = Sheet(
    "Cơ sở cần củng cố",
    "Cơ sở cần củng cố",
    "Mỗi dòng một lần vào danh sách; bước nào xong thì ghi ngày và văn bản của bước đó.",
    "trong kỳ không có cơ sở nào vào danh sách và không có bước mới",
    WeakCaseRow,
    blanks=12,
)
INSPECTIONS = Sheet(
    "Kiểm tra, giám sát",
    "Cuộc kiểm tra, giám sát",
    "Mỗi dòng một cuộc; số lượng tổ chức đảng hoặc đảng viên, không ghi tên. Cuộc mới ghi ở dòng đã có mã.",
    "trong kỳ không có cuộc mới và không có kết quả mới",
    InspectionRow,
)
RECOMMENDATIONS = Sheet(
    "Kiến nghị",
    "Kiến nghị khắc phục sau kiểm tra, giám sát",
    "Mỗi dòng một việc phải khắc phục; ngày xong, văn bản báo cáo, ngày được xác nhận.",
    "trong kỳ không có kiến nghị mới và không có kết quả khắc phục mới",
    RecommendationRow,
    blanks=12,
)

SHEETS = (ASSIGNMENTS, OBSERVATIONS, BASES, WEAK_CASES, INSPECTIONS, RECOMMENDATIONS)
