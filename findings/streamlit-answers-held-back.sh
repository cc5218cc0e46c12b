#!/bin/sh
# streamlit 1.67.0 on uvicorn 0.54.0, Linux: answers on a connection that is kept open.
# uvicorn alone sends at once: asyncio sets TCP_NODELAY on every connection that it accepts. Streamlit binds its socket
# itself and does not name the protocol, asyncio then takes the connection for something else than TCP, and Nagle's
# algorithm stays on. An answer whose head and body are sent apart waits for the reader's system to acknowledge the
# head, which Linux puts off by up to 40 ms, each time a program asks again on the same connection.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 uvicorn==0.54.0
cd "$folder"
mkdir .streamlit
printf '[server]\nheadless = true\n[browser]\ngatherUsageStats = false\n' >.streamlit/config.toml
printf 'import streamlit\nstreamlit.write("Status")\n' >page.py
cat >served.py <<'PYTHON'
"""Serves, and writes whether the connections that this process has accepted send at once."""

import os
import socket
import stat
import sys
import threading
import time

kind, port = sys.argv[1], int(sys.argv[2])


def watched():
    while True:
        time.sleep(0.1)
        for number in map(int, os.listdir("/proc/self/fd")):
            try:
                if not stat.S_ISSOCK(os.fstat(number).st_mode):
                    continue
                with socket.socket(fileno=os.dup(number)) as found:
                    is_ours = found.getsockname()[1] == port and found.getpeername()
                    option = found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            except (OSError, IndexError):
                continue
            if is_ours:
                print("at once" if option else "held back", flush=True)
                os._exit(0)


threading.Thread(target=watched, daemon=True).start()
if kind == "streamlit":
    from streamlit.web import cli

    sys.argv = ["streamlit", "run", "page.py", "--server.address=127.0.0.1", f"--server.port={port}"]
    cli.main()
else:
    import uvicorn

    async def app(scope, receive, send):
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"Status"})

    uvicorn.run(app, port=port, log_level="error", lifespan="off")
PYTHON
"$folder/venv/bin/python" - <<'PYTHON'
import socket
import subprocess
import sys
import time


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def seen(kind):
    """Whether a server's connections send at once, in its own words."""
    port = free_port()
    with subprocess.Popen([sys.executable, "served.py", kind, str(port)], stdout=subprocess.PIPE, text=True) as server:
        for _ in range(600):
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=60) as reader:
                    reader.sendall(b"GET /_stcore/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    reader.recv(65536)
                    told = [line.strip() for line in server.stdout]
                return [line for line in told if line in ("at once", "held back")]
            except ConnectionRefusedError:
                time.sleep(0.1)
    return ["did not start"]


found = {kind: seen(kind) for kind in ("uvicorn", "streamlit")}
for kind, told in found.items():
    print(f"{kind}: {', '.join(told)}")
sys.exit(found != {"uvicorn": ["at once"], "streamlit": ["held back"]})
PYTHON
