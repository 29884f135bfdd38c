"""What a browser tells the server over its websocket, and what it is not heard with."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from talking import run, talk

from plut.surfaces.app.messages import OF_READERS, Messages

EVERY = {field.name: field for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}


def said(kind: str) -> bytes:
    """A message of a kind."""
    message = BackMsg()
    if EVERY[kind].message_type:
        getattr(message, kind).SetInParent()
    else:
        setattr(message, kind, True)
    return message.SerializeToString()


def heard(told: list[dict]) -> list[dict]:
    """What an app behind it receives of what a browser sends."""
    received: list[dict] = []

    async def app(_scope, receive, _send) -> None:
        while not received or received[-1]["type"] != "websocket.disconnect":
            received.append(await receive())

    waiting = iter([*told, {"type": "websocket.disconnect"}])

    async def receive() -> dict:
        return next(waiting)

    async def send(_message) -> None: ...

    with ThreadPoolExecutor(1) as thread:  # another test of this process may have a loop of its own
        thread.submit(asyncio.run, Messages(app)({"type": "websocket"}, receive, send)).result()
    return received[:-1]


@pytest.mark.parametrize("kind", sorted(EVERY))
def test_a_browser_is_heard_with_what_readers_do_and_with_nothing_else(kind):
    message = {"type": "websocket.receive", "bytes": said(kind)}
    assert heard([message]) == ([message] if kind in OF_READERS else [])


@pytest.mark.parametrize(
    "bytes_", [b"", b"\xff\xff\xff", b"\x28\x01\x28", said("stop_script") + said("clear_cache")]
)
def test_what_is_no_message_or_two_in_one_is_not_heard(bytes_):
    assert heard([{"type": "websocket.receive", "bytes": bytes_}]) == []


def test_a_page_is_drawn_before_and_after(server):
    with talk(server) as line:
        before = run(line, "peta")
        for kind in sorted(EVERY.keys() - OF_READERS):
            line.send(said(kind))
        after = run(line, "peta")
    assert len(before) > 10 and len(after) > 10
