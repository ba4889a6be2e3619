"""People find a unit by what they type, however they type it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.search import entry, found

UNITS = (
    entry("thu-duc", "Thành phố Thủ Đức", ("Thủ Đức", "Quận 2", "Quận 9", "TĐ")),
    entry("q1", "Quận 1"),
    entry("q10", "Quận 10"),
    entry("q12", "Quận 12"),
    entry("go-vap", "Quận Gò Vấp", ("Gò Vấp",)),
    entry("binh-tan", "Quận Bình Tân"),
    entry("binh-thanh", "Quận Bình Thạnh"),
    entry("xp-1", "Phường Tân Định"),
    entry("xp-2", "Phường Thủ Dầu Một"),
    entry("xp-3", "Xã Thái Mỹ"),
    entry("xp-4", "Phường Thủ Đức"),
    entry("xp-5", "Phường An Nhơn", ("An Nhơn Gò Vấp",)),
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("go vap", "go-vap"),
        ("GO VAP", "go-vap"),
        ("govap", "go-vap"),
        ("gv", "go-vap"),
        ("q gv", "go-vap"),
        ("quận gò vấp", "go-vap"),
        ("Q. Gò Vấp", "go-vap"),
        ("q1", "q1"),
        ("quan 1", "q1"),
        ("Q.1", "q1"),
        ("q 12", "q12"),
        ("Q.12", "q12"),
        ("Quận 12", "q12"),
        ("12", "q12"),
        ("td", "thu-duc"),
        ("thu duc", "thu-duc"),
        ("thủ đức", "thu-duc"),
        ("tp thu duc", "thu-duc"),
        ("quan 9", "thu-duc"),
        ("p an nhon", "xp-5"),
        ("nhơn", "xp-5"),
        ("an nhon go vap", "xp-5"),
        (unicodedata.normalize("NFD", "gò vấp"), "go-vap"),
    ],
)
def test_the_unit_that_is_meant_comes_first(typed: str, first: str) -> None:
    assert found(UNITS, typed)[0] == first


def test_what_is_typed_with_marks_ranks_before_what_only_folds_alike() -> None:
    units = (entry("thu", "Xã Thư Đức"), entry("thu-duc", "Xã Thủ Đức"))

    assert found(units, "thủ đức") == ["thu-duc", "thu"]
    assert found(units, "thư đức") == ["thu", "thu-duc"]


def test_the_whole_name_ranks_before_a_beginning_and_a_beginning_before_the_inside() -> None:
    units = (entry("inside", "Quận Tân Bình"), entry("beginning", "Quận Bình Thạnh"), entry("whole", "Quận Bình"))

    assert found(units, "binh") == ["whole", "beginning", "inside"]


def test_a_number_finds_its_longer_neighbours_too_but_last() -> None:
    assert found(UNITS, "q1") == ["q1", "q10", "q12"]


def test_equally_good_units_keep_their_order() -> None:
    assert found(UNITS, "binh")[:2] == ["binh-tan", "binh-thanh"]


@pytest.mark.parametrize("typed", ["", "   ", "?!", "\u200b"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert found(UNITS, typed) == []


@pytest.mark.parametrize("typed", ["go vop", "q99", "vấp gò", "ha noi"])
def test_what_no_unit_is_called_finds_nothing(typed: str) -> None:
    assert found(UNITS, typed) == []


def test_a_word_is_matched_from_its_beginning_only() -> None:
    assert "go-vap" not in found(UNITS, "ap")


@given(st.text())
def test_no_text_breaks_the_search(typed: str) -> None:
    assert set(found(UNITS, typed)) <= {unit.code for unit in UNITS}
