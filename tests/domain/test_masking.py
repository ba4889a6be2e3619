"""Small counts of members: what is published, and that nobody computes the counts back from it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import masking
from domain.masking import Span

COUNTS = st.integers(0, 6)
TABLE = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=4)
)
"""A row a committee, a column a quarter."""


@pytest.mark.parametrize(
    ("count", "span"),
    [
        pytest.param(0, Span(0, 0), id="none is told"),
        pytest.param(1, Span(1, 2), id="one is hidden"),
        pytest.param(2, Span(1, 2), id="two are hidden"),
        pytest.param(3, Span(3, 3), id="three are told"),
    ],
)
def test_what_is_published_of_a_cell(count: int, span: Span) -> None:
    assert masking.cell(count) == span


def test_a_sum_over_a_hidden_cell_is_a_span() -> None:
    found = masking.total(map(masking.cell, [3, 1, 0]))

    assert (found, found.is_told, found.is_few) == (Span(4, 5), False, False)


def test_a_sum_of_told_cells_is_told() -> None:
    assert masking.total(map(masking.cell, [3, 0, 8])).is_told


def test_the_city_is_told_exactly_where_that_gives_no_cell_away() -> None:
    assert masking.exact([1, 2, 5]) == Span(8, 8)
    assert masking.exact([0, 5]) == Span(5, 5)


@pytest.mark.parametrize("cells", [[1, 1, 5], [2, 2], [1, 7], [2]])
def test_the_city_is_told_as_a_span_where_it_would_give_all_cells_away(cells: list[int]) -> None:
    assert not masking.exact(cells).is_told


def published(table: list[list[int]]) -> list[Span]:
    """All that can be read anywhere: cells, rows, columns, running sums of quarters, differences, and the city's own sums."""
    cells = [[masking.cell(count) for count in row] for row in table]
    columns = [list(column) for column in zip(*cells, strict=True)]
    running = [masking.total(row[:end]) for row in cells for end in range(1, len(row) + 1)]
    city = [masking.exact(column) for column in zip(*table, strict=True)]
    so_far = [masking.total(city[:end]) for end in range(1, len(city) + 1)]
    return [*(each for row in cells for each in row), *map(masking.total, [*cells, *columns]), *running, *city, *so_far]


def consistent(table: list[list[int]]) -> list[list[list[int]]]:
    """Every table that whoever reads only what is published, and knows these rules, must hold possible."""
    hidden = [(row, column) for row, counts in enumerate(table) for column, count in enumerate(counts) if 0 < count < 3]
    read, found = published(table), []
    for counts in product((1, 2), repeat=len(hidden)):
        tried = [list(row) for row in table]
        for (row, column), count in zip(hidden, counts, strict=True):
            tried[row][column] = count
        if published(tried) == read:
            found.append(tried)
    return found


@given(TABLE)
def test_no_hidden_count_can_be_computed_back_from_rows_columns_periods_and_the_city(table: list[list[int]]) -> None:
    possible = consistent(table)

    for row, counts in enumerate(table):
        for column, count in enumerate(counts):
            told = {each[row][column] for each in possible}
            assert told == ({1, 2} if 0 < count < masking.SMALL else {count})


@given(st.lists(COUNTS, min_size=1, max_size=6))
def test_a_span_always_holds_the_number(counts: list[int]) -> None:
    for span in (masking.total(map(masking.cell, counts)), masking.exact(counts)):
        assert span.low <= sum(counts) <= span.high


@pytest.mark.parametrize(
    ("indicator", "item", "told"),
    [
        ("I39", "DV_KTR", True),
        ("I39", "DB_CC", True),
        ("I39", "TC_KT", False),
        ("I37", "DV", True),
        ("I37", "TCD", False),
        ("I35", "DV", False),
        ("I19", "XOA_TEN", True),
        ("I09", "", False),
    ],
)
def test_figures_of_members_at_fault_are_known_by_indicator_and_part(indicator: str, item: str, told: bool) -> None:
    assert masking.tells_members(indicator, item) is told


def test_of_one_statement_only_the_numbers_of_members_are_hidden() -> None:
    figure, inspected = {"indicator": "I39", "item": "DV_KTR"}, {"subject": "DV"}

    assert masking.hides("observation", figure, field="numerator")
    assert not masking.hides("observation", figure, field="period")
    assert not masking.hides("observation", figure | {"item": "TC_KT"}, field="numerator")
    assert masking.hides("inspection", inspected, field="disciplined")
    assert not masking.hides("inspection", {"subject": "TCD"}, field="disciplined")
    assert not masking.hides("base_organisation", {"name": "Chi bộ số 1"}, field="name")
