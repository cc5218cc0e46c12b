"""The lists of docs/contributing.md name every file that such a change touches."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from inspect import getfile
from pathlib import Path
from typing import get_args

import pytest

from loaders.reading import formats
from metrics.trial.checks import CheckCode
from monitor import policies, settings
from monitor.settings import STORE_VARIABLE
from policy.tables import REQUIRED, WORKBOOKS
from presentation.charts import chart
from presentation.glossary import words
from presentation.search import words_on_pages

ROOT = Path(__file__).resolve().parents[1]
CONTRIBUTING = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
ROOMS = (
    "commands",
    "loaders",
    "metrics",
    "monitor",
    "pages",
    "policy",
    "presentation",
    "reports",
    "store",
)


def listed(heading: str) -> list[str]:
    """The files that a section of docs/contributing.md lists, each at the start of its item."""
    section = CONTRIBUTING.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\d+\. `([^`]+)`", section, re.MULTILINE)


@cache
def code(path: Path) -> ast.Module:
    """The syntax tree of a Python file, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module, or name from a module, that a file imports."""
    for node in ast.walk(code(path)):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def test_every_file_format_is_one_file_and_its_test() -> None:
    module, test = listed("A file format")
    names = [path.stem for path in (ROOT / module).parent.glob("[!_]*.py")]
    assert len(names) == len(formats.FORMATS) > 0
    for name in names:
        assert (ROOT / module.replace("NAME", name)).exists()
        assert (ROOT / test.replace("NAME", name)).exists()


def test_no_other_file_depends_on_a_file_format() -> None:
    folder = ROOT / "loaders" / "reading" / "formats"
    modules = {f"{formats.__name__}.{path.stem}" for path in folder.glob("[!_]*")}
    others = [
        path for room in ROOMS for path in (ROOT / room).rglob("*.py") if folder not in path.parents
    ]
    assert len(others) > 100
    for path in others:
        known = [each for each in imports(path) if each.startswith(tuple(modules))]
        assert not known, path


def test_a_check_of_a_draft_target_is_known_to_the_listed_files_alone() -> None:
    module, *others = listed("A check of a draft target")
    checks = {f"metrics.trial.{code.value}" for code in CheckCode}
    assert all((ROOT / module.replace("NAME", code.value)).exists() for code in CheckCode)
    assert all((ROOT / each).exists() for each in others)
    knowing = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if checks & set(imports(path)) and path.parent != (ROOT / module).parent
    }
    of_figures = {"presentation/drafting/check_figures.py"}
    assert knowing == of_figures | {each for each in others if each.startswith("presentation/")}


PAGE_SCRIPT = '''\
"""Et tal: a page for the test."""

import streamlit as st

from pages.shell import frame, view
from presentation.about import one_figure

current = view.current()
frame.begin(current, one_figure.headline(current.status))
st.html(one_figure.text(current.status, current.links))
frame.end(current)
'''
PAGE_WORDS = """\
from markupsafe import Markup

from metrics.status import Status
from presentation import pages
from presentation.html import markup
from presentation.html.links import Links


def headline(status: Status) -> str:
    return f"Politikken har {len(status.objectives)} målsætninger"


def text(status: Status, links: Links) -> Markup:
    return markup.paragraph(markup.anchor("Se målene", links.page(pages.FIGURES)))
"""
REGISTERED = '    "Om": (\n'
PAGE_ENTRY = """\
        Page("et-tal", "Et tal", "about/one_figure", ("Her står ét tal.",), _only("tal")),
"""
OPENED = """\
from pathlib import Path
from tests import pages_run
pages_run.ROOT = Path.cwd()
app = pages_run.opened("about/one_figure", dato="2025-11-13", let="ja", maalgruppe="autisme")
links = pages_run.menu(app)
print(app.title[0].value, *links, pages_run.words(app), sep="\\n")
"""


def test_a_page_can_be_added_with_only_the_listed_files(
    tmp_path: Path, store_with_data: Path
) -> None:
    assert listed("A page") == [
        "pages/GROUP/NAME.py", "presentation/ROOM/NAME.py", "presentation/pages.py",
    ]  # fmt: skip
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "vejledning.md", tmp_path / "docs")  # a search finds it
    shutil.copy(ROOT / "app.py", tmp_path)
    for room in ("pages", "presentation"):
        shutil.copytree(ROOT / room, tmp_path / room)
    (tmp_path / "pages" / "about" / "one_figure.py").write_text(PAGE_SCRIPT, encoding="utf-8")
    (tmp_path / "presentation" / "about" / "one_figure.py").write_text(PAGE_WORDS, encoding="utf-8")
    registry = tmp_path / "presentation" / "pages.py"
    entered = registry.read_text(encoding="utf-8").replace(REGISTERED, REGISTERED + PAGE_ENTRY)
    registry.write_text(entered, encoding="utf-8")

    shown = ran_in(tmp_path, OPENED, store_with_data)
    assert "Politikken har 6 målsætninger" in shown
    assert shown.index("\nEt tal\n") < shown.index("\nMetode og kilder\n")
    assert "Her står ét tal." in shown
    assert "Kun de tal, der nævner den, er med." in shown
    assert 'href="./tal-og-maaltal?dato=2025-11-13&amp;maalgruppe=autisme&amp;let=ja"' in shown


NEW_KIND = """\
    CEILING = (
        "ceiling",
        "loft",
        Rule(
            used_for="Et tal, der ikke må blive for højt.",
            text="Højst måltallet: Nået. Ellers: Over loftet.",
        ),
    )
"""
NEW_STATUS = """\
    OVER = (
        "over",
        "Over loftet",
        Meaning(
            "Tallet er højere, end det må være.",
            Group.BELOW,
            Mark(Shape.UP, Tone.FAILING),
            Outcome.NOT_REACHED,
            ("Tallet er for højt.",),
        ),
    )
"""
NEW_RULE = '''\
"""A figure that is to stay at or below its target."""

from metrics.case import Case
from metrics.verdicts import Verdict
from policy.statuses import StatusCode


def judged(case: Case) -> Verdict:
    if not (case.goal and case.value):
        return case.unjudged
    over = case.value.size > case.goal.size
    return Verdict(StatusCode.OVER if over else StatusCode.REACHED)
'''
JUDGED = """\
from policy.kinds import Kind
from presentation import pages
from presentation.about.method import rules, words_table
from presentation.documents.status_document import status_document
from presentation.easy_read.easy_pages import easy_page
from presentation.html import markup
from reports.pdf.document import as_pdf
from tests import records
from tests.presentation import sentence_cases

status = records.assessed(
    records.policy(), *records.departments(), *records.objectives_and_priorities(),
    records.indicator("tal", Kind("ceiling")),
    records.target("tal", "SOF", 2024, 10), records.observation("tal", "SOF", 2024, 12),
)
(indicator,) = status.indicators
document = status_document(status)
print(rules(status.bands), words_table(status.bands), markup.mark(indicator.status))
print(repr(easy_page(status, pages.objective(5))), len(as_pdf(document)))
print({case.word for case in sentence_cases.cases()})
print(indicator.status.rank, indicator.judged_by_target, document)
"""


def test_a_kind_with_its_own_status_word_can_be_added_with_only_the_listed_files(
    tmp_path: Path, store_with_data: Path
) -> None:
    kinds, statuses, rule, method = listed("An indicator kind")
    for room in ("policy", "metrics"):
        shutil.copytree(ROOT / room, tmp_path / room)
    inserted(tmp_path / kinds, "    CONTEXT = (\n", NEW_KIND)
    inserted(tmp_path / statuses, "    NO_DATA = (\n", NEW_STATUS)
    inserted(tmp_path / statuses, "    StatusCode.WRONG_DIRECTION,\n", "    StatusCode.OVER,\n")
    (tmp_path / rule.replace("NAME", "ceiling")).write_text(NEW_RULE, encoding="utf-8")

    shown = ran_in(tmp_path, JUDGED, store_with_data)
    assert "Højst måltallet: Nået. Ellers: Over loftet." in shown
    assert "Tallet er højere, end det må være." in shown
    assert "shape-up" in shown
    assert "Tallet er for højt." in shown
    assert "'Over loftet'" in shown
    assert "\n1 True Document(" in shown
    assert "| `missed` |" in (ROOT / method).read_text(encoding="utf-8")


def inserted(path: Path, before: str, text: str) -> None:
    """Insert the text into a file before the first line with the given beginning."""
    written = path.read_text(encoding="utf-8")
    assert before in written
    path.write_text(written.replace(before, text + before, 1), encoding="utf-8")


def ran_in(copy: Path, code: str, store: Path) -> str:
    """The output of a program that uses the copied rooms, and the original of all other rooms."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{copy}{os.pathsep}{ROOT}",
        STORE_VARIABLE: str(store),
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=copy, env=environment, capture_output=True, text=True, check=True, encoding="utf-8",
    ).stdout  # fmt: skip


def test_a_policy_is_a_folder_of_workbooks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (folder,) = listed("A policy")
    monkeypatch.setenv(settings.STORE_VARIABLE, str(tmp_path))
    for code, place in policies.every().items():
        data = place.folder
        assert data == ROOT / folder.replace("CODE", code)
        assert set(REQUIRED) <= {path.stem for path in data.glob("*.xlsx")} <= set(WORKBOOKS)


def sources(*rooms: str) -> dict[str, ast.Module]:
    """The code of some rooms by path."""
    paths = (path for room in rooms for path in sorted((ROOT / room).rglob("*.py")))
    return {path.relative_to(ROOT).as_posix(): code(path) for path in paths}


def called(tree: ast.Module) -> set[str]:
    """The names that a file calls, without the part before their last dot."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        func.attr if isinstance(func, ast.Attribute) else func.id
        for func in calls
        if isinstance(func, ast.Attribute | ast.Name)
    }


def test_a_table_is_declared_in_one_room_and_offered_by_a_page_or_a_workbook() -> None:
    assert listed("A table") == ["presentation/ROOM/NAME.py", "pages/GROUP/NAME.py"]
    rooms = sources("presentation")
    outlets = {"as_file", "in_document", "known_in_document"}
    declared = {path for path, tree in rooms.items() if called(tree) & outlets}
    assert declared
    assert not [path for path in declared if path.count("/") != 2]
    downloads = {
        node.name
        for path in declared
        for node in rooms[path].body
        if isinstance(node, ast.FunctionDef) and node.name.endswith("_download")
    }
    offered = set().union(*map(called, sources("pages", "reports", "presentation").values()))
    assert downloads - offered == set()
    for path in sources(*(room for room in ROOMS if room != "presentation")):
        assert not [
            name for name in imports(ROOT / path) if f"{name}.".startswith("presentation.tables.")
        ]


def test_a_kind_of_chart_is_in_each_of_the_listed_files() -> None:
    declared, union, drawn, drawing, points, trials = listed("A kind of chart")
    kinds = get_args(chart.Chart)
    assert kinds
    for kind in kinds:
        name = kind.__module__.rpartition(".")[2]
        assert ROOT / declared.replace("NAME", name) == Path(getfile(kind))
        body = code(ROOT / drawn.replace("NAME", name)).body
        assert "body" in {each.name for each in body if isinstance(each, ast.FunctionDef)}
        for path in (union, drawing, points, trials):
            assert f"{kind.__module__}.{kind.__name__}" in imports(ROOT / path), path
        assert all(kind.__name__ in cases(ROOT / path) for path in (drawing, points))


def cases(path: Path) -> set[str]:
    """The classes that a file has a case for."""
    patterns = (node for node in ast.walk(code(path)) if isinstance(node, ast.MatchClass))
    return {node.cls.id for node in patterns if isinstance(node.cls, ast.Name)}


def test_a_picture_is_made_in_one_room_listed_and_shown_by_a_page() -> None:
    made, registry, shown = listed("A picture on a page")
    rooms = sources("presentation")
    makers = {path for path, tree in rooms.items() if "Picture" in called(tree)}
    assert makers
    assert not [path for path in makers if path.count("/") != made.count("/")]
    known = {path: set(imports(ROOT / path)) for path in rooms}
    listing = known[registry]
    parts = {name.replace(".", "/") + ".py" for path in makers for name in known[path]}
    of_a_draft = {"presentation/drafting/target_chart.py"}  # seen by whom it is open to
    unlisted = {
        path for path in makers - parts if path.removesuffix(".py").replace("/", ".") not in listing
    }
    assert unlisted == of_a_draft
    showing = [path for path in sources("pages") if "pages.shell.pictures" in imports(ROOT / path)]
    assert {path.count("/") for path in showing} == {shown.count("/")}


def test_a_word_is_declared_once_and_named_only_where_pages_have_it() -> None:
    declared, named = listed("A word that is explained")
    assert ROOT / declared == words.FILE
    known = {word.word for word in words.words()}
    assert set().union(words_on_pages.EVERYWHERE, *words_on_pages.OWN.values()) <= known
    assert Path(getfile(words_on_pages)) == ROOT / named


def test_a_document_is_its_outline_and_a_line_of_the_formats() -> None:
    outline, formats_ = listed("A document")
    folder = (ROOT / outline).parent
    names = {
        path.stem for path in folder.glob("*.py") if "chapters.document(" in path.read_text("utf-8")
    }
    assert names
    preview = {"presentation/documents/report_contents.py", "pages/reporting/report.py"}
    known = {path: set(imports(ROOT / path)) for path in sources(*ROOMS)}
    for name in names:
        module = f"presentation.documents.{name}.{name}"
        knowing = {path for path, modules in known.items() if module in modules}
        assert formats_ in knowing
        assert knowing - {formats_} <= (preview if name == "status_document" else set())
