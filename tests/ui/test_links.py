"""Addresses within the product keep the filter and carry any text safely."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from data_access import clock
from domain.periods import Period
from domain.scope import Scope
from ui import links
from ui.views import View

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 3, 32))


def a_view(*, district: str | None = None, committee: str | None = None, period: str | None = None, day: date = TODAY) -> View:
    """What the city account sees of a place."""
    known = Period.parse(period) if period else None
    return View(district, committee, known, clock.day_end(day), day, Scope.city(), 7, is_demo=True)


def parts(address: str) -> tuple[str, dict[str, str]]:
    """The page of an address and what it asks for."""
    split = urlsplit(address)
    return split.path, {key: value for key, (value,) in parse_qs(split.query, strict_parsing=True).items()}


def test_work_is_named_by_its_code_beside_the_whole_filter() -> None:
    view = a_view(district="go-vap", committee="xp-26890", period="2026-Q3", day=date(2026, 11, 2))

    assert parts(links.assignment(view, "NV-2026-0001-XP26890")) == (
        "nhiem-vu",
        {"dia-ban": "go-vap", "don-vi": "xp-26890", "ky": "2026-Q3", "ngay": "2026-11-02", "ma": "NV-2026-0001-XP26890"},
    )


def test_today_is_not_written_down_so_that_a_link_stays_of_today() -> None:
    assert links.indicator(a_view(), "15") == "chi-tieu?dia-ban=thanh-pho&ma=15"
    assert links.explanation(a_view(), 12) == "giai-trinh?dia-ban=thanh-pho&so=12"


def test_a_row_of_a_submission_is_named_by_sheet_and_row() -> None:
    view = a_view()

    assert parts(links.submission(view, 812, sheet="Nhiệm vụ", row=14)) == (
        "lan-nop",
        {"dia-ban": "thanh-pho", "so": "812", "to": "Nhiệm vụ", "dong": "14"},
    )
    assert parts(links.submission(view, 812))[1] == {"dia-ban": "thanh-pho", "so": "812"}


def test_no_sign_of_a_code_can_end_its_link() -> None:
    address = links.assignments(a_view()).address("a) [b](c)&ma=1 #")

    assert parts(address)[1]["ma"] == "a) [b](c)&ma=1 #"
    assert not set(address) & set("()[] #<>")


def test_a_list_leads_where_the_single_address_leads() -> None:
    assert links.assignments(a_view()).address("NV-1") == links.assignment(a_view(), "NV-1")


def test_an_indicator_of_each_unit_leads_to_that_unit_whatever_is_chosen() -> None:
    view = a_view(district="go-vap", committee="xp-26890", period="2026-Q3")

    assert parts(links.units_of_indicator(view, "I09").address("xp-26740")) == (
        "chi-tieu",
        {"dia-ban": "go-vap", "ky": "2026-Q3", "ma": "I09", "don-vi": "xp-26740"},
    )
    assert links.indicators(a_view()).address("I09") == links.indicator(a_view(), "I09")
