"""A fresh process whose first request names a page: whoever has no session gets the sign-in and not a figure.

Streamlit serves a folder `pages/` beside its script without that script until a session has called st.navigation; ours lies
elsewhere, and this test is the tripwire.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access import passwords
from data_access.changes.sessions import issue_ticket, redeem
from data_access.changes.users import add_user
from tests.builders import a_base, accept
from tests.serving import run, server
from ui.navigation import SCREENS, Screen

FIGURE = "Chi bộ khu phố 7351"


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> str:
    """A session in a database that holds a figure."""
    monkeypatch.setattr(passwords, "COST", 4)
    accept(engine, a_base(name=FIGURE))
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE app_user SET must_change = false")
    return redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/"))[0]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.file)
def test_the_first_request_of_a_process_gets_the_sign_in_whatever_page_it_names(
    database: str, token: str, screen: Screen
) -> None:
    with server(database) as port:
        by_file = run(port, Path(screen.file).stem)
        by_address = run(port, screen.address)
        signed_in = run(port, screen.address, token=token)

    for anonymous in (by_file, by_address):
        assert anonymous.says("Tên đăng nhập")
        assert not anonymous.says(screen.title)
        assert not anonymous.says(FIGURE)
    assert not signed_in.says("Tên đăng nhập")
    assert signed_in.says(screen.title)


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
