"""A password is refused for being short, repetitive or the account's own name, and for nothing else."""

import unicodedata

import pytest

from domain.passwords import WeakPassword, check, condensed


@pytest.mark.parametrize(
    "password",
    ["Mười lăm chữ cái là đủ dài", "correct horse battery staple", "dulieuminhhoa06", "đường Đồng Khởi mưa chiều nay 🌧"],
)
def test_a_long_sentence_in_any_letters_is_accepted(password: str) -> None:
    check(password, name="phuong-ben-thanh")


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("Mười bốn chữ!!", "ít nhất 15"),
        ("   ngắn thôi      ", "ít nhất 15"),
        ("ố" * 200, "dài quá 128"),
        ("aaaaaaabbbbbbbb", "lặp lại"),
        ("tài khoản Gò Vấp năm 2026", "tên đăng nhập"),
    ],
)
def test_a_refusal_says_why(password: str, reason: str) -> None:
    with pytest.raises(WeakPassword, match=reason):
        check(password, name="govap")


def test_fourteen_letters_are_too_few_and_fifteen_enough() -> None:
    check("mưa chiều nay 🌧", name="quantri")

    with pytest.raises(WeakPassword):
        check("mưa chiều nay", name="quantri")


def test_composed_and_decomposed_letters_are_the_same_password() -> None:
    assert condensed(unicodedata.normalize("NFD", "Thành ủy Thành phố")) == condensed("Thành ủy Thành phố")


def test_passwords_that_differ_after_the_72nd_byte_are_different() -> None:
    assert condensed("ộ" * 60 + "a") != condensed("ộ" * 60 + "b")
