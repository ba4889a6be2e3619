"""What begins like a formula stays text in every file: no list, table or paper makes a program run what somebody typed.

Every free text of a city of canaries begins with one of the signs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from docx import Document
from sqlalchemy import Engine, case, select, update

from data_access import clock
from data_access.engine import connect_engine
from data_access.schema import meetings
from tests import canaries
from tests.accounts import an_account
from tests.canaries import NOW
from tests.pages.test_markup import free_texts, told_tables
from ui import downloads, loaders, meeting_files
from ui.exports import EXPORTS

SIGNS = ("=", "+", "-", "@", "\t=", "\r=")
CITY = an_account("city")


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """The city behind the files, its texts beginning with each sign in turn."""
    url = canaries.canary_city(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    st.cache_resource.clear()
    opened = connect_engine(url)
    with opened.execution_options(writes=True).begin() as connection:
        for table in told_tables():
            sign = case(dict(enumerate(SIGNS)), value=table.c.id % len(SIGNS))
            for name in free_texts(table):
                column = table.c[name]
                connection.execute(update(table).where(column.is_not(None)).values({name: sign + "1+1 " + column}))
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def cells(content: bytes) -> list[Any]:
    """Every cell of a file that holds something, as the strictest reader has it."""
    book = import_module("openpyxl").load_workbook(io.BytesIO(content))
    return [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]


def test_no_cell_of_any_list_is_a_formula_or_a_link() -> None:
    begun = dict.fromkeys(SIGNS, 0)
    for name in [*EXPORTS, downloads.STATISTICS]:
        for cell in cells(downloads.file(CITY, name, {}).content):
            assert cell.data_type != "f", f"{name}: {cell.coordinate}"
            assert cell.hyperlink is None, f"{name}: {cell.coordinate}"
            text = str(cell.value).replace("_x000D_", "\r")  # as Excel itself keeps the sign
            begins = next((sign for sign in SIGNS if text.startswith(f"{sign}1+1 ")), None)
            if begins:
                begun[begins] += 1

    assert min(begun.values()) > 0, "each sign reached some file, unchanged"


def test_a_file_that_pandas_writes_does_hold_formulas() -> None:
    """The control: why lists are not written by it."""
    file = io.BytesIO()
    pd.DataFrame({"name": ["=1+1"]}).to_excel(file, engine="xlsxwriter")

    assert [cell.coordinate for cell in cells(file.getvalue()) if cell.data_type == "f"] == ["B2"]


def test_the_paper_of_a_meeting_holds_no_field_but_the_number_of_the_page(engine: Engine) -> None:
    with engine.connect() as connection:
        texts = (
            connection.execute(select(meetings.conclusion.c.text).where(meetings.conclusion.c.meeting_id == 3)).scalars().all()
        )

    content = meeting_files.file(CITY, meeting_files.MINUTES, {"so": "3"}).content
    paper = Document(io.BytesIO(content))

    xml = paper.element.xml + paper.sections[0].header.part.element.xml
    assert any(text.strip() in paragraph.text for text in texts for paragraph in paper.paragraphs)
    assert xml.count("w:fldSimple ") + xml.count("w:instrText") + xml.count("w:hyperlink ") == 1
