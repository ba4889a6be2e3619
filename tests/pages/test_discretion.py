"""The name of a base of very few members: on no screen and in no file of an account that does not supervise it."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from python_calamine import load_workbook
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.changes import submissions
from data_access.users import Account
from domain.discretion import NAMELESS
from domain.roles import Role
from domain.scope import Scope
from tests.builders import a_base, a_report
from tests.pages.conftest import Screen
from tests.registers import a_case, a_level, a_step, an_inspection
from ui import downloads, sign_in

MINE = "xp-26890"
TINY, NAME, BESIDE = "XP26890-001", "Chi bo Ben Thuyen", "Chi bo Dong Xanh"
"""Written without marks, so that they would be found in whatever form they reach the browser."""
PLACES = {
    "weak_bases": {},
    "district": {"dia-ban": "go-vap"},
    "base_print": {},
    "overview": {},
    "inspections": {},
    "base": {"ma": TINY},
    "submission": {"so": "1", "to": "Cơ sở", "dong": "2"},
}
FILES = ("co-so-can-cung-co", "co-so-can-chu-y", "co-so-chua-vao-danh-sach", "kiem-tra-giam-sat")


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    """A base of three members and one of twelve, both weak and inspected; one of two that failed and is on no register."""
    said = [
        a_base(1, committee=MINE, name=NAME, members=3),
        a_base(2, committee=MINE, name=BESIDE, row=3),
        a_base(3, committee=MINE, name=f"{NAME} 2", members=2, row=4),
        *(a_case(number, committee=MINE) for number in (1, 2)),
        *(a_step("listed", date(2026, 3, 1), base=number, committee=MINE) for number in (1, 2)),
        a_level("KHT", base=3, committee=MINE),
        *(
            an_inspection(number, committee=MINE, base_code=f"XP26890-{number:03}", started_on=date(2026, 4, 2))
            for number in (1, 2)
        ),
    ]
    submissions.accept(engine, report=a_report(*said, committee=MINE), by="don-vi", at=datetime(2026, 11, 20, 2))


def an_account(role: Role) -> Account:
    return Account("ai", "Tài khoản", role, Scope.city(), None, None, must_change=False, is_demo=False)


def everything(app: AppTest) -> str:
    """All that reached the browser: texts, tables and what pictures are drawn from."""
    parts = [element.proto.SerializeToString() for element in app.main if getattr(element, "proto", None) is not None]
    return b"".join(parts).decode("utf-8", errors="replace")


def opened(screen: Screen, monkeypatch: pytest.MonkeyPatch, page: str, role: Role) -> AppTest:
    app = screen("overview", address=PLACES[page])
    monkeypatch.setattr(sign_in, "account", lambda: an_account(role))
    app.run()
    return app if page == "overview" else app.switch_page(f"../pages/{page}.py").run()


@pytest.mark.parametrize("page", PLACES)
def test_no_screen_of_who_administers_names_it(screen: Screen, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    app = opened(screen, monkeypatch, page, "admin")

    assert not app.exception
    assert NAME not in everything(app)


@pytest.mark.parametrize("page", ["weak_bases", "base", "submission"])
def test_who_supervises_reads_it(screen: Screen, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    assert NAME in everything(opened(screen, monkeypatch, page, "city"))


def test_a_larger_base_is_named_to_all(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    told = everything(opened(screen, monkeypatch, "weak_bases", "admin"))

    assert BESIDE in told
    assert NAMELESS in told


@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("screen")
def test_no_file_of_who_administers_names_it(name: str) -> None:
    assert NAME not in rows(name, "admin")
    assert NAME in rows(name, "city")


def rows(name: str, role: Role) -> str:
    """All text of the file of a list."""
    content = downloads.file(an_account(role), name, {}).content
    return str(load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python())
