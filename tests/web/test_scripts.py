"""Our own scripts in the browser: they keep nothing there, and take nothing from another window or host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).resolve().parents[2] / "web" / "static").glob("*.js"))
KEEPS = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie")
TAKES = re.compile(r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|[\"']message[\"']|https?://")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_keeps_nothing_and_takes_nothing_from_outside(script: Path) -> None:
    text = script.read_text(encoding="utf-8")

    assert KEEPS.findall(text) == []
    assert TAKES.findall(text) == []


def test_a_script_that_did_would_be_found() -> None:
    assert KEEPS.search('localStorage.setItem("x", figures)')
    assert TAKES.search('window.addEventListener("message", taken)')
    assert TAKES.search("place.innerHTML = text")
