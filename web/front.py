"""The front of the app: the page at each address that has a screen, the files it needs, and a plain word at all others."""

from __future__ import annotations

from collections.abc import Collection

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from web.cookies import token_in
from web.files import HOST_CONFIG, STREAMLIT, File, Files
from web.notices import unknown_address

_BEHIND = ("/_stcore/", "/media/", "/phien/", "/tai-ve/")  # what Streamlit or our own routes answer


class Front:
    """Answers each GET that asks for the page or a file; passes on the rest. `addresses` are those of the screens.

    `passing` are further addresses, each in full, that our own routes answer.
    """

    def __init__(self, app: ASGIApp, *, files: Files, addresses: Collection[str], passing: Collection[str] = ()) -> None:
        self.app = app
        self.files = files
        self.addresses = addresses
        self.passing = passing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and self._is_answered_here(scope["path"]):
            response = await self._response(scope)
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_answered_here(self, path: str) -> bool:
        return path == HOST_CONFIG or not (path.startswith(_BEHIND) or path in self.passing)

    async def _response(self, scope: Scope) -> Response:
        path, packs = scope["path"], "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if scope["method"] not in ("GET", "HEAD"):
            return Response(status_code=405, headers={"allow": "GET, HEAD"})
        address = path.strip("/")
        if address in self.addresses:
            return _sent(self._document(scope), packs) if path == f"/{address}" else _moved(address, scope["query_string"])
        find = self.files.at
        file = await run_in_threadpool(find, path) if path.startswith(STREAMLIT) else find(path)
        return unknown_address() if file is None else _sent(file, packs)

    def _document(self, scope: Scope) -> File:
        return self.files.document if token_in(HTTPConnection(scope).cookies) else self.files.first_document


def _sent(file: File, packs: bool) -> Response:
    varies = "accept-encoding, cookie" if file.caching == "no-cache" else "accept-encoding"
    headers = {"cache-control": file.caching, "content-type": file.kind, "vary": varies}
    if file.is_packed and packs:
        return Response(file.content, headers=headers | {"content-encoding": "gzip"})
    return Response(file.body, headers=headers)


def _moved(address: str, query: bytes) -> Response:
    return RedirectResponse(f"/{address}{'?' if query else ''}{query.decode('latin-1')}", 301)
