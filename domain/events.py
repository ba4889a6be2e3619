"""Everything that is written down in the audit, each with its words; what is not here cannot be written down.

An action is named `subject.verb`. Names are for good: old records keep them.
"""

from __future__ import annotations

from collections.abc import Mapping

EVENTS: Mapping[str, str] = {
    "session.open": "Đăng nhập",
    "session.close": "Đăng xuất",
    "session.fail": "Đăng nhập không thành công",
    "session.delayed": "Tạm hoãn đăng nhập",
    "session.revoke": "Kết thúc phiên làm việc",
    "user.add": "Thêm tài khoản",
    "user.disable": "Khóa tài khoản",
    "user.reset-password": "Cấp lại mật khẩu",
    "user.change-password": "Đổi mật khẩu",
    "user.role": "Đổi quyền của tài khoản",
    "user.label": "Đổi tên gọi của tài khoản",
    "submission.accept": "Ghi nhận lần nộp",
    "submission.refuse": "Từ chối tệp nộp",
    "submission.withdraw": "Rút lần nộp",
    "explanation.ask": "Yêu cầu giải trình",
    "explanation.answer": "Trả lời giải trình",
    "explanation.withdraw": "Rút yêu cầu giải trình",
    "remark.write": "Ghi chú",
    "remark.end": "Bỏ ghi chú",
    "meeting.prepare": "Chuẩn bị cuộc họp",
    "meeting.reorder": "Sắp xếp chương trình họp",
    "meeting.add": "Thêm mục vào chương trình họp",
    "meeting.remove": "Bỏ mục khỏi chương trình họp",
    "meeting.restore": "Đưa mục trở lại chương trình họp",
    "meeting.discard": "Bỏ bản chuẩn bị cuộc họp",
    "meeting.freeze": "Chốt số liệu cuộc họp",
    "meeting.move": "Chuyển mục trong cuộc họp",
    "meeting.close": "Kết thúc cuộc họp",
    "conclusion.make": "Ghi kết luận",
    "conclusion.reported": "Báo cáo thực hiện kết luận",
    "conclusion.verified": "Thẩm tra kết luận",
    "conclusion.returned": "Trả lại kết quả thực hiện kết luận",
    "conclusion.cancelled": "Hủy kết luận",
    "base.open": "Mở hồ sơ một cơ sở",
    "export": "Tải tệp",
    "rule.set": "Đặt quy tắc",
    "rule.take-back": "Bỏ giá trị quy tắc chưa có hiệu lực",
    "alias.add": "Thêm tên gọi khác",
    "alias.remove": "Bỏ tên gọi khác",
}
"""Every action with its words on screen."""
