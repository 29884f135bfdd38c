"""The app over its websocket, as whoever holds one end of it and is no browser."""

from contextlib import ExitStack

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
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


VALUES = {  # kind of a widget -> the field of a message that says its value
    "text_input": "string_value",
    "text_area": "string_value",
    "selectbox": "string_value",
    "radio": "string_value",
    "time_input": "string_value",
    "date_input": "string_array_value",
    "multiselect": "string_array_value",
    "button_group": "string_array_value",
    "expandable": "bool_value",
    "button": "trigger_value",
    "bidi_component": "json_value",
}


class Visit:
    """A page that stands open, without a browser: widgets say what a test wants, whether or not the page
    offers it. ids: of each widget that was ever drawn, by its key; kinds: what each is; drawn: the keys of
    the last run; shown: what the last run said."""

    def __init__(self, server: str, page: str, said: str = "lang=en", **headers: str) -> None:
        self.page, self.said = page, said
        self.ids: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.options: dict[str, list[str]] = {}
        self.drawn: set[str] = set()
        self.shown: list[ForwardMsg] = []
        self._ends = ExitStack()
        self._line = self._ends.enter_context(talk(server, **headers))
        self._states: dict[str, WidgetState] = {}
        self.tell()

    def close(self) -> None:
        self._ends.close()

    def tell(self, **values: object) -> None:
        """Run the page with values of widgets, by their keys; a button is pressed by True."""
        self.send(*(self.state(key, value) for key, value in values.items()))

    def state(self, key: str, value: object, field: str = "") -> WidgetState:
        """A message of a widget. field: another than its kind has."""
        said = WidgetState(id=self.ids[key])
        name = field or VALUES[self.kinds[key]]
        if name.endswith("_array_value"):
            getattr(said, name).data.extend(value)
        else:
            setattr(said, name, value)
        return said

    def send(self, *states: WidgetState, said: str | None = None, keep: bool = True) -> None:
        """Run the page with messages of widgets, and with what was told before. keep: whether they are told
        again with the next."""
        told = {one.id: one for one in states}
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = self.page, said or self.said
        asked.rerun_script.widget_states.widgets.extend((self._states | told).values())
        if keep:
            self._states |= {
                key: one for key, one in told.items() if one.WhichOneof("value") != "trigger_value"
            }
        self._line.send(asked.SerializeToString())
        self.shown = hear(self._line, "script_finished")
        while self.shown[-1].script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.shown = hear(self._line, "script_finished")
        self._look()

    def texts(self, kind: str) -> list[str]:
        """What the elements of a kind say."""
        return [_text(one) for one in self._elements() if one.WhichOneof("type") == kind]

    def _elements(self) -> list[Element]:
        return [one.delta.new_element for one in self.shown if one.delta.HasField("new_element")]

    def _look(self) -> None:
        """Which widgets there are."""
        self.drawn = set()
        blocks = [one.delta.add_block for one in self.shown if one.delta.HasField("add_block")]
        for one in (*self._elements(), *blocks):
            kind = one.WhichOneof("type")
            part = getattr(one, kind) if kind in VALUES else None
            if part is not None and part.id:
                key = part.id.split("-", 2)[2]  # $$ID-<hash>-<key>
                self.ids[key], self.kinds[key] = part.id, kind
                self.options[key] = list(getattr(part, "options", ()))
                self.drawn.add(key)


def _text(element: Element) -> str:
    kind = element.WhichOneof("type")
    if kind == "exception":
        return f"{element.exception.type}: {element.exception.message}"
    return str(getattr(element, kind).body)
