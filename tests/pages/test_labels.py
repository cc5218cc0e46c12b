"""Every label that Streamlit reads as Markdown is a literal or an escaped text."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pages.shell.labels import SIGNS, plain
from store.publishing import advance, publish
from store.states import State
from tests.pages.test_every_page import SCRIPTS
from tests.pages_run import ROOT, opened
from tests.store.deliveries import TODAY, delivered

LABELLED = {
    *("title", "header", "subheader", "caption", "button", "checkbox", "download_button"),
    *("expander", "file_uploader", "form_submit_button", "page_link", "popover", "selectbox"),
    *("spinner", "text_area", "text_input", "multiselect", "radio", "toggle", "tabs", "metric"),
    *("number_input", "date_input", "link_button", "segmented_control", "pills", "dialog"),
}
WRITING_MARKDOWN = {"markdown", "write", "error", "warning", "info", "success", "toast", "latex"}
OUR_BUTTON = {("downloads", "button"), ("", "button")}
MAKING_PLAIN = {"plain", "unseen"}
FILES = [Path(ROOT / "app.py"), *sorted((ROOT / "pages").rglob("*.py"))]
MARKUP = "**F** :red[r] $a$ [l](http://e.dk) `k` \\ :smile: a -> b"
LIVE = re.compile(r"(?<!\\)(?:\\\\)*[*_\[\]`$<>~]|(?<!\\):[a-z]|\w:[\w+-]+:")


def calls(file: Path) -> list[tuple[str, ast.Call]]:
    """The calls of Streamlit's own elements in a file, and of our button, whose callers label it."""
    called = (
        (name, node)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for module, _, name in [ast.unparse(node.func).rpartition(".")]
        if module == "st" or (module, name) in OUR_BUTTON
    )
    if file.name == "downloads.py":
        return [(name, call) for name, call in called if name != "download_button"]
    return list(called)


def is_plain(label: ast.expr) -> bool:
    match label:
        case ast.Constant(value=str() as text):
            return not SIGNS.search(text)
        case ast.Call(func=ast.Name(id=name)):
            return name in MAKING_PLAIN
        case ast.JoinedStr(values=values):
            return all(is_plain(each) for each in values)
        case ast.FormattedValue(value=value):
            return is_plain(value)
    return False


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_label_is_a_literal_or_an_escaped_text(file):
    for name, call in calls(file):
        assert name not in WRITING_MARKDOWN, (file, call.lineno)
        if name in LABELLED:
            named = [each.value for each in call.keywords if each.arg == "label"]
            label = (named or call.args)[0]
            assert is_plain(label), (file, call.lineno, ast.unparse(label))


@pytest.fixture
def marked(own_store):
    """Published names that labels show, with markup in each."""
    known = own_store.observe(None)
    rows = [
        *(replace(o, short_title=f"{MARKUP} {o.number}") for o in known.objectives),
        *(replace(d, name=f"{MARKUP} {d.code}") for d in known.departments),
        *(replace(i, name=f"{MARKUP} {i.id}") for i in known.indicators),
    ]
    version = delivered(own_store, *rows, department="SOF")
    for state in (State.APPROVED, State.PRESENTED):
        advance(own_store, version, state, "Chef")
    publish(own_store, f"Status {MARKUP}", TODAY, "Koordinator")


def labels(block) -> list[str]:
    """Every label and heading of a page."""
    found = []
    for child in block.children.values():
        if hasattr(child, "children"):
            found += labels(child)
        proto = getattr(child, "proto", None)
        for name in ("label", "body"):
            text = getattr(proto, name, "")
            if isinstance(text, str) and getattr(child, "type", "") != "html":
                found.append(text)
    return [text for text in found if text]


def shown_labels(script: str) -> list[str]:
    app = opened(script, soeg=MARKUP, maalgruppe=MARKUP, udgave="8", forvaltning="BUF")
    return [*labels(app.main), *labels(app.sidebar)]


@pytest.mark.parametrize("script", ["detail/figures", "reporting/report"])
def test_names_from_the_data_are_in_labels(marked, script):
    assert any(plain(MARKUP)[:8] in text for text in shown_labels(script))


@pytest.mark.parametrize("script", SCRIPTS)
def test_markup_in_names_and_addresses_is_inert_in_every_label_of_a_page(marked, script):
    shown = shown_labels(script)
    without_italics = [re.sub(r" \*– (.*)\*$", r" \1", text) for text in shown]
    assert [text for text in without_italics if LIVE.search(text)] == []
