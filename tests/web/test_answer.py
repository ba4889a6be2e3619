"""Every answer carries the headers: pages, refusals, faults, and the word to a websocket that is turned away."""

from __future__ import annotations

import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from tests.asgi import Answer as Answered
from tests.asgi import answered
from web.answer import Answer, content_policy
from web.document import inline_hashes
from web.files import Files

POLICY = content_policy(("'sha256-abc'",))


def through(address: str, response: Response, *, kind: str = "http") -> Answered:
    """What a browser gets of `response`."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await response(scope, receive, Answer(scope, receive, send, policy=POLICY))

    return answered(app, address, kind=kind)


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("status", [200, 401, 404, 429, 500])
def test_every_answer_carries_the_headers(kind: str, status: int) -> None:
    answer = through("/", Response(status_code=status), kind=kind)

    assert answer.status == status
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "strict-transport-security" not in answer.headers


def test_what_the_server_runs_on_and_who_else_may_read_is_not_told() -> None:
    told = {"server": "uvicorn", "x-powered-by": "x", "access-control-allow-origin": "*", "x-other": "yes"}

    headers = through("/", Response(headers=told)).headers

    assert headers["x-other"] == "yes"
    assert not set(told) - {"x-other"} & set(headers)


def test_over_https_browsers_are_told_to_stay_there_and_cookies_go_nowhere_else() -> None:
    response = Response()
    response.headers.append("set-cookie", "a=1; Path=/")
    response.headers.append("set-cookie", "b=2; Secure; HttpOnly")

    safe, plain = through("https://localhost/", response), through("http://localhost/", response)

    assert safe.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert safe.cookies == ("a=1; Path=/; Secure", "b=2; Secure; HttpOnly")
    assert plain.cookies == ("a=1; Path=/", "b=2; Secure; HttpOnly")


@pytest.mark.parametrize("path", ["/media/0123.csv", "/tai-ve/co-so.xlsx", "/phien/mo", "/_stcore/health"])
def test_what_is_made_for_one_session_is_never_kept_on_the_way(path: str) -> None:
    response = Response(headers={"cache-control": "public, max-age=9"})

    assert through(path, response).headers["cache-control"] == "no-store"
    assert through("/", response).headers["cache-control"] == "public, max-age=9"


def test_a_websocket_closed_before_it_opened_is_answered_with_the_headers() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await Answer(scope, receive, send, policy=POLICY)({"type": "websocket.close", "code": 1008})

    answer = answered(app, "/_stcore/stream", kind="websocket")

    assert answer.status == 403
    assert answer.headers["content-security-policy"] == POLICY


def test_the_policy_allows_no_foreign_host_no_eval_and_no_inline_script() -> None:
    parts = dict(part.split(" ", 1) for part in POLICY.split("; "))

    assert parts["script-src"] == "'self' 'sha256-abc'"
    assert parts["connect-src"] == parts["default-src"] == "'self'"
    assert parts["frame-ancestors"] == parts["base-uri"] == parts["object-src"] == "'none'"
    assert not {"*", "http:", "https:", "'unsafe-eval'"} & {source for sources in parts.values() for source in sources.split()}


def test_the_installed_page_holds_no_script_that_the_policy_does_not_name() -> None:
    page = Files().page
    foreign = page.replace("</head>", "<script>alert(1)</script></head>")

    assert inline_hashes(page) == ()  # each script of the page we serve is a file of ours
    assert len(inline_hashes(foreign)) == 1
