"""Hashes match their own password only, and nobody's hash matches none."""

import bcrypt
import pytest
from sqlalchemy import Engine

from data_access import passwords
from domain.passwords import WeakPassword, check


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash at the least cost: these tests are not about time."""
    monkeypatch.setattr(passwords, "COST", 4)


@pytest.mark.usefixtures("quick")
def test_a_hash_matches_its_password_and_no_other() -> None:
    kept = passwords.hashed("Một câu đủ dài để nhớ")

    assert passwords.matches("Một câu đủ dài để nhớ", kept)
    assert not passwords.matches("Mot cau du dai de nho", kept)


def test_an_unknown_account_is_compared_at_the_cost_of_a_real_one() -> None:
    real = passwords.hashed("Một câu đủ dài để nhớ")

    assert real.split("$")[:3] == passwords.NOBODY.split("$")[:3]
    assert not bcrypt.checkpw(b"", passwords.NOBODY.encode())


def test_first_passwords_are_long_and_never_the_same() -> None:
    made = {passwords.first_password() for _ in range(50)}

    assert len(made) == 50
    assert all(len(password) == 19 for password in made)


SENTENCES = (
    "Mật khẩu rất dài của tôi 2026",
    "Cà phê sữa đá không đường",
    "Sáng nay trời mưa ở Gò Vấp",
    "ba con mèo ngủ trên mái nhà",
    "Chủ nhật nào cũng đi chợ Bến Thành",
    "Họp giao ban lúc tám giờ sáng",
    "xe buýt số 19 chạy chậm quá",
    "Quê ngoại có bờ sông và cây bần",
    "Thành phố sáng đèn lúc nửa đêm",
    "gió thổi qua cánh đồng lúa chín",
)
GUESSED = (
    "Quận ủy Gò Vấp 2026",
    "Đảng ủy phường Sài Gòn",
    "phuongbenthanh123",
    "Ban Tổ chức Thành ủy",
    "chithi06-thanhuy",
    "matkhaucuatoi2026",
    "P@ssw0rd12345678",
    "Việt Nam muôn năm 1975",
    "anhyeuem123456789",
    "dulieuminhhoa06",
    "1qaz2wsx3edc4rfv",
    "q1w2e3r4t5y6u7i8",
    "a1b2c3d4e5f6g7h8",
    "trustno1 letmein",
    "thisismypassword",
)


def test_our_units_and_common_words_are_guessed_first_and_sentences_with_them_are_not(engine: Engine) -> None:
    with engine.connect() as connection:
        words = passwords.guessable_words(connection)

    for sentence in SENTENCES:
        check(sentence, name="btctu", words=words)
    for guessed in GUESSED:
        with pytest.raises(WeakPassword, match="ai cũng đoán được"):
            check(guessed, name="btctu", words=words)


def test_first_passwords_pass_for_chosen_ones(engine: Engine) -> None:
    with engine.connect() as connection:
        words = passwords.guessable_words(connection)

    for _ in range(50):
        check(passwords.first_password(), name="btctu", words=words)
