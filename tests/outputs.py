"""All output for readers from the shipped data, as text: `python -m tests.outputs FOLDER`.

Run before and after a change of the code, so that `diff -r before after` shows what readers would
notice: pages with their choices and downloads, documents, templates and JSON, for three dates.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import logging
import os
import re
import tempfile
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import streamlit
from google.protobuf.json_format import MessageToDict
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

import cli
from monitor.settings import STORE_VARIABLE
from policy import clock
from presentation import pages
from presentation.html import addresses
from store import writer
from tests.as_text import pretty, text_of

ROOT = Path(__file__).resolve().parents[1]
DATES: Mapping[str, Mapping[str, str]] = {
    "2024-06-30": {addresses.DATE: "2024-06-30"},
    "Status oktober 2025": {addresses.SNAPSHOT: "Status oktober 2025"},
    "2026-03-31": {addresses.DATE: "2026-03-31", addresses.SNAPSHOT: "arbejdsudgave"},
}
COMMAND_DATES = (
    ["--as-of", "2024-06-30"],
    ["--snapshot", "Status oktober 2025"],
    ["--as-of", "2026-03-31", "--snapshot", "arbejdsudgave"],
)
EVERY_PAGE: Mapping[str, Mapping[str, str]] = {
    "whole": {},
    "easy": {addresses.EASY: addresses.YES},
    "group": {addresses.GROUP: "autisme"},
    "easy group": {addresses.EASY: addresses.YES, addresses.GROUP: "autisme"},
    "misread": {addresses.GROUP: "alle", addresses.EASY: "måske", addresses.DEPARTMENT: "XYZ"},
}
SOME_PAGES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    pages.SEARCH: {
        words: {addresses.QUERY: words} for words in ("fleksjob", "§ 83", "børn og unge", "xyzzy")
    },
    pages.SERVICES: {"rengøring": {addresses.QUERY: "rengøring"}},
    pages.REPORT: {
        "part since": {
            addresses.OBJECTIVES: "3,5",
            addresses.DEPARTMENTS_SELECTED: "BUF",
            addresses.SINCE: "2024-01-01",
        },
    },
    pages.CHANGES: {"between": {addresses.FROM: "2024-01-01", addresses.TO: "2025-12-31"}},
}
EVERY_OPTION = {pages.DEPARTMENTS, pages.SUBMIT}
"""The pages on which every option of a list is chosen; on other pages only the first and the last."""
DOCUMENTS = "documents"
VISIT = re.compile(r'data-visit="[0-9a-f]+"')
"""The random name of a session."""
OF_STREAMLIT = {"id", "url", "deferredFileId", "formId", "spec", "elementId", "pageScriptHash"}
"""Streamlit's internal fields, and the chart, which is written separately."""


class Noon(datetime):
    """The clock on the day that all outputs are written for."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime(2026, 3, 31, 12, tzinfo=tz)


@dataclass
class Shown:
    """Values that pages pass to Streamlit and that its test framework does not return."""

    pages: list[Any] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    downloads: list[tuple[str, Any]] = field(default_factory=list)

    def watched(self) -> contextlib.ExitStack:
        """Record the calls until the stack is closed."""
        stack = contextlib.ExitStack()
        for name, listen in (
            ("navigation", self._navigation),
            ("set_page_config", self._set_page_config),
            ("download_button", self._download_button),
        ):
            stack.enter_context(
                patch.object(streamlit, name, _also(getattr(streamlit, name), listen))
            )
        return stack

    def _navigation(self, groups: Mapping[str, Sequence[Any]], **_: object) -> None:
        self.pages[:] = [page for pages in groups.values() for page in pages]
        self.titles.clear()
        self.downloads.clear()

    def _set_page_config(self, *, page_title: str, **_: object) -> None:
        self.titles.append(page_title)

    def _download_button(
        self, _label: str, data: Any, file_name: str, *_: object, **__: object
    ) -> None:
        self.downloads.append((file_name, data))


def _also(call: Callable[..., Any], listen: Callable[..., None]) -> Callable[..., Any]:
    def both(*args: Any, **kwargs: Any) -> Any:
        listen(*args, **kwargs)
        return call(*args, **kwargs)

    return both


def lines(node: Any, depth: int = 0) -> Iterator[str]:
    """The content of a part of a page, in order, with nested parts indented."""
    inward = "  " * depth
    if isinstance(node, Block):
        shown = _values(node.proto) if node.proto is not None else {}
        yield f"{inward}[{node.type}] {json.dumps(shown, ensure_ascii=False, sort_keys=True)}"
        for child in node.children.values():
            yield from lines(child, depth + 1)
    elif node.type == "html":
        body = VISIT.sub('data-visit=""', node.proto.body)
        yield from (f"{inward}{line}" for line in pretty(body))
    else:
        yield f"{inward}{node.type} {json.dumps(_values(node.proto), ensure_ascii=False, sort_keys=True)}"
        if spec := getattr(node.proto, "spec", ""):
            yield json.dumps(json.loads(spec), ensure_ascii=False, sort_keys=True, indent=1)


def _values(proto: Any) -> dict[str, Any]:
    return _without_ids(MessageToDict(proto))


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_ids(v) for k, v in value.items() if k not in OF_STREAMLIT}
    return [_without_ids(each) for each in value] if isinstance(value, list) else value


@cache
def components() -> BidiComponentManager:
    """Streamlit's components, which every test of a page would search all packages for."""
    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found


def opened(page: Any, query: Mapping[str, str], user: Mapping[str, str] | None = None) -> AppTest:
    """A page at an address; `user` is what the guard says of whoever is signed in."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.user = dict(user or {})
    app._bidi_component_manager = components()
    app.query_params.update(query)
    app._page_hash = page._script_hash if page else ""
    return app.run()


def registry(shown: Shown) -> list[Any]:
    """The pages of the application."""
    opened(None, {})
    return list(shown.pages)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


def write_page(folder: Path, app: AppTest, shown: Shown) -> None:
    """Write the content of a page, and each of its downloads beside it."""
    if app.exception:
        raise RuntimeError(f"{folder}: {[error.value for error in app.exception]}")
    address = json.dumps(app.query_params, ensure_ascii=False, sort_keys=True)
    body = [*lines(app.sidebar), *lines(app.main)]
    write(folder / "page.txt", "\n".join([*shown.titles, address, *body]))
    for name, data in shown.downloads:
        of_the_report = folder.parent.name == pages.REPORT
        path = (folder.parents[1] / DOCUMENTS if of_the_report else folder) / f"{name}.txt"
        if not (of_the_report and path.exists()):  # the name of a document describes its content
            write(path, text_of(name, data() if callable(data) else data))


def write_choices(folder: Path, app: AppTest, shown: Shown, *, every: bool) -> None:
    """The page with one option of one list chosen at a time."""
    sizes = sizes_of(app)
    for place, size in enumerate(sizes):
        for option in range(1, size) if every else sorted({1, size - 1} - {0, size}):
            if sizes_of(app) != sizes:  # the last choice has changed which lists there are
                for box in app.selectbox:
                    box.select_index(0)
                app.run()
            for other, box in enumerate(app.selectbox):
                box.select_index(option if other == place else 0)
            app.run()
            write_page(folder / f"list {place} option {option}", app, shown)


def sizes_of(app: AppTest) -> list[int]:
    """The number of options of each list on a page."""
    return [len(box.options) for box in app.selectbox]


def write_pages(folder: Path, date: Mapping[str, str], only: Container[str] | None = None) -> None:
    """Every page of the registry, or those with one of the paths."""
    shown = Shown()
    with shown.watched():
        opened(None, {})
        for page in tuple(shown.pages):
            path = page.url_path
            if only is not None and path not in only:
                continue
            place = folder / (path or "overblik")
            for name, choices in {**EVERY_PAGE, **SOME_PAGES.get(path, {})}.items():
                app = opened(page, {**date, **choices})
                write_page(place / name, app, shown)
                if not choices:
                    write_choices(place, app, shown, every=path in EVERY_OPTION)


def write_commands(folder: Path) -> None:
    """Write the output for programs."""
    for command in (["dump"], ["check"], *(["status", *options] for options in COMMAND_DATES)):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            cli.program.run(cli.COMMANDS, [*command, "--json"])
        write(folder / f"{' '.join(command)}.json", said.getvalue())


def main() -> None:
    """Write all output to the folder, from a store that is empty at first."""
    parser = argparse.ArgumentParser(prog="python -m tests.outputs", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--date", choices=DATES, action="append", help="these dates alone")
    parser.add_argument("--page", action="append", help="the pages with these paths alone")
    asked = parser.parse_args()
    logging.disable()  # Streamlit warns on every page that it has no server
    with tempfile.TemporaryDirectory() as store, patched(store):
        for date in asked.date or DATES:
            write_pages(asked.folder / date, DATES[date], asked.page)
        if not asked.page:
            write_commands(asked.folder / "commands")


@contextlib.contextmanager
def patched(store: str) -> Iterator[None]:
    """A separate store, and a fixed clock."""
    with (
        patch.dict(os.environ, {STORE_VARIABLE: store}),
        patch.object(clock, "datetime", Noon),
        patch.object(writer, "datetime", Noon),
    ):
        os.environ.pop("DATABASE_URL", None)
        yield


if __name__ == "__main__":
    main()
