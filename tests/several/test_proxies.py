"""The proxies as they are delivered, by the real programs."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest

from tests.several.proxies import caddy, nginx
from tests.several.visitors import UNTRUSTED, place


def answered(address: str, **headers: str):
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60, context=UNTRUSTED) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as fault:
        return fault.code, fault.headers, fault.read()


@pytest.mark.parametrize("proxy", [nginx, caddy], ids=["nginx", "Caddy"])
def test_a_proxy_encrypts_compresses_and_keeps_a_browser_at_its_server(proxy, servers, tmp_path):
    with proxy([each.port for each in servers], tmp_path) as address:
        cookie = place(address)
        status, headers, _ = answered(f"{address}/", Cookie=cookie, **{"Accept-Encoding": "gzip"})
        assert (status, headers["Content-Encoding"]) == (200, "gzip")
        assert headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "handicapmonitor_plads" not in (headers["Set-Cookie"] or "")


@pytest.mark.parametrize("proxy", [nginx, caddy], ids=["nginx", "Caddy"])
def test_where_no_server_answers_a_proxy_says_so_in_danish(proxy, tmp_path):
    nobody = [1, 1]  # no server of ours is on the port that is for the protocol tcpmux
    with proxy(nobody, tmp_path) as address:
        status, headers, body = answered(f"{address}/")
        assert status == 503
        assert headers["Cache-Control"] == "no-store"
        assert "<h1>Prøv igen om et øjeblik</h1>" in body.decode()


@pytest.mark.parametrize("proxy", [nginx, caddy], ids=["nginx", "Caddy"])
def test_a_proxy_refuses_a_file_that_is_too_large_before_it_is_sent(proxy, tmp_path):
    with proxy([1, 1], tmp_path) as address:
        status, said = offered(address, 40_000_000)
        assert status == 413
        assert said.strip() == "Filen er for stor. Den må højst fylde 30 MB."


def test_caddy_lets_the_largest_file_in(tmp_path):
    largest = 30 * 1024 * 1024 + 1000  # maxUploadSize, and what a browser sends around a file
    with caddy([1, 1], tmp_path) as address:
        assert offered(address, largest)[0] == 503  # let in, but no server is there


def offered(address: str, size: int) -> tuple[int, str]:
    """The answer to a file of a size, in bytes, of which nothing is sent yet."""
    connection = http.client.HTTPSConnection(
        urlsplit(address).netloc, timeout=60, context=UNTRUSTED
    )
    connection.putrequest("PUT", "/_stcore/upload_file/side/fil")
    connection.putheader("Content-Length", str(size))
    connection.endheaders()
    with connection.getresponse() as answer:
        said = answer.read().decode()
    connection.close()
    return answer.status, said
