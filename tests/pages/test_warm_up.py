"""What is done before the port opens: every page once, and no page that fails is passed over in silence."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine

from tests.pages import city
from ui import loaders, warm_up


def test_every_page_runs_without_a_session_and_leaves_no_view_behind(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    city.fill(engine)

    warm_up.warm_up()

    assert not [record for record in caplog.records if record.name == "chithi06"]
    assert "view" not in st.session_state


def test_a_page_that_fails_is_named_and_keeps_no_other_from_being_warmed(
    engine: Engine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken.py").write_text("1 / 0", encoding="utf-8")
    (tmp_path / "good.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()", encoding="utf-8")
    monkeypatch.setattr(warm_up, "_PAGES", tmp_path)
    city.fill(engine)

    warm_up.warm_up()

    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR] == [
        "Page broken.py failed while warming up"
    ]
    assert (tmp_path / "ran").exists()


@pytest.mark.usefixtures("engine")
def test_without_a_database_the_server_starts_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.sqlite'}")
    loaders.engine.clear()

    warm_up.warm_up()

    assert [record.getMessage() for record in caplog.records if record.name == "chithi06"] == ["Not warmed up: OperationalError"]
