"""Scopes: never wider than what somebody may see."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.scope import Scope

IDS = st.frozensets(st.sampled_from(["qh-760", "qh-764", "xp-26740", "xp-26743", "tp-btctu"]))
SCOPES = st.one_of(st.just(Scope.city()), IDS.map(Scope.of))


def test_the_city_allows_every_committee() -> None:
    assert Scope.city().allows("xp-26740")


def test_a_set_allows_its_committees_only() -> None:
    scope = Scope.of(["xp-26740"])

    assert scope.allows("xp-26740")
    assert not scope.allows("xp-26743")


def test_no_committees_means_nothing_and_not_everything() -> None:
    assert Scope.of([]) != Scope.city()
    assert not Scope.of([]).allows("xp-26740")


@given(SCOPES, IDS)
def test_narrowing_never_widens(scope: Scope, committees: frozenset[str]) -> None:
    narrowed = scope.narrow(committees)

    assert narrowed.committees is not None
    assert all(scope.allows(committee) for committee in narrowed.committees)
    assert narrowed.committees <= committees


@given(SCOPES, SCOPES)
def test_keys_are_equal_for_equal_scopes_only(one: Scope, other: Scope) -> None:
    assert (one.key == other.key) == (one == other)
    assert Scope.from_key(one.key) == one
