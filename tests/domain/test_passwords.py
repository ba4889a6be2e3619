"""A password is refused for being short, repetitive, guessed first or the account's own name, and for nothing else."""

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
        ("Hoa sen hồng, hoa sen hồng", "lặp đi lặp lại"),
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


def test_spaces_at_the_ends_belong_to_a_password_but_do_not_make_it_longer() -> None:
    assert condensed("một câu đủ dài để nhớ ") != condensed("một câu đủ dài để nhớ")
    with pytest.raises(WeakPassword, match="ít nhất 15"):
        check("mưa chiều nay   ", name="quantri")


GUESSED = ("matkhau", "thanhuy", "hochiminh", "govap", "binhthanh")


@pytest.mark.parametrize(
    "password",
    [
        "Mật khẩu Thành ủy 2026",
        "ThanhUy@HoChiMinh#2026",
        "Gò Vấp – Bình Thạnh 30/4",
        "M@tkh@u12345678",
        "qwertyuiopasdfgh",
        "mnbvcxzlkjhgfdsa",
        "abcdefghijklmnop",
        "123456789012345",
        "Gò Vấpxyz 2026!!",
    ],
)
def test_a_password_of_common_words_patterns_and_digits_alone_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword, match="ai cũng đoán được"):
        check(password, name="quantri", words=GUESSED)


def test_without_the_words_such_a_password_would_pass() -> None:
    check("Mật khẩu Thành ủy 2026", name="quantri", words=())


@pytest.mark.parametrize(
    "password",
    [
        "Mật khẩu rất dài của tôi 2026",
        "Sáng nay trời mưa ở Gò Vấp",
        "qwerty và con mèo trên mái",
        "Три берёзы у дома",
    ],
)
def test_common_words_among_others_do_no_harm(password: str) -> None:
    check(password, name="quantri", words=GUESSED)
