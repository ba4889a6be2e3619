"""The headers under which everything leaves the server, refusals and faults too: what the browser may do with an answer."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"
_NOT_TOLD = (
    "server",
    "x-powered-by",
    "access-control-allow-origin",
    "access-control-allow-methods",
    "access-control-allow-headers",
)
_NOT_KEPT = ("/media/", "/tai-ve/", "/phien/", "/_stcore/")  # what is made for one session is kept by nobody on the way
_BEGINNINGS = ("http.response.start", "websocket.http.response.start")


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


class Answer:
    """The way of one answer to the browser; `has_begun` once the browser has been told anything."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, *, policy: str) -> None:
        self.has_begun = False
        self._scope, self._receive, self._send = scope, receive, send
        self._policy = policy

    async def __call__(self, message: Message) -> None:
        """Send one message on; a websocket that is turned away before it opened is answered like a request."""
        if message["type"] == "websocket.close" and not self.has_begun:
            await Response(status_code=403)(self._scope, self._receive, self)
            return
        self.has_begun = True
        if message["type"] in _BEGINNINGS:
            self._set_headers(MutableHeaders(scope=message))
        await self._send(message)

    def _set_headers(self, headers: MutableHeaders) -> None:
        for name in _NOT_TOLD:
            del headers[name]
        headers.update({**_HEADERS, "content-security-policy": self._policy})
        if self._scope["path"].startswith(_NOT_KEPT):
            headers["cache-control"] = "no-store"
        if self._scope["scheme"] in ("https", "wss"):
            headers["strict-transport-security"] = _STRICT_TRANSPORT
            _secure_cookies(headers)


def _secure_cookies(headers: MutableHeaders) -> None:
    """Streamlit's own cookies do not say that they are for https only, as it does not see it behind a proxy."""
    cookies = headers.getlist("set-cookie")
    del headers["set-cookie"]
    for cookie in cookies:
        headers.append("set-cookie", cookie if "; secure" in cookie.lower() else f"{cookie}; Secure")
