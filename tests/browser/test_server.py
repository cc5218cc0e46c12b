"""The server's responses before any script runs."""

from __future__ import annotations

import gzip
import re
import socket
import urllib.request
from pathlib import Path

import pytest
from streamlit import file_util

from presentation import pages
from web import shell

POLICY = "Content Security Policy"
BREACH = """
document.body.append(Object.assign(document.createElement('script'), {textContent: 'let unwanted;'}));
"""


def sent(address: str, **headers: str):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as response:
        return response.headers, response.read()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "Overblik – "),
        (f"/{pages.objective(5)}", "Målsætning 5 – "),
        (f"/{pages.COUNCIL}?svar=med-svar", "Handicaprådet – "),
        ("/findes-ikke", ""),
    ],
)
def test_the_served_page_is_danish_and_has_its_title_before_any_script(app_address, path, name):
    _, body = sent(app_address + path)
    html = body.decode()
    assert '<html lang="da">' in html
    assert f"<title>{name}Status på handicappolitikken</title>" in html
    assert "Siden kræver JavaScript" in html
    assert "enable JavaScript" not in html


@pytest.mark.parametrize("path", ["/", f"/{pages.objective(5)}"])
def test_foreign_code_and_frames_are_blocked(app_address, path):
    headers, _ = sent(app_address + path)
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    scripts = re.search(r"script-src ([^;]*)", policy)[1]
    assert "unsafe" not in scripts
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/findes/ikke", "/findes-ikke"),
        (f"/{pages.objective(5)}/5d/", f"/{pages.objective(5)}-5d"),
        ("/static/findes//ikke", "/static-findes--ikke"),
        ("/a/%5Cb.example", "/a-%5Cb.example"),
    ],
)
def test_a_nested_address_leads_to_the_page_itself(app_address, path, leads_to):
    with urllib.request.urlopen(app_address + path) as response:
        assert response.url == app_address + leads_to
    assert shell.beside_the_others(f"/{pages.COUNCIL}/") is None


@pytest.mark.parametrize("path", ["/findes-ikke", "/findes/ikke", f"/{'lang' * 80}"])
def test_an_unknown_address_is_reported_and_leads_to_the_front_page(open_page, path):
    page = open_page(path)
    told = page.get_by_role("dialog", name="Siden findes ikke")
    assert "Her er forsiden." in told.inner_text()
    for width in (390, 820, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        place = told.bounding_box()
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width
    page.keyboard.press("Escape")
    told.wait_for(state="detached")
    assert page.get_by_role("heading", level=1).is_visible()


def test_a_head_request_has_the_headers_of_the_page(app_address):
    headers, page = sent(app_address)
    with urllib.request.urlopen(urllib.request.Request(app_address, method="HEAD")) as told:
        for name in ("Content-Length", "Content-Security-Policy"):
            assert told.headers[name] == headers[name]
        assert told.read() == b""
    assert int(headers["Content-Length"]) == len(page)


@pytest.mark.parametrize("path", ["/", f"/{pages.objective(5)}", f"/{pages.INITIATIVES}"])
def test_no_page_violates_its_content_security_policy(open_page, settle, app_address, path):
    breaches: list[str] = []
    page = open_page(path, alone=True)
    page.on("console", lambda message: POLICY in message.text and breaches.append(message.text))
    page.goto(app_address + path)
    settle(page)
    # A violation by the page would be reported before the one provoked here.
    with page.expect_console_message(lambda message: POLICY in message.text):
        page.evaluate(BREACH)
    assert len(breaches) == 1, breaches


def test_files_are_compressed(app_address):
    _, page = sent(app_address)
    script = re.search(rb'src="\./(static/js/index[^"]+)"', page)[1].decode()
    headers, packed = sent(f"{app_address}/{script}", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert len(packed) < len(gzip.decompress(packed)) / 2


def test_a_file_of_ours_is_kept_for_good_under_the_address_of_its_edition_alone(app_address):
    html = sent(app_address)[1].decode()
    addresses = re.findall(r'(?:src|href)="\./([a-z]+\.(?:js|css)\?v=[0-9a-f]+)"', html)
    assert {address.partition("?")[0] for address in addresses} == set(shell.FILES)
    for address in addresses:
        assert "immutable" in sent(f"{app_address}/{address}")[0]["Cache-Control"]
        other = re.sub("v=.*", "v=0000000000000000", address)
        assert sent(f"{app_address}/{other}")[0]["Cache-Control"] == "no-cache"


def test_health_is_answered(app_address):
    assert sent(f"{app_address}/sundhed")[1].decode() == "i orden"


def test_every_rewriting_of_the_shell_is_applied():
    # Where a new Streamlit has a different page, this shows which rewriting no longer applies.
    html = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    for pattern, _ in shell.IN_DANISH:
        assert re.search(pattern, html, flags=re.DOTALL), pattern


def answered(address: str, host: str, *lines: str) -> str:
    """The server's response to a request for a host, as text."""
    name, port = address.removeprefix("http://").split(":")
    asked = ["GET /_stcore/stream HTTP/1.1", f"Host: {host}", "Connection: close", *lines]
    with socket.create_connection((name, int(port)), timeout=30) as connection:
        connection.sendall("\r\n".join([*asked, "", ""]).encode())
        return connection.makefile("rb").read(4_000).decode()


WEBSOCKET = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: aaaaaaaaaaaaaaaaaaaaaa==",
)


@pytest.mark.parametrize("lines", [(), WEBSOCKET], ids=["page", "websocket"])
def test_a_foreign_host_name_is_rejected_in_danish(app_address, lines):
    told = answered(app_address, "fremmed.dk:8501", *lines)
    assert told.startswith("HTTP/1.1 400")
    assert "Siden vises ikke under dette navn" in told


def test_a_request_with_two_host_names_is_rejected(app_address):
    told = answered(app_address, "localhost", "Host: localhost")
    assert told.startswith("HTTP/1.1 400")


def test_a_websocket_can_be_opened_under_the_local_host_names(app_address):
    port = app_address.rpartition(":")[2]
    for host in (f"localhost:{port}", f"LOCALHOST.:{port}", f"[::1]:{port}"):
        name, port = app_address.removeprefix("http://").split(":")
        with socket.create_connection((name, int(port)), timeout=30) as connection:
            asked = ["GET /_stcore/stream HTTP/1.1", f"Host: {host}", *WEBSOCKET, "", ""]
            connection.sendall("\r\n".join(asked).encode())
            assert connection.recv(100).startswith(b"HTTP/1.1 101"), host
