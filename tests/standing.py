"""The product as `deploy/` has it stand: two replicas behind nginx with TLS, all in a folder of a test."""

import os
import shutil
import signal
import ssl
import subprocess
import time
import urllib.request
from pathlib import Path

import serving

from plut.base.folders import REPOSITORY

DEPLOY = REPOSITORY / "deploy"
SITE = DEPLOY / "nginx" / "plut.conf"
REPLICAS = ("8501", "8502")  # as the configuration names them
WITHOUT_CHECK = ssl._create_unverified_context()  # the certificate is of the test's own making

# What stands around a file of /etc/nginx/conf.d, as Debian's nginx.conf has it, for somebody who is not root.
AROUND = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/plut.conf;
}}
"""


def program(name: str) -> str | None:
    """A program of the system, also where only root looks for it."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def certificate(folder: Path) -> None:
    """A key, and a certificate that nobody else vouches for."""
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
    ]
    subject = ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem"]
    subprocess.run([*command, *subject, *files], check=True, capture_output=True)


def filled(folder: Path, plain: int, secure: int, replicas: tuple[int, int]) -> Path:
    """The configuration with everything filled in; its folders lie in one of a test. plain, secure: the ports
    of nginx."""
    certificate(folder)
    told = {
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
        "plut.example.go.id": "localhost",
        "/etc/ssl/plut": str(folder),
        "/srv/plut/bundle": str(folder / "bundle"),
        "/srv/plut/site/": f"{folder}/site/",
        "/srv/plut/app": str(REPOSITORY),
        **{f":{theirs}": f":{port}" for theirs, port in zip(REPLICAS, replicas, strict=True)},
    }
    text = SITE.read_text(encoding="utf-8")
    for theirs, ours in told.items():
        assert theirs in text, theirs
        text = text.replace(theirs, ours)
    (folder / "plut.conf").write_text(text, encoding="utf-8")
    whole = folder / "nginx.conf"
    user = "" if os.geteuid() else "user root;"  # who may read a folder of the test
    whole.write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")
    return whole


class Standing:
    """Two replicas of the app and nginx before them. address: where readers find it."""

    def __init__(self, folder: Path, build: Path) -> None:
        self.folder, self.build = folder, build
        plain, secure = serving.free_port(), serving.free_port()
        self.ports = (serving.free_port(), serving.free_port())
        self.address, self.plain = f"https://localhost:{secure}", f"http://localhost:{plain}"
        config = filled(folder, plain, secure, self.ports)
        self.replicas = [self._replica(port) for port in self.ports]
        self._nginx = subprocess.Popen([program("nginx"), "-c", str(config), "-e", f"{folder}/error.log"])
        for port in self.ports:
            until_well(f"http://127.0.0.1:{port}")
        until_well(self.address)

    def start_again(self, number: int) -> None:
        """Start a replica that has ended."""
        self.replicas[number].wait()
        self.replicas[number] = self._replica(self.ports[number])
        until_well(f"http://127.0.0.1:{self.ports[number]}")

    def kill(self, number: int) -> None:
        """End a replica as a machine does that has no memory left."""
        os.killpg(self.replicas[number].pid, signal.SIGKILL)

    def end(self, number: int) -> None:
        """End a replica as systemd does."""
        self.replicas[number].terminate()

    def freeze(self, number: int) -> None:
        """A replica takes what is sent to it and says nothing any more."""
        os.killpg(self.replicas[number].pid, signal.SIGSTOP)

    def wake(self, number: int) -> None:
        """A replica that was frozen goes on."""
        os.killpg(self.replicas[number].pid, signal.SIGCONT)

    def pids(self) -> list[int]:
        """The processes of the replicas that run."""
        return [process.pid for process in self.replicas if process.poll() is None]

    def close(self) -> None:
        """End all of it."""
        self._nginx.terminate()
        self._nginx.wait()
        for process in self.replicas:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _replica(self, port: int) -> subprocess.Popen:
        return serving.start(
            self.build,
            port,
            STREAMLIT_SERVER_ADDRESS="127.0.0.1",
            STREAMLIT_SERVER_COOKIE_SECRET="the same for both",
            PLUT_INCOMING_DIR=str(self.folder / "incoming"),
            PLUT_DESK_DIR=str(self.folder / "desk"),
        )


def until_well(address: str) -> None:
    """Come back once a server says that it is well, or a minute later: what follows then says what is
    wrong."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5, context=WITHOUT_CHECK).close()
            return
        except OSError:
            time.sleep(0.5)
