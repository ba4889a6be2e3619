"""Regular expressions built out of values: the signs of the values mean themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("data_access", "domain", "intake", "pages", "reports", "ui", "web")
SOURCES = [ROOT / "app.py", ROOT / "cli.py", *(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))]


def unescaped(source: str) -> Iterator[int]:
    """The lines that put a value into a regular expression without escaping it; constants of a module are written by us."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            values = [value for value in ast.walk(node.args[0]) if isinstance(value, ast.FormattedValue)]
            put_in = [ast.unparse(value.value) for value in values]
            if any(not text.startswith("re.escape(") and not text.lstrip("_").isupper() for text in put_in):
                yield node.lineno


def test_a_regular_expression_built_out_of_values_escapes_them() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SOURCES}
    found = {name: list(unescaped(text)) for name, text in texts.items() if "re." in text}

    assert len(found) > 20, "are the sources still read?"
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_one_that_takes_a_value_as_it_is_would_be_found() -> None:
    assert list(unescaped("re.fullmatch(rf'{row.code}-KN', text)")) == [1]
    assert list(unescaped("re.fullmatch(rf'{re.escape(row.code)}-KN', text)")) == []
