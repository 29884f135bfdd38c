"""A server with a desk: who may load files there, and what a program sends to it."""

import base64
import json
import os
import resource
import shutil
import signal
import socket
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import serving
from asked import Answer, Sent, ask
from waiting import until_it_answers

from plut.building import pipeline
from plut.building.scale import SMALL
from plut.office import journal, store, tray
from plut.office.candidate import Candidate
from plut.warehouse import editions

ANI, BUDI, EVE = "ani@dinas.test", "budi@dinas.test", "eve@else.test"
RULES = """
[identity]
kind = "proxy"
name = "X-Forwarded-User"
proxies = ["127.0.0.1", "::1"]

[roles.public]
pages = "all"

[roles.loader]
accounts = ["ani@dinas.test", "budi@dinas.test"]
pages = "all"
loads = "all"
"""
OWN = RULES.replace('loads = "all"\n', 'loads = "all"\npublishes = true\n')  # who loads publishes too
READER = RULES.replace('loads = "all"\n', "")  # the same, and nobody loads
CORRECTION = "Tanggal koreksi,Kueri,Penjelasan\n2026-01-02,consultants/national,Tertulis 3.\n"
TIMES = "regency_code,centre_id,minutes\n9105,R-3204,{}\n"


def candidate_beside(folder: Path, kept_tables: Path) -> Path:
    """Build a served edition with a sentence of correction in a folder, and a candidate beside it in which a
    travel time is another. Gives the folder of both."""
    (folder / "incoming").mkdir()
    (folder / "incoming" / "koreksi.csv").write_text(CORRECTION)
    for minutes, finish in ((59, editions.publish), (200, editions.draft)):
        (folder / "incoming" / "a.csv").write_text(TIMES.format(minutes))
        pipeline.build(
            folder / "incoming", folder / "build", kept_tables=kept_tables, scale=SMALL, finish=finish
        )
    return folder / "build"


def lay_out(two: Path, folder: Path) -> None:
    """A copy of such a folder with a desk beside it, to which the candidate is known."""
    shutil.copytree(two, folder / "build")
    served = editions.current(folder / "build")
    [draft] = [one for one in editions.kept(folder / "build") if one != served]
    (folder / "desk").mkdir()
    told = Candidate(ANI, "ready", base=served.stem, edition=draft.stem)
    (folder / "desk" / "candidate.json").write_text(json.dumps(asdict(told)))


class Sender:
    """A program that speaks tus in the name of an account."""

    def __init__(self, address: str, account: str = ANI) -> None:
        parts = urlsplit(address)
        self.address, self.base_path, self.account = address, parts.path, account

    def ask(self, method: str, path: str = "/meja/berkas", sent: Sent = None, **headers: str) -> Answer:
        """path: below the base path, or with it."""
        told = {"X_Forwarded_User": self.account, "Tus_Resumable": "1.0.0"} | headers
        below = path if path.startswith(f"{self.base_path}/meja") else f"{self.base_path}{path}"
        return ask(self.address, below, method, sent, **{name: text for name, text in told.items() if text})

    def create(self, name: str, length: int, **metadata: str) -> Answer:
        pairs = {"filename": name} | metadata
        said = ",".join(f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in pairs.items())
        return self.ask("POST", "/meja/berkas?lang=en", Upload_Length=str(length), Upload_Metadata=said)

    def begun(self, name: str, length: int, **metadata: str) -> str:
        """The path of a file that may be sent."""
        made = self.create(name, length, **metadata)
        assert made.status == 201, made.text
        return made.headers["location"]

    def append(self, path: str, offset: int, piece: Sent, **headers: str) -> Answer:
        kind = {"Content_Type": "application/offset+octet-stream", "Upload_Offset": str(offset)}
        return self.ask("PATCH", f"{path}?lang=en", piece, **kind | headers)

    def size(self, path: str) -> int:
        """How much of a file is there."""
        told = self.ask("HEAD", path)
        assert told.status == 200, told.status
        return int(told.headers["upload-offset"])

    def opened(self, path: str, offset: int, length: int) -> socket.socket:
        """A connection in which a piece has been announced."""
        parts = urlsplit(self.address)
        connection = socket.create_connection((parts.hostname, parts.port), timeout=120)
        lines = [
            f"PATCH {path}?lang=en HTTP/1.1",
            f"Host: {parts.netloc}",
            f"X-Forwarded-User: {self.account}",
            "Tus-Resumable: 1.0.0",
            "Content-Type: application/offset+octet-stream",
            f"Upload-Offset: {offset}",
            f"Content-Length: {length}",
            "",
            "",
        ]
        connection.sendall("\r\n".join(lines).encode())
        return connection


class Desk:
    """A server that can be killed, started again and given a full disk. folder: of all that it keeps."""

    def __init__(self, folder: Path, base_path: str = "", rules: str = RULES, **told: str) -> None:
        self.folder, self.base_path, self.told = folder, base_path, told
        self.port = serving.free_port()
        self.address = f"http://localhost:{self.port}/{base_path}".rstrip("/")
        self.rules = folder / "access.toml"
        if rules:
            self.rules.write_text(rules)
        self.start()

    def start(self) -> None:
        more = {
            "PLUT_DESK_DIR": str(self.folder / "desk"),
            "PLUT_INCOMING_DIR": str(self.folder / "incoming"),
        }
        if self.rules.exists():
            more["PLUT_ACCESS"] = str(self.rules)
        self.process = serving.start(self.folder / "build", self.port, self.base_path, **more | self.told)
        until_it_answers(f"{self.address}/_stcore/health")

    def end(self, how: int = signal.SIGKILL) -> None:
        os.killpg(self.process.pid, how)
        self.process.wait()

    def bound(self, most_bytes: int = resource.RLIM_INFINITY) -> None:
        """No file may grow over so many bytes from now on: to the server that is a full disk."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (most_bytes, resource.RLIM_INFINITY))

    def received(self, path: str) -> Path:
        """The folder of a file on its way, by the path of its address."""
        return self.folder / "desk" / "received" / path.rpartition("/")[2]

    def loaded(self) -> dict[str, bytes]:
        """Name -> content of the files in the tray."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PLUT_DESK_DIR", str(self.folder / "desk"))
            files = {one.name: store.file(one.sha256) for one in tray.entries()}
            return {name: file.read_bytes() if file else b"" for name, file in files.items()}

    def steps(self) -> list[tuple[str, str, str]]:
        """What the journal says: account, step and name of the file."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PLUT_DESK_DIR", str(self.folder / "desk"))
            return [(one.account, one.step, file.name) for one in journal.steps() for file in one.files]
