"""Everything about one place on one page, and nothing about another."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages import city
from tests.pages.conftest import Screen


def everything(app: AppTest) -> str:
    """All text of the tables, captions and sentences of a page."""
    texts = [table.value.to_string() for table in app.table]
    return " ".join([*texts, *(caption.value for caption in app.caption), *(text.value for text in app.markdown)])


@pytest.fixture(autouse=True)
def _city(engine: Engine) -> None:
    city.fill(engine)


def test_without_a_place_the_page_asks_for_one(screen: Screen) -> None:
    app = screen("district")

    assert not app.exception
    assert "Chọn một địa bàn" in everything(app)
    assert not app.table
    assert len(app.get("vega_lite_chart")) == 1


def test_a_district_has_its_work_bases_inspections_and_reports_on_one_page(screen: Screen) -> None:
    app = screen("district", address={"dia-ban": "go-vap"})

    said = everything(app)
    assert not app.exception
    assert "Rà soát quy chế làm việc" in said
    assert "Kiện toàn cấp ủy khu phố" not in said
    assert "Phường Sài Gòn" not in said
    assert {header.value for header in app.header} >= {
        "Việc quá hạn (1)",
        "Cơ sở cần củng cố (1)",
        "Kiểm tra chờ kết luận (1)",
        "Kiến nghị quá hạn khắc phục (1)",
    }
    assert not app.get("vega_lite_chart"), "a canvas does not print"


def test_a_district_tells_of_the_reorganisation(screen: Screen) -> None:
    assert "Trước sắp xếp, địa bàn có Quận ủy Gò Vấp" in everything(screen("district", address={"dia-ban": "go-vap"}))
    assert "chưa trực thuộc Thành ủy" in everything(screen("district", address={"dia-ban": "di-an"}))


def test_what_lies_on_two_districts_says_where_it_is_counted(screen: Screen) -> None:
    said = everything(screen("district", address={"dia-ban": "q8"}))

    assert "Phường Bình Đông nằm trên địa bàn Quận 8 và Bình Chánh; số liệu được tính cho Quận 8." in said
    assert "một phần địa bàn của đơn vị này thuộc Quận ủy Quận 8" in everything(
        screen("district", address={"don-vi": "xp-27424"})
    )


def test_a_committee_tells_what_it_came_from(screen: Screen) -> None:
    app = screen("district", committee=city.MINE)

    assert "Trước ngày 01/07/2025, toàn bộ địa bàn của đơn vị này thuộc Quận ủy Gò Vấp." in everything(app)
    assert "Các đơn vị trên địa bàn" not in {header.value for header in app.header}


def test_an_account_of_a_district_cannot_open_the_page_of_another(screen: Screen) -> None:
    app = screen("district", district="go-vap", address={"dia-ban": "q1", "don-vi": city.OTHER})

    assert "Phường Sài Gòn" not in everything(app)
    assert "Kiện toàn cấp ủy khu phố" not in everything(app)
    assert "Rà soát quy chế làm việc" in everything(app)
