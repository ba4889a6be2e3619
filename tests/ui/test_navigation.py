"""Addresses are what people send each other: each leads to one screen, and none is taken twice."""

from __future__ import annotations

import re
from pathlib import Path

from ui.navigation import ADDRESSES, SCREENS
from ui.sign_in import OWN_PAGES

PAGES = Path(__file__).parents[2] / "pages"


def test_every_page_has_one_address() -> None:
    assert sorted(screen.file for screen in SCREENS) == sorted(file.name for file in PAGES.glob("*.py"))


def test_addresses_are_plain_and_all_different() -> None:
    assert len(ADDRESSES) == len(SCREENS) + len(OWN_PAGES)
    assert [address for address in ADDRESSES if not re.fullmatch(r"[a-z-]*", address)] == []
    assert [screen.title for screen in SCREENS if screen.address == ""] == ["Tổng quan"]


def test_what_is_about_one_thing_is_reached_by_links_and_stands_in_no_menu() -> None:
    assert {screen.address for screen in SCREENS if not screen.in_menu} == {
        "nhiem-vu",
        "lan-nop",
        "mot-co-so",
        "co-so-in",
        "trinh-chieu",
    }
