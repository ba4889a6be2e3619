"""A fresh process whose first request names a page: whoever has no session gets the sign-in and not a figure.

Streamlit serves a folder `pages/` beside its script without that script until a session has called st.navigation; ours lies
elsewhere, and this test is the tripwire.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from data_access import passwords
from data_access.changes.sessions import issue_ticket, redeem
from data_access.changes.users import add_user
from tests.builders import a_base, accept
from ui.navigation import SCREENS, Screen

ROOT = Path(__file__).resolve().parents[2]
FIGURE = "Chi bộ khu phố 7351"


@pytest.fixture
def database(sqlite_database: str) -> str:
    """Which kind of database it is makes no difference here."""
    return sqlite_database


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> str:
    """A session in a database that holds a figure."""
    monkeypatch.setattr(passwords, "COST", 4)
    accept(engine, a_base(name=FIGURE))
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE app_user SET must_change = false")
    return redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/"))[0]


@contextmanager
def _server(database: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), "--log-level", "error"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {"DATABASE_URL": database}) as server:
        try:
            _wait(server, port)
            yield port
        finally:
            server.terminate()


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not open its port")


def _received(port: int, page: str, *, token: str = "") -> bytes:
    """All that the server sends in answer to one run of `page`."""
    return asyncio.run(_run(port, page, token))


async def _run(port: int, page: str, token: str) -> bytes:
    wanted = BackMsg()
    wanted.rerun_script.page_name = page
    headers = {"Cookie": f"ct06={token}"} if token else {}
    received = b""
    async with connect(f"ws://127.0.0.1:{port}/_stcore/stream", additional_headers=headers, max_size=None) as stream:
        await stream.send(wanted.SerializeToString())
        while True:
            message = await asyncio.wait_for(stream.recv(decode=False), 60)
            received += message
            if ForwardMsg.FromString(message).WhichOneof("type") == "script_finished":
                return received


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.file)
def test_the_first_request_of_a_process_gets_the_sign_in_whatever_page_it_names(
    database: str, token: str, screen: Screen
) -> None:
    with _server(database) as port:
        by_file = _received(port, Path(screen.file).stem)
        by_address = _received(port, screen.address)
        signed_in = _received(port, screen.address, token=token)

    for received in (by_file, by_address):
        assert "Tên đăng nhập".encode() in received
        assert screen.title.encode() not in received
        assert FIGURE.encode() not in received
    assert "Tên đăng nhập".encode() not in signed_in
    assert screen.title.encode() in signed_in
