"""What is installed against the faults that have been made known of it, also where no service can be asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
KNOWN: dict[str, Any] = tomllib.loads((ROOT / "docs" / "security" / "advisories.toml").read_text(encoding="utf-8"))
ADVISORIES: list[dict[str, str]] = KNOWN["advisory"]
LOOKED_AT: dict[str, date] = KNOWN["looked_at"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def locked(lock: str) -> list[tuple[str, str]]:
    """Every package of a lock file with its version; a package may have one for each Python."""
    return re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)", lock, re.MULTILINE)


def faulty(pins: Iterable[tuple[str, str]]) -> list[str]:
    """The pins below the first version without a known fault, each with the advisory."""
    return [
        f"{name} {version}: {advisory['id']}, repaired in {advisory['fixed']}"
        for name, version in pins
        for advisory in ADVISORIES
        if advisory["package"] == name and Version(version) < Version(advisory["fixed"])
    ]


def unseen(pins: Iterable[tuple[str, str]]) -> list[str]:
    """The pins whose advisories nobody has searched for."""
    return sorted({name for name, _ in pins} - LOOKED_AT.keys())


def test_nothing_is_installed_that_is_known_to_be_faulty() -> None:
    assert len(locked(LOCK)) > 50, "is the lock still read?"
    assert faulty(locked(LOCK)) == []


def test_a_version_before_its_repair_would_be_found() -> None:
    before = locked("python-multipart==0.0.30 \\\n    --hash=sha256:0\n")

    assert faulty(before) == ["python-multipart 0.0.30: CVE-2026-53540, repaired in 0.0.31"]


def test_advisories_were_searched_for_every_package_installed() -> None:
    assert unseen(locked(LOCK)) == [], "search for its advisories, add them and the day to docs/security/advisories.toml"
    assert sorted(LOOKED_AT.keys() - {name for name, _ in locked(LOCK)}) == [], "no longer installed"


def test_a_new_package_would_ask_to_be_looked_at() -> None:
    assert unseen([*locked(LOCK), ("left-pad", "1.3.0")]) == ["left-pad"]


def test_an_advisory_says_what_was_read_and_where() -> None:
    for advisory in ADVISORIES:
        assert re.fullmatch(r"CVE-\d{4}-\d{4,}|GHSA(-\w{4}){3}|PYSEC-\d{4}-\d+", advisory["id"])
        assert advisory["package"] in LOOKED_AT
        assert advisory["about"]
        assert advisory["read"]
    pairs = [(advisory["id"], advisory["package"]) for advisory in ADVISORIES]
    assert len(pairs) == len(set(pairs))
    assert all(type(day) is date for day in LOOKED_AT.values())
