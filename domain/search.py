"""Finding a unit by what people type: with or without tone marks, abbreviated, or by its old name.

What is typed with marks is taken at its word first: «thủ đức» finds Thủ Đức before anything that merely folds alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.text import fold, spelling

_WORD = re.compile(r"[^\W\d_]+|\d+")

_TYPES = {
    "thành phố": "tp",
    "quận": "q",
    "huyện": "h",
    "thị xã": "tx",
    "phường": "p",
    "xã": "x",
    "đặc khu": "đk",
}
"""What a unit's name begins with, and how people shorten it."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One unit to be found: its code and every form of its name, as words with and without marks."""

    code: str
    forms: tuple[tuple[Words, Words], ...]


def entry(code: str, name: str, aliases: Iterable[str] = ()) -> Entry:
    """The unit `code` under `name`, its usual short forms («q1», «q gò vấp», «gv») and its `aliases`."""
    forms = dict.fromkeys(form for text in (name, *aliases) for form in _forms(spelling(text)))
    return Entry(code, tuple((_words(form), _words(fold(form))) for form in forms))


def found(entries: Sequence[Entry], typed: str) -> list[str]:
    """The codes of the units that `typed` may mean, the best first; equally good ones in the order of `entries`.

    Exact before beginning before inside, and in each of these with the marks as typed before without. Nothing typed
    finds nothing.
    """
    marked, plain = _words(spelling(typed)), _words(fold(typed))
    if not plain:
        return []
    ranks = [(_rank(unit, marked, plain), place) for place, unit in enumerate(entries)]
    return [entries[place].code for rank, place in sorted(ranks) if rank < _MISSED]


_EXACT, _BEGINNING, _INSIDE, _MISSED = 0, 2, 4, 6


def _rank(unit: Entry, marked: Words, plain: Words) -> int:
    without = min(_level(plain, form) for _, form in unit.forms)
    if marked == plain:
        return without
    return min(without + 1 if without < _MISSED else _MISSED, *(_level(marked, form) for form, _ in unit.forms))


def _level(typed: Words, form: Words) -> int:
    whole, name = "".join(typed), "".join(form)
    if whole == name:
        return _EXACT
    if name.startswith(whole):
        return _BEGINNING
    places = range(1, len(form) - len(typed) + 1)
    inside = any(all(map(str.startswith, form[place:], typed)) for place in places)
    return _INSIDE if inside else _MISSED


def _forms(name: str) -> list[str]:
    for kind, short in _TYPES.items():
        if name.startswith(f"{kind} "):
            rest = name.removeprefix(f"{kind} ")
            return [name, f"{short} {rest}", *_bare(rest), *(f"{short} {initials}" for initials in _initials(rest))]
    return [name, *_initials(name)]


def _bare(rest: str) -> list[str]:
    return [] if rest.isdigit() else [rest, *_initials(rest)]


def _initials(rest: str) -> list[str]:
    words = _words(rest)
    return ["".join(word[0] for word in words)] if len(words) > 1 and not any(word.isdigit() for word in words) else []


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text))
