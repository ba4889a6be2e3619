"""How much of a password somebody has to guess who tries common words, names of our units and patterns first.

What counts are the letters that are left: tone marks, digits and signs are what everybody varies.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from domain.text import fold

_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORTEST_RUN = 4  # «abcd», «poiu»; three letters in a row stand in many words
_SHORTEST_REPEAT = 3  # «aaa»
_DISGUISES = str.maketrans("013457@$!", "oieastasi")  # what people write for letters
_NUMBER = re.compile(r"[0-9]{3,}")  # as long as that, it is no letter in disguise


def plain_letters(text: str) -> str:
    """The letters of `text` without tone marks and case; spaces, digits and signs are left out."""
    return "".join(sign for sign in fold(text) if sign.isalpha())


def repeats(text: str, *, shorter_than: int) -> bool:
    """Whether `text` is one piece of fewer than so many letters and digits, said at least twice: «sen hong sen hong»."""
    signs = "".join(sign for sign in fold(text) if sign.isalnum())
    return any(signs[piece:] == signs[:-piece] for piece in range(1, min(shorter_than, len(signs) // 2 + 1)))


def letters_left(text: str, *, words: Collection[str]) -> int:
    """How many letters of `text` belong to none of `words` (as `plain_letters` writes them) and to no pattern, at best.

    A pattern is a run of the alphabet or of a row of the keyboard, either way, or a letter repeated.
    """
    return min(_left(plain_letters(each), words) for each in (text, _NUMBER.sub("", fold(text)).translate(_DISGUISES)))


def _left(letters: str, words: Collection[str]) -> int:
    longest = max(map(len, words), default=0)
    least = [0]  # of the first n letters
    for end in range(1, len(letters) + 1):
        ways = [least[end - 1] + 1]
        for start in range(end - 1, -1, -1):
            piece = letters[start:end]
            if (len(piece) <= longest and piece in words) or _is_pattern(piece):
                ways.append(least[start])
        least.append(min(ways))
    return least[-1]


def _is_pattern(piece: str) -> bool:
    if len(piece) >= _SHORTEST_REPEAT and all(one == other for one, other in pairwise(piece)):
        return True
    return len(piece) >= _SHORTEST_RUN and any(piece in row or piece[::-1] in row for row in _ROWS)
