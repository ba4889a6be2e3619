"""An empty database is no error: each page says in a sentence that there is nothing yet."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Screen


@pytest.mark.parametrize("page", ["overview", "district", "data"])
@pytest.mark.parametrize("address", [{}, {"dia-ban": "go-vap"}, {"don-vi": "xp-26890"}, {"don-vi": "tp-btctu"}])
def test_without_any_report_a_page_says_so(screen: Screen, page: str, address: dict[str, str]) -> None:
    app = screen(page, address=address)

    assert not app.exception
    assert "Chưa có báo cáo nào" in app.caption[0].value


@pytest.mark.parametrize(
    "address", [{"ky": "2021-Q1"}, {"ky": "2025-Q2", "dia-ban": "go-vap"}, {"ky": "2026-W47"}, {"ngay": "2021-03-30"}]
)
@pytest.mark.parametrize("page", ["overview", "district", "data"])
def test_any_period_and_day_may_be_asked_for(screen: Screen, page: str, address: dict[str, str]) -> None:
    assert not screen(page, address=address).exception
