"""What our script says in Vietnamese are words that the installed Streamlit still says in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit import file_util

import web

SCRIPT = (Path(web.__file__).with_name("static") / "tieng-viet.js").read_text(encoding="utf-8")
WORDS = dict(re.findall(r'^    "([^"]+)":\s*"([^"]+)",$', SCRIPT, re.MULTILINE))


@pytest.fixture(scope="module")
def program() -> str:
    """All of Streamlit's program for the browser."""
    modules = (Path(file_util.get_static_dir()) / "static" / "js").glob("*.js")
    return "\n".join(module.read_text(encoding="utf-8") for module in modules)


def test_the_program_still_says_every_word(program: str) -> None:
    assert len(WORDS) > 130
    assert [word for word in WORDS if word not in program] == []


def test_no_word_is_given_twice_and_none_leads_to_another() -> None:
    assert len(re.findall(r'^    "[^"]+":', SCRIPT, re.MULTILINE)) == len(WORDS)
    assert not set(WORDS.values()) & set(WORDS), "would be said again and again"
