"""What a server answers to a program that sends what it is told to."""

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

Sent = bytes | Iterator[bytes] | None


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def json(self):
        return json.loads(self.content)


def ask(server: str, path: str, method: str = "GET", sent: Sent = None, **headers: str) -> Answer:
    """What a server answers at a path of its host, sent as it is written. sent: what follows the headers, of
    parts of which nobody says how long they are together; headers: with _ for -."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=120)
    connection.request(method, path, sent, {name.replace("_", "-"): value for name, value in headers.items()})
    got = connection.getresponse()
    answer = Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
    connection.close()
    return answer
