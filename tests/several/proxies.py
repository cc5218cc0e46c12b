"""The proxies that are delivered, run by the real programs: the files in deploy/ with ports of this machine.

Run as a program, it prints where they are; with --install it fetches Debian's packages where none is found.
"""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.debian import found
from tests.ports import free_port
from tests.several.certificates import write_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
NGINX, CADDY = "nginx", "caddy"
USUAL_PLACES = ("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
PATIENCE_SECONDS = 30
NAME = "localhost"
MAIN = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/handicapmonitor.conf;
}}
"""


class NoProxyError(Exception):
    """A proxy is missing, or it did not start. The message says what to install, or what it logged."""


def program(name: str) -> Path:
    """Where a proxy is. Raises `NoProxyError` when there is none."""
    named = os.environ.get(variable(name))
    places = [Path(named)] if named else [Path(place) / name for place in USUAL_PLACES]
    for place in places:
        if os.access(place, os.X_OK):
            return place
    if not named and (on_path := shutil.which(name)):
        return Path(on_path)
    raise NoProxyError(
        f"The tests need {name}, and it was not found. On Debian, install it with "
        f"'sudo apt install {name}'. One that is elsewhere is named by {variable(name)}."
    )


def variable(name: str) -> str:
    """The environment variable that names a proxy's program."""
    return f"{name.upper()}_PROGRAM"


@contextmanager
def nginx(servers: Sequence[int], folder: Path) -> Iterator[str]:
    """nginx before servers on these ports; yields its address."""
    port = free_port()
    key, certificate = write_certificate(folder, NAME)
    delivered = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    written = replaced(
        delivered,
        {
            "listen 80;": f"listen 127.0.0.1:{free_port()};",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{port} ssl http2;",
            "handicap.example.dk": NAME,
            "/etc/ssl/handicapmonitor/fuld-kaede.pem": str(certificate),
            "/etc/ssl/handicapmonitor/noegle.pem": str(key),
            "/var/log/nginx/handicapmonitor.log": str(folder / "access.log"),
            "127.0.0.1:8501": f"127.0.0.1:{servers[0]}",
            "127.0.0.1:8502": f"127.0.0.1:{servers[1]}",
        },
    )
    (folder / "handicapmonitor.conf").write_text(written, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
    command = [str(program(NGINX)), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with _running(command, os.environ, folder, port) as address:
        yield address


@contextmanager
def caddy(servers: Sequence[int], folder: Path) -> Iterator[str]:
    """Caddy before servers on these ports, with a certificate of its own; yields its address."""
    port = free_port()
    delivered = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    own = f"{{\n\thttps_port {port}\n\thttp_port {free_port()}\n\tskip_install_trust\n\tadmin off\n"
    own += f"\tstorage file_system {folder}/storage\n"
    file = folder / "Caddyfile"
    file.write_text(replaced(delivered, {"{\n\tservers {": f"{own}\tservers {{"}), encoding="utf-8")
    environment = {
        **os.environ,
        "HOST": NAME,
        "SERVERS": " ".join(f"127.0.0.1:{each}" for each in servers),
        "HOME": str(folder),
    }
    command = [str(program(CADDY)), "run", "--config", str(file), "--adapter", "caddyfile"]
    with _running(command, environment, folder, port) as address:
        yield address


def replaced(text: str, changes: Mapping[str, str]) -> str:
    """The text with each of the changes, every one of which must have something to change."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def _running(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, port: int
) -> Iterator[str]:
    log = folder / "proxy.log"
    with log.open("wb") as output:
        proxy = subprocess.Popen(
            command, env=environment, cwd=folder, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait(proxy, port, log)
        yield f"https://{NAME}:{port}"
    finally:
        proxy.terminate()
        proxy.wait(timeout=20)


def _wait(proxy: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until it encrypts: Caddy listens before it has its certificate."""
    untrusted = ssl._create_unverified_context()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and proxy.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
                untrusted.wrap_socket(plain, server_hostname=NAME).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise NoProxyError(log.read_text(encoding="utf-8", errors="replace"))


if __name__ == "__main__":
    sys.exit(
        max(
            found(lambda each=name: program(each), NoProxyError, name, variable(name))
            for name in (NGINX, CADDY)
        )
    )
