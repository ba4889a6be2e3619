"""The first screen: what needs attention, in the place that was chosen and nowhere else."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages import city
from tests.pages.conftest import Screen


def metrics(app: AppTest) -> dict[str, str]:
    """The large numbers by name; of two of one name the first."""
    found: dict[str, str] = {}
    for metric in app.metric:
        found.setdefault(metric.label, metric.value)
    return found


def places(app: AppTest) -> list[str]:
    """The places that need attention."""
    return [name.replace("\u2060", "") for name in app.container(key="noi-can-chu-y").table[0].value.iloc[:, 0]]


@pytest.fixture(autouse=True)
def _city(engine: Engine) -> None:
    city.fill(engine)


def test_the_city_sees_every_kind_of_exception(screen: Screen) -> None:
    app = screen("overview")

    assert not app.exception
    found = metrics(app)
    assert found["Việc quá hạn"] == "▲ 2"
    assert found["Trên 12 tháng"] == "■ 2"
    assert found["Chờ kết luận"] == "◐ 2"
    assert found["Kiến nghị quá hạn"] == "▲ 2"
    assert places(app)[:2] == ["Gò Vấp", "Quận 1"]


def test_a_district_sees_its_own_only(screen: Screen) -> None:
    app = screen("overview", address={"dia-ban": "go-vap"})

    found = metrics(app)
    assert found["Việc quá hạn"] == "▲ 1"
    assert found["Hoàn thành"] == "1 trên 2"
    assert "Phường Sài Gòn" not in places(app)
    assert "Phường Hạnh Thông" in places(app)


def test_a_committee_sees_its_late_work(screen: Screen) -> None:
    app = screen("overview", committee=city.MINE)

    shown = app.container(key="viec-qua-han").table[0].value.to_string()
    assert "Rà soát quy chế làm việc" in shown
    assert "Kiện toàn cấp ủy khu phố" not in shown


def test_an_account_of_a_district_gets_no_figure_of_another_by_address(screen: Screen) -> None:
    app = screen("overview", district="go-vap", address={"dia-ban": "q1"})

    assert metrics(app)["Việc quá hạn"] == "▲ 1"
    assert "Phường Sài Gòn" not in str([table.value.to_string() for table in app.table])


def test_each_kind_of_exception_leads_to_its_page(screen: Screen) -> None:
    app = screen("overview")

    links = {link.proto.label: link.proto.page for link in app.get("page_link")}
    assert links["Việc quá hạn ›"] == "tien-do"
    assert links["Chưa báo cáo ›"] == "so-lieu"
    assert links["Kiến nghị quá hạn ›"] == "kiem-tra"


def test_what_was_not_known_on_an_earlier_day_is_not_counted(screen: Screen) -> None:
    app = screen("overview", address={"ngay": "2026-09-01"})

    assert metrics(app)["Việc quá hạn"] == "▲ 2", "what was reported done in October was not known to be"
    assert metrics(app)["Hoàn thành"] == "0 trên 2"
    assert "theo những gì đã biết đến hết ngày 01/09/2026" in app.caption[0].value
