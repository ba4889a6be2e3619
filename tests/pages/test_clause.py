"""The task of the Directive that task progress is narrowed to: in the address, on every part of the page, and on no other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen
from tests.works import a_move, a_work, give
from ui import clause

MINE, OTHER = "xp-26890", "xp-26740"
"""Phường Hạnh Thông in Gò Vấp, and Phường Sài Gòn in Quận 1."""


@pytest.fixture(autouse=True)
def _work(engine: Engine) -> None:
    """Overdue work of two tasks of the Directive in Gò Vấp, and of one in Quận 1; of one the deadline was moved."""
    give(
        engine,
        a_work(1, committee=MINE, title="Rà soát quy chế", due_on=date(2026, 8, 31)),
        a_work(2, committee=MINE, title="Kết nạp đảng viên", clause="1.4", letter="a", due_on=date(2026, 9, 10)),
        a_work(1, committee=OTHER, title="Sàng lọc đảng viên", clause="1.4", letter="b", due_on=date(2026, 9, 15)),
        a_move(date(2026, 10, 1), date(2026, 8, 28), committee=MINE),
    )


def overdue(app: AppTest) -> list[str]:
    """What the overdue work on screen is called."""
    (found,) = app.container(key="can-chu-y").table
    return [str(row[0]).removeprefix("[").split("](")[0].split(" · ")[1].strip() for row in found.value.to_numpy()]


def figure(app: AppTest, name: str) -> str:
    """One number of the headline."""
    (found,) = [metric.value for metric in app.metric if metric.label == name]
    return str(found)


def pictures(app: AppTest) -> int:
    """How many pictures are drawn."""
    return len(app.get("vega_lite_chart"))


def narrowed_to(screen: Screen, code: str, **account: Any) -> AppTest:
    """The page of an account with a task of the Directive in its address."""
    app = screen("task_progress", **account)
    app.query_params[clause.CLAUSE] = code
    return app.run()


def test_headline_and_lists_obey_the_task_in_the_address(screen: Screen) -> None:
    whole, narrowed = screen("task_progress"), narrowed_to(screen, "1.4")

    assert overdue(whole) == ["Kết nạp đảng viên", "Sàng lọc đảng viên", "Rà soát quy chế"]
    assert overdue(narrowed) == ["Kết nạp đảng viên", "Sàng lọc đảng viên"]
    assert (figure(whole, "Quá hạn"), figure(narrowed, "Quá hạn")) == ("3", "2")
    assert (figure(whole, "Được dời hạn"), figure(narrowed, "Được dời hạn")) == ("1", "0")
    assert pictures(whole) == pictures(narrowed) == 2, "the plan of one task stands where that of states stood"


def test_the_box_writes_the_address_and_takes_it_back(screen: Screen) -> None:
    app = screen("task_progress", district="go-vap")

    app.selectbox(key="chon-noi-dung").set_value("1.4").run()
    assert app.query_params[clause.CLAUSE] == "1.4"
    assert overdue(app) == ["Kết nạp đảng viên"]

    app.button(key="bo-loc-noi-dung").click().run()
    assert clause.CLAUSE not in app.query_params
    assert overdue(app) == ["Kết nạp đảng viên", "Rà soát quy chế"]
    assert app.selectbox(key="chon-noi-dung").value is None


def test_another_place_keeps_the_task(screen: Screen) -> None:
    app = narrowed_to(screen, "1.4")

    app.button_group(key="chon-noi").set_value("q1").run()

    assert app.query_params[clause.CLAUSE] == "1.4"
    assert overdue(app) == ["Sàng lọc đảng viên"]


def test_a_task_that_does_not_exist_is_named_and_shows_everything(screen: Screen) -> None:
    app = narrowed_to(screen, "9.9")

    assert not app.exception
    assert [warning.value for warning in app.warning] == [
        "Địa chỉ nêu một nội dung không có trong Chỉ thị, nên màn hình hiển thị mọi nội dung."
    ]
    assert len(overdue(app)) == 3


def test_a_task_without_work_says_so_and_can_be_left(screen: Screen) -> None:
    app = narrowed_to(screen, "5.1")

    assert not app.metric
    app.button(key="bo-loc-noi-dung").click().run()
    assert app.metric


@pytest.mark.parametrize(
    "account", [{"district": "go-vap"}, {"committee": MINE}], ids=["district account", "reporter of a committee"]
)
def test_an_account_sees_of_a_task_only_what_is_its_own(screen: Screen, account: dict[str, str]) -> None:
    app = narrowed_to(screen, "1.4", **account)
    app.query_params["don-vi"] = OTHER
    app.run()

    assert overdue(app) == ["Kết nạp đảng viên"]
    assert "Sàng lọc" not in str([each.value for each in app.table])


def test_the_table_behind_the_matrix_is_sent_when_it_is_opened(screen: Screen) -> None:
    app = screen("task_progress")
    before = len(app.table)

    app.session_state["bang-ma-tran"] = True
    app.run()

    assert len(app.table) == before + 1
    (table,) = app.container(key="bang-ma-tran-bang").table
    assert [[text.strip() for text in row] for row in table.value.to_numpy()] == [
        ["Quận 1", "–", "◔\u00a01/1"],
        ["Gò Vấp", "◔\u00a01/1", "◔\u00a01/1"],
    ]


class Clicked(dict[str, Any]):
    """What a chart gives back of a click."""

    def __init__(self, **fields: str) -> None:
        super().__init__(chon=[fields])
        self.selection = self


def test_a_click_on_a_cell_goes_to_its_place_its_task_and_its_list(monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[str | None] = []
    state: dict[str, Any] = {"ma-tran": Clicked(place="go-vap", clause="1.4", leads="due_soon")}
    monkeypatch.setattr(clause, "go_to", went.append)
    monkeypatch.setattr(clause, "choose_clause", went.append)
    monkeypatch.setattr(st, "session_state", state)

    clause.picked_clause("ma-tran", selection="chon")()

    assert went == ["go-vap", "1.4"]
    assert state["muc-can-chu-y"] == "due_soon"
