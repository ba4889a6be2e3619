"""What the server does for whoever is not signed in: every route of the running app and every order of the websocket is judged.

A route or an order that a newer Streamlit brings along fails these tests until somebody has judged it here.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import Engine
from starlette.types import Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import get_instance

from data_access import passwords
from data_access.changes.sessions import issue_ticket, redeem
from data_access.changes.users import add_user
from tests.builders import a_base, accept
from tests.inside import House, inside
from ui import loaders
from ui.navigation import ADDRESSES
from web import guard, stream
from web.files import HOST_CONFIG
from web.guard import Guard

FIGURE = "Chi bộ khu phố 7351"
FILE = b"Don vi;So lieu 7351"
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")
JUDGED = {  # every route, with an address of it, and what GET answers to whoever has no session
    "/phien/mo": ("/phien/mo?ve=x", 403),
    "/phien/dong": ("/phien/dong", 303),
    "/tai-ve/{name}": ("/tai-ve/co-so.xlsx", 401),
    "/_stcore/health": ("/_stcore/health", 200),
    "/_stcore/host-config": (HOST_CONFIG, 200),
    "/_stcore/metrics": ("/_stcore/metrics", 404),
    "/media/{file_id:path}": ("/media/{file}", 401),
    "/_stcore/upload_file/{session_id}/{file_id}": ("/_stcore/upload_file/{session}/1", 401),
    "/component/{path:path}": ("/component/streamlit_authenticator.x/index.html", 404),
    "/_stcore/bidi-components/{path:path}": ("/_stcore/bidi-components/x/index.js", 404),
    "/_stcore/stream": ("/_stcore/stream", 404),
    "/_stcore/agent/interact": ("/_stcore/agent/interact", 404),
    "/_stcore/agent/openapi.json": ("/_stcore/agent/openapi.json", 404),
    "/_stcore/agent/mcp": ("/_stcore/agent/mcp", 404),
    "/auth/login": ("/auth/login", 404),
    "/auth/logout": ("/auth/logout", 404),
    "/oauth2callback": ("/oauth2callback", 404),
    "": ("/khong-co", 404),  # Streamlit's own files and page, which our front serves instead
}
ANSWERED = {("/_stcore/health", "OPTIONS")}  # beside GET and HEAD of what is open
OTHERWISE = (
    "/app/static/x.csv",
    "/_stcore/script-health-check",
    "/_stcore/message",
    "/_STCORE/metrics",
    "//_stcore/metrics",
    "/media/",
)
ORDERS = {  # every kind of frame, and who may send it
    "rerun_script": "anybody",
    "stop_script": "anybody",
    "app_heartbeat": "anybody",
    "file_urls_request": "sessions",
    "clear_cache": "nobody",
    "set_run_on_save": "nobody",
    "load_git_info": "nobody",
    "debug_disconnect_websocket": "nobody",
    "debug_shutdown_runtime": "nobody",
    "backend_operation_request": "nobody",
}


@dataclass(frozen=True)
class Found:
    """What a walk found: routes that nobody judged, and what was given to somebody without a session."""

    unjudged: set[str]
    given: list[str]


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> str:
    """A session in a database that holds a figure."""
    monkeypatch.setattr(passwords, "COST", 4)
    accept(engine, a_base(name=FIGURE))
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE app_user SET must_change = false")
    return redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/"))[0]


async def walk(house: House, token: str) -> Found:
    """Ask for everything there is without a session, while somebody signed in has a file in the server's memory."""
    somebody = house.browser(token=token)
    await somebody.run()
    file = get_instance().media_file_mgr.add(FILE, "text/csv", coordinates="1", file_name="x.csv").rsplit("/", 1)[1]
    given = []
    for path, (example, status) in JUDGED.items():
        address = example.format(file=file, session=somebody.session)
        for method in METHODS:
            answer = await house.asked(address, method=method)
            is_open = (status == 200 and method in ("GET", "HEAD")) or (path, method) in ANSWERED
            if (answer.status < 300) != is_open or FILE in answer.body or (method == "GET" and answer.status != status):
                given.append(f"{method} {path}: {answer.status}")
    given += [f"GET {address}" for address in OTHERWISE if (await house.asked(address)).status not in (401, 404)]
    await somebody.close()
    paths = {str(getattr(route, "path", route)) for route in house.routes}
    return Found(paths - set(JUDGED), given)


def test_without_a_session_every_route_is_closed_but_health_and_the_page(
    monkeypatch: pytest.MonkeyPatch, database: str, token: str
) -> None:
    async def visit(house: House) -> tuple[Found, set[bytes], bytes]:
        pages = {(await house.asked(f"/{address}")).body for address in ADDRESSES}
        return await walk(house, token), pages, (await house.asked(HOST_CONFIG)).body

    found, pages, host_config = inside(monkeypatch, database, visit)

    assert found == Found(set(), [])
    assert len(pages) == 1  # the same empty page everywhere
    assert host_config == b'{"allowedOrigins": [], "useExternalAuthToken": false, "enableCustomParentMessages": false}'


def test_the_walk_sees_what_a_server_without_the_guard_gives_away(
    monkeypatch: pytest.MonkeyPatch, database: str, token: str
) -> None:
    async def unguarded(self: Guard, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

    monkeypatch.setattr(Guard, "__call__", unguarded)
    monkeypatch.delitem(JUDGED, "/_stcore/agent/mcp")

    found = inside(monkeypatch, database, lambda house: walk(house, token))

    assert found.unjudged == {"/_stcore/agent/mcp"}
    assert {"GET /media/{file_id:path}: 200", "GET /_stcore/metrics: 200"} <= set(found.given)


def test_every_kind_of_frame_is_judged() -> None:
    kinds = {kind.name for kind in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}

    assert kinds == set(ORDERS)
    assert {kind for kind, whose in ORDERS.items() if whose == "anybody"} == stream.OF_VISITORS
    assert {kind for kind, whose in ORDERS.items() if whose != "nobody"} == stream.OF_SESSIONS


async def given_orders(house: House, token: str) -> set[str]:
    """What came of giving every order that is meant for developers."""
    before = loaders.engine()
    browser = house.browser(token=token)
    await browser.run()
    for order in (BackMsg(clear_cache=True), BackMsg(set_run_on_save=True), BackMsg(load_git_info=True)):
        browser.send(order.SerializeToString())
    await browser.run()
    browser.send(b"\xff\xff")
    await browser.run()
    return {
        *(["caches are empty"] if loaders.engine() is not before else []),
        *(["connection is closed"] if browser.closed else []),
    }


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_orders_of_developers_are_not_heard(
    monkeypatch: pytest.MonkeyPatch, database: str, token: str, is_signed_in: bool
) -> None:
    assert inside(monkeypatch, database, lambda house: given_orders(house, token if is_signed_in else "")) == set()


def test_without_the_filter_any_visitor_empties_the_caches_of_everybody(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    monkeypatch.setattr(stream, "heard", lambda receive, **_kinds: receive)

    done = inside(monkeypatch, database, lambda house: given_orders(house, ""))

    assert done == {"caches are empty", "connection is closed"}


async def taken_over(house: House) -> bool:
    """Whether a visitor who names the session of another one, still open or just lost, goes on with it."""
    victim = house.browser()
    await victim.run()
    session, found = victim.session, []
    for victim_is_there in (True, False):
        if not victim_is_there:
            await victim.close()
        attacker = house.browser(session=session)
        await attacker.run()
        found.append(attacker.session)
        await attacker.close()
    return session in found


def test_a_visitor_cannot_go_on_with_what_another_visitor_typed(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    assert inside(monkeypatch, database, taken_over) is False


def test_visitors_of_one_name_would_take_each_other_over(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    monkeypatch.setattr(guard, "_named", lambda scope, _token: scope)

    assert inside(monkeypatch, database, taken_over) is True


def test_an_address_has_so_many_visitors_at_once_and_signed_in_browsers_are_not_counted(
    monkeypatch: pytest.MonkeyPatch, database: str, token: str
) -> None:
    monkeypatch.setenv("CHITHI06_VISITORS_PER_ADDRESS", "2")

    async def visit(house: House) -> None:
        first, second, third = (house.browser() for _ in range(3))
        assert [await each.opened() for each in (first, second, third)] == [True, True, False]
        assert third.refusal == 429
        assert "content-security-policy" in third.headers
        others = [house.browser(address="10.0.0.2"), house.browser(token=token), house.browser(token=token)]
        assert all([await each.opened() for each in others])
        await first.close()
        late = house.browser()
        assert await late.opened()
        for each in (second, late, *others):
            await each.close()

    inside(monkeypatch, database, visit)
