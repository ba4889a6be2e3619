"""Passwords at rest: bcrypt over their condensed form, never the password itself; and the words that are guessed first."""

from __future__ import annotations

import re
import secrets
import tomllib
from functools import cache

import bcrypt
from sqlalchemy import Connection, select, union

from data_access.reference import FOLDER
from data_access.schema.reference import committee, district
from domain.guessing import plain_letters
from domain.passwords import condensed
from domain.text import fold

COST = 12
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another on paper

NOBODY = "$2b$12$YQI9XaasbChNKe3.0SGzK.RBb01ejOHk/DKIKn.dG23N1fbtobs6G"
"""A hash that no password matches, as dear as all others: an unknown account is compared with it and takes as long."""

_KIND = re.compile(r"^((dang|quan|huyen|thanh) uy )?((phuong|xa|quan|huyen|thanh pho|thi xa|thi tran|dac khu) )?")
_SHORTEST_NAME = 4  # a shorter one stands in too many sentences


def hashed(password: str) -> str:
    """The bcrypt hash to keep."""
    return bcrypt.hashpw(condensed(password).encode(), bcrypt.gensalt(COST)).decode()


def matches(password: str, password_hash: str) -> bool:
    """Whether `password` is the one that was hashed. Takes about a third of a second on purpose."""
    return bcrypt.checkpw(condensed(password).encode(), password_hash.encode())


def first_password() -> str:
    """A random password of four groups that can be read out on the telephone; to be changed when it is first used."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def guessable_words(connection: Connection) -> frozenset[str]:
    """What somebody who guesses tries first: the list that we ship, and what our units are called; letters without tone marks."""
    columns = (district.c.name, district.c.short_name, committee.c.name, committee.c.short_name)
    names = [fold(name) for name in connection.execute(union(*map(select, columns))).scalars()]
    called = {plain_letters(each) for name in names for each in (name, _KIND.sub("", name))}
    return _shipped() | {name for name in called if len(name) >= _SHORTEST_NAME}


@cache
def _shipped() -> frozenset[str]:
    lists = tomllib.loads((FOLDER / "guessable.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in lists.values() for word in words.split())
