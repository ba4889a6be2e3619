"""The audit as a file: for administrators alone, of what was asked, and itself written down."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import streamlit as st
from python_calamine import load_workbook
from sqlalchemy import Engine
from starlette.applications import Starlette

from data_access import audit as reading
from data_access import clock, passwords
from data_access.changes import audit
from data_access.changes.sessions import issue_ticket, redeem
from data_access.changes.users import add_user
from data_access.engine import connect_engine
from domain.roles import ROLES, Action, Role
from tests.accounts import ADMIN, an_account
from tests.asgi import Answer, answered
from ui import journal, loaders
from ui.accounts import UnknownView
from ui.lists import audit as words
from ui.loaders import audit as asking
from ui.loaders.audit import Asked
from web.downloads import ROUTES

APP = Starlette(routes=ROUTES)
NOW, EARLIER = datetime(2026, 11, 23, 3, 32), datetime(2026, 10, 31, 17, 0, 5)
"""Monday, 10:32 in the city; and five seconds past midnight on the first of November there."""


@pytest.fixture
def engine(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Three records, one of which would like to be a formula."""
    monkeypatch.setenv("DATABASE_URL", sqlite_database)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(passwords, "COST", 4)
    st.cache_resource.clear()
    opened = connect_engine(sqlite_database)
    with opened.execution_options(writes=True).begin() as connection:
        audit.record(connection, at=EARLIER, actor="=cmd()", action="export", target="+Tệp", detail="@một\nhai")
        audit.record(connection, at=NOW, actor="thuky", action="meeting.freeze", target="12")
        audit.record(connection, at=NOW, actor="thuky", action="export", target="Bản trình chiếu")
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def cells(content: bytes) -> list[list[Any]]:
    return load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def file(**parameters: str) -> list[list[Any]]:
    """The rows of the file below its head."""
    return cells(
        journal.file(ADMIN, journal.JOURNAL, {key.replace("_", "-"): value for key, value in parameters.items()}).content
    )


def asked(engine: Engine, role: Role) -> Answer:
    """The answer to a request of an account of that role."""
    add_user(engine, name=role, label="Thử", role=role, by="dong-lenh")
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE app_user SET must_change = false")
    token = redeem(engine, ticket=issue_ticket(engine, name=role, target="/"))[0]
    return answered(APP, f"/tai-ve/{journal.JOURNAL}", cookie=f"ct06={token}")


def test_an_administrator_takes_the_whole_journal_newest_first_and_it_is_written_down(engine: Engine) -> None:
    answer = asked(engine, "admin")

    rows = cells(answer.body)
    with engine.connect() as connection:
        newest = reading.records(connection, limit=2).to_dict("records")
        written = reading.records(connection, about={"actor": "=cmd()"})["sha256"].item()
    assert answer.status == 200
    assert rows[1][0] == "Nhật ký"
    assert rows[2][0] == "Toàn bộ nhật ký"
    assert rows[3][0] == f"Nhật ký đến bản ghi số {newest[1]['number']}: {newest[1]['sha256'][:16]}"
    assert rows[5] == ["Số", "Lúc", "Tài khoản", "Việc", "Đối tượng", "Nội dung", "Mã bản ghi"]
    assert [row[0] for row in rows[6:]] == [5, 4, 3, 2, 1]
    assert rows[-1][1:] == ["00:00:05, 01/11/2026", "=cmd()", "Tải tệp", "+Tệp", "@một\nhai", written[:16]]
    assert (newest[0]["actor"], newest[0]["action"], newest[0]["target"]) == ("admin", "export", "Nhật ký")
    assert newest[0]["detail"].endswith("Toàn bộ nhật ký; 5 bản ghi")


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"admin"}))
def test_every_other_role_is_refused_and_nothing_is_written_down(engine: Engine, role: Role) -> None:
    with pytest.raises(UnknownView):
        journal.file(an_account(role, committee="tp-btctu"), journal.JOURNAL, {})

    with engine.connect() as connection:
        assert reading.head(connection).number == 3


def test_without_the_right_that_is_asked_for_they_would_have_it(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test above."""
    monkeypatch.setattr(journal, "may", lambda _role, action: action is Action.ADMINISTER)

    assert asked(engine, "city").status == 200


def test_the_address_refuses_too(engine: Engine) -> None:
    assert asked(engine, "city").status == 404
    assert answered(APP, f"/tai-ve/{journal.JOURNAL}").status == 401


def test_what_the_address_asks_for_is_what_the_file_holds(engine: Engine) -> None:
    with engine.connect() as connection:
        assert reading.head(connection).number == 3
    by_actor, by_day, by_action = file(tai_khoan="thuky"), file(den="2026-11-01"), file(viec="meeting.freeze", tu="2026-11-02")

    assert [row[0] for row in by_actor[6:]] == [3, 2]
    assert [row[0] for row in by_day[6:]] == [1]
    assert [row[0] for row in by_action[6:]] == [2]
    assert by_actor[2][0] == "Các bản ghi tài khoản thuky"
    assert by_action[2][0] == "Các bản ghi từ ngày 02/11/2026, việc «Chốt số liệu cuộc họp»"


@pytest.mark.parametrize("parameters", [{"tu": "hom-qua"}, {"viec": "khong.co"}])
def test_an_address_that_makes_no_sense_is_refused(engine: Engine, parameters: dict[str, str]) -> None:
    with pytest.raises(UnknownView):
        journal.file(ADMIN, journal.JOURNAL, parameters)

    with engine.connect() as connection:
        assert reading.head(connection).number == 3


def test_an_address_says_what_was_asked_and_is_read_back() -> None:
    whole = Asked(date(2026, 11, 1), date(2026, 11, 23), "thuky", "export", "Bản trình chiếu")

    assert journal.asked_in(journal.parameters(whole)) == whole
    assert journal.parameters(Asked()) == {}


def test_a_file_that_cannot_hold_all_says_where_it_ends(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST", 2)

    rows = file()

    with engine.connect() as connection:
        assert reading.head(connection).number == 4
    assert [row[0] for row in rows[6:]] == [3, 2]
    assert rows[4][0].endswith("2 bản ghi mới nhất; bản ghi cũ hơn số 2: chọn ngày sớm hơn")


def test_an_action_that_is_written_down_no_longer_stands_there_as_it_was(engine: Engine) -> None:
    with engine.connect() as connection:
        found = reading.records(connection, limit=1).assign(action="nothing.left")

    assert words.on_screen(found)["event"].tolist() == ["nothing.left"]


def test_roles_are_called_as_people_call_them(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        audit.record(connection, at=NOW, actor="quantri", action="user.add", target="vanphong", detail="secretary")
        audit.record(connection, at=NOW, actor="quantri", action="user.role", target="vanphong", detail="quyền: city → admin")
        audit.record(connection, at=NOW, actor="quantri", action="remark.end", target="7", detail="city")
    told = words.on_screen(asking.whole(Asked(), limit=3))["told"]
    assert list(told) == ["city", "quyền: Xem toàn thành phố → Quản trị hệ thống", "Thư ký cuộc họp"]


def test_the_screen_has_pages_of_whole_records_in_one_line_each(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PAGE", 2)
    with engine.connect() as connection:
        head = reading.head(connection)

    first = asking.page(Asked())
    second = asking.page(replace(Asked(), before=int(first["number"].iloc[-1])))

    assert [*first["number"], *second["number"]] == [3, 2, 1]
    assert second["told"].tolist() == ["@một · hai"]
    assert second["event"].tolist() == ["Tải tệp"]
    assert asking.actors() == ["=cmd()", "thuky"]
    assert asking.head() == head
