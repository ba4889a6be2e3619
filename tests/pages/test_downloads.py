"""What a file holds is what the screen shows, cell by cell; each list has its link."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st
from python_calamine import load_workbook
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import clock
from data_access.engine import connect_engine
from tests.demo_data import NOW, small_demo
from tests.pages.conftest import Screen
from ui import downloads, loaders, sign_in, sources
from ui import format as form
from ui.exports import EXPORTS
from ui.lists import weak_bases as weak_words

HEADING_ROW = 5  # counted from 0, below number, title and three lines
SCREENS = [
    *((page, {}) for page in ("overview", "task_progress", "indicators", "inspections", "district", "data")),
    *(("weak_bases", {"phan": part}) for part in weak_words.PARTS),
]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """The small city behind the screens."""
    url = small_demo(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    st.cache_resource.clear()
    opened = connect_engine(url)
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def links(app: AppTest, *, of_lists_on_screen: bool = False) -> list[str]:
    """The addresses of files on a screen; those of lists that the screen does not show have a name of their own."""
    found = [element.proto for element in app.get("link_button") if element.proto.url.startswith("tai-ve/")]
    return [link.url for link in found if not of_lists_on_screen or link.label == "Tải danh sách (.xlsx)"]


def file_at(address: str) -> list[list[Any]]:
    """The headings and rows of the file at an address, for the account of the screen."""
    account = sign_in.account()
    assert account is not None
    parts = urlsplit(address)
    content = downloads.file(account, parts.path.split("/")[1], dict(parse_qsl(parts.query))).content
    return load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()[HEADING_ROW:]


def in_words(headings: list[str], row: list[Any]) -> dict[str, str]:
    """A row of a file as the screen writes it, by heading."""
    told = {heading: _written(value) for heading, value in zip(headings, row, strict=True)}
    number, sheet, line = (told.pop(f"Nguồn: {part}", sources.NOTHING) for part in ("lần nộp", "tờ", "dòng"))
    if number != sources.NOTHING:
        told["Nguồn"] = sources.told(int(number.replace(".", "")), sheet, int(line.replace(".", "")))
    return {"Nguồn": sources.NOTHING} | told


def _written(value: Any) -> str:
    if isinstance(value, date):
        return form.day(value)
    if isinstance(value, float):
        return form.number(value, 0 if value.is_integer() else 1)
    return str(value)


def _read(text: str) -> str:
    """A cell of a screen as people read it."""
    link = re.fullmatch(r"\[(.*)\]\(.*\)", text)
    return re.sub(r"\\(\W)", r"\1", link[1] if link else text).replace("\u2060", "").strip("\u2007\u2008 ")


def shown(app: AppTest) -> list[list[dict[str, str]]]:
    """Each table of a screen as rows by heading."""
    tables = [table.value for table in app.table]
    return [[{_heading(name): _read(text) for name, text in row.items()} for row in table.to_dict("records")] for table in tables]


def _heading(name: Any) -> str:
    return str(name).replace("\u00a0", " ").replace("\u2060", "").strip("\u2007 ")


@pytest.mark.parametrize("place", [{}, {"dia-ban": "phu-nhuan", "ky": "2026-Q3"}], ids=["city", "district"])
@pytest.mark.parametrize(
    ("page", "part"), SCREENS, ids=lambda value: value if isinstance(value, str) else "".join(value.values())
)
def test_the_file_of_each_list_says_what_the_screen_says_cell_by_cell(
    screen: Screen, page: str, part: dict[str, str], place: dict[str, str]
) -> None:
    app = screen(page, address=place | part)
    seen = shown(app)

    for address in links(app, of_lists_on_screen=True):
        headings, *rows = file_at(address)
        told = [in_words(headings, row) for row in rows]
        assert any(_agrees(table, told) for table in seen), address
    assert not app.exception


def _agrees(table: list[dict[str, str]], file: list[dict[str, str]]) -> bool:
    """Whether the table is the beginning of the file, in the columns of that name; a file may have two where a screen has one."""
    shared = [heading for heading in table[0] if heading in file[0]] if table and file else []
    return (
        bool(shared)
        and next(iter(table[0])) in shared
        and 2 * len(shared) > len(table[0])
        and len(table) <= len(file)
        and all(first[heading] == row[heading] for first, row in zip(table, file, strict=False) for heading in shared)
    )


def test_the_screens_lead_to_most_lists_and_to_no_other(screen: Screen) -> None:
    found = {
        urlsplit(address).path.split("/")[1]
        for page, part in SCREENS
        for place in ({}, {"dia-ban": "phu-nhuan"})
        for address in links(screen(page, address=place | part))
    }

    assert found <= {*EXPORTS, downloads.STATISTICS}
    assert {"nhiem-vu", "nhiem-vu-qua-han", "co-so-can-cung-co", "chua-bao-cao", "don-vi-tren-dia-ban"} <= found


def test_a_reporter_takes_along_the_rows_of_its_own_committee_only(screen: Screen) -> None:
    app = screen("task_progress", committee="xp-27043")

    headings, *rows = file_at(next(address for address in links(app) if address.startswith("tai-ve/nhiem-vu?")))

    assert len({row[headings.index("Đơn vị")] for row in rows}) == 1
