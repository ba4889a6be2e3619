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
from tests.registers import a_recommendation, an_inspection


def metrics(app: AppTest) -> dict[str, str]:
    """The numbers on top by name."""
    return {metric.label: metric.value for metric in app.metric}


def listed(app: AppTest, key: str) -> str:
    """All text of the list under a key."""
    return app.container(key=key).table[0].value.to_string().replace("\u2060", "")


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
    assert "Phường Hạnh Thông" in listed(app, "chua-ket-luan")
    assert "Phường Sài Gòn" in listed(app, "kien-nghi-qua-han")
    assert len(app.get("vega_lite_chart")) == 2


@pytest.mark.usefixtures("_city")
def test_a_district_sees_its_own_only(screen: Screen) -> None:
    app = screen("inspections", address={"dia-ban": "go-vap"})

    assert metrics(app)["Kiến nghị quá hạn"] == "1 trên 1"
    for key in ("chua-ket-luan", "kien-nghi-qua-han", "cac-cuoc"):
        assert "Phường Sài Gòn" not in listed(app, key)


@pytest.mark.usefixtures("_city")
def test_a_committee_cannot_ask_for_another(screen: Screen) -> None:
    app = screen("inspections", committee=city.MINE, address={"don-vi": city.OTHER})

    assert metrics(app)["Kết thúc, chưa kết luận"] == "1"
    assert "Phường Sài Gòn" not in listed(app, "cac-cuoc")


@pytest.mark.usefixtures("_city")
def test_what_waits_stands_above_the_programme_and_the_list(screen: Screen) -> None:
    headers = [header.value for header in screen("inspections").header]

    assert headers[:2] == ["Kiến nghị quá hạn khắc phục (2)", "Kết thúc nhưng chưa có kết luận (2)"]
    assert headers[-1] == "Các cuộc kiểm tra, giám sát, mới nhất trước (4)"


def test_small_counts_of_members_are_shown_nowhere_below_the_city(engine: Engine, screen: Screen) -> None:
    counts = dict.fromkeys(("inspected", "concluded", "with_violation", "to_discipline", "disciplined"), 2)
    stated = an_inspection(committee=city.MINE, subject="DV", form="KL", base_code="XP26890-001", concluded_on=date(2026, 6, 1))
    report(engine, a_base(committee=city.MINE), Statement(stated.fact, {**stated.values, **counts}, stated.sheet, stated.row))

    app = screen("inspections", address={"don-vi": city.MINE})

    members = app.container(key="ket-qua").table[0].value.iloc[1].tolist()
    assert [text.strip("\u2007\u2008\u2060 ") for text in members] == ["Đảng viên", *["dưới 3"] * 5]
    assert "01/06/2026: đảng viên " in listed(app, "cac-cuoc")


def test_counts_that_contradict_each_other_are_named(engine: Engine, screen: Screen) -> None:
    report(
        engine,
        an_inspection(1, committee=city.MINE, concluded_on=date(2026, 6, 1), inspected=2, concluded=3, row=41),
        an_inspection(2, committee=city.MINE, concluded_on=date(2026, 6, 1), inspected=3, concluded=3, row=42),
    )

    shown = listed(screen("inspections"), "khong-khop")

    assert "41" in shown
    assert "42" not in shown


def test_nothing_overdue_is_said_in_a_sentence(engine: Engine, screen: Screen) -> None:
    report(engine, an_inspection(committee=city.MINE), a_recommendation(committee=city.MINE, due_on=date(2026, 12, 31)))

    app = screen("inspections")

    assert any("Không có kiến nghị nào quá hạn khắc phục." in text.value for text in app.markdown)
    assert app.caption[-1].value == "Còn lại 1 kiến nghị đang khắc phục trong hạn."


@pytest.mark.usefixtures("_city")
@pytest.mark.parametrize("address", [{}, {"dia-ban": "go-vap"}, {"don-vi": "tp-btctu"}, {"ky": "2025"}, {"ngay": "2021-03-30"}])
def test_any_place_period_and_day_may_be_asked_for(screen: Screen, address: dict[str, str]) -> None:
    assert not screen("inspections", address=address).exception


def test_an_empty_database_is_no_error(screen: Screen) -> None:
    app = screen("inspections")

    assert not app.exception
    assert metrics(app)["Kết thúc, chưa kết luận"] == "0"
    assert any("Chưa báo cáo Quý III/2026" in text.value for text in app.markdown)
