"""What counts as plain Vietnamese, in a cell or a field alike."""

from __future__ import annotations

import unicodedata

import pytest

from domain.writing import foreign, is_latin


@pytest.mark.parametrize(
    "text",
    ["Đảng ủy phường Sài Gòn", unicodedata.normalize("NFD", "Kết luận 52-KL/TU"), "Số 15-KH/ĐU; 20 %", "Café – «kế hoạch»", ""],
)
def test_plain_vietnamese_is_not_foreign(text: str) -> None:
    assert foreign(text) == ""


@pytest.mark.parametrize("text", ["§¶ng bé", "Quy Æn", "NHAÂN DAÂN", "Ñaûng uûy"])
def test_an_old_encoding_is_named(text: str) -> None:
    assert "Unicode" in foreign(text)


def test_a_letter_of_another_script_is_shown() -> None:
    assert "«а»" in foreign("Kế ho\u0430ch"), "a Cyrillic letter that looks like ours"
    assert (is_latin("a"), is_latin("\u0430")) == (True, False)
