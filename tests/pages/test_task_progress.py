"""Tiến độ nhiệm vụ on screen: figures, lists, pictures, filter, empty places, and no data around the sign-in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen
from tests.works import a_move, a_progress, a_proof, a_work, code_of, give, tell

MINE, OTHER, BODY = "xp-26890", "xp-26740", "tp-mttq"
"""Phường Hạnh Thông in Gò Vấp, Phường Sài Gòn in Quận 1, and a city body."""

GIVEN, MOVED, TOLD = datetime(2026, 1, 12, 2), datetime(2026, 9, 1, 2), datetime(2026, 10, 8, 2)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Two committees and a city body with work; the one in Gò Vấp has moved, done and forgotten some."""
    give(
        engine,
        a_work(1, committee=MINE, title="Rà soát quy chế", due_on=date(2026, 8, 31)),
        a_work(2, committee=MINE, title="Quán triệt nghị quyết", clause="1.1", letter="a", due_on=date(2026, 6, 30)),
        a_work(3, committee=MINE, title="Kết nạp đảng viên", clause="1.4", letter="a", due_on=date(2026, 12, 10)),
        a_work(4, committee=MINE, title="Bồi dưỡng cấp ủy", clause="1.6", letter="d", due_on=date(2026, 5, 31)),
        a_work(1, committee=OTHER, title="Kiện toàn khu phố", due_on=date(2026, 9, 15)),
        a_work(1, committee=BODY, title="Giám sát cơ sở", clause="2.2", letter="a", due_on=date(2026, 7, 31)),
        at=GIVEN,
    )
    give(engine, a_move(date(2026, 10, 31), date(2026, 8, 28), committee=MINE), period="2026-W35", at=MOVED)
    tell(
        engine,
        a_progress(1, committee=MINE, note="Chờ hướng dẫn"),
        a_progress(2, committee=MINE, done_on=date(2026, 6, 20), product_document="31-BC/ĐU"),
        a_progress(3, committee=MINE),
        a_progress(4, committee=MINE, done_on=date(2026, 6, 5), product_document="35-BC/ĐU"),
        committee=MINE,
        at=TOLD,
    )
    give(engine, a_proof(date(2026, 10, 12), work=2, committee=MINE), period="2026-W42", at=TOLD)
    return engine


def table(app: AppTest, key: str) -> list[list[str]]:
    """The rows of the list with this key, without the blanks that widen them."""
    (found,) = app.container(key=key).table
    return [[text.strip() for text in row] for row in found.value.to_numpy().tolist()]


def titles(app: AppTest, key: str) -> list[str]:
    """What the work in a list is called, without its links."""
    return [row[0].removeprefix("[").split("](")[0] for row in table(app, key)]


def chosen(app: AppTest, name: str) -> AppTest:
    """The screen after another list of exceptions was chosen."""
    return app.button_group(key="muc-can-chu-y").set_value(name).run()


def metrics(app: AppTest) -> list[tuple[str, str]]:
    return [(metric.value, metric.delta) for metric in app.metric]


@pytest.mark.usefixtures("filled")
def test_three_headline_numbers_are_each_of_what_is_due(screen: Screen) -> None:
    app = screen("task_progress", district="go-vap")

    assert not app.exception
    assert [metric.label for metric in app.metric] == [
        "Đúng hạn",
        "Đã hoàn thành",
        "Đã kiểm chứng",
        "Quá hạn",
        "Được dời hạn",
    ]
    assert metrics(app) == [
        ("1 trên 3", "nhiệm vụ đến hạn"),
        ("2 trên 3", "nhiệm vụ đến hạn"),
        ("1 trên 3", "nhiệm vụ đến hạn"),
        ("1", "theo hạn gốc: 1"),
        ("1", "nhiệm vụ, 1 lần dời"),
    ]


@pytest.mark.usefixtures("filled")
def test_overdue_work_is_listed_against_both_deadlines_and_leads_to_its_page(screen: Screen) -> None:
    ((work, committee, late, past_original, deadlines, said, *_),) = table(
        screen("task_progress", district="go-vap"), "can-chu-y"
    )

    assert work == f"[1.3d · Rà soát quy chế](nhiem-vu?dia-ban=go-vap&ma={code_of(1, committee=MINE)})"
    assert committee == "Phường Hạnh Thông"
    assert (late, past_original) == ("23", "84")
    assert deadlines == "31/10/2026 (gốc 31/08/2026, dời 1 lần)"
    assert said == "▨ mới báo cáo đến 30/09/2026", "no report covers the days since the deadline"


@pytest.mark.usefixtures("filled")
def test_the_lists_of_exceptions_name_what_they_hold(screen: Screen) -> None:
    app = screen("task_progress", district="go-vap")

    soon = table(chosen(app, "due_soon"), "can-chu-y")
    unverified = table(chosen(app, "unverified"), "can-chu-y")

    assert ("Kết nạp đảng viên" in soon[0][0], len(soon)) == (True, 1)
    assert soon[0][3] == "17"
    assert ("Bồi dưỡng cấp ủy" in unverified[0][0], len(unverified)) == (True, 1)
    assert unverified[0][2:4] == ["05/06/2026", "171"]


@pytest.mark.usefixtures("filled")
def test_who_has_not_reported_is_a_list_of_its_own(screen: Screen) -> None:
    app = chosen(screen("task_progress", district="go-vap"), "missing")

    names = [row[0] for row in table(app, "chua-bao-cao")]

    assert "Phường An Nhơn" in names
    assert "Phường Hạnh Thông" not in names


@pytest.mark.usefixtures("filled")
def test_the_place_in_the_address_narrows_every_list(screen: Screen) -> None:
    city = screen("task_progress")
    district = screen("task_progress", address={"dia-ban": "go-vap"})
    committee = screen("task_progress", address={"dia-ban": "q1", "don-vi": OTHER})

    assert {row[1] for row in table(city, "can-chu-y")} == {"Phường Hạnh Thông", "Phường Sài Gòn", "Mặt trận Tổ quốc Thành phố"}
    assert {row[1] for row in table(district, "nhiem-vu")} == {"Phường Hạnh Thông"}
    assert titles(committee, "nhiem-vu") == ["1.3d · Kiện toàn khu phố"]
    assert "Phường Hạnh Thông" not in str([each.value for each in committee.table])


@pytest.mark.usefixtures("filled")
def test_a_district_account_sees_no_other_district_whatever_the_address_says(screen: Screen) -> None:
    app = screen("task_progress", district="go-vap", address={"dia-ban": "q1"})

    assert "Kiện toàn khu phố" not in str([each.value for each in app.table])


@pytest.mark.usefixtures("filled")
def test_a_period_shows_the_work_as_it_stood_at_its_end(screen: Screen) -> None:
    app = screen("task_progress", district="go-vap", address={"ky": "2026-Q2"})

    assert metrics(app)[0] == ("1 trên 2", "nhiệm vụ đến hạn")
    assert "31/08/2026" in [row[3] for row in table(app, "nhiem-vu")], "the deadline had not been moved then"


@pytest.mark.usefixtures("filled")
def test_pictures_follow_the_place(screen: Screen) -> None:
    def pictures(app: AppTest) -> int:
        return len(app.get("vega_lite_chart"))

    assert pictures(screen("task_progress")) == 3, "matrix, states, city bodies"
    assert pictures(screen("task_progress", address={"dia-ban": "go-vap"})) == 3, "matrix, plan, states"
    assert pictures(screen("task_progress", address={"dia-ban": "q1", "don-vi": OTHER})) == 2, "plan and states"


def test_an_empty_database_says_so_in_sentences(screen: Screen) -> None:
    app = screen("task_progress")

    assert not app.exception
    assert not app.metric
    assert any("Không có nhiệm vụ nào được giao" in each.value for each in app.markdown)


@pytest.mark.usefixtures("filled")
def test_the_page_opened_around_the_sign_in_shows_no_data() -> None:
    app = AppTest.from_file(str(Path(__file__).resolve().parents[2] / "pages" / "task_progress.py")).run()

    assert not app.exception
    assert not app.table
    assert not app.metric
    assert not app.get("vega_lite_chart")
