"""A fresh process whose first request names a page: whoever has no session gets the sign-in and not a figure.

Streamlit serves a folder `pages/` beside its script without that script until a session has called st.navigation; ours lies
elsewhere, and this test is the tripwire.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import streamlit as st
from sqlalchemy import Engine
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from data_access import passwords
from data_access.changes.sessions import issue_ticket, redeem
from data_access.changes.users import add_user
from domain.roles import ROLES, Action, may
from domain.scope import Scope
from tests.accounts import ADMIN, CITY, an_account
from tests.builders import COMMITTEE, a_base, accept
from tests.inside import Browser, House, inside
from tests.serving import run, server
from tests.works import ASSIGNER
from ui import sign_in, view
from ui.links import ADMINISTRATION
from ui.navigation import SCREENS, Screen

FIGURE = "Chi bộ khu phố 7351"
PAGES = Path(__file__).resolve().parents[2] / "pages"
PLACES: dict[str, dict[str, Any]] = {
    "reporter": {"committee": COMMITTEE, "scope": [COMMITTEE]},
    "verifier": {"committee": ASSIGNER},
}
DATA = {"dataframe", "table", "vega_lite_chart", "metric", "json", "code", "plotly_chart", "graphviz_chart", "deck_gl_json_chart"}


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """What other tests left in caches is dropped, and what these leave."""
    for cache in (st.cache_data, st.cache_resource):
        cache.clear()
    yield
    for cache in (st.cache_data, st.cache_resource):
        cache.clear()


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> str:
    """A session in a database that holds a figure."""
    monkeypatch.setattr(passwords, "COST", 4)
    accept(engine, a_base(name=FIGURE))
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE app_user SET must_change = false")
    return redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/"))[0]


def _elements(frames: list[bytes]) -> set[str]:
    """The kinds of elements among frames that hold data."""
    messages = map(ForwardMsg.FromString, frames)
    return {str(message.delta.new_element.WhichOneof("type")) for message in messages} & DATA


async def _first_request(house: House, page: str, *, token: str = "") -> Browser:
    """A connection whose one run is the first in the life of the process, for all Streamlit knows."""
    PagesManager.uses_pages_directory = None
    browser = house.browser(token=token)
    await browser.run(page)
    await browser.close()
    return browser


def test_the_first_request_of_a_process_gets_the_sign_in_whatever_page_it_names(
    monkeypatch: pytest.MonkeyPatch, database: str, token: str
) -> None:
    async def visit(house: House) -> None:
        for screen in SCREENS:
            for page in (Path(screen.file).stem, screen.address):
                nobody = await _first_request(house, page)
                assert nobody.says("Tên đăng nhập")
                assert not nobody.says(screen.title)
                assert not nobody.says(FIGURE)
                assert _elements(nobody.frames) == set()
            somebody = await _first_request(house, screen.address, token=token)
            assert not somebody.says("Tên đăng nhập")
            assert somebody.says(screen.title)

    inside(monkeypatch, database, visit)


def test_a_page_beside_the_script_is_served_without_it_and_would_be_found_out(
    monkeypatch: pytest.MonkeyPatch, database: str, tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "so_lieu.py").write_text(f"import streamlit as st\nst.metric('{FIGURE}', 1)\n", encoding="utf-8")
    (tmp_path / "main.py").write_text("import streamlit as st\nst.write('Tên đăng nhập')\n", encoding="utf-8")
    app = st.App
    monkeypatch.setattr(st, "App", lambda _script, **parts: app(tmp_path / "main.py", **parts))

    async def visit(house: House) -> Browser:
        return await _first_request(house, "so_lieu")

    nobody = inside(monkeypatch, database, visit)

    assert nobody.says(FIGURE)
    assert _elements(nobody.frames) == {"metric"}
    assert not nobody.says("Tên đăng nhập")


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.file)
def test_a_page_opened_by_itself_shows_nothing_to_anybody(monkeypatch: pytest.MonkeyPatch, database: str, screen: Screen) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    for somebody in (None, CITY, ADMIN):
        monkeypatch.setattr(sign_in, "account", lambda somebody=somebody: somebody)
        assert _drawn(screen.file) == ["Info"]


@pytest.mark.usefixtures("engine")
def test_a_page_that_does_not_ask_who_is_there_shows_what_it_has(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setattr(view, "current_view", lambda: view.show(Scope.city()))

    assert len(_drawn("overview.py")) > 1


def _drawn(file: str) -> list[str]:
    """What a page draws that is run without the script."""
    app = AppTest.from_file(str(PAGES / file), default_timeout=30).run()
    return [type(element).__name__ for element in app.main if not isinstance(element, Block)]


def test_administration_shows_no_data_to_whoever_may_not_administer(
    monkeypatch: pytest.MonkeyPatch, database: str, token: str
) -> None:
    async def visit(house: House) -> None:
        for role in ROLES:
            monkeypatch.setattr(sign_in, "account", partial(an_account, role, **PLACES.get(role, {})))
            visitor = await _first_request(house, ADMINISTRATION, token=token)
            assert visitor.says("Quản trị")
            assert bool(_elements(visitor.frames)) is may(role, Action.ADMINISTER)
            assert visitor.says("btctu") is may(role, Action.ADMINISTER)

    inside(monkeypatch, database, visit)


def test_a_session_goes_on_at_its_place_in_a_process_that_never_saw_it_and_for_its_own_browser_only(
    engine: Engine, database: str, token: str
) -> None:
    another = redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/"))[0]
    with server(database) as port:
        mine = run(port, "tien-do", token=token, query="dia-ban=go-vap")
        again = run(port, "", token=token, session=mine.session)
        nobody = run(port, "", session=mine.session)
        stranger = run(port, "", token=another, session=mine.session)

    assert mine.says("Tiến độ nhiệm vụ · Quận Gò Vấp")
    assert again.session == mine.session
    assert not again.says("Tiến độ nhiệm vụ · Quận Gò Vấp")
    assert nobody.session != mine.session
    assert nobody.says("Tên đăng nhập")
    assert stranger.session != mine.session


def test_the_server_that_ships_does_not_say_what_it_is(database: str) -> None:
    with server(database) as port:
        closed = httpx.get(f"http://127.0.0.1:{port}/_stcore/metrics")

    assert closed.status_code == 404
    assert closed.headers["content-security-policy"]
    assert "server" not in closed.headers
