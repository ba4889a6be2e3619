"""The front of the app: the page at each address that has a screen, the files it needs, and a plain word at all others."""

from __future__ import annotations

from collections.abc import Collection

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from web.files import STREAMLIT, File, Files
from web.notices import unknown_address

_BEHIND = ("/_stcore/", "/media/", "/phien/")  # what Streamlit or our own routes answer


class Front:
    """Answers each GET that asks for the page or a file; passes on the rest. `addresses` are those of the screens."""

    def __init__(self, app: ASGIApp, *, files: Files, addresses: Collection[str]) -> None:
        self.app = app
        self.files = files
        self.addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and not scope["path"].startswith(_BEHIND):
            response = await self._response(scope)
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _response(self, scope: Scope) -> Response:
        path, packs = scope["path"], "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if scope["method"] not in ("GET", "HEAD"):
            return Response(status_code=405, headers={"allow": "GET, HEAD"})
        if path.strip("/") in self.addresses:
            return _moved(scope) if path != "/" and path.endswith("/") else _sent(self.files.document, packs)
        find = self.files.at
        file = await run_in_threadpool(find, path) if path.startswith(STREAMLIT) else find(path)
        return unknown_address() if file is None else _sent(file, packs)


def _sent(file: File, packs: bool) -> Response:
    headers = {"cache-control": file.caching, "vary": "accept-encoding", "content-type": file.kind}
    if file.packed is None or not packs:
        return Response(file.body, headers=headers)
    return Response(file.packed, headers=headers | {"content-encoding": "gzip"})


def _moved(scope: Scope) -> Response:
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(f"/{scope['path'].strip('/')}{'?' if query else ''}{query}", 301)
