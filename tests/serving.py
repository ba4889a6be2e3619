"""A fresh server process, and runs of its script over the websocket as a browser asks for them."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Run:
    """All that the server sent in answer to one run, and the session it ran in."""

    content: bytes
    session: str

    def says(self, words: str) -> bool:
        """Whether these words are anywhere in the answer."""
        return words.encode() in self.content


@contextmanager
def server(database: str, **environment: str) -> Iterator[int]:
    """The port of a process that serves `database` and has answered nobody yet; `{port}` in a value stands for it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = {name: value.format(port=port) for name, value in environment.items()}
    settings |= {"DATABASE_URL": database, "HOST": "127.0.0.1", "PORT": str(port)}
    with subprocess.Popen([ROOT / "deploy" / "serve"], cwd=ROOT, env=os.environ | settings) as process:
        try:
            _wait(process, port)
            yield port
        finally:
            process.terminate()


def run(port: int, page: str, *, token: str = "", session: str = "", query: str = "") -> Run:
    """One run of `page` with what follows its question mark, with the cookie `token` and naming the session to go on with."""
    return asyncio.run(_run(port, page, token, session, query))


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not open its port")


async def _run(port: int, page: str, token: str, session: str, query: str) -> Run:
    wanted, content, ran_in = BackMsg(), b"", ""
    wanted.rerun_script.page_name, wanted.rerun_script.query_string = page, query
    headers = {"Cookie": f"ct06={token}"} if token else {}
    names = [Subprotocol(name) for name in ("streamlit", "none", *([session] if session else []))]
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with connect(address, additional_headers=headers, subprotocols=names, max_size=None) as stream:
        await stream.send(wanted.SerializeToString())
        while True:
            received = await asyncio.wait_for(stream.recv(decode=False), 60)
            message, content = ForwardMsg.FromString(received), content + received
            ran_in = message.new_session.initialize.session_id or ran_in
            if message.WhichOneof("type") == "script_finished":
                return Run(content, ran_in)
