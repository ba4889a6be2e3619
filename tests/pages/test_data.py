"""Who has reported, what came in and what the figures mean."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages import city
from tests.pages.conftest import Screen


def rows(app: AppTest, key: str) -> list[list[str]]:
    """The rows of a native table as they are read."""
    frame = app.container(key=key).table[0].value
    return [[str(cell).replace("\u2060", "").replace("\\", "").strip() for cell in row] for row in frame.to_numpy()]


@pytest.fixture(autouse=True)
def _city(engine: Engine) -> None:
    city.fill(engine)


def test_who_has_not_reported_is_named_with_the_days_since(screen: Screen) -> None:
    app = screen("data", address={"dia-ban": "q1"})

    missing = rows(app, "chua-bao-cao")
    assert not app.exception
    assert ["Phường Sài Gòn", "Quận 1", "44", "Quý II/2026, nộp 03/08/2026"] in missing
    assert all(row[1] == "Quận 1" for row in missing)


def test_who_has_reported_is_not_named(screen: Screen) -> None:
    missing = rows(screen("data", address={"dia-ban": "go-vap"}), "chua-bao-cao")

    assert len(missing) == 5
    assert "Phường Hạnh Thông" not in [row[0] for row in missing]


def test_the_line_on_top_counts_what_the_place_owes(screen: Screen) -> None:
    assert "1/6 đơn vị đã báo cáo Quý III/2026" in screen("data", address={"dia-ban": "go-vap"}).caption[0].value
    assert "tạm tính" in screen("data", address={"dia-ban": "go-vap"}).caption[0].value
    assert "đã báo cáo Quý III/2026" in screen("data", committee=city.MINE).caption[0].value
    assert "chưa báo cáo Quý III/2026" in screen("data", committee=city.OTHER).caption[0].value


def test_what_came_in_is_listed_for_the_place(screen: Screen) -> None:
    app = screen("data", address={"dia-ban": "go-vap"})
    app.button_group(key="muc-so-lieu").set_value("Các lần nộp").run()

    sent = rows(app, "cac-lan-nop")
    assert [row[1:4] for row in sent] == [["Phường Hạnh Thông", "Báo cáo Quý III/2026", "09:00, 08/10/2026"]]


def test_a_submission_is_found_by_its_number_within_the_scope_only(screen: Screen) -> None:
    app = screen("data", district="go-vap")
    app.button_group(key="muc-so-lieu").set_value("Các lần nộp").run()

    app.number_input(key="so-lan-nop").set_value(3).run()
    assert ["Nhiệm vụ", "1 dòng"] in rows(app, "cac-to")

    app.number_input(key="so-lan-nop").set_value(2).run()
    assert any("Không có lần nộp này" in text.value for text in app.markdown)


def test_an_indicator_is_found_without_marks(screen: Screen) -> None:
    app = screen("data")
    app.button_group(key="muc-so-lieu").set_value("Nhiệm vụ và chỉ tiêu").run()
    assert len(rows(app, "chi-tieu")) == 57
    assert len(rows(app, "nhiem-vu")) == 17

    app.text_input(key="tim-chi-tieu").input("ket nap").run()
    assert "I14" in [row[0] for row in rows(app, "chi-tieu")]
    assert "I01" not in [row[0] for row in rows(app, "chi-tieu")]
