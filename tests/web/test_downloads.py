"""Lists as files: made for whoever asks, never for another, right to the last cell, and written down."""

from __future__ import annotations

import io
import random
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from python_calamine import load_workbook
from sqlalchemy import Engine, select
from starlette.applications import Starlette
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from data_access import clock, passwords
from data_access.changes.sessions import issue_ticket, redeem, revoke
from data_access.changes.users import add_user
from data_access.engine import connect_engine
from data_access.outage import NotReady
from data_access.places import CITY
from data_access.schema import system
from data_access.schema.meetings import meeting
from tests.asgi import Answer, answered
from tests.demo_data import NOW, small_demo
from ui import downloads, loaders, meeting_files
from ui.exports import EXPORTS, Export
from ui.loaders import exports
from ui.loaders.units import units
from web.downloads import ROUTES

APP = Starlette(routes=ROUTES)
HOME, NEXT_DOOR = "phu-nhuan", "q5"
MEGABYTE = 2**20


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """The small city, with an account for all of it and one for a district; what other tests left in caches is dropped."""
    url = small_demo(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(passwords, "COST", 4)
    st.cache_resource.clear()
    opened = connect_engine(url)
    add_user(opened, name="thanhpho", label="Thành phố", role="city", by="may-chu")
    add_user(opened, name="diaban", label="Địa bàn", role="district", place=HOME, by="may-chu")
    add_user(opened, name="moi", label="Mới", role="city", by="may-chu")
    with opened.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE app_user SET must_change = false WHERE name <> 'moi'")
    yield opened
    opened.dispose()
    loaders.engine().dispose()
    st.cache_resource.clear()


def session(engine: Engine, name: str) -> str:
    """The token of a new session of an account."""
    return redeem(engine, ticket=issue_ticket(engine, name=name, target="/"))[0]


def asked(token: str, name: str, **parameters: str) -> Answer:
    """The answer to a request for a list under a filter; `dia_ban` stands for `dia-ban`."""
    query = "&".join(f"{key.replace('_', '-')}={value}" for key, value in parameters.items())
    return answered(APP, f"/tai-ve/{name}?{query}", cookie=f"ct06={token}")


def cells(content: bytes) -> list[list[Any]]:
    """Every row of the only sheet of a file."""
    return load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def texts(content: bytes) -> str:
    """All that stands in a file, one cell a line."""
    return "\n".join(str(cell) for row in cells(content) for cell in row)


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_every_list_comes_as_a_file_with_a_row_for_each_of_its_rows(engine: Engine, name: str) -> None:
    answer = asked(session(engine, "thanhpho"), name)

    rows = cells(answer.body)
    told = re.search(r"([\d.]+) dòng$", rows[4][0])
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    assert told is not None
    assert int(told[1].replace(".", "")) == len(rows) - 6
    assert "Dữ liệu minh họa" in rows[0][0]
    assert rows[1][0] == EXPORTS[name].title
    assert rows[2][0] == "Toàn thành phố · Kỳ: hiện nay"
    assert "Số liệu đến" in rows[3][0]


def test_the_lists_of_the_small_city_are_not_all_empty(engine: Engine) -> None:
    token = session(engine, "thanhpho")

    filled = {name for name in EXPORTS if len(cells(asked(token, name).body)) > 6}

    assert {"nhiem-vu", "nhiem-vu-qua-han", "co-so-can-cung-co", "kiem-tra-giam-sat", "chi-tieu", "lan-nop"} <= filled


def test_the_file_has_a_number_of_its_own_in_its_name_and_first_line(engine: Engine) -> None:
    token = session(engine, "thanhpho")
    first, second = (asked(token, "nhiem-vu-qua-han", dia_ban=HOME) for _ in range(2))

    names = [
        re.findall(r'attachment; filename="([\x21-\x7e]+)"', answer.headers["content-disposition"])[0]
        for answer in (first, second)
    ]
    numbers = [re.findall(r"^nhiem-vu-qua-han_phu-nhuan_2026-11-23_([0-9a-f]{12})\.xlsx$", name)[0] for name in names]
    assert numbers[0] != numbers[1]
    assert [number in cells(answer.body)[0][0] for number, answer in zip(numbers, (first, second), strict=True)] == [True, True]


def test_the_filter_of_the_address_is_the_filter_of_the_file(engine: Engine) -> None:
    token = session(engine, "thanhpho")

    whole, part = (cells(asked(token, "nhiem-vu", **place).body) for place in ({}, {"dia_ban": HOME, "ky": "2026-Q3"}))

    assert part[2][0] == f"{units().districts[HOME].name} · Kỳ: Quý III/2026"
    assert 6 < len(part) < len(whole)


def test_the_clause_of_the_address_narrows_the_file_and_stands_in_it(engine: Engine) -> None:
    token = session(engine, "thanhpho")

    whole, part = (cells(asked(token, "nhiem-vu", **clause).body) for clause in ({}, {"noi_dung": "1.2"}))

    assert part[2][0] == "Toàn thành phố · Kỳ: hiện nay · Nội dung 1.2"
    assert 6 < len(part) < len(whole)
    assert {row[0][:3] for row in part[6:]} == {"1.2"}
    assert asked(token, "nhiem-vu", noi_dung="9.9").status == 404


@pytest.mark.parametrize("cookie", ["", "ct06=", "ct06=khong-co", "other=x"])
def test_without_a_session_there_is_no_file(engine: Engine, cookie: str) -> None:
    answer = answered(APP, "/tai-ve/nhiem-vu-qua-han", cookie=cookie)

    assert (answer.status, answer.headers["cache-control"]) == (401, "no-store")
    assert "content-disposition" not in answer.headers
    assert records(engine) == []


EVERY = [*sorted(EXPORTS)[:3], downloads.STATISTICS, *meeting_files.FILES]
"""Files of each kind: lists, statistical tables, a meeting's slides and its minutes."""


@pytest.mark.parametrize("name", EVERY)
def test_no_file_of_any_kind_is_given_without_a_session(engine: Engine, name: str) -> None:
    """The control is a session of the city, which gets each of them by the same address."""
    number = held(engine)

    without, within = (
        answered(APP, f"/tai-ve/{name}?so={number}", cookie=cookie) for cookie in ("", f"ct06={session(engine, 'thanhpho')}")
    )

    assert (without.status, without.headers["cache-control"]) == (401, "no-store")
    assert (within.status, within.headers["cache-control"]) == (200, "no-store")
    assert re.search(r'filename="[a-z-]+_[\w-]+_[0-9a-f]{12}\.(xlsx|html|docx)"', str(within.headers["content-disposition"]))
    assert len(records(engine)) == 1


@pytest.mark.parametrize("name", meeting_files.FILES)
def test_the_files_of_a_meeting_are_not_for_who_sees_a_part_of_its_place(engine: Engine, name: str) -> None:
    """Asked for after the city had it, and answered as for a meeting that there is not."""
    number, city, district = held(engine), session(engine, "thanhpho"), session(engine, "diaban")

    answers = [asked(token, name, so=str(so)) for token, so in ((city, number), (district, number), (district, 99))]

    assert [each.status for each in answers] == [200, 404, 404]
    assert answers[1].body == answers[2].body


def held(engine: Engine) -> int:
    """A meeting of the city that is over."""
    over = select(meeting.c.id).where(meeting.c.place == CITY, meeting.c.closed_at.is_not(None))
    with engine.connect() as connection:
        return int(connection.scalars(over).all()[0])


def test_a_session_that_ended_gets_none_and_one_that_has_yet_to_choose_a_password_neither(engine: Engine) -> None:
    token, new = session(engine, "thanhpho"), session(engine, "moi")
    before = asked(token, "lan-nop").status
    revoke(engine, token=token)

    assert (before, asked(token, "lan-nop").status, asked(new, "lan-nop").status) == (200, 401, 401)


def test_the_address_of_another_gives_what_oneself_may_see(engine: Engine) -> None:
    """The control is the account of the city, whose file of the same address does name the neighbours."""
    city, district = session(engine, "thanhpho"), session(engine, "diaban")
    strangers = [unit for unit in units().committees.values() if unit.district != HOME and unit.kind == "commune"]
    foreign = re.compile("|".join(rf"\b{re.escape(unit.short_name)}\b" for unit in strangers))

    found = {name: foreign.findall(texts(asked(district, name).body)) for name in EXPORTS}
    control = {name: foreign.findall(texts(asked(city, name).body)) for name in EXPORTS}

    assert {name: names for name, names in found.items() if names} == {}
    assert {"nhiem-vu", "kiem-tra-giam-sat", "co-so-can-cung-co", "lan-nop"} <= {name for name in EXPORTS if control[name]}


@pytest.mark.parametrize("place", [{"dia_ban": NEXT_DOOR}, {"don_vi": "xp-27301"}, {"don_vi": "khong-co"}, {"ky": "2031-Q9"}])
def test_what_is_not_for_this_account_is_refused_not_replaced(engine: Engine, place: dict[str, str]) -> None:
    assert asked(session(engine, "diaban"), "nhiem-vu", **place).status == 404
    assert records(engine) == []


def test_the_statistical_tables_come_as_one_file_for_whoever_asks_and_are_written_down(engine: Engine) -> None:
    city, district = (asked(session(engine, name), downloads.STATISTICS) for name in ("thanhpho", "diaban"))

    for answer, place in ((city, "thanh-pho"), (district, HOME)):
        assert answer.status == 200
        assert f"{downloads.STATISTICS}_{place}_" in str(answer.headers["content-disposition"])
        assert "Dữ liệu minh họa" in texts(answer.body)
    assert "không nêu" in texts(district.body)
    assert "không nêu" not in "".join(str(row) for row in cells(city.body)[:9])
    with engine.connect() as connection:
        noted = connection.execute(select(system.audit.c.target).where(system.audit.c.actor == "diaban")).scalars().all()
    assert "Biểu thống kê kiểm tra, giám sát, kỷ luật" in noted


def test_an_unknown_list_is_an_unknown_address(engine: Engine) -> None:
    assert asked(session(engine, "thanhpho"), "khong-co").status == 404


def records(engine: Engine) -> list[tuple[str, str, str]]:
    """Who took what, with the words beside it."""
    with engine.connect() as connection:
        rows = connection.execute(select(system.audit).where(system.audit.c.action == "export")).all()
    return [(row.actor, row.target, row.detail) for row in rows]


def test_each_file_is_written_down_with_its_number_and_filter_and_no_figure(engine: Engine) -> None:
    answer = asked(session(engine, "diaban"), "nhiem-vu-qua-han")

    ((actor, target, detail),) = records(engine)
    number = re.findall(r"[0-9a-f]{12}", answer.headers["content-disposition"])[0]
    assert (actor, target) == ("diaban", "Nhiệm vụ quá hạn")
    assert re.fullmatch(rf"Bản số {number}: .+ · Kỳ: hiện nay; số liệu đến hết ngày 23/11/2026; \d+ dòng", detail)


def test_what_cannot_be_written_down_is_not_given(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    def away(**_: str) -> None:
        raise NotReady

    monkeypatch.setattr(exports, "record", away)

    answer = asked(session(engine, "thanhpho"), "lan-nop")

    assert answer.status == 503
    assert "content-disposition" not in answer.headers


def test_two_hundred_figures_changed_one_by_one_give_two_hundred_right_files(
    monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    """Files over 1 MiB that differ in one figure, asked for by the same address."""
    drawn = random.Random(6)
    ballast = ["".join(drawn.choices(string.ascii_letters + string.digits, k=30_000)) for _ in range(52)]
    figures = iter(range(100, 300))

    def rows(_view: object) -> pd.DataFrame:
        return pd.DataFrame({"figure": next(figures), "text": ballast})

    monkeypatch.setattr(downloads, "EXPORTS", {"lon": Export("Danh sách", rows, {"figure": "Số", "text": "Chữ"})})
    token = session(engine, "thanhpho")

    served = [asked(token, "lon").body for _ in range(200)]

    assert min(map(len, served)) > MEGABYTE
    assert [cells(content)[6][0] for content in served] == list(range(100, 300))


def test_streamlit_itself_would_mistake_one_large_file_for_another() -> None:
    """Why files have a route of their own: if this ever fails, they could go through Streamlit again."""
    kept = MemoryMediaFileStorage("/media")
    contents = [b"x" * (MEGABYTE // 2) + figure + b"x" * 2 * MEGABYTE for figure in (b"111", b"222")]

    addresses = {kept.get_url(kept.load_and_get_id(each, "text/csv", MediaFileKind.DOWNLOADABLE, "a.csv")) for each in contents}

    assert len(addresses) == 1
