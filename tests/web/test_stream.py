"""On the websocket only what a browser needs is heard, and the first frame of a run names the script and not its folder."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from web import stream

SCRIPT = str(Path(__file__).resolve().parents[2] / "ui" / "shell.py")


def _frame(order: BackMsg) -> Message:
    return {"type": "websocket.receive", "bytes": order.SerializeToString()}


def _next_heard(*messages: Message, kinds: frozenset[str]) -> Message:
    waiting = list(messages)

    async def receive() -> Message:
        return waiting.pop(0)

    async def first() -> Message:
        return await stream.heard(receive, kinds=kinds)()

    return asyncio.run(first())


@pytest.mark.parametrize(
    "unheard",
    [
        _frame(BackMsg(clear_cache=True)),
        _frame(BackMsg(load_git_info=True)),
        _frame(BackMsg()),
        {"type": "websocket.receive", "bytes": b"\xff\xff"},
        {"type": "websocket.receive", "text": "hello"},
    ],
    ids=["clear_cache", "load_git_info", "empty", "broken", "text"],
)
@pytest.mark.parametrize("kinds", [stream.OF_VISITORS, stream.OF_SESSIONS])
def test_what_is_not_for_browsers_is_passed_over(unheard: Message, kinds: frozenset[str]) -> None:
    beat = _frame(BackMsg(app_heartbeat=True))

    assert _next_heard(unheard, beat, kinds=kinds) == beat


def test_the_end_of_a_connection_is_always_heard() -> None:
    end = {"type": "websocket.disconnect", "code": 1001}

    assert _next_heard(end, kinds=frozenset()) == end


def _told(message: ForwardMsg) -> ForwardMsg:
    sent: list[Message] = []

    async def send(passed: Message) -> None:
        sent.append(passed)

    async def say() -> None:
        await stream.told(send)({"type": "websocket.send", "bytes": message.SerializeToString()})

    asyncio.run(say())
    received: ForwardMsg = ForwardMsg.FromString(sent[0]["bytes"])
    return received


def test_the_frame_that_opens_a_run_keeps_all_but_where_the_script_lies_and_what_it_runs_on() -> None:
    opening = ForwardMsg()
    opening.new_session.name = "shell"
    opening.new_session.main_script_path = SCRIPT
    opening.new_session.initialize.session_id = "1"
    opening.new_session.initialize.environment_info.python_version = "3"
    opening.new_session.initialize.environment_info.streamlit_version = "1.67.0"

    told = _told(opening)

    assert told.new_session.main_script_path == "shell"
    assert told.new_session.initialize.session_id == "1"
    assert told.new_session.initialize.environment_info.streamlit_version == "1.67.0"
    assert told.new_session.initialize.environment_info.python_version == ""


def test_all_other_frames_are_sent_as_they_are() -> None:
    other = ForwardMsg()
    other.delta.new_element.markdown.body = "Số liệu"

    assert _told(other) == other
