"""Whether calendar programs, which cannot sign in, can read the site."""

from __future__ import annotations

import pytest

from monitor.settings import SIGN_IN_VARIABLE
from pages.shell import site
from tests.web.test_doors import SETTINGS


@pytest.mark.parametrize(("reads", "closed"), [("true", False), ("false", True)])
def test_a_site_is_closed_where_only_whoever_signs_in_may_read(
    reads, closed, tmp_path, monkeypatch
):
    file = tmp_path / "adgang.toml"
    file.write_text(SETTINGS.replace("laese = true", f"laese = {reads}"), encoding="utf-8")
    monkeypatch.setenv(SIGN_IN_VARIABLE, str(file))
    assert site.is_closed() is closed


def test_a_site_where_nobody_signs_in_is_open(monkeypatch):
    monkeypatch.delenv(SIGN_IN_VARIABLE, raising=False)
    assert not site.is_closed()
