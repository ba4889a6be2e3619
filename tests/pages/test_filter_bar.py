"""The filter bar on the shell: what it shows, where it leads, and whom it keeps where."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Screen

MINE, OTHER = "xp-26890", "xp-26740"  # Phường Hạnh Thông in Gò Vấp, Phường Sài Gòn in Quận 1


def place_of(app: AppTest) -> str:
    """The place the title names."""
    return app.title[0].value.split(" · ")[1]


def offered(app: AppTest) -> list[str]:
    """The places one click away."""
    return list(app.button_group(key="chon-noi").options)


def test_the_city_leads_down_to_its_districts_and_to_a_committee(screen: Screen) -> None:
    app = screen("data")
    assert place_of(app) == "Toàn thành phố"
    assert offered(app)[:2] == ["Thủ Đức", "Quận 1"]

    app.button_group(key="chon-noi").set_value("go-vap").run()
    assert place_of(app) == "Quận Gò Vấp"
    assert offered(app)[:2] == ["Phường An Hội Đông", "Phường An Hội Tây"]

    app.button_group(key="chon-noi").set_value(MINE).run()
    assert place_of(app) == "Phường Hạnh Thông"
    assert app.query_params == {"dia-ban": "go-vap", "don-vi": MINE}


def test_one_click_leads_up_again(screen: Screen) -> None:
    app = screen("data", address={"don-vi": MINE})

    app.button(key="len-go-vap").click().run()
    assert place_of(app) == "Quận Gò Vấp"

    app.button(key="len-thanh-pho").click().run()
    assert place_of(app) == "Toàn thành phố"
    assert app.query_params == {"dia-ban": "thanh-pho"}


def test_a_search_without_marks_offers_what_is_meant_and_choosing_clears_it(screen: Screen) -> None:
    app = screen("data")

    app.text_input(key="tim-don-vi").input("go vap").run()
    assert offered(app)[0] == "Quận Gò Vấp"
    assert "Quận 1" not in offered(app)

    app.button_group(key="chon-noi").set_value("go-vap").run()
    assert place_of(app) == "Quận Gò Vấp"
    assert app.text_input(key="tim-don-vi").value == ""


def test_a_search_that_finds_nothing_says_so(screen: Screen) -> None:
    app = screen("data")

    app.text_input(key="tim-don-vi").input("ha noi").run()

    assert any("Không có địa bàn, đơn vị nào tên như vậy" in text.value for text in app.markdown)


def test_the_choice_survives_a_change_of_page(screen: Screen) -> None:
    app = screen("data", address={"dia-ban": "go-vap", "ky": "2026-Q2"})

    app.query_params.clear()  # as a click in the menu does
    app.switch_page("../pages/overview.py").run()

    assert place_of(app) == "Quận Gò Vấp"
    assert app.query_params == {"dia-ban": "go-vap", "ky": "2026-Q2"}


def test_period_and_day_stand_in_the_address(screen: Screen) -> None:
    app = screen("data")

    app.selectbox(key="chon-ky").select("2026-Q2").run()

    assert app.query_params == {"dia-ban": "thanh-pho", "ky": "2026-Q2"}
    assert "Quý II/2026" in app.caption[0].value


def test_a_period_that_is_rarely_chosen_is_offered_when_the_address_names_it(screen: Screen) -> None:
    app = screen("data", address={"ky": "2026-W30"})

    assert app.selectbox(key="chon-ky").value == "2026-W30"
    assert not app.exception


def test_an_unknown_code_gives_a_plain_sentence_and_the_city(screen: Screen) -> None:
    app = screen("overview", address={"dia-ban": "sao-hoa"})

    assert not app.exception
    assert [warning.value for warning in app.warning] == [
        "Địa chỉ nêu một địa bàn không có trong danh mục, nên màn hình hiển thị toàn thành phố."
    ]
    assert place_of(app) == "Toàn thành phố"


def test_an_account_of_a_district_stays_in_it_even_by_address(screen: Screen) -> None:
    app = screen("overview", district="go-vap", address={"dia-ban": "q1", "don-vi": OTHER})

    assert place_of(app) == "Quận Gò Vấp"
    assert len(app.warning) == 1
    assert not [button for button in app.button if button.label == "Toàn thành phố"]
    assert "Phường Sài Gòn" not in offered(app)

    app.text_input(key="tim-don-vi").input("sai gon").run()
    assert not [group for group in app.button_group if group.key == "chon-noi"]


def test_a_reporting_account_sees_its_committee_fixed(screen: Screen) -> None:
    app = screen("data", committee=MINE, address={"don-vi": OTHER})

    assert place_of(app) == "Phường Hạnh Thông"
    assert not [field for field in app.text_input if field.key == "tim-don-vi"]
    assert not [button for button in app.button if (button.key or "").startswith("len-")]
