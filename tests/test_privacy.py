"""No person anywhere in what we keep, ship or hand out: the tables, the reference data, the invented data and files of it."""

from __future__ import annotations

import io
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from python_calamine import load_workbook
from sqlalchemy import Engine, LargeBinary, inspect, select

from data_access import clock, reference
from data_access.engine import connect_engine
from data_access.schema import metadata
from domain.privacy import personal
from tests.accounts import an_account
from tests.demo_data import NOW, small_demo
from ui import downloads, loaders

PERSONAL = re.compile(
    r"ho_?ten|full_?name|ngay_?sinh|birth|cccd|cmnd|id_?card|phone|dien_?thoai|email|dia_?chi|que_?quan|the_?dang|party_?card"
    r"|ly_?lich|photo|avatar"
)
LONGEST = 500
LONG = {
    "recommendation.content": "kiến nghị is what an inspection asked for; 500 signs in a workbook, scanned there",
    "agenda_item.content": "a frozen slide as JSON, made of what was scanned before",
    "clause.quote": "words of the Directive",
    "sub_requirement.text_vi": "words of the Directive",
    "indicator.definition_vi": "our own definition",
    "document.subject": "what a document of the Party is about",
    "rule_parameter.note": "why a dated rule is as it is",
    "audit.detail": "old and new of what was changed, each short",
}
"""Texts longer than 500 signs, each with its reason."""

SECRETS = {"password_hash", "sha256", "token_sha256", "ticket_sha256", "account_sha256", "previous_sha256"}
SECRETS |= {"file_sha256", "content_sha256"}
OUTSIDE = {"alembic_version"}
CARD, NAME = "079" + "123456789", " ".join(("Trần", "Thị", "Bình"))


def test_no_column_of_the_living_schema_is_about_a_person(engine: Engine) -> None:
    """Tables and views as they are in the database, with their comments."""
    seen, found = inspect(engine), []
    for table in [*seen.get_table_names(), *seen.get_view_names()]:
        for column in seen.get_columns(table):
            found += [f"{table}.{column['name']}"] if PERSONAL.search(f"{column['name']} {column.get('comment') or ''}") else []

    assert found == []
    assert len(seen.get_table_names()) > 30
    assert PERSONAL.search("bi_thu_ho_ten"), "the control"
    assert PERSONAL.search("so_dien_thoai"), "the control"


def test_every_long_text_has_a_reason() -> None:
    texts = (column for table in metadata.tables.values() for column in table.columns if column.type.python_type is str)
    long = {str(column) for column in texts if (getattr(column.type, "length", None) or LONGEST + 1) > LONGEST}

    assert long <= LONG.keys()


def test_no_workbook_is_kept_as_it_came() -> None:
    """Nothing to be handed out, and nothing that its properties could say: of a file only its name and hash stay."""
    columns = [column for table in metadata.tables.values() for column in table.columns]

    assert [str(column) for column in columns if isinstance(column.type, LargeBinary)] == []
    assert {"submission.file_name", "submission.file_sha256"} <= {str(column) for column in columns}


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """The small city of invented data."""
    url = small_demo(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    st.cache_resource.clear()
    opened = connect_engine(url)
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def units() -> tuple[str, ...]:
    """What our units are called, which is never the name of a person."""
    tables = reference.tables()
    return tuple(row[key] for name in ("committee", "district") for row in tables[name] for key in ("name", "short_name"))


def naming(texts: set[str]) -> list[str]:
    """Those of some texts that name a person, or hold a number of one."""
    called = units()
    return [text for text in sorted(texts) if personal(text, catalogue=called)]


def test_no_text_of_the_invented_data_or_the_lists_names_anybody(demo: Engine) -> None:
    """Every text of every table; slides are made of the others."""
    texts = set[str]()
    with demo.connect() as connection:
        for table in metadata.tables.values():
            for column in table.columns:
                if column.type.python_type is str and column.name not in SECRETS | {"content"}:
                    texts |= {text for text in connection.scalars(select(column).distinct()) if text}

    assert naming(texts) == []
    assert len(texts) > 2_000
    assert naming({*list(texts)[:20], f"giao đồng chí {NAME}", CARD}) == sorted({f"giao đồng chí {NAME}", CARD}), "the control"


@pytest.mark.usefixtures("demo")
def test_no_file_of_the_invented_data_names_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda _bytes: "a1b2c3d4e5f6")  # twelve digits by chance would look like a card
    texts = set[str]()
    for name in ("nhiem-vu", "co-so-can-cung-co", "kiem-tra-giam-sat", "lan-nop", downloads.STATISTICS):
        book = load_workbook(io.BytesIO(downloads.file(an_account("city"), name, {}).content))
        for sheet in book.sheet_names:
            texts |= {cell for row in book.get_sheet_by_name(sheet).to_python() for cell in row if isinstance(cell, str)}

    assert naming(texts) == []
    assert len(texts) > 200
