from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from monitor.proposals import proposals
from monitor.settings import SHIPPED_DATA
from presentation import pages
from reports.formats import FORMATS
from tests import outputs

SNAPSHOT = "Status oktober 2025"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Write each page once, without the readers' choices."""
    folder = tmp_path_factory.mktemp("outputs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "EVERY_PAGE", {"whole": {}})
        patch.setattr(outputs, "SOME_PAGES", {})
        patch.setattr(outputs, "write_choices", lambda *_, **__: None)
        outputs.write_pages(folder, outputs.DATES[SNAPSHOT])
    return folder


def test_every_page_of_the_registry_is_written(written):
    for path in pages.every_path(range(1, 7)):
        assert (written / (path or "overblik") / "whole" / "page.txt").stat().st_size > 1000


@pytest.mark.parametrize(
    "name", [n for n, kind in FORMATS.items() if not (kind.of_draft or kind.internal)]
)
def test_every_format_is_written_with_its_text(written, name):
    kind = FORMATS[name]
    (path,) = written.glob(f"documents/{kind.file}-*.{kind.ending}.txt")
    assert "fleksjob" in path.read_text(encoding="utf-8").lower()


def test_a_page_is_written_with_its_text_tables_links_charts_and_downloads(written):
    folder = written / pages.objective(5) / "whole"
    page = (folder / "page.txt").read_text(encoding="utf-8")
    for part in ("<td", 'href="./', "data:image/svg+xml", "download_button"):
        assert part in page
    tables = {path.name.removesuffix(".txt").rpartition(".")[2] for path in folder.iterdir()}
    assert {"csv", "xlsx", "svg"} <= tables


def test_a_template_is_written_cell_for_cell(written):
    (template,) = written.glob(f"{pages.SUBMIT}/whole/skabelon*.txt")
    assert "A1 [General] Indikator" in template.read_text(encoding="utf-8")


def test_no_proposal_of_the_product_is_written_before_a_person_takes_it_over(written):
    texts = {path: path.read_text(encoding="utf-8") for path in written.rglob("*.txt")}
    assert any("zip" in path.name for path in texts)
    told = [each.definition or each.no_numbers for each in proposals(SHIPPED_DATA.name)]
    assert len(told) > 20
    assert [(path, words) for path, text in texts.items() for words in told if words in text] == []
    names = [each.name for each in proposals(SHIPPED_DATA.name)]
    assert [(path, name) for path, text in texts.items() for name in names if name in text] == []


def test_the_same_code_writes_the_same_text_on_every_run(tmp_path):
    first, second = (run(tmp_path / each) for each in ("first", "second"))
    assert f"{pages.CHANGES}/list 2 option 1/page.txt" in first
    assert first == second


def run(folder: Path) -> dict[str, str]:
    """The files of one page by name, written by a separate process."""
    command = [sys.executable, "-m", "tests.outputs", str(folder)]
    only = ["--date", SNAPSHOT, "--page", pages.CHANGES]
    subprocess.run([*command, *only], check=True, cwd=outputs.ROOT)
    files = (path for path in folder.rglob("*") if path.is_file())
    root = folder / SNAPSHOT
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}
