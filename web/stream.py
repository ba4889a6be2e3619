"""What a browser may say on the websocket: run this screen, stop, I am still here; nothing that is meant for developers.

Streamlit takes orders from every connection, signed in or not: to empty the caches of everybody, to name its files.
"""

from __future__ import annotations

from collections.abc import Collection

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

OF_VISITORS = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
OF_SESSIONS = OF_VISITORS | {"file_urls_request"}
"""Whoever is signed in may also ask where to put a file; the guard looks at the file when it comes."""


def heard(receive: Receive, *, kinds: Collection[str]) -> Receive:
    """`receive` without the frames that are none of `kinds`; a frame that cannot be read is none of them."""

    async def received() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _kind(message.get("bytes") or b"") in kinds:
                return message

    return received


def _kind(frame: bytes) -> str | None:
    try:
        kind: str | None = BackMsg.FromString(frame).WhichOneof("type")
    except DecodeError:
        return None
    return kind
