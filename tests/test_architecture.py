"""The shape of the tree: what lint, types and import contracts cannot see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.schema import metadata

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))
PACKAGES = ("data_access", "domain", "intake", "pages", "reports", "ui", "web")
MIGRATIONS = ROOT / "data_access" / "migrations" / "versions"
SOURCES = [
    path
    for path in [ROOT / "app.py", ROOT / "cli.py", *(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))]
    if MIGRATIONS not in path.parents
]
LONGEST_PAGE, LONGEST_MODULE, LONGEST_BODY = 120, 200, 25
PERSONAL = {
    "birth",
    "birthday",
    "born",
    "dob",
    "cccd",
    "cmnd",
    "passport",
    "phone",
    "mobile",
    "email",
    "mail",
    "fullname",
    "gender",
    "sex",
}


def tree(path: Path) -> ast.Module:
    """The parsed source of one file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    """A file as it is named in this tree."""
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of one file, methods and inner ones too."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines the body of a function has, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1


def imported(path: Path) -> set[str]:
    """What one file imports, each name in full: `data_access.facts.current`."""
    names = set[str]()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def written_files() -> list[Path]:
    """Every file that somebody wrote: all but what .gitignore names."""
    made = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()} | {".git"}
    return [
        path
        for top in ROOT.iterdir()
        if top.name not in made
        for path in ([top] if top.is_file() else top.rglob("*"))
        if path.is_file() and not any(part in made or part.endswith(".egg-info") for part in path.relative_to(ROOT).parts)
    ]


def texts() -> Iterator[tuple[Path, str]]:
    """Every written file that is text."""
    for path in written_files():
        content = path.read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_reads_like_the_screen_and_defines_nothing(page: Path) -> None:
    body = tree(page).body
    defined = [node for node in ast.walk(tree(page)) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    statements = [node for node in body[1:] if not isinstance(node, ast.Import | ast.ImportFrom)]

    assert not defined, "put it in ui/ (what is drawn) or domain/ (numbers)"
    assert len(page.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE
    assert ast.unparse(statements[0]) == "view = current_view()", "it stops for whoever is not signed in"


@pytest.mark.parametrize("module", SOURCES, ids=named)
def test_a_module_has_one_subject(module: Path) -> None:
    long = [f"{function.name}: {count} lines" for function in functions(module) if (count := length(function)) > LONGEST_BODY]

    assert long == []
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE, "is there a second subject inside?"


def test_screens_are_native_elements_and_use_nothing_deprecated() -> None:
    forbidden = re.compile(r"unsafe_allow_html|use_container_width|components\.v1|experimental_")

    assert [named(path) for path in SOURCES if forbidden.search(path.read_text(encoding="utf-8"))] == []


def test_the_state_of_a_session_is_touched_by_the_view_the_forms_and_the_sign_in_only() -> None:
    bar, forms = {"ui/view.py", "ui/clause.py", "ui/picking.py"}, {"ui/actions.py"}
    allowed = bar | forms | {"ui/sign_in.py", "ui/authenticator.py", "ui/shell.py"}

    assert {named(path) for path in SOURCES if "session_state" in path.read_text(encoding="utf-8")} <= allowed


def test_screens_reach_the_database_through_the_loaders_the_forms_and_the_sign_in_only() -> None:
    forms = {"ui/actions.py", "ui/admin_actions.py", "ui/case_actions.py", "ui/meeting_actions.py"}
    allowed = forms | {"ui/sign_in.py", "ui/authenticator.py", "ui/new_password.py", "ui/own_sessions.py", "ui/shell.py"}
    opening = {"ui.loaders.connection", "ui.loaders.accounts", "ui.loaders.engine", "data_access.engine.connect_engine"}
    screens = [path for path in SOURCES if path.parts[-2] in ("ui", "pages", "charts")]

    assert {named(path) for path in screens if imported(path) & opening} <= allowed


def test_the_two_ways_in_are_imported_by_nobody_and_speak_no_sql() -> None:
    """What import-linter would hold, if it knew modules that are no packages."""
    for path in SOURCES:
        assert not {"app", "cli"} & {name.split(".")[0] for name in imported(path)}, named(path)
    for path in (ROOT / "app.py", ROOT / "cli.py"):
        assert not {"sqlalchemy", "altair"} & {name.split(".")[0] for name in imported(path)}, named(path)


def test_every_read_of_facts_asks_for_scope_and_moment() -> None:
    facts = (
        "data_access.schema.FACTS",
        "data_access.schema.facts",
        "data_access.schema.correspondence",
        "data_access.facts.current",
    )
    reading = [
        path for path in sorted((ROOT / "data_access").glob("*.py")) if any(name.startswith(facts) for name in imported(path))
    ]

    assert reading, "no module reads facts: is the search above still right?"
    for path in reading:
        for function in functions(path):
            asked = [argument.arg for argument in function.args.args]
            required = {
                argument.arg
                for argument, default in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
                if default is None
            }
            if not function.name.startswith("_") and "connection" in asked:
                assert {"scope", "as_of"} <= required, f"{named(path)}: {function.name}"


def test_no_column_is_about_a_person() -> None:
    columns = {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}
    parts = {name: set(re.split(r"[._]", name)) for name in columns}

    assert [
        name for name in sorted(columns) if parts[name] & PERSONAL or re.search(r"ho_ten|full_name|(first|last)_name", name)
    ] == []


def test_nothing_is_postponed_or_silenced() -> None:
    silenced = re.compile(
        r"TO[D]O|FIX[M]E|# no[q]a|type: igno[r]e|mark\.(sk[i]p|xf[a]il)|pytest\.(sk[i]p|xf[a]il)|ignore_imp[o]rts"
    )

    assert [named(path) for path, text in texts() if silenced.search(text)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    folders = r"(?<![\w.-])/(?:w[o]rk|f[a]rm|r[o]ot|h[o]me)/"
    hosts = r"py[p]i\.org|py[t]honhosted|registry\.[n]pmjs|deb\.[d]ebian\.org|index-u[r]l [\"'h]"
    place = re.compile(f"{folders}|{hosts}")

    assert [named(path) for path, text in texts() if place.search(text)] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"])
def test_what_is_installed_is_locked_by_hash_and_by_no_address(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    pins = re.split(r"\n(?=[\w-]+(?:\[[\w,-]+\])?==)", lock.strip())

    assert len(pins) > 50
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in lock


def test_the_tests_run_on_the_versions_that_are_served() -> None:
    served, tested = (
        set(re.findall(r"^([\w.-]+(?:\[[\w,-]+\])?==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )

    assert served - tested == set()


def test_the_readme_names_every_command() -> None:
    targets = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [target for target in targets if f"make {target}" not in readme] == []
