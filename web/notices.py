"""Plain pages for what has no screen: an unknown address, a used ticket, a fault. One sentence and a way back."""

from __future__ import annotations

import logging
import secrets
from html import escape

from starlette.responses import HTMLResponse

_logger = logging.getLogger("chithi06")
_PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Chỉ thị 06-CT/TU</title><link rel="icon" href="/bieu-trung.svg">
<style>
:root {{ color-scheme: light dark }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1.125rem/1.6 "Segoe UI", sans-serif }}
main {{ max-width: 34rem; padding: 2rem }}
h1 {{ font-size: 1.6rem; line-height: 1.3; margin: .75rem 0 }}
a {{ color: #1f5f8b }}
@media (prefers-color-scheme: dark) {{ a {{ color: #9cc3dc }} }}
</style></head>
<body><main><img src="/bieu-trung.svg" alt="" width="44" height="44">
<h1>{title}</h1><p>{sentence}</p><p><a href="/">Về trang Tổng quan</a></p></main></body></html>
"""


def notice(status: int, *, title: str, sentence: str) -> HTMLResponse:
    """A page of its own that says one thing; both texts are escaped."""
    page = _PAGE.format(title=escape(title), sentence=escape(sentence))
    return HTMLResponse(page, status, headers={"cache-control": "no-store"})


def unknown_address() -> HTMLResponse:
    """For an address that no screen has."""
    return notice(
        404, title="Không có trang này", sentence="Địa chỉ vừa mở không đúng hoặc đã thay đổi. Vui lòng kiểm tra lại đường dẫn."
    )


def used_ticket() -> HTMLResponse:
    """For a way in that was used before, is too old, or was opened from elsewhere."""
    return notice(403, title="Vui lòng đăng nhập lại", sentence="Lượt đăng nhập này đã dùng rồi hoặc đã quá thời gian chờ.")


def signed_out() -> HTMLResponse:
    """For whoever asks for a file without a session that may have it."""
    return notice(401, title="Vui lòng đăng nhập lại", sentence="Phiên làm việc đã kết thúc nên chưa tải được tệp này.")


def not_yours() -> HTMLResponse:
    """For a file of a place or time that there is not, or that is not for this account."""
    sentence = "Địa chỉ nêu một nơi hoặc một thời gian không có, hoặc tài khoản này không được xem."
    return notice(404, title="Không tải được danh sách này", sentence=sentence)


def database_away() -> HTMLResponse:
    """For a request that needs the database while it does not answer."""
    return notice(
        503, title="Chưa kết nối được cơ sở dữ liệu", sentence="Hệ thống đang tự kết nối lại. Vui lòng thử lại sau ít phút."
    )


def provider_away() -> HTMLResponse:
    """For whoever wants to sign in with a provider that does not answer."""
    sentence = "Hệ thống đăng nhập một lần chưa trả lời. Vui lòng thử lại sau ít phút hoặc đăng nhập bằng mật khẩu."
    return notice(503, title="Chưa đăng nhập được", sentence=sentence)


def not_admitted() -> HTMLResponse:
    """For whomever the provider does not vouch for, or who has no open account here: the same to all of them."""
    sentence = (
        "Tài khoản vừa dùng chưa được mở ở đây, hoặc lượt đăng nhập đã hết hạn. Vui lòng thử lại, đăng nhập bằng mật khẩu, "
        "hoặc liên hệ quản trị hệ thống tại Ban Tổ chức Thành ủy."
    )
    return notice(403, title="Chưa đăng nhập được", sentence=sentence)


def going_on(address: str) -> HTMLResponse:
    """A page of ours that goes on to `address` of ours by itself: to the browser it is we who lead there, not another site."""
    page = notice(200, title="Đang mở trang", sentence="Trang sẽ tự mở. Nếu không, vui lòng đăng nhập lại.")
    page.headers["refresh"] = f"0;url={address}"
    return page


def fault(error: Exception) -> HTMLResponse:
    """For what nobody foresaw; the code on the page stands in the log beside its cause."""
    code = secrets.token_hex(3).upper()
    _logger.error("Fault %s", code, exc_info=error)
    return notice(500, title="Hệ thống gặp lỗi", sentence=f"Vui lòng thử lại. Nếu vẫn lỗi, xin báo quản trị mã {code}.")
