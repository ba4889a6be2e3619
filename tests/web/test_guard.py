"""Nothing but the page and its program is served without a session, and every answer carries the headers."""

from __future__ import annotations

import hashlib

import pytest

from data_access.outage import NotReady
from tests.asgi import Recorder, answered
from web.guard import SESSION_HEADER, Guard, content_policy

POLICY = content_policy(("'sha256-abc'",))
CLOSED = ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/script-health-check"]
FOR_SESSIONS = ["/media/0123.csv", "/_stcore/upload_file/a/b"]


@pytest.fixture
def inner() -> Recorder:
    """What the guard stands before."""
    return Recorder()


@pytest.fixture
def guard(inner: Recorder) -> Guard:
    """A guard that knows one good token."""
    return Guard(inner, policy=POLICY, signed_in=lambda token: token == "good")


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
    def away(_token: str) -> bool:
        raise NotReady

    answer = answered(Guard(inner, policy=POLICY, signed_in=away), FOR_SESSIONS[0], cookie="ct06=good")

    assert answer.status == 503
    assert "Chưa kết nối được cơ sở dữ liệu" in answer.text
    assert inner.seen == []


@pytest.mark.parametrize("path", ["/", "/tien-do", "/static/js/index.js", "/_stcore/health"])
def test_the_page_and_its_program_are_open(guard: Guard, path: str) -> None:
    assert answered(guard, path).status == 200


@pytest.mark.parametrize("path", ["/", "/media/0123.csv", "/_stcore/metrics"])
def test_every_answer_carries_the_headers_a_refusal_too(guard: Guard, path: str) -> None:
    headers = answered(guard, path).headers

    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers


def test_over_https_browsers_are_told_to_stay_there(guard: Guard) -> None:
    assert "max-age" in answered(guard, "https://localhost/").headers["strict-transport-security"]


def test_downloads_are_never_kept_on_the_way(guard: Guard) -> None:
    assert answered(guard, "/media/0123.csv", cookie="ct06=good").headers["cache-control"] == "no-store"
    assert "cache-control" not in answered(guard, "/").headers


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_session_is_named_by_its_own_cookie_whatever_name_is_claimed(guard: Guard, inner: Recorder, kind: str) -> None:
    claimed = {SESSION_HEADER.replace("-", "_"): "that-of-another"}

    answered(guard, "/_stcore/stream", kind=kind, cookie="ct06=good", **claimed)
    named = inner.header(SESSION_HEADER)
    answered(guard, "/_stcore/stream", kind=kind, **claimed)

    assert named == [hashlib.sha256(b"good").hexdigest()[:32]]
    assert inner.header(SESSION_HEADER) == []


def test_the_start_and_end_of_the_server_pass_untouched(guard: Guard, inner: Recorder) -> None:
    answered(guard, "/", kind="lifespan")

    assert inner.seen[0]["type"] == "lifespan"


def test_the_policy_allows_no_foreign_host_no_eval_and_no_inline_script() -> None:
    parts = dict(part.split(" ", 1) for part in POLICY.split("; "))

    assert parts["script-src"] == "'self' 'sha256-abc'"
    assert parts["connect-src"] == parts["default-src"] == "'self'"
    assert parts["frame-ancestors"] == parts["base-uri"] == parts["object-src"] == "'none'"
    assert not {"*", "http:", "https:", "'unsafe-eval'"} & {source for sources in parts.values() for source in sources.split()}
