"""The register on screen: what needs attention first, in the place that was chosen and nowhere else."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.changes import submissions
from domain.statements import Statement
from tests.builders import a_base, a_report
from tests.pages import city
from tests.pages.conftest import Screen
from tests.registers import a_case, a_level, a_step


def metrics(app: AppTest) -> dict[str, str]:
    """The numbers on top by name."""
    return {metric.label: metric.value for metric in app.metric}


def listed(app: AppTest, key: str) -> str:
    """All text of the list under a key."""
    return app.container(key=key).table[0].value.to_string().replace("\u2060", "")


def report(engine: Engine, *statements: Statement, period: str = "2026-Q3", committee: str = city.MINE) -> None:
    """Let a committee report after all others."""
    said = a_report(*statements, committee=committee, period=period)
    submissions.accept(engine, report=said, by="don-vi", at=datetime.fromisoformat("2026-11-20T02:00"))


@pytest.fixture
def _city(engine: Engine) -> None:
    city.fill(engine)


@pytest.mark.usefixtures("_city")
def test_the_city_sees_every_case_with_its_place_and_source(screen: Screen) -> None:
    app = screen("weak_bases")

    assert not app.exception
    assert metrics(app)["Đang trong danh sách"] == "2"
    assert metrics(app)["Trên 12 tháng"] == "2"
    assert "Phường Hạnh Thông" in listed(app, "danh-sach")
    assert "Phường Sài Gòn" in listed(app, "danh-sach")
    assert "Lần nộp" in listed(app, "danh-sach")


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize(
    ("part", "pictures"),
    [
        pytest.param("danh-sach", 1, id="the register: stays"),
        pytest.param("bien-dong", 1, id="the flow"),
        pytest.param("so-sanh", 2, id="types and reasons: two committees are not compared"),
        pytest.param("xep-loai", 0, id="levels"),
    ],
)
def test_the_address_says_which_part_is_shown(screen: Screen, part: str, pictures: int) -> None:
    app = screen("weak_bases", address={"phan": part})

    assert not app.exception
    assert app.button_group(key="phan-xem").value == part
    assert len(app.get("vega_lite_chart")) == pictures


@pytest.mark.usefixtures("_city")
def test_the_part_that_is_chosen_stands_in_the_address(screen: Screen) -> None:
    app = screen("weak_bases")
    app.button_group(key="phan-xem").set_value("bien-dong").run()

    assert app.query_params["phan"] == "bien-dong"
    assert app.header[-1].value.startswith("Từng nơi")


@pytest.mark.usefixtures("_city")
def test_a_district_sees_its_own_only(screen: Screen) -> None:
    app = screen("weak_bases", address={"dia-ban": "go-vap"})

    assert metrics(app)["Đang trong danh sách"] == "1"
    assert "Phường Sài Gòn" not in listed(app, "danh-sach") + listed(app, "can-chu-y")


@pytest.mark.usefixtures("_city")
def test_a_committee_cannot_ask_for_another(screen: Screen) -> None:
    app = screen("weak_bases", committee=city.MINE, address={"don-vi": city.OTHER})

    assert metrics(app)["Đang trong danh sách"] == "1"
    assert "Phường Sài Gòn" not in listed(app, "danh-sach")


def test_what_is_wrong_comes_before_the_list_and_what_is_in_order_last(engine: Engine, screen: Screen) -> None:
    planned = a_step("planned", date(2026, 9, 9), base=2, due_on=date(2027, 3, 1), committee=city.MINE)
    late = a_step("planned", date(2026, 3, 9), due_on=date(2026, 8, 1), committee=city.MINE)
    bases = [a_base(number, committee=city.MINE) for number in (1, 2, 3)]
    cases = [a_case(1, committee=city.MINE), a_case(2, committee=city.MINE, listed_on=date(2026, 9, 1))]
    report(engine, *bases, *cases, planned, late)

    app = screen("weak_bases")

    assert app.header[0].value == "Cần chú ý (1)"
    assert "▲ Quá hạn củng cố 114 ngày" in listed(app, "can-chu-y")
    assert "Chi bộ số 2" not in listed(app, "can-chu-y")
    assert "○ Đúng tiến độ" in listed(app, "danh-sach")
    assert app.caption[-1].value == "Còn lại 1 cơ sở không thuộc danh sách cần củng cố."


def test_an_exit_is_shown_with_its_document(engine: Engine, screen: Screen) -> None:
    left = a_step("exited", date(2026, 9, 9), document="31-QĐ/ĐU", committee=city.MINE)
    report(engine, a_base(committee=city.MINE), a_case(committee=city.MINE), left)

    shown = listed(screen("weak_bases", address={"phan": "bien-dong"}), "da-ra")

    assert "31" in shown
    assert "09/09/2026" in shown


def test_a_failed_base_without_a_case_is_an_exception(engine: Engine, screen: Screen) -> None:
    levels = [a_level("KHT", committee=city.MINE), a_level("KHT", base=2, committee=city.MINE)]
    report(engine, a_base(committee=city.MINE), a_base(2, committee=city.MINE), a_case(2, committee=city.MINE), *levels)

    shown = listed(screen("weak_bases"), "chua-vao-danh-sach")

    assert "Chi bộ số 1" in shown
    assert "Chi bộ số 2" not in shown


def test_reported_none_and_not_reported_are_told_apart(engine: Engine, screen: Screen) -> None:
    report(engine, a_base(committee=city.MINE))

    said_none = screen("weak_bases", address={"don-vi": city.MINE})
    said_nothing = screen("weak_bases", address={"don-vi": city.OTHER})

    assert any("Không phát sinh" in text.value for text in said_none.markdown)
    assert any("Chưa báo cáo Quý III/2026" in text.value for text in said_nothing.markdown)
    assert not said_none.get("vega_lite_chart")


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize("address", [{}, {"dia-ban": "go-vap"}, {"don-vi": "tp-btctu"}, {"ky": "2025"}, {"ngay": "2021-03-30"}])
def test_any_place_period_and_day_may_be_asked_for(screen: Screen, address: dict[str, str]) -> None:
    assert not screen("weak_bases", address=address).exception


def test_an_empty_database_is_no_error(screen: Screen) -> None:
    app = screen("weak_bases")

    assert not app.exception
    assert metrics(app)["Đang trong danh sách"] == "0"
    assert not app.table
