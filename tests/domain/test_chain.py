"""The chain of records: whatever is changed, taken out or put in is found at the right record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.chain import BEGINNING, Entry, Link, first_broken, sha256

MOMENT = datetime(2026, 11, 23, 1, 2, 3, 456)


def a_chain(length: int = 9) -> list[Link]:
    """Records 1 to `length`, each after the one before it."""
    links: list[Link] = []
    for number in range(1, length + 1):
        before = links[-1].sha256 if links else BEGINNING
        entry = Entry(number, MOMENT, "quantri", "export", f"tệp {number}", "chi tiết")
        links.append(Link(entry, before, sha256(entry, previous=before)))
    return links


def test_the_written_form_of_a_record_is_for_good() -> None:
    """This very digest stands in databases and on paper: a change of the form would break all of them."""
    entry = Entry(7, datetime(2026, 11, 23, 3, 32), "thuky", "meeting.freeze", "12", "trạng thái: bản chuẩn bị → đã chốt\n«a»")

    assert sha256(entry, previous=BEGINNING) == "68d51e0451e15cf1f5ff2472145883332f46b8f34f6cf42d60030953a01f4145"


def test_a_chain_as_it_was_written_holds() -> None:
    assert [first_broken(a_chain(length)) for length in (0, 1, 9)] == [None, None, None]


def test_numbers_that_were_never_given_break_nothing() -> None:
    """PostgreSQL skips numbers of transactions that were rolled back; what follows still follows."""
    first, entry = a_chain(1)[0], Entry(5, MOMENT, "a", "export", "b", "")

    assert first_broken([first, Link(entry, first.sha256, sha256(entry, previous=first.sha256))]) is None


@pytest.mark.parametrize(
    "forged",
    [
        lambda entry: replace(entry, detail="khác"),
        lambda entry: replace(entry, actor="thuky"),
        lambda entry: replace(entry, action="user.add"),
        lambda entry: replace(entry, target=""),
        lambda entry: replace(entry, happened_at=MOMENT + timedelta(microseconds=1)),
        lambda entry: replace(entry, actor="quantrie", action="xport"),  # the same letters, cut elsewhere
    ],
)
def test_a_record_that_was_changed_is_named(forged: Callable[[Entry], Entry]) -> None:
    chain = a_chain()
    chain[3] = replace(chain[3], entry=forged(chain[3].entry))

    assert first_broken(chain) == 4


def test_a_record_that_was_changed_with_its_own_hash_is_found_at_the_next() -> None:
    chain = a_chain()
    entry = replace(chain[3].entry, detail="khác")
    chain[3] = Link(entry, chain[3].previous_sha256, sha256(entry, previous=chain[3].previous_sha256))

    assert first_broken(chain) == 5


@pytest.mark.parametrize(("taken", "found"), [(0, 2), (3, 5)])
def test_after_a_record_that_was_taken_out_the_next_is_named(taken: int, found: int) -> None:
    chain = a_chain()
    del chain[taken]

    assert first_broken(chain) == found


def test_a_record_that_was_put_in_is_named() -> None:
    chain = a_chain()
    entry = Entry(4, MOMENT, "quantri", "export", "chèn", "")
    put_in = Link(entry, chain[2].sha256, sha256(entry, previous=chain[2].sha256))

    assert first_broken([*chain[:3], put_in, *chain[3:]]) == 4


def test_two_records_that_changed_places_are_named() -> None:
    chain = a_chain()
    chain[4], chain[5] = chain[5], chain[4]

    assert first_broken(chain) == 6
