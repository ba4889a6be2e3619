"""Nothing but the page and its program is served without a session, and every answer carries the headers."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager, nullcontext
from typing import Any, cast

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from data_access.outage import NotReady
from tests.asgi import Recorder, answered
from web.answer import content_policy
from web.guard import SESSION_HEADER, Guard
from web.visitors import Visitors

POLICY = content_policy(("'sha256-abc'",))
STREAM, HEALTH = "/_stcore/stream", "/_stcore/health"
CLOSED = [
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/_stcore/script-health-check",
    "/_stcore/what-comes-next",
    "/_stcore/healthy",
    "/_stcore/",
]
FOR_SESSIONS = ["/media/0123.csv", "/_stcore/upload_file/a/b"]


def _away(_token: str) -> bool:
    raise NotReady


@pytest.fixture
def inner() -> Recorder:
    """What the guard stands before."""
    return Recorder()


@pytest.fixture
def guard(inner: Recorder) -> Guard:
    """A guard that knows one good token."""
    return Guard(inner, policy=POLICY, signed_in=lambda token: token == "good", visitors=Visitors())


@pytest.mark.parametrize("cookie", ["", "ct06=good", "__Host-ct06=good"])
@pytest.mark.parametrize("path", CLOSED)
def test_what_only_operators_need_is_closed_to_everybody(guard: Guard, inner: Recorder, path: str, cookie: str) -> None:
    assert answered(guard, path, cookie=cookie).status == 404
    assert inner.seen == []


@pytest.mark.parametrize("cookie", ["", "ct06=", "ct06=bad", "other=good"])
@pytest.mark.parametrize("path", FOR_SESSIONS)
def test_files_of_a_session_are_refused_to_whoever_has_none(guard: Guard, inner: Recorder, path: str, cookie: str) -> None:
    answer = answered(guard, path, cookie=cookie)

    assert answer.status == 401
    assert answer.body == b""
    assert inner.seen == []


@pytest.mark.parametrize("cookie", ["ct06=good", "__Host-ct06=good", "a=b; ct06=good"])
@pytest.mark.parametrize("path", FOR_SESSIONS)
def test_files_of_a_session_reach_whoever_has_one(guard: Guard, path: str, cookie: str) -> None:
    assert answered(guard, path, cookie=cookie).status == 200


def test_files_of_a_session_wait_while_the_database_is_away(inner: Recorder) -> None:
    answer = answered(Guard(inner, policy=POLICY, signed_in=_away, visitors=Visitors()), FOR_SESSIONS[0], cookie="ct06=good")

    assert answer.status == 503
    assert "Chưa kết nối được cơ sở dữ liệu" in answer.text
    assert inner.seen == []


@pytest.mark.parametrize("path", ["/", "/tien-do", "/static/js/index.js", "/_stcore/health"])
def test_the_page_and_its_program_are_open(guard: Guard, path: str) -> None:
    assert answered(guard, path).status == 200


@pytest.mark.parametrize("path", ["/", "/media/0123.csv", "/_stcore/metrics"])
def test_every_answer_carries_the_policy_a_refusal_too(guard: Guard, path: str) -> None:
    assert answered(guard, path).headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("claimed", ["x-ct06-session", "X-CT06-Session", "X-CT06-SESSION"])
def test_a_session_is_named_by_its_own_cookie_whatever_name_is_claimed(
    guard: Guard, inner: Recorder, kind: str, claimed: str
) -> None:
    forged = {claimed.replace("-", "_"): "that-of-another"}

    answered(guard, HEALTH if kind == "http" else STREAM, kind=kind, cookie="ct06=good", **forged)

    assert inner.header(SESSION_HEADER) == [hashlib.sha256(b"good").hexdigest()[:32]]


@pytest.mark.parametrize("cookie", ["", "ct06=bad", "ct06=good2"])
def test_each_connection_of_a_visitor_has_a_name_of_its_own_that_nobody_can_claim(
    guard: Guard, inner: Recorder, cookie: str
) -> None:
    names = set()
    for _ in range(5):
        answered(guard, STREAM, kind="websocket", cookie=cookie, x_ct06_session="that-of-another")
        names.update(inner.header(SESSION_HEADER))

    assert len(names) == 5
    assert "that-of-another" not in names


def test_while_the_database_is_away_a_connection_keeps_its_name_but_counts_as_a_visit(inner: Recorder) -> None:
    guard = Guard(inner, policy=POLICY, signed_in=_away, visitors=Visitors(0))
    full = answered(guard, STREAM, kind="websocket", cookie="ct06=good")
    answered(Guard(inner, policy=POLICY, signed_in=_away, visitors=Visitors(1)), STREAM, kind="websocket", cookie="ct06=good")

    assert full.status == 429
    assert inner.header(SESSION_HEADER) == [hashlib.sha256(b"good").hexdigest()[:32]]


@pytest.mark.parametrize(("origin", "status"), [("http://localhost", 0), ("http://localhost:8600", 403), ("null", 403)])
def test_a_page_from_elsewhere_opens_no_websocket(guard: Guard, inner: Recorder, origin: str, status: int) -> None:
    answer = answered(guard, STREAM, kind="websocket", origin=origin, cookie="ct06=good")

    assert answer.status == status
    assert len(inner.seen) == (1 if status == 0 else 0)


@pytest.mark.parametrize("path", ["/", "/_stcore/other", "/_stcore/stream/x", "/media/x"])
def test_there_is_one_websocket_and_no_other(guard: Guard, inner: Recorder, path: str) -> None:
    assert answered(guard, path, kind="websocket", cookie="ct06=good").status == 403
    assert inner.seen == []


@pytest.mark.parametrize(("path", "kind"), [(FOR_SESSIONS[0], "http"), (STREAM, "websocket")])
def test_a_fault_of_the_guard_itself_refuses(inner: Recorder, caplog: pytest.LogCaptureFixture, path: str, kind: str) -> None:
    def broken(_token: str) -> bool:
        raise ValueError("postgresql://app:s3cr3t@10.0.0.5/x")

    guard = Guard(inner, policy=POLICY, signed_in=broken, visitors=Visitors())

    answer = answered(guard, path, kind=kind, cookie="ct06=good")

    assert answer.status == 500
    assert answer.headers["content-security-policy"] == POLICY
    assert "s3cr3t" not in answer.text
    assert "s3cr3t" in caplog.text
    assert inner.seen == []


def test_what_breaks_behind_the_guard_after_the_answer_began_ends_it() -> None:
    async def breaking(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError

    with pytest.raises(ValueError):
        answered(Guard(breaking, policy=POLICY, signed_in=bool, visitors=Visitors()), "/")


def test_the_start_and_end_of_the_server_pass_untouched(guard: Guard, inner: Recorder) -> None:
    answered(guard, "/", kind="lifespan")

    assert inner.seen[0]["type"] == "lifespan"


@pytest.mark.parametrize(("trusted", "address"), [("10.0.0.1", "192.0.2.7"), ("127.0.0.1", "10.0.0.1")])
def test_a_proxy_tells_the_address_of_a_visitor_only_if_it_is_trusted(
    monkeypatch: pytest.MonkeyPatch, inner: Recorder, trusted: str, address: str
) -> None:
    visitors = Visitors()
    seen: list[str] = []

    def place(origin: str) -> AbstractContextManager[None]:
        seen.append(origin)
        return nullcontext()

    monkeypatch.setattr(visitors, "place", place)
    guard = Guard(inner, policy=POLICY, signed_in=bool, visitors=visitors)
    served = cast("ASGIApp", ProxyHeadersMiddleware(cast("Any", guard), trusted_hosts=trusted))

    answered(served, STREAM, kind="websocket", x_forwarded_for="203.0.113.9, 192.0.2.7")

    assert seen == [address]
