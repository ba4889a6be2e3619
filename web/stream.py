"""What is said on the websocket: orders meant for developers are not heard, and of the server's own place nothing is told.

Streamlit takes from every connection, signed in or not, the order to empty the caches of everybody, and tells each where its
script lies and what it runs on.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

OF_VISITORS = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
OF_SESSIONS = OF_VISITORS | {"file_urls_request"}
"""Whoever is signed in may also ask where to put a file; the guard looks at the file when it comes."""

_PROGRAM = str(Path(__file__).resolve().parents[1]).encode()


def heard(receive: Receive, *, kinds: Collection[str]) -> Receive:
    """`receive` without the frames that are none of `kinds`; a frame that cannot be read is none of them."""

    async def received() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _kind(message.get("bytes") or b"") in kinds:
                return message

    return received


def told(send: Send) -> Send:
    """`send` without the folder of this program and the versions of what it runs on; only the first frame of a run has them."""

    async def sent(message: Message) -> None:
        frame = message.get("bytes") or b""
        await send({**message, "bytes": _discreet(frame)} if _PROGRAM in frame else message)

    return sent


def _kind(frame: bytes) -> str | None:
    try:
        kind: str | None = BackMsg.FromString(frame).WhichOneof("type")
    except DecodeError:
        return None
    return kind


def _discreet(frame: bytes) -> bytes:
    """The frame that opens a run, which the browser needs the name of the script of, to know it again, and no more."""
    message = ForwardMsg.FromString(frame)
    if message.WhichOneof("type") == "new_session":
        message.new_session.main_script_path = message.new_session.name
        message.new_session.initialize.environment_info.python_version = ""
        message.new_session.initialize.environment_info.server_os = ""
    discreet: bytes = message.SerializeToString()
    return discreet
