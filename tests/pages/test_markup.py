"""What people typed is text wherever it is shown: never Markdown, never HTML, never a link or a picture of another host.

Every free text of a city of canaries is made hostile, found by its column, so that a new one is hostile too.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import streamlit as st
from google.protobuf.message import Message
from sqlalchemy import Engine, Table, insert, select, update
from streamlit.testing.v1 import AppTest

import ui
from data_access import clock
from data_access.changes import audit
from data_access.engine import connect_engine
from data_access.schema import FACTS, meetings, metadata
from data_access.users import Account
from domain.scope import Scope
from tests import canaries
from tests.accounts import an_account
from tests.canaries import FAR, MINE, NOW, sign
from tests.pages.conftest import Screen
from ui import loaders, sign_in
from ui.lists import weak_bases as weak_words
from ui.tables import literal

HOSTILE = (
    "<img src=x onerror=alert(1)> **đậm** [x](http://evil.example) ![](http://evil.example/a.png) :red[x] $x$ </script> "
    "[y](javascript:alert(1)) :material/home: `mã` www.evil.example "
)
MARKUP = re.compile(
    r"(?<!\\)<(?:img|/script)|(?<!\\)\*\*đậm|(?<!\\)\[[xy]|(?<!\\)!\[|(?<!\\):(?:red\[x|material/home)|(?<!\\)\$x|(?<!\\)`mã|(?<!\\)\]\(http"
    r"|www\.evil|://evil"
)
"""What Streamlit would take for more than text."""

PICTURE = ("vega_lite_chart", ".spec")
LEADS_OUT = re.compile(r'"(?:href|url)"|"type": ?"image"')
"""What of a chart would be a link or a picture, whatever its data holds."""

OF_OURS = {"sheet", "rule", "cell", "period", "kind", "place", "indicator", "subject", "item", "stage", "level", "code", "clause"}
OF_OURS |= {
    "reasons",
    "findings",
    "finding",
    "form",
    "type_code",
    "letter",
    "authority",
    "file_sha256",
    "content_sha256",
    "sha256",
}
PLAIN = {"arrow_data_frame", "arrow_vega_lite_chart", "vega_lite_chart", "text_area", "text_input", "selectbox", "multiselect"}
"""Elements that show texts as they are, but for their labels, which are ours."""

SECRETARY = Account("thu-ky", f"{HOSTILE}Thư ký", "secretary", Scope.city(), None, None, must_change=False, is_demo=False)
WHOLE: list[tuple[str, dict[str, str]]] = [
    *((page, {}) for page in ("overview", "task_progress", "inspections", "indicators", "explanations", "conclusions", "data")),
    *(("weak_bases", {"phan": part}) for part in weak_words.PARTS),
    ("base_print", {}),
    ("meetings", {}),
]
ABOUT_ONE: list[tuple[str, dict[str, str]]] = [
    ("district", {"dia-ban": "q1", "don-vi": MINE}),
    ("indicators", {"dia-ban": "q1", "don-vi": MINE, "ky": "2026-Q3", "ma": "I43"}),
    ("assignment", {"ma": f"NV-2026-0001-{sign(MINE)}"}),
    ("assignment", {"ma": f"NV-2026-0004-{sign(FAR)}"}),
    ("base", {"ma": f"{sign(MINE)}-001"}),
    ("submission", {"so": "2", "to": "Cơ sở", "dong": "3"}),
    ("submission", {"so": "1", "to": "Giao việc", "dong": "6"}),
    ("explanations", {"so": "1"}),
    ("conclusions", {"so": "1"}),
    ("meetings", {"so": "1"}),
    ("projector", {"so": "1"}),
]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """The city behind the screens, every free text of it hostile."""
    url = canaries.canary_city(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    st.cache_resource.clear()
    opened = connect_engine(url)
    with opened.execution_options(writes=True).begin() as connection:
        for table in told_tables():
            for column in free_texts(table):
                connection.execute(update(table).where(table.c[column].is_not(None)).values({column: HOSTILE + table.c[column]}))
        items = meetings.agenda_item.c
        for row in connection.execute(select(items.id, items.content).where(items.content.is_not(None))).all():
            content = json.dumps(_spoilt(json.loads(row.content)), ensure_ascii=False)
            connection.execute(update(meetings.agenda_item).where(items.id == row.id).values(content=content))
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def told_tables() -> list[Table]:
    """Every table that holds what people typed."""
    names = ("submission", "normalisation", "explanation_request", "explanation_answer", "remark")
    return [
        *FACTS.values(),
        *(metadata.tables[name] for name in (*names, "meeting", "agenda_item", "conclusion", "conclusion_event")),
    ]


def free_texts(table: Table) -> list[str]:
    """The columns of a table that hold words of people and refer to nothing."""
    return [
        column.name
        for column in table.columns
        if column.type.python_type is str
        and (getattr(column.type, "length", None) or 1000) >= 80
        and not column.foreign_keys
        and column.name not in OF_OURS | {"content"}
    ]


def _spoilt(value: Any) -> Any:
    """A slide whose texts about a committee are hostile."""
    if isinstance(value, dict):
        return {key: each if key == "headings" else _spoilt(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_spoilt(each) for each in value]
    return HOSTILE + value if isinstance(value, str) and " " in value else value


def texts(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a message with the names of the fields that lead to it; of a table its headings and cells."""
    for field, value in message.ListFields():
        for each in value if field.is_repeated else [value]:
            here = f"{path}.{field.name}"
            if isinstance(each, Message):
                yield from texts(each, here)
            elif isinstance(each, str):
                yield here, each
            elif isinstance(each, bytes):
                yield from ((here, text) for text in _cells(each))


def _cells(content: bytes) -> Iterator[str]:
    try:
        table = pa.ipc.open_stream(content).read_all()
    except pa.ArrowInvalid:
        return
    for column in table.columns:
        yield from (str(value) for value in column.to_pylist() if isinstance(value, str))


def unescaped(app: AppTest) -> list[tuple[str, str, str]]:
    """What a screen would read as markup: kind of element, field and sign."""
    return [
        (kind, field, found[0])
        for kind, field, text in shown(app)
        if not field.endswith(".alt")  # read out, never drawn
        and not (kind in PLAIN and not field.endswith((".label", ".help")))
        for found in MARKUP.finditer(text)
    ]


def shown(app: AppTest) -> Iterator[tuple[str, str, str]]:
    """Every text of a screen with its kind of element and its field."""
    for area in (app.main, app.sidebar):
        for element in area:
            proto = getattr(element, "proto", None)
            if isinstance(proto, Message):
                kind = getattr(element, "type", "")
                yield from ((kind, field, text) for field, text in texts(proto))


def opened(screen: Screen, pages: list[tuple[str, dict[str, str]]]) -> Iterator[tuple[str, AppTest]]:
    """Each of these pages, as a secretary opens it whose office has a hostile name too."""
    app = screen("overview", account=SECRETARY)
    for page, address in pages:
        app.query_params.clear()
        app.query_params.update({"dia-ban": "thanh-pho", **address})
        yield page, app.switch_page(f"../pages/{page}.py").run()


@pytest.mark.parametrize("pages", [WHOLE, ABOUT_ONE], ids=["of-the-city", "about-one-thing"])
def test_no_text_of_people_is_markup_on_any_screen(screen: Screen, pages: list[tuple[str, dict[str, str]]]) -> None:
    seen = dict.fromkeys((page for page, _ in pages), 0)
    for page, app in opened(screen, pages):
        told = list(shown(app))
        assert not app.exception, page
        assert unescaped(app) == [], page
        assert not [text for kind, field, text in told if (kind, field) == PICTURE and LEADS_OUT.search(text)], page
        seen[page] += sum("evil" in text for _, _, text in told)

    assert {page for page, times in seen.items() if not times} <= {"overview", "data", "indicators"}, "is it still shown there?"


def test_no_name_of_an_account_and_no_record_is_markup_for_who_administers(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, engine: Engine
) -> None:
    """An office with a hostile name, and what the journal holds of it."""
    monkeypatch.setattr(sign_in, "session_token", lambda: "")
    users = metadata.tables["app_user"]
    account = {"name": "van-phong", "label": HOSTILE[:120], "password_hash": "x", "role": "city", "created_at": NOW}
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(users).values(account | {"must_change": False, "is_demo": False}))
        audit.record(connection, at=NOW, actor=HOSTILE[:60], action="user.label", target=HOSTILE[:120], detail=HOSTILE)
    app, seen = screen("administration", account=an_account("admin")), 0
    for part, about in (("tai-khoan", "van-phong"), ("phien", "van-phong"), ("quy-tac", ""), ("ten-goi", ""), ("nhat-ky", "")):
        app.query_params.update({"phan": part, "tk": about})
        app.run()
        assert not app.exception, part
        assert unescaped(app) == [], part
        seen += sum("onerror" in text for _, _, text in shown(app))

    assert seen >= 2, "the label of the account and the record are there"


def test_a_text_that_is_not_taken_literally_is_found(monkeypatch: pytest.MonkeyPatch, screen: Screen) -> None:
    """The control: without the escape the same pages do hold markup."""

    def as_it_is(text: str) -> str:
        return text

    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        if found.name != "ui.shell":  # a script; whatever is loaded later would keep what is put in its place here
            importlib.import_module(found.name)
    for name, module in list(sys.modules.items()):
        if name.startswith("ui.") and getattr(module, "literal", None) is literal:
            monkeypatch.setattr(module, "literal", as_it_is)

    kinds = {sign for _, app in opened(screen, ABOUT_ONE[2:5]) for _, _, sign in unescaped(app)}

    assert kinds >= {"<img", "**đậm", "[x", "![", ":red[x", "$x", ":material/home", "`mã", "www.evil", "://evil"}
