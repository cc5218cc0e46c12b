"""The documents of a draft: on the page and from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from commands import program, report
from commands.exits import Exit
from monitor import editions
from monitor.settings import DATA_FOLDER_VARIABLE, DRAFTS_VARIABLE, STORE_VARIABLE
from reports.formats import FORMATS
from tests import drafted_city, made_up_city
from tests.pages_run import opened

INTERNAL = FORMATS["dropped"].label


@pytest.fixture(scope="module", autouse=True)
def drafted(tmp_path_factory) -> Iterator[None]:
    """The process shows the drafted city to its own department, until the tests of this file end."""
    place = tmp_path_factory.mktemp("drafted")
    data = made_up_city.workbooks(place / "2021-2028", drafted_city.CITY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_FOLDER_VARIABLE, str(data))
        patch.setenv(STORE_VARIABLE, str(place / "store"))
        patch.setenv(DRAFTS_VARIABLE, "egen")
        editions.opened.cache_clear()
        yield
    editions.opened.cache_clear()


def buttons(page) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


def test_the_page_offers_the_papers_of_the_draft_and_the_internal_one_only_when_asked():
    page = opened("reporting/report", dato="2025-10-01")
    others = [kind.label for name, kind in FORMATS.items() if name != "dropped"]
    assert sorted(buttons(page)) == sorted(others)
    page.checkbox(key="internal-documents").check().run()
    assert sorted(buttons(page)) == sorted([*others, INTERNAL])


def test_the_command_writes_every_paper_and_the_internal_one_only_by_name(tmp_path, capsys):
    place = ["--out", str(tmp_path), "--as-of", "2025-10-01"]
    assert program.run({"report": report}, ["report", "all", *place]) == Exit.FINE
    written = set(json.loads(capsys.readouterr().out)["files"])
    assert written == {name for name, kind in FORMATS.items() if not kind.internal}
    assert program.run({"report": report}, ["report", "dropped", *place]) == Exit.FINE
    assert list(json.loads(capsys.readouterr().out)["files"]) == ["dropped"]
