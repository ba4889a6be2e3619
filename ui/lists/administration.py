"""The parts of «Quản trị», by what stands in the address."""

from __future__ import annotations

ACCOUNTS, SESSIONS, RULES, NAMES, JOURNAL = "tai-khoan", "phien", "quy-tac", "ten-goi", "nhat-ky"

PARTS = {
    ACCOUNTS: "Tài khoản",
    SESSIONS: "Phiên đăng nhập",
    RULES: "Quy tắc tính",
    NAMES: "Đơn vị, tên gọi",
    JOURNAL: "Nhật ký",
}
"""In the order of the screen."""
