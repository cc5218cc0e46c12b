#!/bin/sh
# nginx 1.22.1 (Debian 12: 1.22.1-9+deb12u11): websockets to servers that are back after an outage.
# With max_fails=1, which is also the usual value, nginx marks a server that did not answer. When fail_timeout is over it
# lets one request try it, and believes in the server again only when that request has ended. A websocket does not
# end, so every server takes one of them for each fail_timeout, and all others get 502 ("no live upstreams while
# connecting to upstream") from servers that answer at once. Ordinary requests that end mend it, but pages that are
# open already only ask for their websockets. With max_fails=0 all get through.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq nginx=1.22.1-9+deb12u11
dpkg-deb -x nginx_*.deb unpacked
python3 - unpacked/usr/sbin/nginx <<'PYTHON'
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

FAIL_SECONDS = 5
folder = Path.cwd()


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def serve(port):
    """A server that answers a websocket's handshake and keeps it open, and any other request at once."""

    def answer(browser):
        asked = browser.recv(65536)
        if b"upgrade: websocket" in asked.lower():
            browser.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n")
            browser.recv(1)
        else:
            browser.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        browser.close()

    def listen():
        while True:
            threading.Thread(target=answer, args=listening.accept()[:1], daemon=True).start()

    listening = socket.create_server(("127.0.0.1", port))
    threading.Thread(target=listen, daemon=True).start()


def opened(port, path, upgrade=True):
    """The status of an answer, and the connection, which is kept open."""
    browser = socket.create_connection(("127.0.0.1", port), timeout=10)
    more = "Upgrade: websocket\r\nConnection: upgrade\r\n" if upgrade else "Connection: close\r\n"
    browser.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{more}\r\n".encode())
    return int(browser.recv(65536).split()[1]), browser


def after_an_outage(failing, ordinary_first=False):
    """What a request gets in an outage, and six websockets when the two servers are back."""
    ports, front = (free_port(), free_port()), free_port()
    servers = "".join(f"server 127.0.0.1:{port} {failing};" for port in ports)
    config = folder / f"{failing.split()[0]}.conf"
    config.write_text(f"""
        daemon off; master_process off; pid {config}.pid; error_log {config}.log;
        events {{ worker_connections 100; }}
        http {{
            access_log off;
            client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
            upstream both {{ hash $uri consistent; {servers} }}
            server {{
                listen 127.0.0.1:{front};
                location / {{
                    proxy_pass http://both; proxy_http_version 1.1;
                    proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;
                }}
            }}
        }}
    """)
    nginx = subprocess.Popen([sys.argv[1], "-p", folder, "-c", config])
    try:
        for _ in range(100):
            time.sleep(0.05)
            try:
                lost, _ = opened(front, "/", upgrade=False)
                break
            except ConnectionRefusedError:
                pass
        for port in ports:
            serve(port)
        time.sleep(FAIL_SECONDS + 1)
        if ordinary_first:
            for number in range(6):
                opened(front, f"/{number}", upgrade=False)
        kept = [opened(front, f"/{number}") for number in range(6)]
        reached = [opened(port, "/", upgrade=False)[0] for port in ports]
        return lost, [status for status, _ in kept], reached
    finally:
        nginx.terminate()
        nginx.wait(10)


USUAL = f"max_fails=1 fail_timeout={FAIL_SECONDS}s"
found = {
    USUAL: after_an_outage(USUAL),
    f"{USUAL}, ordinary requests first": after_an_outage(USUAL, ordinary_first=True),
    "max_fails=0": after_an_outage("max_fails=0"),
}
for how, (lost, websockets, reached) in found.items():
    print(f"{how}: {lost} in the outage; then websockets {websockets}, while the servers answer {reached}")
refused, *fine = found.values()
raise SystemExit(
    fine != [(502, [101] * 6, [200, 200])] * 2
    or (refused[0], sorted(refused[1]), refused[2]) != (502, [101] * 2 + [502] * 4, [200, 200])
)
PYTHON
