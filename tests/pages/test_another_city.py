"""A different city's policy needs no change of the code: every page and document of an invented city."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from monitor import editions
from monitor.settings import DATA_FOLDER_VARIABLE
from presentation import pages
from presentation.html import addresses
from tests import city_words, made_up_city, outputs

ALLOWED = {"KK", "fleksjob", "POLITIK", "STATUS"}
"""The key of a whole city in every policy's workbooks; a national scheme, as an example of a search
term; and the codes of two documents, as examples of how to cite a place in one."""
EVERY_PAGE: Mapping[str, Mapping[str, str]] = {
    "whole": {},
    "easy": {addresses.EASY: addresses.YES},
}


@pytest.fixture(autouse=True)
def own_editions() -> Iterator[None]:
    """Close the process's open store, which does not have the made-up city."""
    editions.opened.cache_clear()
    yield
    editions.opened.cache_clear()


def written(folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """All output for readers from the workbooks in `data`, as text by path in `folder`."""
    monkeypatch.setenv(DATA_FOLDER_VARIABLE, str(data))
    shown = outputs.Shown()
    with outputs.patched(str(folder / "store")), shown.watched():
        outputs.opened(None, {})
        for page in tuple(shown.pages):
            for name, choices in EVERY_PAGE.items():
                app = outputs.opened(page, choices)
                place = folder / "out" / (page.url_path or "forside") / name
                outputs.write_page(place, app, shown)
                if name == "whole" and page.url_path == pages.DEPARTMENTS:
                    outputs.write_choices(place, app, shown, every=True)
            if page.url_path == pages.SEARCH:
                outputs.write_page(
                    folder / "out" / "found",
                    outputs.opened(page, {addresses.QUERY: "rådet"}),
                    shown,
                )
        outputs.write_commands(folder / "out" / "commands")
    return {
        str(path.relative_to(folder / "out")): path.read_text(encoding="utf-8")
        for path in (folder / "out").rglob("*.*")
        if path.is_file()
    }


@pytest.mark.parametrize("records", [made_up_city.WHOLE, made_up_city.BARE], ids=["whole", "bare"])
def test_no_page_or_document_of_the_made_up_city_names_the_shipped_one(
    records, tmp_path, monkeypatch
):
    monkeypatch.setattr(outputs, "COMMAND_DATES", ([],))
    data = made_up_city.workbooks(tmp_path / "2021-2028", records)
    texts = written(tmp_path, data, monkeypatch)
    objectives = {name for name in texts if re.match(r"maalsaetning-\d/whole/page", name)}
    assert len(objectives) == len(made_up_city.OBJECTIVES) == 5
    assert any(name.endswith(".pdf.txt") for name in texts)
    assert "Lyngvig Kommune" in texts["forside/whole/page.txt"]
    if records.policies[0].council:
        assert "Tilgængelighedsrådet" in texts[f"{pages.COUNCIL}/whole/page.txt"]
    own = json.dumps([str(row) for row in records.services], ensure_ascii=False)
    allowed = ALLOWED | city_words.found_in(own)
    if not records.policies[0].council:
        allowed |= {"Handicaprådet"}  # the term of the law, where the catalogue has none
    named = {
        name: found
        for name, text in texts.items()
        if (found := city_words.found_in(text) - allowed)
    }
    assert named == {}
