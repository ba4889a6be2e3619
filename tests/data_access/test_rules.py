"""Dated rules as they stand in the reference data."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine, insert

from data_access import rules
from data_access.schema.reference import rule_parameter
from domain.rules import DatedNumber


def test_the_term_of_relapse_ships_with_the_product(engine: Engine) -> None:
    with engine.connect() as connection:
        assert rules.dated_numbers(connection, key="relapse_months") == (DatedNumber(24, date(2021, 3, 30), None),)


def test_a_rule_that_changed_keeps_its_former_number_oldest_first(engine: Engine) -> None:
    bounds = [("12", date(2026, 1, 1), None), ("6", date(2024, 1, 1), date(2025, 12, 31))]
    usual = {"key": "thoi_han", "regulation": "Thử nghiệm", "note": ""}
    rows = [{**usual, "value": value, "valid_from": start, "valid_to": end} for value, start, end in bounds]
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(rule_parameter), rows)

        found = rules.dated_numbers(connection, key="thoi_han")

    assert found == (DatedNumber(6, date(2024, 1, 1), date(2025, 12, 31)), DatedNumber(12, date(2026, 1, 1), None))


def test_a_rule_that_does_not_exist_has_no_number(engine: Engine) -> None:
    with engine.connect() as connection:
        assert rules.dated_numbers(connection, key="khong_co") == ()
