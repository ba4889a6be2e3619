"""A visitor without a browser: speaks to the server over its websocket as the browser does, and keeps what it shows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.screen import Screen

COOKIE = "ct06"
_AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN  # the run that was asked for is still to come
_PATIENCE = 60  # seconds


class NotThere(LookupError):
    """The screen offers nothing by that name."""


class Visitor:
    """One signed-in session: opens pages, goes down into a district and up again. Each call returns when all has arrived."""

    def __init__(self, socket: ClientConnection, *, url: str) -> None:
        self.screen = Screen()
        self.received = 0  # bytes
        self._socket = socket
        self._url = url

    async def open(self, address: str = "", *, query: str = "") -> None:
        """The first screen of the session: the page at an address with a query string."""
        state = self._state()
        state.page_name, state.query_string, state.page_script_hash = address, query, ""
        await self._ask(state)

    async def go(self, address: str) -> None:
        """Another page, by the menu."""
        if address not in self.screen.pages:
            raise NotThere(address)
        state = self._state()
        state.page_script_hash, state.query_string = self.screen.pages[address], ""
        await self._ask(state)

    async def down(self, name: str) -> None:
        """Choose a place of the line under the search."""
        for element, fragment in self.screen.main.elements():
            if name in [option.content for option in element.button_group.options]:
                await self._click(element.button_group.id, fragment, lambda state: state.string_array_value.data.append(name))
                return
        raise NotThere(name)

    async def up(self) -> None:
        """One step up, by the nearest button above the place."""
        above = [pair for pair in self.screen.main.elements() if pair[0].button.type == "tertiary"]
        if not above:
            raise NotThere("a place above this one")
        element, fragment = above[-1]
        await self._click(element.button.id, fragment, _trigger)

    async def _click(self, widget: str, fragment: str, change: Callable[[WidgetState], None]) -> None:
        state = self._state()
        state.fragment_id = fragment
        change(state.widget_states.widgets.add(id=widget))
        await self._ask(state)

    def _state(self) -> ClientState:
        state = ClientState(query_string=self.screen.query, page_script_hash=self.screen.page)
        state.cached_message_hashes.extend(self.screen.kept)
        state.context_info.url, state.context_info.timezone, state.context_info.locale = self._url, "Asia/Ho_Chi_Minh", "vi-VN"
        return state

    async def _ask(self, state: ClientState) -> None:
        message = BackMsg()
        message.rerun_script.CopyFrom(state)
        await self._socket.send(message.SerializeToString())
        await asyncio.wait_for(self._answered(), _PATIENCE)

    async def _answered(self) -> None:
        status: int | None = None
        while status is None or status == _AGAIN:
            packed = await self._socket.recv(decode=False)
            self.received += len(packed)
            status = self.screen.take(ForwardMsg.FromString(packed))


def _trigger(state: WidgetState) -> None:
    state.trigger_value = True


@asynccontextmanager
async def visitor(url: str, *, token: str) -> AsyncIterator[Visitor]:
    """A session of the server at `url` whose cookie holds `token`; nothing is opened yet."""
    socket = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    headers, protocols = {"Cookie": f"{COOKIE}={token}"}, [Subprotocol("streamlit")]
    async with connect(socket, additional_headers=headers, subprotocols=protocols, max_size=None, compression=None) as opened:
        yield Visitor(opened, url=url)
