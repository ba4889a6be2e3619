"""What an address of another brings: the same words as one that leads nowhere, and nothing that another committee said.

The city is that of `tests.canaries`; the account is that of one committee, and of one district where it is about meetings.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import clock
from data_access.engine import connect_engine
from domain.scope import Scope
from tests import canaries
from tests.canaries import FAR, MINE, NOW, Signs, sign
from tests.pages.conftest import Screen
from ui import loaders

OWN, THEIRS, NOBODYS = range(3)
ABOUT_ONE: list[tuple[str, str, tuple[str, str, str], dict[str, str]]] = [
    ("assignment", "ma", (f"NV-2026-0001-{sign(MINE)}", f"NV-2026-0001-{sign(FAR)}", "NV-2026-0077-KHONGCO"), {}),
    ("base", "ma", (f"{sign(MINE)}-001", f"{sign(FAR)}-001", "KHONGCO-001"), {}),
    ("submission", "so", ("2", "12", "98"), {"to": "Cơ sở", "dong": "2"}),
    ("explanations", "so", ("1", "7", "98"), {}),
    ("explanations", "ma", (f"NV-2026-0003-{sign(MINE)}", f"NV-2026-0003-{sign(FAR)}", "NV-2026-0077-KHONGCO"), {}),
    ("conclusions", "so", ("1", "3", "98"), {}),
    ("meetings", "so", ("1", "2", "98"), {}),
    ("projector", "so", ("1", "2", "98"), {}),
]
"""Page, key of the address, values of it that are one's own, another's and nobody's, and what stands beside it."""

PAGES = ("overview", "task_progress", "weak_bases", "inspections", "district", "indicators", "data", "base_print")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """The city behind the screens."""
    url = canaries.canary_city(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    st.cache_resource.clear()
    opened = connect_engine(url)
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def everything(app: AppTest, asked: str = "") -> str:
    """All that reached the browser, without the value that was asked for."""
    parts = [element.proto.SerializeToString() for element in app.main if getattr(element, "proto", None) is not None]
    return without(b"\n".join(parts).decode("utf-8", errors="replace"), asked)


def without(text: str, asked: str) -> str:
    """A text without the code that was asked for; a number is not repeated anywhere."""
    return text if asked.isdecimal() or not asked else text.replace(asked, "…")


def words(app: AppTest, asked: str) -> list[tuple[str, str]]:
    """What can be read on a screen, by kind of element, without the value that was asked for."""
    return [(element.type, without(str(element.value), asked)) for element in app.main if hasattr(element, "value")]


@pytest.mark.parametrize(("page", "key", "values", "beside"), ABOUT_ONE, ids=lambda part: part if isinstance(part, str) else "")
def test_the_address_of_another_says_what_one_that_leads_nowhere_says(
    screen: Screen, page: str, key: str, values: tuple[str, str, str], beside: dict[str, str]
) -> None:
    """The control is one's own, which says something else."""
    who = {"district": "q1"} if page in ("meetings", "projector") else {"committee": MINE}
    signs = Signs.outside(Scope.of(canaries.HOMES["q1"] if "district" in who else [MINE]))
    app = screen(page, address={key: values[OWN], **beside}, **who)
    said = [words(app, values[OWN])]
    for value in values[THEIRS:]:
        app.query_params[key] = value
        app.run()
        assert not app.exception
        assert signs.found(everything(app, value)) == []
        said.append(words(app, value))

    assert said[THEIRS] == said[NOBODYS]
    assert said[OWN] != said[NOBODYS]


@pytest.mark.parametrize("page", PAGES)
def test_no_screen_of_one_committee_shows_a_sign_of_another(screen: Screen, page: str) -> None:
    app = screen(page, committee=MINE, address={"dia-ban": "go-vap", "don-vi": FAR})

    assert not app.exception
    assert Signs.outside(Scope.of([MINE])).found(everything(app)) == []
    assert app.query_params["don-vi"] in (MINE, [MINE])


def test_the_screens_of_the_city_do_show_them(screen: Screen) -> None:
    """The control: a search that found nothing anywhere would prove nothing."""
    signs, app = Signs.outside(Scope.of([MINE])), screen("task_progress")

    assert signs.found(everything(app))
    for page in ("weak_bases", "inspections", "base_print"):
        assert signs.found(everything(app.switch_page(f"../pages/{page}.py").run()))
