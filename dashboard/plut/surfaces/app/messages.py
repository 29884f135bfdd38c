"""What a browser may tell the server over the websocket: what a reader's does.

Streamlit takes more, from whoever is connected: one message empties what is kept for all readers, another
tells where the program's repository is, others are for its own tests.
"""

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

OF_READERS = {
    "rerun_script",
    "stop_script",
    "app_heartbeat",
    "file_urls_request",
    "backend_operation_request",
}


class Messages:
    """Stands before the app and hands on what comes from a reader; the rest is not heard."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def receiving() -> Message:
            message = await receive()
            while message["type"] == "websocket.receive" and not _is_of_a_reader(message):
                message = await receive()
            return message

        await self._app(scope, receiving if scope["type"] == "websocket" else receive, send)


def _is_of_a_reader(message: Message) -> bool:
    try:
        return BackMsg.FromString(message.get("bytes") or b"").WhichOneof("type") in OF_READERS
    except DecodeError:
        return False
