"""What belongs to a person and may stand in no text: identity and phone numbers, mail, birth dates, names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.names import names_in
from domain.text import fold, tidy

# Identity cards: 12 digits beginning with a province, or 9; a card kept as a number has lost its first zero.
_CARD = re.compile(r"(?<![0-9])(0(?:[ .]?[0-9]){11}|[0-9]{12}|[0-9]{3}[ ]?[0-9]{3}[ ]?[0-9]{3})(?![0-9])")
_PHONE = re.compile(r"(?<![0-9])(?:\+?84|0)[ .-]?(?:[35789][0-9]|2[0-9]{1,2})(?:[ .-]?[0-9]){7,8}(?![0-9])")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_BORN = re.compile(r"\b(sinh (ngay|nam|thang)|sn)\s*:?\s*[0-9]")


def personal(text: str, *, catalogue: Iterable[str] = ()) -> bool:
    """Whether text holds an identity or phone number, an address of mail, a birth date or a name of a person.

    `catalogue` are names of our own units, which are never people.
    """
    found = tidy(text)
    if any(pattern.search(found) for pattern in (_CARD, _PHONE, _MAIL)):
        return True
    if ("sinh" in found.casefold() or "sn" in found.casefold()) and _BORN.search(fold(found)):
        return True
    return names_in(found, catalogue=catalogue)
