"""What a password must be, and the form in which it is hashed.

Length is what protects: any letters, tone marks and spaces are welcome, and no odd signs are demanded. Long and yet guessed at
once is what consists of common words, our own names and patterns alone.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Collection

from domain.guessing import letters_left, repeats
from domain.text import fold

SHORTEST, LONGEST = 15, 128
FEWEST_DIFFERENT = 6
FEWEST_LEFT = 4
"""Letters that must belong to no common word and no pattern."""


class WeakPassword(ValueError):
    """The password is refused; the message tells the user why."""


def condensed(password: str) -> str:
    """`password` as 44 plain signs: equal however its letters were composed, else as typed; bcrypt cuts it at no byte."""
    plain = unicodedata.normalize("NFC", password)
    return base64.b64encode(hashlib.sha256(plain.encode()).digest()).decode()


def check(password: str, *, name: str, words: Collection[str] = ()) -> None:
    """Accept a new password of account `name`, or raise WeakPassword.

    `words` are those that are guessed first, as domain.guessing.plain_letters writes them.
    """
    plain = unicodedata.normalize("NFC", password).strip()
    if len(plain) < SHORTEST:
        raise WeakPassword(f"Mật khẩu cần ít nhất {SHORTEST} ký tự. Nên dùng một câu dễ nhớ, có dấu và khoảng trắng cũng được.")
    if len(plain) > LONGEST:
        raise WeakPassword(f"Mật khẩu dài quá {LONGEST} ký tự. Vui lòng chọn câu ngắn hơn.")
    if len(set(plain.casefold())) < FEWEST_DIFFERENT:
        raise WeakPassword("Mật khẩu lặp lại quá ít ký tự khác nhau nên dễ đoán. Vui lòng chọn câu khác.")
    if repeats(plain, shorter_than=SHORTEST):
        raise WeakPassword("Mật khẩu lặp đi lặp lại một đoạn ngắn nên dễ đoán. Vui lòng chọn câu khác.")
    if name.casefold() in fold(plain).replace(" ", ""):
        raise WeakPassword("Mật khẩu không được chứa tên đăng nhập. Vui lòng chọn câu khác.")
    if letters_left(plain, words=words) < FEWEST_LEFT:
        raise WeakPassword(
            "Mật khẩu chỉ gồm chữ số và những từ ai cũng đoán được (tên đơn vị, «mật khẩu», dãy phím liền nhau). "
            "Vui lòng thêm vài từ của riêng mình."
        )
