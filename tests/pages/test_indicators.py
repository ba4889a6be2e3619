"""Chỉ tiêu on screen: exceptions first, one indicator with its comparison, every figure led to its source, scopes held."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen
from tests.works import a_figure, tell

MINE, NEXT, OTHER = "xp-26890", "xp-26898", "xp-26740"
"""Phường Hạnh Thông and Phường Thông Tây Hội in Gò Vấp, Phường Sài Gòn in Quận 1."""

TOLD = datetime(2026, 10, 8, 2)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Three committees report: one falls short of its target, clearly below the others."""
    for committee, done in ((MINE, 200), (NEXT, 390), (OTHER, 392)):
        tell(
            engine,
            a_figure("I09", done, 400, committee=committee, target=95),
            a_figure("I13", 0, committee=committee, period="2026-6T"),
            committee=committee,
            at=TOLD,
        )
    tell(engine, a_figure("I09", 210, 400, committee=MINE, period="2026-Q2"), committee=MINE, period="2026-Q2", at=TOLD)
    return engine


def table(app: AppTest, key: str) -> list[list[str]]:
    """The rows of the list with this key, without the blanks that widen them."""
    (found,) = app.container(key=key).table
    return [[text.strip() for text in row] for row in found.value.to_numpy().tolist()]


def cards(app: AppTest) -> dict[str, tuple[str, str]]:
    return {card.label: (card.value, card.delta) for card in app.metric}


def press(app: AppTest, label: str) -> AppTest:
    """The screen with the button of this label pressed."""
    (found,) = [each for each in app.button if each.label == label]
    found.click()
    return app


def captions(app: AppTest) -> str:
    return " ".join(each.value for each in app.caption)


@pytest.mark.usefixtures("filled")
def test_what_falls_short_comes_first_with_target_counts_and_source(screen: Screen) -> None:
    app = screen("indicators", address={"dia-ban": "go-vap", "don-vi": MINE})

    assert not app.exception
    ((name, period, result, target, versus, source),) = table(app, "can-chu-y")
    assert name.startswith("[1.3 · Tỷ lệ chi bộ sinh hoạt định kỳ đúng quy định](chi-tieu?")
    assert "ma=I09" in name
    assert (period, result, target, versus) == ("Quý III/2026", "50,0% (200 trên 400)", "95%", "▽ Chưa đạt")
    assert source.startswith("[Lần nộp ")
    assert "lan-nop?" in source


@pytest.mark.usefixtures("filled")
def test_main_indicators_without_a_figure_are_an_exception_and_no_zero(screen: Screen) -> None:
    app = screen("indicators", address={"dia-ban": "go-vap", "don-vi": MINE})

    app.button_group(key="muc-chi-tieu").set_value("missing").run()

    results = {row[0].split("](")[0][1:]: row[2] for row in table(app, "can-chu-y")}
    assert results["1.4 · Tỷ lệ hoàn thành chỉ tiêu kết nạp"] == "▨ chưa báo cáo"
    assert not any("Số đảng viên mới kết nạp" in name for name in results), "it reported a zero"


@pytest.mark.usefixtures("filled")
def test_one_indicator_is_told_beside_target_earlier_periods_and_other_units(screen: Screen) -> None:
    app = screen("indicators", address={"dia-ban": "go-vap", "don-vi": MINE, "ma": "9"})

    assert app.selectbox(key="chon-chi-tieu").value == "I09"
    assert cards(app) == {
        "Kết quả quý III/2026": ("50,0%", "200 trên 400"),
        "Chỉ tiêu giao": ("95%", "▽ Chưa đạt"),
        "So với quý II/2026": ("→", "52,5%; không đổi đáng kể"),
        "So với quý III/2025": ("–", "không so sánh: chưa có số liệu của một trong hai kỳ"),
    }
    ((unit, value, standing, *_),) = table(app, "don-vi")
    assert unit.startswith("[Phường Hạnh Thông](")
    assert (value, standing) == ("50,0% (200 trên 400)", "▼ Khác biệt rõ, thấp hơn")
    assert len(app.get("vega_lite_chart")) == 2
    assert "Ngoài đường liền (99,8%) là khác biệt rõ" in captions(app)


@pytest.mark.usefixtures("filled")
def test_a_count_is_never_ranked_and_the_screen_says_why(screen: Screen) -> None:
    app = screen("indicators", address={"ma": "I13"})

    assert "không so hơn kém giữa các đơn vị" in captions(app)
    assert [row[0].split("](")[0][1:] for row in table(app, "don-vi")] == [
        "Phường Sài Gòn",
        "Phường Hạnh Thông",
        "Phường Thông Tây Hội",
    ]
    assert len(app.get("vega_lite_chart")) == 1, "the trend alone"


@pytest.mark.usefixtures("filled")
def test_choosing_an_indicator_goes_into_the_address_and_survives_a_change_of_place(screen: Screen) -> None:
    app = screen("indicators", address={"dia-ban": "go-vap"})

    app.selectbox(key="chon-chi-tieu").set_value("I13").run()
    assert app.query_params["ma"] == "I13"
    assert len(table(app, "don-vi")) == 2

    app.button(key="len-thanh-pho").click().run()
    assert app.selectbox(key="chon-chi-tieu").value == "I13"
    assert len(table(app, "don-vi")) == 3


@pytest.mark.usefixtures("filled")
def test_the_screen_can_be_narrowed_to_one_task_of_the_directive(screen: Screen) -> None:
    app = screen("indicators", address={"noi-dung": "1.4"})

    assert {row[0].split(" · ")[0] for row in table(app, "chi-tieu")} == {"[1.4"}
    assert app.selectbox(key="chon-chi-tieu").value == "I13"
    assert any("Không có chỉ tiêu nào dưới mức giao" in each.value for each in app.markdown)


@pytest.mark.usefixtures("filled")
def test_a_district_and_a_reporter_see_their_own_units_only(screen: Screen) -> None:
    def units(app: AppTest) -> set[str]:
        assert not app.exception
        return {row[0].split("](")[0][1:] for row in table(app, "don-vi")}

    foreign = {"dia-ban": "q1", "don-vi": OTHER, "ma": "I09"}
    district, reporter = screen("indicators", district="go-vap", address=foreign), screen("indicators", committee=MINE)

    assert units(district) == {"Phường Hạnh Thông", "Phường Thông Tây Hội"}
    assert units(reporter) == {"Phường Hạnh Thông"}
    assert "Tài khoản này chỉ xem một đơn vị" in captions(reporter)
    assert "chưa đủ dữ liệu" in captions(district).lower(), "two units of its own are no comparison"


@pytest.mark.usefixtures("filled")
def test_a_note_stands_with_the_figure_in_the_list_of_units_and_under_the_heading(screen: Screen) -> None:
    app = screen("indicators", committee=MINE, address={"ma": "9"})

    app.text_area[0].set_value("Chi bộ khu phố 4 mới thành lập, [chưa](x) đủ kỳ.")
    press(app, "Ghi").run()

    assert not app.exception
    assert [each.value for each in app.success] == ["Đã ghi chú."]
    ((period, place, text, written),) = table(app, "ghi-chu")
    assert (period, place) == ("Quý III/2026", "Phường Hạnh Thông")
    assert text == r"Chi bộ khu phố 4 mới thành lập, \[chưa\](x) đủ kỳ.", "words, never a link"
    assert written == "Đơn vị, 10:32, 23/11/2026"
    assert any(text in cell for row in table(app, "don-vi") for cell in row)


@pytest.mark.usefixtures("filled")
def test_a_note_is_ended_by_who_wrote_it(screen: Screen) -> None:
    app = screen("indicators", committee=MINE, address={"ma": "9"})
    app.text_area[0].set_value("Chờ số chốt của phường.")
    press(app, "Ghi").run()

    press(app, "Bỏ ghi chú này").run()

    assert [each.value for each in app.success][-1] == "Đã bỏ ghi chú."
    assert not [each for each in app.table if "Chờ số chốt của phường." in each.value.to_numpy().ravel()]


@pytest.mark.usefixtures("filled")
def test_a_note_with_a_number_of_a_person_is_refused_and_kept_in_the_field(screen: Screen) -> None:
    app = screen("indicators", committee=MINE, address={"ma": "9"})
    app.text_area[0].set_value("Gọi 0903123456 để biết thêm.")
    press(app, "Ghi").run()

    assert len(app.error) == 1
    assert app.text_area[0].value == "Gọi 0903123456 để biết thêm."


@pytest.mark.usefixtures("filled")
def test_a_committee_is_asked_to_explain_from_its_own_figure_only(screen: Screen) -> None:
    def links(app: AppTest) -> list[str]:
        return [each.proto.url for each in app.get("link_button") if "giai-trinh" in each.proto.url]

    (asked,) = links(screen("indicators", address={"dia-ban": "go-vap", "don-vi": MINE, "ma": "9"}))

    assert f"don-vi={MINE}" in asked
    assert "ky=2026-Q3" in asked
    assert "ma=I09" in asked
    assert links(screen("indicators", address={"dia-ban": "go-vap", "ma": "9"})) == []
    assert links(screen("indicators", committee=MINE, address={"ma": "9"})) == [], "a reporter answers, it does not ask"


@pytest.mark.usefixtures("filled")
def test_a_screen_of_a_past_day_offers_no_form(screen: Screen) -> None:
    app = screen("indicators", address={"ngay": "2026-11-02", "ma": "9"})

    assert not app.text_area


def test_an_empty_database_says_so_in_sentences(screen: Screen) -> None:
    app = screen("indicators")

    assert not app.exception
    said = [each.value for each in app.markdown]
    assert any("Không có chỉ tiêu nào dưới mức giao" in each for each in said)
    assert any("Chưa có đơn vị nào báo cáo" in each for each in said)
    assert any("Chưa có kỳ nào có số liệu" in each for each in said)


@pytest.mark.usefixtures("filled")
def test_the_page_opened_around_the_sign_in_shows_no_data() -> None:
    app = AppTest.from_file(str(Path(__file__).resolve().parents[2] / "pages" / "indicators.py")).run()

    assert not app.exception
    assert not app.table
    assert not app.metric
    assert not app.get("vega_lite_chart")


@pytest.fixture
def disciplined(engine: Engine) -> Engine:
    """Two committees report one member expelled each, one of them an organisation reprimanded too."""
    for committee in (MINE, OTHER):
        figures = [
            a_figure("I39", 1, committee=committee, period="2026-6T", item="DV_KTR"),
            a_figure("I39", 1, committee=committee, period="2026-6T", item="TC_KT"),
            a_figure("I19", 2, committee=committee, period="2026-6T", item="XOA_TEN"),
        ]
        tell(engine, *figures, committee=committee, period="2026-6T", at=TOLD)
    return engine


@pytest.mark.usefixtures("disciplined")
@pytest.mark.parametrize("who", [{}, {"district": "go-vap"}, {"committee": MINE}], ids=["city", "district", "reporter"])
def test_members_at_fault_are_not_told_of_a_place_below_the_city(screen: Screen, who: dict[str, str]) -> None:
    address = {"dia-ban": "go-vap", "don-vi": MINE, "ky": "2026-6T"}
    for asked in ({}, {"ma": "I39", "phan": "DV_KTR"}, {"ma": "I19", "phan": "XOA_TEN"}):
        app = screen("indicators", address=address | asked, **who)
        told = " ".join(table.value.to_string() for table in app.table) + " ".join(str(each.options) for each in app.selectbox)

        assert not app.exception
        assert "Khiển trách tổ chức" in told
        assert "Khai trừ" not in told
        assert "xóa tên" not in told


@pytest.mark.usefixtures("disciplined")
def test_of_the_whole_city_they_are_told_but_no_unit_is(screen: Screen) -> None:
    app = screen("indicators", address={"ky": "2026-6T", "ma": "I39", "phan": "DV_KTR"})

    assert not app.exception
    assert cards(app)["Kết quả 6 tháng năm 2026"][0] == "2"
    assert "chỉ nêu cho toàn thành phố" in captions(app)
    assert "Phường Hạnh Thông" not in " ".join(found.value.to_string() for found in app.table)
