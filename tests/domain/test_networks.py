"""Addresses that one visitor can take for itself count as one, and those of two visitors never do."""

from __future__ import annotations

import pytest

from domain.networks import origin


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:ffff::2", "2001:db8:0:1::/64"),
        ("2001:db8:0:2::1", "2001:db8:0:2::/64"),
        ("local", "local"),
        ("", ""),
    ],
)
def test_an_address_counts_as_what_one_visitor_was_given(address: str, counted: str) -> None:
    assert origin(address) == counted


def test_two_offices_written_in_the_new_form_stay_two() -> None:
    assert origin("::ffff:10.0.0.1") != origin("::ffff:10.0.0.2")
