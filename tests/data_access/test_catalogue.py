"""The catalogue as frames, in the order of the Directive."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access import catalogue
from domain.rules import name_on


def test_tasks_of_the_directive_come_in_their_order(engine: Engine) -> None:
    with engine.connect() as connection:
        clauses, requirements = catalogue.clauses(connection), catalogue.sub_requirements(connection)

    assert clauses["code"].iloc[[0, 1, -1]].tolist() == ["1.1", "1.2", "5.1"]
    assert len(requirements) == 75
    assert requirements["clause"].drop_duplicates().tolist() == [code for code in clauses["code"] if code != "5.1"]


def test_an_indicator_knows_which_group_it_binds(engine: Engine) -> None:
    with engine.connect() as connection:
        indicators = catalogue.indicators(connection).set_index("code")

    assert len(indicators) == 57
    assert indicators.loc[["I09", "I47", "I53", "I55"], "responsible"].tolist() == ["R1", "R2", "R3", "R4"]


@pytest.mark.parametrize(("committee", "group"), [("xp-26740", "R1"), ("tp-btctu", "R3"), ("qh-764", "R1")])
def test_every_committee_belongs_to_a_group(engine: Engine, committee: str, group: str) -> None:
    with engine.connect() as connection:
        assert catalogue.groups(connection)[committee] == group


def test_choices_come_list_by_list_in_their_order(engine: Engine) -> None:
    with engine.connect() as connection:
        categories = catalogue.categories(connection)

    assert categories.loc[categories["list"] == "level", "code"].tolist()[:4] == ["HTXS", "HTT", "HT", "KHT"]
    for _, choices in categories.groupby("list"):
        assert choices["sort_order"].is_monotonic_increasing


def test_regulations_have_the_days_on_which_they_are_in_force(engine: Engine) -> None:
    with engine.connect() as connection:
        known = catalogue.dated_names(connection, choices="inspection_regulation")

    assert [choice.code for choice in known] == ["QD_30", "QD_22", "QD_296", "QD_21"]
    assert name_on(known, date(2025, 5, 29)) == "Quy định 22-QĐ/TW"
    assert name_on(known, date(2030, 1, 1)) == "Quy định 21-QĐ/TW"
    assert name_on(known, None) == ""
