"""The proxies as they are delivered, by the real programs."""

from __future__ import annotations

import urllib.error
import urllib.request

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
