"""The whole app inside a test: the real guard, front, routes, runtime and script, with every frame of a websocket and no port."""

from __future__ import annotations

import asyncio
import gc
import logging
import runpy
import secrets
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
import streamlit as st
from starlette.routing import BaseRoute
from starlette.types import Message, Scope
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from tests.asgi import Answer, answer_of, scope_of
from ui import warm_up

_APP = Path(__file__).resolve().parents[1] / "app.py"
_STREAM = "/_stcore/stream"
_T = TypeVar("_T")


@dataclass
class Browser:
    """One websocket: all frames that came over it, the status it was turned away with, and the code the server ended it with."""

    _app: Any
    _scope: Scope
    frames: list[bytes] = field(default_factory=list)
    refusal: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    closed: int | None = None

    def __post_init__(self) -> None:
        self._to_app: asyncio.Queue[Message] = asyncio.Queue()
        self._news = asyncio.Event()
        self._is_open = False
        self._to_app.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(self._app(self._scope, self._to_app.get, self._received))

    @property
    def session(self) -> str:
        """The session it runs in, as the server names it to this browser."""
        named = (ForwardMsg.FromString(frame).new_session.initialize.session_id for frame in self.frames)
        return str(next(name for name in named if name))

    def says(self, words: str) -> bool:
        """Whether these words are in any frame."""
        return any(words.encode() in frame for frame in self.frames)

    async def opened(self) -> bool:
        """Whether the server took the connection, once it has said so."""
        await self._until(lambda: self._is_open or self.refusal is not None or self._task.done())
        return self._is_open

    async def run(self, page: str = "", *, query: str = "") -> list[bytes]:
        """The frames of one run of a page."""
        wanted = BackMsg()
        wanted.rerun_script.page_name = page
        wanted.rerun_script.query_string = query
        return await self.answered(wanted.SerializeToString())

    async def answered(self, frame: bytes) -> list[bytes]:
        """The frames that come back until a run is over, or the connection."""
        seen = len(self.frames)
        self.send(frame)
        await self._until(lambda: any(map(_is_last, self.frames[seen:])) or self._task.done())
        return self.frames[seen:]

    def send(self, frame: bytes) -> None:
        """Say something and wait for nothing."""
        self._to_app.put_nowait({"type": "websocket.receive", "bytes": frame})

    async def close(self) -> None:
        """Leave."""
        self._to_app.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await self._task

    async def _received(self, message: Message) -> None:
        self._is_open = self._is_open or message["type"] == "websocket.accept"
        if message["type"] == "websocket.send":
            self.frames.append(message["bytes"])
        elif message["type"] == "websocket.close":
            self.closed = message.get("code", 1000)
        elif message["type"] == "websocket.http.response.start":
            self.refusal = message["status"]
            self.headers = {key.decode().lower(): value.decode() for key, value in message["headers"]}
        self._news.set()

    async def _until(self, is_so: Callable[[], bool]) -> None:
        self._task.add_done_callback(lambda _: self._news.set())
        while not is_so():
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 60)


@dataclass(frozen=True)
class House:
    """The app while it is served."""

    app: Any
    routes: list[BaseRoute]
    """Every route behind the guard and the front, Streamlit's among them."""

    async def asked(self, address: str, *, method: str = "GET", **headers: str) -> Answer:
        """What is answered to one request."""
        return await answer_of(self.app, address, method=method, **headers)

    def browser(self, *, token: str = "", session: str = "", address: str = "10.0.0.1", **headers: str) -> Browser:
        """A websocket from `address` with the cookie `token`, naming the session to go on with, if any."""
        names = ", ".join(("streamlit", "none", *([session] if session else [])))
        sent = {"sec_websocket_protocol": names} | ({"cookie": f"ct06={token}"} if token else {}) | headers
        scope = scope_of(_STREAM, kind="websocket", **sent)
        return Browser(self.app, {**scope, "scheme": "ws", "client": (address, 5000)})


def inside(monkeypatch: pytest.MonkeyPatch, database: str, visit: Callable[[House], Awaitable[_T]]) -> _T:
    """What `visit` answers, in a server of its own on `database` that has answered nobody yet."""
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("STREAMLIT_SERVER_COOKIE_SECRET", secrets.token_urlsafe(48))
    monkeypatch.setattr(logging, "_logRecordFactory", logging.getLogRecordFactory())  # the app has one of its own
    monkeypatch.setattr(Runtime, "_instance", None)  # there is one a process
    monkeypatch.setattr(gc, "freeze", lambda: None)  # the tests' own heap stays as it is, with whatever others left in it
    monkeypatch.setattr(gc, "collect", lambda: 0)
    monkeypatch.setattr(warm_up, "warm_up", lambda: None)
    st.cache_data.clear()
    st.cache_resource.clear()
    try:
        return asyncio.run(_visited(runpy.run_path(str(_APP))["app"], visit))
    finally:
        st.cache_data.clear()
        st.cache_resource.clear()


async def _visited(app: Any, visit: Callable[[House], Awaitable[_T]]) -> _T:
    scope: Scope = {"type": "lifespan"}
    said: asyncio.Queue[Message] = asyncio.Queue()
    heard: asyncio.Queue[Message] = asyncio.Queue()
    running = asyncio.create_task(app(scope, said.get, heard.put))
    said.put_nowait({"type": "lifespan.startup"})
    await heard.get()
    runtime = Runtime.instance()
    try:
        return await visit(House(app, scope["app"].routes))
    finally:
        for thread in threading.enumerate():
            if thread.name.startswith("ScriptRunner."):
                await asyncio.to_thread(thread.join)  # its last word is for the loop that runs here
        said.put_nowait({"type": "lifespan.shutdown"})
        await running
        await runtime.stopped


def _is_last(frame: bytes) -> bool:
    return bool(ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished")
