"""The sheets by which the Organisation Commission gives work, moves deadlines, takes work back and confirms what is done."""

from __future__ import annotations

from typing import Annotated

from intake.columns import Body, Choice, Code, Column, Count, Day, Document, LongText, Row, Sheet, Text

_CODE = "Mã đầy đủ của nhiệm vụ ở một đơn vị, như NV-2026-0001-XP26740."


class TaskRow(Row):
    """One piece of work, given to one or many committees and city bodies at once."""

    code: Annotated[Code, Column("Mã việc", 15, "Như NV-2026-0001; việc mới dùng mã ghi sẵn.", given=True)]
    owners: Annotated[
        LongText,
        Column(
            "Nơi thực hiện",
            44,
            "Tên hoặc mã các đơn vị, cách nhau bằng dấu chấm phẩy. Có thể ghi «Tất cả phường, xã, đặc khu», "
            "«Tất cả cấp ủy trực thuộc» hoặc tên một địa bàn, như «Địa bàn Quận 12».",
        ),
    ]
    clause: Annotated[Choice, Column("Nội dung Chỉ thị", 34, lists=("clause",))]
    letter: Annotated[Document | None, Column("Điểm", 7, "Chữ của điểm trong nội dung, như a, b; có thể để trống.")] = None
    title: Annotated[Text, Column("Nhiệm vụ", 46)]
    product: Annotated[Text, Column("Sản phẩm", 30)]
    assigning_document: Annotated[Document, Column("Văn bản giao", 18, "Số, ký hiệu văn bản.")]
    assigned_on: Annotated[Day, Column("Ngày giao")]
    due_on: Annotated[Day, Column("Thời hạn", note="Thời hạn gốc; gia hạn ghi ở trang «Gia hạn».")]


class DeadlineMoveRow(Row):
    """One move of a deadline, by the document that ordered it."""

    code: Annotated[Code, Column("Mã nhiệm vụ", 27, _CODE)]
    number: Annotated[Count, Column("Lần gia hạn", 8, "1 cho lần đầu.")]
    moved_on: Annotated[Day, Column("Ngày gia hạn")]
    due_on: Annotated[Day, Column("Thời hạn mới")]
    document: Annotated[Document, Column("Văn bản gia hạn", 20)]


class CancellationRow(Row):
    """One piece of work taken back from one owner."""

    code: Annotated[Code, Column("Mã nhiệm vụ", 27, _CODE)]
    cancelled_on: Annotated[Day, Column("Ngày rút")]
    cancel_reason: Annotated[Text, Column("Lý do", 60, "Không ghi tên người.")]


class VerificationRow(Row):
    """A piece of work that its owner reported done, confirmed by another body."""

    code: Annotated[Code, Column("Mã nhiệm vụ", 27, "Các nhiệm vụ đã báo cáo xong mà chưa thẩm tra được ghi sẵn.", given=True)]
    owner: Annotated[Body | None, Column("Nơi thực hiện", 30, given=True)] = None
    title: Annotated[Text | None, Column("Nhiệm vụ", 46, given=True)] = None
    done_on: Annotated[Day | None, Column("Ngày báo cáo xong", given=True)] = None
    verified_on: Annotated[Day, Column("Ngày thẩm tra")]
    verified_by: Annotated[Choice, Column("Nơi thẩm tra", 30, lists=("city_body",))]
    document: Annotated[Document, Column("Văn bản thẩm tra", 20)]


TASKS = Sheet(
    "Giao việc",
    "Giao việc",
    "Mỗi dòng một việc, giao cho một hay nhiều nơi. Mỗi nơi nhận một nhiệm vụ riêng, theo dõi riêng.",
    "trong kỳ không giao việc mới",
    TaskRow,
)
DEADLINE_MOVES = Sheet(
    "Gia hạn",
    "Gia hạn",
    "Mỗi dòng một lần gia hạn của một nhiệm vụ; thời hạn gốc vẫn được giữ.",
    "trong kỳ không gia hạn nhiệm vụ nào",
    DeadlineMoveRow,
    blanks=12,
)
CANCELLATIONS = Sheet(
    "Rút việc",
    "Rút việc",
    "Nhiệm vụ không phải làm nữa, với lý do. Nơi thực hiện không tự rút được.",
    "trong kỳ không rút nhiệm vụ nào",
    CancellationRow,
    blanks=12,
)
VERIFICATIONS = Sheet(
    "Thẩm tra",
    "Thẩm tra kết quả",
    "Nhiệm vụ nơi thực hiện đã báo cáo xong, được nơi khác xác nhận.",
    "trong kỳ không thẩm tra nhiệm vụ nào",
    VerificationRow,
    blanks=12,
)

SHEETS = (TASKS, DEADLINE_MOVES, CANCELLATIONS, VERIFICATIONS)
