"""Vietnamese spelling: one form to keep, one to search by."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import text

VIETNAMESE = st.text("aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđĐQUYOAquyhcnt .,12")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Quận   Gò\u00a0Vấp\t", "Quận Gò Vấp"),
        (unicodedata.normalize("NFD", "Đảng ủy phường"), "Đảng ủy phường"),
        ("Chi\u200b bộ\ufeff", "Chi bộ"),
        ("Chi bộ\nsố\u20031", "Chi bộ số 1"),
        ("", ""),
    ],
)
def test_tidy_text_has_one_form_and_single_spaces(written: str, kept: str) -> None:
    assert text.tidy(written) == kept


@pytest.mark.parametrize(
    ("old", "modern"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("thuỷ lợi", "thủy lợi"),
        ("hoà giải", "hòa giải"),
        ("sức khoẻ", "sức khỏe"),
        ("xoá tên", "xóa tên"),
        ("kế hoạch, hoạ sĩ", "kế hoạch, họa sĩ"),
    ],
)
def test_the_tone_mark_moves_to_where_the_city_writes_it(old: str, modern: str) -> None:
    assert text.modern_tones(old) == modern
    assert text.modern_tones(unicodedata.normalize("NFD", old)) == modern


@pytest.mark.parametrize(
    "word",
    [
        "hoàn",
        "quý",
        "quỷ",
        "Quỹ",
        "huỳnh",
        "khuỷu",
        "thuyền",
        "ngoài",
        "hoặc",
        "ngoặc",
        "xoèn",
        "ủy",
        "hòa",
        "đoàn",
        "toàn",
        "loại",
    ],
)
def test_a_word_that_is_right_already_stays(word: str) -> None:
    assert text.modern_tones(word) == word


@given(VIETNAMESE)
def test_spelling_twice_is_spelling_once(written: str) -> None:
    once = text.spelling(written)

    assert text.spelling(once) == once
    assert text.spelling(unicodedata.normalize("NFD", written)) == once


def test_spelling_keeps_apart_what_differs_by_accent() -> None:
    assert text.spelling("Bình Chánh") != text.spelling("Bình Chanh")
    assert text.spelling("UỶ BAN") == text.spelling("Ủy  ban")


@pytest.mark.parametrize(
    ("written", "typed"), [("Gò Vấp", "go vap"), ("Thủ Đức", "thu duc"), ("QUẬN 1", "quan 1"), ("Đảng ủy", "dang uy")]
)
def test_folded_text_is_what_people_type_without_marks(written: str, typed: str) -> None:
    assert text.fold(written) == typed


@given(VIETNAMESE)
def test_folded_text_is_plain(written: str) -> None:
    assert text.fold(written).isascii()
    assert text.fold(unicodedata.normalize("NFD", written)) == text.fold(written)
