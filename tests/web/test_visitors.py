"""Whoever is not signed in has so many places by address, and gives each back when the connection ends."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from web.visitors import NoPlace, Visitors


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("10.0.0.1", "::ffff:10.0.0.1"),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2"),
        ("", ""),
    ],
)
def test_one_address_holds_no_more_places_than_the_limit(address: str, same: str) -> None:
    visitors = Visitors(2)

    with visitors.place(address), visitors.place(same), pytest.raises(NoPlace), visitors.place(address):
        pass


@pytest.mark.parametrize("other", ["10.0.0.2", "2001:db8:0:2::1", ""])
def test_a_full_address_takes_nothing_from_another(other: str) -> None:
    visitors = Visitors(1)

    with visitors.place("10.0.0.1"), visitors.place(other):
        assert len(visitors) == 2


def test_a_place_is_given_back_even_after_a_fault_and_nothing_is_kept_of_it() -> None:
    visitors = Visitors(1)

    for _ in range(3):
        with pytest.raises(ZeroDivisionError), visitors.place("10.0.0.1"):
            raise ZeroDivisionError
    with ExitStack() as many:
        for number in range(100):
            many.enter_context(visitors.place(f"10.0.1.{number}"))
        with pytest.raises(NoPlace):
            many.enter_context(visitors.place("10.0.1.1"))

    assert len(visitors) == 0
