"""The guard in front of everything: what may be asked for without a session, and what the browser may do with the answer.

The websocket stays open for the sign-in form; what runs behind it asks for the session on every run (ui/sign_in.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access.outage import OUTAGES
from web.cookies import token_in
from web.notices import database_away

SESSION_HEADER = "x-ct06-session"
"""Names the session to Streamlit, which then resumes a lost connection for the same browser only (server.trustedUserHeaders)."""

_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
_FOR_SESSIONS = ("/media/", "/_stcore/upload_file")
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def content_policy(scripts: Iterable[str] = ()) -> str:
    """The Content-Security-Policy: nothing from elsewhere, no script but our files and those with a hash among `scripts`."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles into the page
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class Guard:
    """Lets a request through or refuses it, and sets the headers of every answer; `signed_in` tells whether a token is good."""

    def __init__(self, app: ASGIApp, *, policy: str, signed_in: Callable[[str], bool]) -> None:
        self.app = app
        self.policy = policy
        self.signed_in = signed_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Guard one request or websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        token = token_in(HTTPConnection(scope).cookies)
        refusal = await self._refusal(scope["path"], token) if scope["type"] == "http" else None
        await (refusal or self.app)(_named(scope, token), receive, self._with_headers(scope, send))

    async def _refusal(self, path: str, token: str) -> Response | None:
        """What to answer instead of what was asked for; None lets it through."""
        if path.startswith(_CLOSED):
            return Response(status_code=404)
        if path.startswith(_FOR_SESSIONS):
            try:
                signed_in = bool(token) and await run_in_threadpool(self.signed_in, token)
            except OUTAGES:
                return database_away()
            return None if signed_in else Response(status_code=401)
        return None

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({**_HEADERS, "content-security-policy": self.policy})
                if scope["scheme"] == "https":
                    headers["strict-transport-security"] = "max-age=31536000"
                if scope["path"].startswith("/media/"):
                    headers["cache-control"] = "no-store"
            await send(message)

        return sent


def _named(scope: Scope, token: str) -> Scope:
    """The request with the name of its own session, whatever name the browser claimed."""
    name = SESSION_HEADER.encode()
    headers = [(key, value) for key, value in scope["headers"] if key.lower() != name]
    if token:
        headers.append((name, hashlib.sha256(token.encode()).hexdigest()[:32].encode()))
    return {**scope, "headers": headers}
