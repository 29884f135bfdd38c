"""The app over its websocket, as whoever holds one end of it and is no browser."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol


def talk(server: str, **headers: str) -> ClientConnection:
    """A line to a server, without a bound on what it says. headers: '_' for '-'."""
    address = f"{server.replace('http', 'ws', 1)}/_stcore/stream"
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, additional_headers=told)


def hear(line: ClientConnection, until: str) -> list[ForwardMsg]:
    """What the server says, to the first message of a kind."""
    heard: list[ForwardMsg] = []
    while not heard or heard[-1].WhichOneof("type") != until:
        heard.append(ForwardMsg.FromString(line.recv(60)))
    return heard


def run(
    line: ClientConnection, page: str, opened: tuple[str, ...] = (), said: str = "lang=en"
) -> list[ForwardMsg]:
    """What a run of a page says. opened: the closed parts that a reader opens; said: its address."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, said
    for part in opened:
        widget = asked.rerun_script.widget_states.widgets.add()
        widget.id, widget.bool_value = part, True
    line.send(asked.SerializeToString())
    return hear(line, "script_finished")


def folds(messages: list[ForwardMsg]) -> tuple[str, ...]:
    """The closed parts of a page, as `run` takes them."""
    ids = [one.delta.add_block.expandable.id for one in messages if one.delta.HasField("add_block")]
    return tuple(filter(None, ids))
