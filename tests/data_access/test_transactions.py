"""The source as it opens transactions: each says what it is for, and leaves nothing behind with the connection."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "cli.py", ROOT / "app.py"] + [
    path for name in ("data_access", "intake", "reports", "ui", "web") for path in sorted((ROOT / name).rglob("*.py"))
]
DOORS = {ROOT / "data_access" / "engine.py", ROOT / "data_access" / "migrations" / "env.py"}


def undeclared(source: str) -> Iterator[str]:
    """The transactions of a source that neither read through `reading` nor say that they write."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr="connect"), args=[], keywords=[]):
                yield ast.unparse(node)
            case ast.Call(func=ast.Attribute(value=opened, attr="begin"), args=[], keywords=[]):
                if not ast.unparse(opened).endswith(".execution_options(writes=True)"):
                    yield ast.unparse(node)


def lasting(source: str) -> Iterator[str]:
    """The settings in the texts of a source that would outlive their transaction."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            calls = re.findall(r"set_config\([^)]*\)", node.value)
            yield from (call for call in calls if not re.search(r",\s*true\)$", call))
            yield from re.findall(r"^\s*SET\s+(?!LOCAL\b)\w+.*", node.value)


def found(look: Callable[[str], Iterator[str]], paths: list[Path]) -> dict[str, list[str]]:
    """What is found in each of some files, by the file."""
    each = {str(path.relative_to(ROOT)): list(look(path.read_text(encoding="utf-8"))) for path in paths}
    return {name: lines for name, lines in each.items() if lines}


def test_every_transaction_reads_within_a_scope_or_says_that_it_writes() -> None:
    assert found(undeclared, [path for path in SOURCES if path not in DOORS]) == {}


def test_no_setting_outlives_its_transaction() -> None:
    assert found(lasting, SOURCES) == {}


@pytest.mark.parametrize("line", ["engine.connect()", "engine().begin()", "engine.execution_options(writes=False).begin()"])
def test_a_transaction_that_says_nothing_is_noticed(line: str) -> None:
    """The control of the first test above."""
    assert list(undeclared(f"with {line} as connection:\n    pass")) == [line]


@pytest.mark.parametrize(
    "line",
    ["SET ct06.scope = '*'", "SET SESSION ct06.scope = '*'", "SELECT set_config('ct06.scope', %s, false)", "SET ROLE somebody"],
)
def test_a_setting_that_lasts_is_noticed(line: str) -> None:
    """The control of the second test above."""
    assert list(lasting(f"connection.execute({line!r})"))
