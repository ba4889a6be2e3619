"""The guard in front of everything: what may be asked for without a session. What it does not know it refuses.

The websocket stays open for the sign-in form; what runs behind it asks for the session on every run (ui/sign_in.py).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from data_access.outage import OUTAGES
from web import stream
from web.answer import Answer
from web.cookies import token_in
from web.notices import database_away, fault
from web.visitors import NoPlace, Visitors

SESSION_HEADER = "x-ct06-session"
"""Names the session to Streamlit, which then resumes a lost connection for the same browser only (server.trustedUserHeaders)."""

_STREAM = "/_stcore/stream"
_OPEN = ("/_stcore/health", "/_stcore/host-config")
_FOR_SESSIONS = ("/media/", "/_stcore/upload_file/")
_INNER = ("/_stcore/", "/media/")  # Streamlit's own; at all other addresses stand our front and routes


class Guard:
    """Lets a request or a websocket through, or refuses it; `signed_in` tells whether a token is good or raises OUTAGES."""

    def __init__(self, app: ASGIApp, *, policy: str, signed_in: Callable[[str], bool], visitors: Visitors) -> None:
        self.app = app
        self.policy = policy
        self.signed_in = signed_in
        self.visitors = visitors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Guard one request or websocket; what goes wrong on the way ends as a refusal with a code."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        answer = Answer(scope, receive, send, policy=self.policy)
        serve = self._request if scope["type"] == "http" else self._websocket
        try:
            await serve(scope, receive, answer)
        except Exception as error:
            if answer.has_begun:
                raise
            await fault(error)(scope, receive, answer)

    async def _request(self, scope: Scope, receive: Receive, answer: Answer) -> None:
        token = token_in(HTTPConnection(scope).cookies)
        refusal = await self._refusal(scope["path"], token)
        await (refusal or self.app)(_named(scope, token), receive, answer)

    async def _refusal(self, path: str, token: str) -> Response | None:
        """What to answer instead of what was asked for; None lets it through."""
        if path.startswith(_FOR_SESSIONS):
            try:
                return None if await self._is_signed_in(token) else Response(status_code=401)
            except OUTAGES:
                return database_away()
        return Response(status_code=404) if path.startswith(_INNER) and path not in _OPEN else None

    async def _websocket(self, scope: Scope, receive: Receive, answer: Answer) -> None:
        if scope["path"] != _STREAM or not _is_from_here(scope):
            await Response(status_code=403)(scope, receive, answer)
            return
        is_signed_in, name = await self._identity(token_in(HTTPConnection(scope).cookies))
        if is_signed_in:
            await self.app(_named(scope, name), stream.heard(receive, kinds=stream.OF_SESSIONS), stream.told(answer))
        else:
            await self._visit(_named(scope, name), receive, answer)

    async def _visit(self, scope: Scope, receive: Receive, answer: Answer) -> None:
        """The websocket of whoever is not signed in, as long as its address has not too many of them."""
        try:
            with self.visitors.place((scope.get("client") or ("",))[0]):
                await self.app(scope, stream.heard(receive, kinds=stream.OF_VISITORS), stream.told(answer))
        except NoPlace:
            await Response(status_code=429, headers={"retry-after": "30"})(scope, receive, answer)

    async def _identity(self, token: str) -> tuple[bool, str]:
        """Whether a session asks, and a name that nobody else can claim. While the database is away everybody visits."""
        try:
            is_signed_in = await self._is_signed_in(token)
        except OUTAGES:
            return False, token or secrets.token_hex()
        return is_signed_in, token if is_signed_in else secrets.token_hex()

    async def _is_signed_in(self, token: str) -> bool:
        return bool(token) and await run_in_threadpool(self.signed_in, token)


def _is_from_here(scope: Scope) -> bool:
    """Whether a page of this very address asked; browsers always say which page does, other programs need not."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _named(scope: Scope, token: str) -> Scope:
    """The request with the name of its own session, whatever name the browser claimed."""
    name = SESSION_HEADER.encode()
    headers = [(key, value) for key, value in scope["headers"] if key.lower() != name]
    if token:
        headers.append((name, hashlib.sha256(token.encode()).hexdigest()[:32].encode()))
    return {**scope, "headers": headers}
