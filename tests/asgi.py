"""Requests to an ASGI app without a server."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True)
class Answer:
    """What an app sent back; `cookies` are whole `Set-Cookie` lines."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: tuple[str, ...]

    @property
    def text(self) -> str:
        """The body as a browser reads it."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


@dataclass
class Recorder:
    """An app behind a middleware: it keeps what reached it and answers 200."""

    seen: list[Scope] = field(default_factory=list)

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request."""
        self.seen.append(scope)
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": [(b"x-inner", b"yes")]})
            await send({"type": "http.response.body", "body": b"inner"})

    def header(self, name: str) -> list[str]:
        """The values of a header of the last request that reached the app."""
        return [value.decode() for key, value in self.seen[-1]["headers"] if key.decode().lower() == name]


def scope_of(address: str, *, kind: str = "http", method: str = "GET", **headers: str) -> dict[str, Any]:
    """The scope of a request to `address`; a header `accept_encoding` is sent as `accept-encoding`."""
    parts = urlsplit(address)
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": kind,
        "method": method,
        "scheme": parts.scheme or "http",
        "path": parts.path,
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [*sent, (b"host", b"localhost")],
        "server": ("localhost", 80),
        "client": ("10.0.0.1", 5000),
    }


def answered(app: ASGIApp, address: str, *, kind: str = "http", method: str = "GET", **headers: str) -> Answer:
    """What `app` answers to one request."""
    return asyncio.run(answer_of(app, address, kind=kind, method=method, **headers))


async def answer_of(app: ASGIApp, address: str, *, kind: str = "http", method: str = "GET", **headers: str) -> Answer:
    """What `app` answers to one request, for whoever waits for more than one."""
    sent: list[Message] = []

    received: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if not received:
            await asyncio.Event().wait()  # nobody leaves before the answer is whole
        return received.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope_of(address, kind=kind, method=method, **headers), receive, send)
    starts = [message for message in sent if message["type"].endswith("http.response.start")]
    pairs = [(key.decode().lower(), value.decode()) for start in starts for key, value in start["headers"]]
    return Answer(
        status=starts[0]["status"] if starts else 0,
        headers=dict(pairs),
        body=b"".join(message.get("body", b"") for message in sent if message["type"].endswith("http.response.body")),
        cookies=tuple(value for key, value in pairs if key == "set-cookie"),
    )
