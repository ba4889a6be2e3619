"""What needs attention among inspections: which list comes first, and what is said where there is nothing."""

from __future__ import annotations

from ui.lists import attention as words


def test_lists_that_hold_nothing_come_last() -> None:
    totals = dict.fromkeys(words.EXCEPTIONS, 0) | {words.BROKEN: 2, words.UNCONCLUDED: 5}

    names = words.tabs(totals)

    assert list(names)[:2] == [words.UNCONCLUDED, words.BROKEN]
    assert names[words.BROKEN] == "Số không khớp nhau (2)"


def test_every_list_has_headings_and_a_sentence_for_nothing() -> None:
    assert words.EXCEPTIONS.keys() == words.EMPTY.keys()
    assert all(words.headings(name, of_one=of_one) for name in words.EXCEPTIONS for of_one in (True, False))
