"""The sheet of OWASP ASVS 5.0 and SECURITY.md against the tree: what they say holds is held by a test that there is."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHEET = ROOT / "docs" / "security" / "asvs-5.0-level-2.csv"
ANSWERS = {"holds", "outside", "n/a", "open"}
SETTINGS = {".toml", ".lock", ".sql", ".conf", ".service", ".md", ""}

# The levels of the items of each section in their order, as OWASP released them in 5.0.0 (github.com/OWASP/ASVS,
# 5.0/docs_en/OWASP_Application_Security_Verification_Standard_5.0.0_en.csv at 5cf9b032): 345 items, 70 of level 1, 183 of 2.
LEVELS = {
    "1": ("22", "1111122223", "112222222223", "222", "123"),
    "2": ("122", "112", "12223", "23"),
    "3": ("3", "113", "12223", "11222233", "11122333", "3", "22333"),
    "4": ("12233", "23333", "22", "1222"),
    "5": ("2", "112333", "113", "222"),
    "6": ("122", "111111112222", "11223333", "112233", "22222333", "2223", "33", "2222"),
    "7": ("222", "1111", "22", "11222", "223", "22"),
    "8": ("1233", "1123", "133", "23"),
    "9": ("111", "1222"),
    "10": ("22", "223", "22223", "1111122222233333", "22222", "22", "222"),
    "11": ("2233", "22233", "11233", "1222", "23", "23", "33"),
    "12": ("12233", "11", "22223"),
    "13": ("2333", "222223", "2233", "1222233"),
    "14": ("22", "12223333", "122"),
    "15": ("12233", "12233", "1222222", "3333"),
    "16": ("2", "22222", "2222", "222", "2223"),
    "17": ("23", "22223333", "22"),
}
ITEMS = {
    f"{chapter}.{section}.{item}": level
    for chapter, sections in LEVELS.items()
    for section, levels in enumerate(sections, 1)
    for item, level in enumerate(levels, 1)
}

Row = Mapping[str, str]


def rows() -> list[dict[str, str]]:
    """The rows of the sheet: item, level, chapter, requirement, answer, where, note."""
    with SHEET.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests of one file, read without running it; none if there is no such file."""
    path = ROOT / file
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def is_there(place: str) -> bool:
    """Whether a test (`file::name`) or a file of settings or documentation is in the tree."""
    file, _, test = place.partition("::")
    if test:
        return test.startswith("test_") and test in names_in(file)
    return (ROOT / file).is_file() and Path(file).suffix in SETTINGS


def faults(row: Row) -> list[str]:
    """What is wrong with one row of the sheet."""
    places = [place for place in row["where"].split("; ") if place]
    found = [f"{place} is not there" for place in places if not is_there(place)]
    if ITEMS.get(row["item"]) != row["level"]:
        found.append("no such item at this level")
    if row["answer"] not in ANSWERS:
        found.append(f"no answer: {row['answer']}")
    if row["answer"] == "holds" and not places:
        found.append("held by nothing")
    if row["answer"] != "holds" and not row["note"]:
        found.append("no reason")
    if not (row["chapter"] and row["requirement"]):
        found.append("says nothing")
    return found


def test_the_standard_has_as_many_items_as_it_was_released_with() -> None:
    assert Counter(ITEMS.values()) == {"1": 70, "2": 183, "3": 92}


def test_every_item_of_levels_one_and_two_is_answered_once() -> None:
    answered = Counter(row["item"] for row in rows())

    assert sorted(item for item, level in ITEMS.items() if level in "12" and not answered[item]) == []
    assert [item for item, times in answered.items() if times > 1] == []


def test_every_answer_rests_on_something_that_is_there() -> None:
    assert {row["item"]: found for row in rows() if (found := faults(row))} == {}


GOOD = {
    "item": "7.3.1",
    "level": "2",
    "chapter": "Session management",
    "requirement": "Idle limit",
    "answer": "holds",
    "where": "tests/data_access/changes/test_sessions.py::test_a_session_lapses_when_it_is_not_used_for_an_hour",
    "note": "",
}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"where": "tests/data_access/changes/test_sessions.py::test_made_up"}, "is not there"),
        ({"where": "tests/test_made_up.py::test_made_up"}, "is not there"),
        ({"where": "data_access/sessions.py"}, "is not there"),
        ({"where": "deploy/made-up.conf"}, "is not there"),
        ({"where": ""}, "held by nothing"),
        ({"answer": "n/a"}, "no reason"),
        ({"answer": "outside"}, "no reason"),
        ({"answer": "nearly"}, "no answer"),
        ({"level": "1"}, "no such item"),
        ({"item": "7.3.9"}, "no such item"),
        ({"requirement": ""}, "says nothing"),
    ],
)
def test_a_made_up_row_would_be_found(wrong: dict[str, str], words: str) -> None:
    assert faults(GOOD) == []
    assert words in " ".join(faults(GOOD | wrong))


def promised(text: str) -> list[str]:
    """The files of tests that a document names."""
    return re.findall(r"`(tests/[\w/]+\.py)`", text)


def test_every_promise_names_tests_that_there_are() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    table = text.split("## Hứa", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")][2:]

    assert len(lines) > 10
    assert [line for line in lines if not promised(line)] == []
    assert [file for file in promised(text) if not any(name.startswith("test_") for name in names_in(file))] == []


def test_a_promise_without_its_test_would_be_found() -> None:
    (file,) = promised("| Không ai vào được | `tests/web/test_made_up.py` |")

    assert not names_in(file)
