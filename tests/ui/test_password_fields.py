"""Fields for passwords: masked, and known to password managers for what they are."""

from __future__ import annotations

import ast
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "ui"
PURPOSES = {"current-password", "new-password"}


def password_fields(source: str) -> list[dict[str, object]]:
    """The options of every text field whose label speaks of a password."""
    return [
        {option.arg: option.value.value for option in node.keywords if option.arg and isinstance(option.value, ast.Constant)}
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("text_input") and node.args
        if isinstance(node.args[0], ast.Constant) and "mật khẩu" in str(node.args[0].value).casefold()
    ]


def in_order(field: dict[str, object]) -> bool:
    """Whether a field hides what is typed and tells password managers what it is for."""
    return field.get("type") == "password" and field.get("autocomplete") in PURPOSES


def test_every_field_for_a_password_is_masked_and_named_for_password_managers() -> None:
    found = {path.name: password_fields(path.read_text(encoding="utf-8")) for path in sorted(UI.rglob("*.py"))}

    assert sum(map(len, found.values())) >= 4, "the sign-in has one, the new password three"
    assert [name for name, fields in found.items() if not all(map(in_order, fields))] == []


def test_a_field_that_shows_a_password_would_be_found() -> None:
    (field,) = password_fields('st.text_input("Mật khẩu", key="mat-khau")')

    assert not in_order(field)
