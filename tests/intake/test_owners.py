"""Committees by the names people write."""

from __future__ import annotations

from datetime import date

import pytest

from data_access.known import Known
from data_access.lists import Reference
from intake.owners import ClosedOwner, UnknownOwner, committee, committees

TODAY = date(2026, 10, 12)


@pytest.fixture(scope="module")
def lists(held: Known) -> Reference:
    return held.reference


def ids(text: str, lists: Reference) -> list[str]:
    return [one.id for one in committees(text, lists, on=TODAY)]


@pytest.mark.parametrize("text", ["xp-26740", "XP26740", "Phường Sài Gòn", "đảng ủy phường sài gòn", "Đảng uỷ  phường Sài Gòn"])
def test_a_committee_is_known_by_id_and_by_name(text: str, lists: Reference) -> None:
    assert committee(text, lists, start=TODAY, end=TODAY).id == "xp-26740"


def test_several_owners_come_once_each_in_the_order_of_the_register(lists: Reference) -> None:
    assert ids("Ban Tổ chức Thành ủy; Phường Sài Gòn ; xp-26740", lists) == ["xp-26740", "tp-btctu"]


def test_all_communes_are_168_and_a_district_is_its_part_of_them(lists: Reference) -> None:
    everywhere = ids("Tất cả phường, xã, đặc khu", lists)
    here = ids("Địa bàn Quận 1", lists)

    assert len(everywhere) == 168
    assert len(here) == 4
    assert set(here) < set(everywhere)
    assert set(everywhere) < set(ids("Tất cả cấp ủy trực thuộc", lists))


def test_a_closed_committee_is_refused_with_its_last_day_and_its_successors(lists: Reference) -> None:
    with pytest.raises(ClosedOwner, match=r"30/06/2025; từ đó thuộc .*Đảng ủy phường Sài Gòn"):
        committees("Quận ủy Quận 1", lists, on=TODAY)


@pytest.mark.parametrize(
    ("text", "words"), [("Phường Sài Gon", "có phải «Đảng ủy phường"), ("Địa bàn Sao Hỏa", "địa bàn"), ("x", "«x»")]
)
def test_a_name_that_nobody_bears_is_refused_with_the_nearest(text: str, words: str, lists: Reference) -> None:
    with pytest.raises(UnknownOwner, match=words):
        committees(text, lists, on=TODAY)
