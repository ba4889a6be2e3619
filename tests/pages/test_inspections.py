"""Inspections on screen: what waits first, in the place that was chosen and nowhere else, members never recognisable."""

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
from tests.registers import a_level, a_recommendation, an_inspection


def metrics(app: AppTest) -> dict[str, str]:
    """The numbers on top by name."""
    return {metric.label: metric.value for metric in app.metric}


def listed(app: AppTest, key: str) -> str:
    """All text of the list under a key."""
    return app.container(key=key).table[0].value.to_string().replace("\u2060", "")


def exception(app: AppTest, name: str) -> AppTest:
    """The page with another list of what needs attention."""
    return app.button_group(key="muc-can-chu-y").set_value(name).run()


def section(app: AppTest, name: str) -> AppTest:
    """The page with another of its lower parts."""
    return app.button_group(key="phan").set_value(name).run()


def report(engine: Engine, *statements: Statement, committee: str = city.MINE) -> None:
    """Let a committee report after all others."""
    said = a_report(*statements, committee=committee)
    submissions.accept(engine, report=said, by="don-vi", at=datetime.fromisoformat("2026-11-20T02:00"))


@pytest.fixture
def _city(engine: Engine) -> None:
    city.fill(engine)


@pytest.mark.usefixtures("_city")
def test_the_city_sees_what_waits_everywhere(screen: Screen) -> None:
    app = screen("inspections")

    assert not app.exception
    assert metrics(app)["Kết thúc, chưa kết luận"] == "2"
    assert metrics(app)["Kiến nghị quá hạn"] == "2 trên 2"
    assert "Phường Sài Gòn" in listed(app, "can-chu-y")
    assert "Phường Hạnh Thông" in listed(exception(app, "unconcluded"), "can-chu-y")
    assert len(app.get("vega_lite_chart")) == 3


@pytest.mark.usefixtures("_city")
def test_a_district_sees_its_own_only(screen: Screen) -> None:
    app = screen("inspections", address={"dia-ban": "go-vap"})

    assert metrics(app)["Kiến nghị quá hạn"] == "1 trên 1"
    assert "Phường Sài Gòn" not in listed(app, "can-chu-y")
    assert "Phường Sài Gòn" not in listed(exception(app, "unconcluded"), "can-chu-y")
    assert "Phường Sài Gòn" not in listed(section(app, "list"), "cac-cuoc")


@pytest.mark.usefixtures("_city")
def test_a_committee_cannot_ask_for_another(screen: Screen) -> None:
    app = screen("inspections", committee=city.MINE, address={"don-vi": city.OTHER})

    assert metrics(app)["Kết thúc, chưa kết luận"] == "1"
    assert "Phường Sài Gòn" not in listed(section(app, "list"), "cac-cuoc")


@pytest.mark.usefixtures("_city")
def test_what_waits_stands_above_the_programme_and_what_came_of_it(screen: Screen) -> None:
    app = screen("inspections")

    assert [header.value for header in app.subheader][:4] == [
        "Cần chú ý",
        "Chương trình năm 2026",
        "Kiến nghị chưa khắc phục",
        "Kết quả từ 01/01 đến 30/09/2026",
    ]
    assert section(app, "list").subheader[-1].value == "Các cuộc kiểm tra, giám sát, mới nhất trước (4)"


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize("part", ["findings", "coverage", "list"])
def test_every_part_is_there_for_the_city_a_district_and_a_committee(screen: Screen, part: str) -> None:
    for account in ({}, {"district": "go-vap"}, {"committee": city.MINE}):
        app = section(screen("inspections", **account), part)

        assert not app.exception
        assert len(app.table) >= 2


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize("by", ["authority", "subject"])
def test_the_programme_may_be_seen_by_who_inspects_and_who_is_inspected(screen: Screen, by: str) -> None:
    app = screen("inspections")
    app.button_group(key="theo").set_value(by).run()

    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 3


def test_small_counts_of_members_are_shown_nowhere_below_the_city(engine: Engine, screen: Screen) -> None:
    counts = dict.fromkeys(("inspected", "concluded", "with_violation", "to_discipline", "disciplined"), 2)
    stated = an_inspection(committee=city.MINE, subject="DV", form="KL", base_code="XP26890-001", concluded_on=date(2026, 6, 1))
    report(engine, a_base(committee=city.MINE), Statement(stated.fact, {**stated.values, **counts}, stated.sheet, stated.row))

    app = screen("inspections", address={"don-vi": city.MINE})

    members = app.container(key="ket-qua").table[0].value.iloc[1].tolist()
    assert [text.strip("\u2007\u2008\u2060 ") for text in members] == ["Đảng viên", *["dưới 3"] * 5]
    assert "01/06/2026: đảng viên " in listed(section(app, "list"), "cac-cuoc")


def test_two_statements_that_cannot_both_be_true_stand_with_both_sources(engine: Engine, screen: Screen) -> None:
    report(engine, a_base(committee=city.MINE), a_level("KHT", period="2026-Q3", committee=city.MINE))

    app = exception(screen("inspections"), "contradictions")

    shown = listed(app, "can-chu-y")
    assert "0 cơ sở trong danh sách cần củng cố" in shown
    assert "1 cơ sở không hoàn thành nhiệm vụ, Quý III/2026" in shown
    assert "lan-nop?" in shown
    assert "≠ 1" in [metric.value for metric in screen("overview").metric]


def test_counts_that_contradict_each_other_are_named(engine: Engine, screen: Screen) -> None:
    report(
        engine,
        an_inspection(1, committee=city.MINE, concluded_on=date(2026, 6, 1), inspected=2, concluded=3, row=41),
        an_inspection(2, committee=city.MINE, concluded_on=date(2026, 6, 1), inspected=3, concluded=3, row=42),
    )

    shown = listed(exception(screen("inspections"), "broken"), "can-chu-y")

    assert "41" in shown
    assert "42" not in shown


def test_nothing_overdue_is_said_in_a_sentence(engine: Engine, screen: Screen) -> None:
    report(engine, an_inspection(committee=city.MINE), a_recommendation(committee=city.MINE, due_on=date(2026, 12, 31)))

    app = screen("inspections")

    assert any("Không có kiến nghị nào quá hạn khắc phục." in text.value for text in exception(app, "overdue").markdown)
    assert "Còn lại 1 kiến nghị đang khắc phục trong hạn." in [caption.value for caption in app.caption]


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize("address", [{}, {"dia-ban": "go-vap"}, {"don-vi": "tp-btctu"}, {"ky": "2025"}, {"ngay": "2021-03-30"}])
def test_any_place_period_and_day_may_be_asked_for(screen: Screen, address: dict[str, str]) -> None:
    assert not screen("inspections", address=address).exception


def test_an_empty_database_is_no_error(screen: Screen) -> None:
    app = screen("inspections")

    assert not app.exception
    assert metrics(app)["Kết thúc, chưa kết luận"] == "0"
    assert any("Chưa báo cáo Quý III/2026" in text.value for text in app.markdown)
