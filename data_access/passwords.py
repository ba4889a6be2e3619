"""Passwords at rest: bcrypt over their condensed form, never the password itself."""

from __future__ import annotations

import secrets

import bcrypt

from domain.passwords import condensed

COST = 12
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another on paper

NOBODY = "$2b$12$YQI9XaasbChNKe3.0SGzK.RBb01ejOHk/DKIKn.dG23N1fbtobs6G"
"""A hash that no password matches, as dear as all others: an unknown account is compared with it and takes as long."""


def hashed(password: str) -> str:
    """The bcrypt hash to keep."""
    return bcrypt.hashpw(condensed(password).encode(), bcrypt.gensalt(COST)).decode()


def matches(password: str, password_hash: str) -> bool:
    """Whether `password` is the one that was hashed. Takes about a third of a second on purpose."""
    return bcrypt.checkpw(condensed(password).encode(), password_hash.encode())


def first_password() -> str:
    """A random password of four groups that can be read out on the telephone; to be changed when it is first used."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
