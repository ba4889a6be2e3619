"""Hashes match their own password only, and nobody's hash matches none."""

import bcrypt
import pytest

from data_access import passwords


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash at the least cost: these tests are not about time."""
    monkeypatch.setattr(passwords, "COST", 4)


@pytest.mark.usefixtures("quick")
def test_a_hash_matches_its_password_and_no_other() -> None:
    kept = passwords.hashed("Một câu đủ dài để nhớ")

    assert passwords.matches("Một câu đủ dài để nhớ", kept)
    assert not passwords.matches("Mot cau du dai de nho", kept)


def test_an_unknown_account_is_compared_at_the_cost_of_a_real_one() -> None:
    real = passwords.hashed("Một câu đủ dài để nhớ")

    assert real.split("$")[:3] == passwords.NOBODY.split("$")[:3]
    assert not bcrypt.checkpw(b"", passwords.NOBODY.encode())


def test_first_passwords_are_long_and_never_the_same() -> None:
    made = {passwords.first_password() for _ in range(50)}

    assert len(made) == 50
    assert all(len(password) == 19 for password in made)
