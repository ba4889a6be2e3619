"""What a password must be, and the form in which it is hashed.

Length is what protects: any letters, tone marks and spaces are welcome, and no odd signs are demanded.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata

from domain.text import fold

SHORTEST, LONGEST = 15, 128
FEWEST_DIFFERENT = 6


class WeakPassword(ValueError):
    """The password is refused; the message tells the user why."""


def condensed(password: str) -> str:
    """`password` as 44 plain signs: equal however its letters were composed, and never cut at the 72 bytes of bcrypt."""
    plain = unicodedata.normalize("NFC", password).strip()
    return base64.b64encode(hashlib.sha256(plain.encode()).digest()).decode()


def check(password: str, *, name: str) -> None:
    """Accept a new password of account `name`, or raise WeakPassword."""
    plain = unicodedata.normalize("NFC", password).strip()
    if len(plain) < SHORTEST:
        raise WeakPassword(f"Mật khẩu cần ít nhất {SHORTEST} ký tự. Nên dùng một câu dễ nhớ, có dấu và khoảng trắng cũng được.")
    if len(plain) > LONGEST:
        raise WeakPassword(f"Mật khẩu dài quá {LONGEST} ký tự. Vui lòng chọn câu ngắn hơn.")
    if len(set(plain.casefold())) < FEWEST_DIFFERENT:
        raise WeakPassword("Mật khẩu lặp lại quá ít ký tự khác nhau nên dễ đoán. Vui lòng chọn câu khác.")
    if name.casefold() in fold(plain).replace(" ", ""):
        raise WeakPassword("Mật khẩu không được chứa tên đăng nhập. Vui lòng chọn câu khác.")
