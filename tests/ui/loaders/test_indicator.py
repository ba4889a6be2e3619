"""One indicator for a view: whose figures, beside what, against which earlier period, and within which scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from domain.funnel import SMALLEST
from domain.scope import Scope
from tests.ui.loaders.conftest import NOW, Looking
from tests.works import a_figure, tell
from ui.lists.indicator import Bar
from ui.loaders import indicator as loaders
from ui.loaders import indicator_units, indicators
from ui.view import View

MINE, NEXT, LAST = "xp-26740", "xp-26743", "xp-26890"


def report(engine: Engine, *figures: tuple[str, float | None, float | None], indicator: str, period: str = "2026-Q3") -> None:
    """Let committees report one indicator."""
    for committee, numerator, denominator in figures:
        said = a_figure(indicator, numerator, denominator, committee=committee, period=period, target=90)
        tell(engine, said, committee=committee, period=period, at=NOW)


@pytest.fixture
def city(looking: Looking) -> View:
    """What an account of the whole city sees of the whole city."""
    return replace(looking(Scope.city()), reach=Scope.city())


def at(view: View, committee: str) -> View:
    """The same account looking at one committee."""
    return replace(view, committee=committee, scope=Scope.of([committee]))


def named(rows: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    """The figures by what they are."""
    return {name: (value, beside) for name, value, beside in rows}


def test_a_sum_is_told_with_its_counts_and_target(engine: Engine, city: View) -> None:
    report(engine, (MINE, 30, 40), (NEXT, 150, 160), indicator="I09")

    found = loaders.indicator(city, "I09")
    figures = named(found.figures)

    assert found.period_name == "quý III/2026"
    assert figures["Kết quả quý III/2026"][0] == "90,0%"
    assert figures["Kết quả quý III/2026"][1].startswith("180 trên 200; 2 trên ")
    assert figures["Chỉ tiêu giao"] == ("90%", "● Đạt")


def test_of_one_committee_the_change_is_that_of_its_own(engine: Engine, city: View) -> None:
    report(engine, (MINE, 200, 400), (NEXT, 390, 400), indicator="I09", period="2026-Q2")
    report(engine, (MINE, 380, 400), (NEXT, 200, 400), indicator="I09")

    figures = named(loaders.indicator(at(city, MINE), "I09").figures)

    assert figures["Kết quả quý III/2026"] == ("95,0%", "380 trên 400")
    assert figures["So với quý II/2026"] == ("↑ 45,0 điểm %", "50,0%; tăng rõ")
    assert figures["So với quý III/2025"] == ("–", "không so sánh: chưa có số liệu của một trong hai kỳ")


def test_of_the_city_two_reports_of_many_are_not_compared(engine: Engine, city: View) -> None:
    report(engine, (MINE, 200, 400), indicator="I09", period="2026-Q2")
    report(engine, (MINE, 380, 400), indicator="I09")

    assert "chưa đủ đơn vị báo cáo" in named(loaders.indicator(city, "I09").figures)["So với quý II/2026"][1]


def test_units_are_judged_together_and_listed_within_the_place(engine: Engine, city: View) -> None:
    report(engine, (MINE, 100, 400), (NEXT, 320, 400), (LAST, 1740, 2000), indicator="I09")

    whole, one = indicator_units.units(city, "I09"), indicator_units.units(at(city, MINE), "I09")

    assert whole.rows["committee_id"].tolist() == [LAST, MINE, NEXT], "the clear ones first, of these the larger"
    assert one.rows[["committee_id", "standing_told"]].to_numpy().tolist() == [[MINE, "▼ Khác biệt rõ, thấp hơn"]]
    assert one.funnel.loc[one.funnel["mine"], "place"].tolist() == [MINE]
    assert "77,1% của 3 đơn vị" in one.basis


def test_an_account_of_one_committee_sees_no_other(engine: Engine, city: View) -> None:
    report(engine, (MINE, 100, 400), (NEXT, 380, 400), (LAST, 1900, 2000), indicator="I09")
    own = replace(at(city, MINE), reach=Scope.of([MINE]))

    found = indicator_units.units(own, "I09")

    assert (found.basis, len(found.funnel)) == (Bar.ALONE, 0)
    assert found.rows["committee_id"].tolist() == [MINE]


@pytest.mark.parametrize(
    ("indicator", "denominator", "reason"),
    [
        pytest.param("I24", None, Bar.COUNT, id="a count"),
        pytest.param("I15", 400, Bar.PLAN, id="what was planned"),
        pytest.param("I09", SMALLEST - 1, Bar.FEW, id="few cases"),
    ],
)
def test_what_is_not_compared_says_why(
    engine: Engine, city: View, indicator: str, denominator: float | None, reason: str
) -> None:
    report(engine, (MINE, 3, denominator), (NEXT, 5, denominator), (LAST, 4, denominator), indicator=indicator)

    found = indicator_units.units(city, indicator)

    assert (found.basis, len(found.funnel)) == (reason, 0)
    assert len(found.rows) == 3


def test_a_place_without_cases_is_not_compared(engine: Engine, city: View) -> None:
    report(engine, (MINE, 2, 5), (NEXT, 380, 400), (LAST, 1900, 2000), ("xp-26809", 300, 320), indicator="I09")

    assert indicator_units.units(at(city, MINE), "I09").basis == Bar.ELSEWHERE


def test_what_a_quarter_added_to_a_running_count_is_told_of_those_who_told_both(engine: Engine, city: View) -> None:
    report(engine, (MINE, 10, None), (NEXT, 20, None), indicator="I24", period="2026-Q2")
    report(engine, (MINE, 16, None), (NEXT, 25, None), (LAST, 99, None), indicator="I24")

    assert indicator_units.units(city, "I24").own == "Riêng quý III/2026: 11 cuộc, tính từ 2 đơn vị có số liệu cả hai quý."
    assert indicator_units.units(at(city, MINE), "I24").own == "Riêng quý III/2026: 6 cuộc."
    assert indicator_units.units(at(city, LAST), "I24").own == ""


def test_an_indicator_nobody_reported_is_shown_as_missing(engine: Engine, city: View) -> None:
    report(engine, (MINE, 10, 20), indicator="I09")

    found = loaders.indicator(city, "I15")

    assert found.figures[0][1] == "▨ chưa báo cáo"
    assert indicator_units.units(city, "I15").rows.empty
    assert found.points.empty


def test_a_part_has_its_own_figures(engine: Engine, city: View) -> None:
    for item, count in (("TCD", 4), ("DV", 9)):
        tell(engine, a_figure("I35", count, item=item), period="2026-Q3", at=NOW)

    assert dict(loaders.parts(city, "I35")).keys() == {"TCD", "DV"}
    assert loaders.parts(city, "I09") == {}
    assert loaders.indicator(city, "I35", part="DV").figures[0][1] == "9"


def test_the_screen_begins_with_what_falls_short_and_can_be_narrowed_to_a_task(engine: Engine, city: View) -> None:
    report(engine, (MINE, 40, 40), indicator="I12")
    report(engine, (MINE, 10, 40), indicator="I44")

    shown, narrowed = indicators.shown(city), indicators.shown(city, clause="1.3")

    assert shown.first == "I44"
    assert shown.exceptions["short"]["indicator"].tolist() == ["I44"]
    assert narrowed.first == "I12"
    assert set(narrowed.names) == {"I06", "I07", "I08", "I09", "I10", "I11", "I12"}
    assert set(narrowed.exceptions["missing"]["indicator"]) == {"I06", "I09"}
    assert narrowed.rows["indicator"].tolist() == ["I12", "I06", "I07", "I08", "I09", "I10", "I11"], "the silent ones last"


@pytest.mark.parametrize(("address", "code"), [("15", "I15"), ("I15", "I15"), ("9", "I09"), ("", "I00")])
def test_a_number_in_an_address_names_an_indicator(address: str, code: str) -> None:
    assert loaders.code_in(address) == code
